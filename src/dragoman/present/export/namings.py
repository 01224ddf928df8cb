"""What each outlet calls each entity, as rows of the published format."""

from dragoman.model.ids import make_id
from dragoman.present.export.documents import Row
from dragoman.store.base import Store

_NAMINGS = """
SELECT d.outlet, m.entity, m.quote AS form, m.form AS sort, count(*) AS times, min(m.id) AS mention
FROM mentions AS m
JOIN documents AS d ON d.id = m.document
WHERE m.form <> 'pronoun' AND m.metonym = 0 AND m.entity IS NOT NULL AND d.outlet IS NOT NULL
GROUP BY d.outlet, m.entity, m.quote, m.form
ORDER BY d.outlet, m.entity, m.quote, m.form
"""


def naming_rows(store: Store) -> list[Row]:
    """Return one row for each outlet and entity, with its forms, most frequent first."""
    groups: dict[tuple[str, str], dict[tuple[str, str], Row]] = {}
    for row in store.query(_NAMINGS):
        forms = groups.setdefault((row["outlet"], row["entity"]), {})
        words = " ".join(row["form"].split())
        known = forms.get((words, row["sort"]))
        forms[words, row["sort"]] = {
            "words": words,
            "form": row["sort"],
            "count": row["times"] + (known["count"] if known else 0),
            "mention": min(row["mention"], known["mention"]) if known else row["mention"],
        }
    return [
        {
            "id": make_id("nm", outlet, entity),
            "outlet": outlet,
            "entity": entity,
            "forms": sorted(
                forms.values(), key=lambda each: (-each["count"], each["words"], each["form"])
            ),
        }
        for (outlet, entity), forms in groups.items()
    ]
