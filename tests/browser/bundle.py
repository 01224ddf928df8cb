"""A small record of invented articles, shaped as the export hands it over."""

from typing import Any

from bundle_articles import add_articles, add_entities
from bundle_builder import Bundle

HOSTILE_TITLE = '<script>window.broken=1</script> & "quotes" \'); DROP TABLE documents; --'

ATTACK = "gunmen of the Benghazi Defence Brigades stormed the terminal at Ras Lanuf on 3 March"
RETAKEN = "Libyan National Army troops retook Ras Lanuf on 14 March"


def _attack(bundle: Bundle) -> None:
    sides: dict[str, Any] = {
        "actors": (("Benghazi Defence Brigades", "bdb"),),
        "recipients": (("Libyan National Army", "lna"),),
        "place": ("Ras Lanuf", "ras-lanuf", "town"),
        "incident": "inc-attack",
        "modes": ("firearms",),
    }
    bundle.event(
        "ev-attack-1",
        "doc-1",
        f"{ATTACK}, driving out a Libyan National Army garrison",
        "stormed",
        "ASSAULT",
        date="2017-03-03",
        chain=(("Salim Qadri, a spokesman", None, "said", "official"),),
        **sides,
    )
    bundle.event(
        "ev-dead-1",
        "doc-1",
        "at least nine guards were reportedly killed at Ras Lanuf",
        "killed",
        "ASSAULT",
        date="2017-03-03",
        dead=("at least nine", 9, None),
        recipients=(("guards", None),),
        place=("Ras Lanuf", "ras-lanuf", "town"),
        incident="inc-attack",
        modality="hedged",
        cues=(("hedge", "reportedly"),),
    )
    bundle.event(
        "ev-dead-2",
        "doc-2",
        "The attack on Ras Lanuf killed two guards",
        "killed",
        "ASSAULT",
        date="2017-03-03",
        dead=("two guards", 2, 2),
        recipients=(("two guards", None),),
        place=("Ras Lanuf", "ras-lanuf", "town"),
        incident="inc-attack",
        chain=(("a nurse at the town clinic", None, "told", "unnamed"),),
    )
    for number, document in enumerate(("doc-3", "doc-4"), start=2):
        bundle.event(
            f"ev-attack-{number}",
            document,
            "fighters of the Benghazi Defence Brigades attacked the Libyan National Army at"
            " Ras Lanuf on 3 March",
            "attacked",
            "ASSAULT",
            date="2017-03-03",
            **sides,
        )
    bundle.incident(
        "inc-attack",
        "ASSAULT",
        "Benghazi Defence Brigades attack Libyan National Army at Ras Lanuf",
        origins=3,
        disputed=True,
    )


def _retaken(bundle: Bundle) -> None:
    for number, document in enumerate(("doc-3", "doc-4", "doc-5"), start=1):
        words = RETAKEN if document != "doc-5" else "the LNA took Ras Lanuf back on 13 March"
        name = "Libyan National Army" if document != "doc-5" else "LNA"
        bundle.event(
            f"ev-retaken-{number}",
            document,
            words,
            "retook" if document != "doc-5" else "took",
            "ASSAULT",
            date="2017-03-14" if document != "doc-5" else "2017-03-13",
            actors=((name, "lna"),),
            recipients=(),
            place=("Ras Lanuf", "ras-lanuf", "town"),
            incident="inc-retaken",
            chain=()
            if document != "doc-5"
            else (
                ("the Eastern Gazette", None, "wrote", "document"),
                ("an army officer", None, "quoted", "official"),
            ),
        )
    bundle.incident(
        "inc-retaken",
        "ASSAULT",
        "Libyan National Army retakes Ras Lanuf",
        origins=2,
        disputed=True,
    )


