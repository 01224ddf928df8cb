"""Clauses that the parser hangs too low: "denied that they fired, blaming others"."""

from collections.abc import Iterator, Sequence

# verbs after whose clause the speaker goes on …
DENYING = frozenset({"deny", "reject", "dispute", "dismiss", "refute"})
# … with one of these
GOING_ON = frozenset(
    {"blame", "accuse", "say", "insist", "add", "claim", "call", "argue", "describe", "denounce"}
)


def rehung(
    texts: Sequence[str],
    lemmas: Sequence[str],
    tags: Sequence[str],
    deps: Sequence[str],
    heads: Sequence[int],
) -> Iterator[tuple[int, int]]:
    """Yield each word that belongs to a higher verb than the parser's, with that verb.

    What somebody says after a comma beside a denial is no part of what is denied.
    """
    for index, lemma in enumerate(lemmas):
        if lemma not in GOING_ON or tags[index] != "VBG" or deps[index] != "advcl":
            continue
        low = heads[index]
        high = heads[low]
        under = deps[low] in {"ccomp", "xcomp"} and lemmas[high] in DENYING
        if under and high < low < index and texts[index - 1] == ",":
            yield index, high
