"""The commands around predictions: the ledger, and a person's ruling on what became of them."""

from collections.abc import Mapping
from typing import Annotated

import typer

from dragoman.analyse.predictions import Prediction, list_predictions
from dragoman.analyse.predictions_rulings import (
    Outcome,
    Ruling,
    SpeakerRecord,
    append_ruling,
    load_rulings,
    make_ruling,
    rulings_path,
    score_speakers,
    standing_rulings,
)
from dragoman.errors import AnswerError
from dragoman.present.cli.asking import cite_claim
from dragoman.present.cli.ids import find_record
from dragoman.present.cli.options import (
    JsonOption,
    LimitOption,
    StoreOption,
    cut,
    read_store,
    store_path,
)
from dragoman.present.cli.screen import (
    count,
    print_json,
    print_line,
    print_rest,
    quoted,
    shorten,
)
from dragoman.present.cli.ties import print_citations

predictions_app = typer.Typer(
    name="predictions",
    help="What was foreseen, what bears on it since, and what a person says became of it.",
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
ByOption = Annotated[str, typer.Option("--by", metavar="NAME", help="Who rules.")]


@predictions_app.callback()
def predictions(
    context: typer.Context,
    *,
    store: StoreOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """List predictions with later reports that may bear on them, and speakers' records."""
    if context.invoked_subcommand is not None:
        return
    rulings = standing_rulings(load_rulings(rulings_path(store_path(store))))
    with read_store(store) as record:
        found = list_predictions(record)
    records = score_speakers(found, rulings)
    shown = cut(found, limit, as_json=json)
    if json:
        print_json({"predictions": _as_rows(shown, rulings), "speakers": records})
        return
    for prediction in shown:
        _print_prediction(prediction, rulings.get(prediction.claim))
    print_rest(shown=len(shown), total=len(found))
    _print_records(records)


@predictions_app.command("confirm")
def confirm(
    prediction: Annotated[str, typer.Argument(metavar="ID", help="The prediction's claim.")],
    outcome: Annotated[str, typer.Argument(metavar="yes|no", help="Whether it came to be.")],
    *,
    by: ByOption,
    incident: Annotated[
        str | None, typer.Option("--incident", metavar="ID", help="The incident that shows it.")
    ] = None,
    store: StoreOption = None,
) -> None:
    """Rule that what was foreseen came to be, or did not."""
    if outcome.lower() not in {Outcome.YES, Outcome.NO}:
        raise AnswerError(f"a ruling is yes or no, not {outcome!r}", way_out="write yes or no")
    with read_store(store) as record:
        claim = find_record(record, prediction)
        if claim.id not in {each.claim for each in list_predictions(record)}:
            raise AnswerError(
                f"{prediction} is no prediction", way_out="see them: dragoman predictions"
            )
        shown = find_record(record, incident) if incident else None
        if shown is not None and shown.kind != "incident":
            raise AnswerError(f"{incident} is no incident", way_out="see them: dragoman timeline")
    path = rulings_path(store_path(store))
    ruling = make_ruling(
        load_rulings(path),
        Outcome(outcome.lower()),
        claim.id,
        by=by,
        incident=shown.id if shown is not None else None,
    )
    append_ruling(path, ruling)
    print_line("ruled:", (ruling.outcome, "bold"), f"by {by}", citation=shorten(ruling.id))


@predictions_app.command("undo")
def undo(
    ruling: Annotated[str, typer.Argument(metavar="ID", help="The ruling's id, or its beginning.")],
    *,
    by: ByOption,
    store: StoreOption = None,
) -> None:
    """Take a ruling back; its line stays, with another one that says so."""
    path = rulings_path(store_path(store))
    held = load_rulings(path)
    found = [each for each in held if each.id.startswith(ruling)]
    if len(found) != 1:
        ids = ", ".join(shorten(each.id) for each in held)
        raise AnswerError(
            f"{ruling!r} names no one ruling", way_out=f"there are {ids}" if ids else None
        )
    append_ruling(path, make_ruling(held, Outcome.UNDO, found[0].id, by=by))
    print_line("taken back:", found[0].outcome, citation=shorten(found[0].id))


def _as_rows(found: list[Prediction], rulings: Mapping[str, Ruling]) -> list[dict[str, object]]:
    return [{"prediction": each, "ruling": rulings.get(each.claim)} for each in found]


def _print_prediction(prediction: Prediction, ruling: Ruling | None) -> None:
    print_line(
        (prediction.published or "no date", "cyan"),
        (prediction.speaker, "bold"),
        _verb(prediction),
        quoted(prediction.citation.quote),
        (f"· for {prediction.horizon}" if prediction.horizon else "", "cyan"),
        f"· {prediction.likelihood}" if prediction.likelihood else "",
        f"· condition: {quoted(prediction.condition)}" if prediction.condition else "",
        citation=cite_claim(prediction.citation),
    )
    if ruling is not None:
        print_line(
            ("came to be:", "bold"),
            (ruling.outcome, "bold"),
            f"· says {ruling.by}, {ruling.on.isoformat()}",
            citation=shorten(ruling.id),
            indent=4,
        )
    for bearing in prediction.bearings:
        print_line(
            ("may bear on it:", "yellow"),
            (bearing.date, "cyan"),
            bearing.headline,
            f"· {bearing.why}",
            citation=shorten(bearing.incident),
            indent=4,
        )
        print_citations(bearing.citations, indent=8)


def _verb(prediction: Prediction) -> str:
    """Return how it was foreseen: promised, planned, or simply said to come."""
    if prediction.foretold_not:
        return "foresees no such thing as"
    return "foresees" if prediction.citation.act == "says" else prediction.citation.act


def _print_records(records: list[SpeakerRecord]) -> None:
    if records:
        print_line(("records, from confirmed predictions alone", "bold underline"))
    for record in records:
        print_line(
            (record.speaker, "bold"),
            f"· {record.came_true} of {count(record.predictions, 'prediction')} came to be",
            f"· Brier score {record.brier:.2f}",
            citation=" ".join(shorten(claim) for claim in record.claims),
        )