def _strikes(bundle: Bundle) -> None:
    bundle.event(
        "ev-strike-1",
        "doc-5",
        "Egyptian aircraft bombed a camp near Derna on 27 May 2016",
        "bombed",
        "ASSAULT",
        date="2016-05-27",
        modes=("aerial",),
        actors=(("Egyptian", "egypt"),),
        place=("Derna", "derna", "town"),
        incident="inc-strike",
        chain=(("two residents", None, "say", "unnamed"),),
    )
    bundle.event(
        "ev-strike-2",
        "doc-6",
        "Egyptian aircraft had bombed any target near Derna",
        "bombed",
        "ASSAULT",
        date="2016-05",
        modes=("aerial",),
        actors=(("Egyptian", "egypt"),),
        place=("Derna", "derna", "town"),
        incident="inc-strike",
        polarity="denied",
        chain=(("The foreign ministry in Cairo", "egypt", "denied", "official"),),
    )
    bundle.incident(
        "inc-strike",
        "ASSAULT",
        "Egypt attacks a camp near Derna from the air",
        origins=2,
        disputed=True,
    )


def _politics(bundle: Bundle) -> None:
    bundle.event(
        "ev-meet",
        "doc-2",
        "Khalifa Haftar met Russian officers aboard a carrier on 11 January",
        "met",
        "CONSULT",
        date="2017-01-11",
        actors=(("Khalifa Haftar", "haftar"),),
        recipients=(("Russian officers", "russia"),),
        incident="inc-meet",
        modes=("visit",),
    )
    bundle.incident("inc-meet", "CONSULT", "Khalifa Haftar meets Russia", origins=1)
    bundle.event(
        "ev-host",
        "doc-6",
        "Egypt hosted Fayez al-Sarraj and Hifter for talks in February 2017",
        "hosted",
        "CONSULT",
        date="2017-02",
        actors=(("Fayez al-Sarraj", "sarraj"), ("Hifter", "haftar")),
        recipients=(("Egypt", "egypt"),),
        place=("Egypt", "egypt", "country"),
        incident="inc-host",
        modes=("third-party",),
    )
    bundle.incident("inc-host", "CONSULT", "Fayez al-Sarraj and Khalifa Haftar talk in Egypt")
    bundle.event(
        "ev-accuse",
        "doc-1",
        "the Government of National Accord of paying the attackers",
        "paying",
        "AID",
        actors=(("Government of National Accord", "gna"),),
        recipients=(("the attackers", "bdb"),),
        incident="inc-pay",
        modality="speculated",
        chain=(("He", "spokesman", "accused", "official"),),
    )
    bundle.incident("inc-pay", "AID", "Government of National Accord aids the attackers")
    bundle.event(
        "ev-sirte",
        "doc-8",
        "forces loyal to the Government of National Accord drove Islamic State out of Sirte"
        " in December 2016",
        "drove",
        "ASSAULT",
        date="2016-12",
        actors=(("forces loyal to the Government of National Accord", "gna"),),
        recipients=(("Islamic State", "islamic-state"),),
        place=("Sirte", "sirte", "city"),
        incident="inc-sirte",
    )
    bundle.incident("inc-sirte", "ASSAULT", "Government of National Accord drives IS from Sirte")
    bundle.event(
        "ev-curfew",
        "doc-7",
        "The council of Ajdabiya imposed a curfew on 5 March",
        "imposed",
        "COERCE",
        date="2017-03-05",
        modes=("curfew",),
        actors=(("The council of Ajdabiya", None),),
        place=("Ajdabiya", "ajdabiya", "city"),
        incident="inc-curfew",
    )
    bundle.incident("inc-curfew", "COERCE", "A council imposes a curfew in Ajdabiya")
    _predictions(bundle)


def _predictions(bundle: Bundle) -> None:
    bundle.event(
        "ev-predict-1",
        "doc-2",
        "Khalifa Haftar will counter-attack at Ras Lanuf within two weeks",
        "counter-attack",
        "ASSAULT",
        date="2017-03",
        actors=(("Khalifa Haftar", "haftar"),),
        place=("Ras Lanuf", "ras-lanuf", "town"),
        incident="inc-retaken",
        modality="predicted",
        cues=(("future", "will"),),
        chain=(("One oil trader", None, "expects", "unnamed"),),
    )
    bundle.rows["incidents"] = [r for r in bundle.rows["incidents"] if r["id"] != "inc-retaken"]
    bundle.incident(
        "inc-retaken",
        "ASSAULT",
        "Libyan National Army retakes Ras Lanuf",
        origins=2,
        disputed=True,
        date="2017-03-14",
    )
    bundle.event(
        "ev-predict-2",
        "doc-8",
        "Tripoli will fall to Haftar's army before the summer",
        "fall",
        "RETREAT",
        date="2017-06/2017-08",
        actors=(("Haftar's army", "lna"),),
        place=("Tripoli", "tripoli", "city"),
        incident="inc-tripoli",
        modality="predicted",
        cues=(("future", "will"),),
        chain=(("The author", None, "predicts", "named"),),
    )
    bundle.incident("inc-tripoli", "RETREAT", "Tripoli falls to Libyan National Army")


def _ties(bundle: Bundle) -> None:
    claims: tuple[tuple[Any, ...], ...] = (
        ("c-rus-1", "doc-2", "Russia stands behind Khalifa Haftar"),
        ("c-rus-2", "doc-5", "Moscow supports Hafter with parts and advice"),
        ("c-egy", "doc-6", "Egypt supports the LNA"),
        ("c-uae", "doc-5", "the United Arab Emirates arms the LNA"),
        ("c-usa", "doc-8", "The United States backs the Government of National Accord"),
        ("c-ita", "doc-8", "Italy backs the Government of National Accord"),
        ("c-ita-2", "doc-7", "Italy, which supports the GNA"),
        ("c-lna-gna", "doc-2", "does not recognise the Government of National Accord"),
        ("c-bdb", "doc-3", "the Brigades, sworn enemies of Libyan National Army commander"),
        ("c-hold-bdb", "doc-1", "The Brigades hold Ras Lanuf"),
        ("c-hold-lna", "doc-3", "The army now controls Ras Lanuf"),
        ("c-hold-lna-2", "doc-4", "The army now controls Ras Lanuf"),
        ("c-hold-benghazi", "doc-2", "Benghazi, which his army controls"),
        ("c-hold-tripoli", "doc-7", "Tripoli, seat of the GNA"),
        ("c-hold-is", "doc-8", "Islamic State had held Sirte since 2015"),
        ("c-hold-sirte", "doc-8", "Sirte is in the hands of the Government of National Accord"),
        ("c-derna-a", "doc-5", "Derna is held by a council of its own fighters"),
    )
    for key, document, words in claims:
        bundle.claim(key, document, words)
    bundle.claim(
        "c-rus-deny",
        "doc-6",
        "Russia takes no side and backs nobody in Libya",
        chain=(("A diplomat in Moscow", "russia", "told", "official"),),
        polarity="denied",
    )
    bundle.claim(
        "c-qat",
        "doc-5",
        "Qatar may be backing the Benghazi Defence Brigades",
        modality="hedged",
        cues=(("hedge", "may"),),
        chain=(
            ("the Eastern Gazette", None, "wrote", "document"),
            ("an army officer", None, "quoted", "official"),
            ("a captured driver", None, "cited", "unnamed"),
        ),
    )
    bundle.claim(
        "c-derna-b",
        "doc-6",
        "Derna is fully under LNA control",
        chain=(("an LNA press officer", None, "claimed", "official"),),
    )
    backs = bundle.relation
    backs(
        "rel-rus",
        "russia",
        "backs",
        "lna",
        "c-rus-1",
        "c-rus-2",
        "c-rus-deny",
        start="2016-06",
        end="2017-03-16",
        origins=2,
        disputed=True,
    )
    backs("rel-egy", "egypt", "backs", "lna", "c-egy", start="2015", end="2017-03-18")
    backs("rel-uae", "uae", "backs", "lna", "c-uae", start="2016", end="2017-03-16")
    backs("rel-usa", "usa", "backs", "gna", "c-usa", start="2016-08/2016-12", end="2017-02")
    backs(
        "rel-ita",
        "italy",
        "backs",
        "gna",
        "c-ita",
        "c-ita-2",
        start="2016",
        end="2017-03",
        origins=2,
    )
    backs("rel-qat", "qatar", "backs", "bdb", "c-qat", start="2017-03", end="2017-03")
    backs("rel-lna-gna", "lna", "opposes", "gna", "c-lna-gna", start="2016", end="2017-03-05")
    backs("rel-bdb-lna", "bdb", "opposes", "lna", "c-bdb", start="2016-07", end="2017-03-15")
    holds = "controls"
    backs("hold-bdb", "bdb", holds, "ras-lanuf", "c-hold-bdb", start="2017-03-03", end="2017-03-04")
    backs(
        "hold-lna",
        "lna",
        holds,
        "ras-lanuf",
        "c-hold-lna",
        "c-hold-lna-2",
        start="2017-03-14",
        end="2017-03-15",
    )
    backs("hold-ben", "lna", holds, "benghazi", "c-hold-benghazi", start="2017-03-05")
    backs("hold-tri", "gna", holds, "tripoli", "c-hold-tripoli", start="2017-03", end="2017-03")
    backs(
        "hold-is",
        "islamic-state",
        holds,
        "sirte",
        "c-hold-is",
        start="2015",
        end="2016-12",
        end_basis="loss",
    )
    backs("hold-gna", "gna", holds, "sirte", "c-hold-sirte", start="2016-12", end="2017-02")
    disputed = {"start": "2017-03", "end": "2017-03", "disputed": True}
    backs("hold-derna-a", "derna-council", holds, "derna", "c-derna-a", **disputed)
    backs("hold-derna-b", "lna", holds, "derna", "c-derna-b", **disputed)


def _findings(bundle: Bundle) -> None:
    finding = bundle.finding
    finding(
        "find-number",
        "number_conflict",
        "inc-attack",
        "The Harbour Post gives at least nine dead, Gulf Monitor two.",
        "clm-ev-dead-1",
        "clm-ev-dead-2",
    )
    finding(
        "find-date",
        "date_conflict",
        "inc-retaken",
        "Two dates are given: 14 March and 13 March 2017.",
        "clm-ev-retaken-1",
        "clm-ev-retaken-2",
        "clm-ev-retaken-3",
    )
    finding(
        "find-denial",
        "denial",
        "inc-strike",
        "Two residents report air strikes; the foreign ministry in Cairo denies them.",
        "clm-ev-strike-1",
        "clm-ev-strike-2",
    )
    finding(
        "find-side",
        "side_conflict",
        "derna",
        "Two holders of Derna are named for the same time.",
        "c-derna-a",
        "c-derna-b",
    )
    finding(
        "find-contradiction",
        "contradiction",
        "rel-rus",
        "Russian backing is stated by two outlets and denied by a diplomat.",
        "c-rus-1",
        "c-rus-2",
        "c-rus-deny",
    )
    finding(
        "find-naming",
        "naming_difference",
        "haftar",
        "Spelled Haftar, Hifter and Hafter in different outlets.",
        "clm-ev-meet",
        "clm-ev-host",
        "c-rus-2",
    )
    finding(
        "find-agree",
        "corroboration",
        "inc-attack",
        "Three independent origins report the attack.",
        "clm-ev-attack-1",
        "clm-ev-attack-2",
        "clm-ev-dead-2",
    )


MANIFEST: dict[str, Any] = {
    "schema": 1,
    "version": "0.1.0",
    "settings": "5e771465",
    "models": [{"name": "a small English model", "digest": "sha256:0000"}],
    "packs": ["libya"],
    "counts": {},
    "skipped": [
        {"path": "scans/page<1>.txt", "reason": "looks like a PDF, not text"},
        {"path": "empty.txt", "reason": "empty file"},
    ],
}


def bundle() -> dict[str, list[dict[str, Any]]]:
    """Return the records; the same on every call."""
    made = Bundle()
    add_articles(made, HOSTILE_TITLE)
    add_entities(made)
    for part in (_attack, _retaken, _strikes, _politics, _ties, _findings):
        part(made)
    made.find_mentions()
    return made.export(MANIFEST)
