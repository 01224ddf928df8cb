"""Which pairs are compared after a change: all that were none before, and none for nothing."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.link.blocks import Block
from dragoman.store.workings import Entry, Pair

CROWDED, REACH = 4, 2
ITEMS = st.dictionaries(
    st.sampled_from("abcdefghij"), st.sampled_from(("", "2017", "2018")), max_size=10
)


def entries(items: dict[str, str]) -> list[Entry]:
    return sorted(Entry("key", sort, item, f"doc-{item}") for item, sort in items.items())


def compared(held: list[Entry]) -> set[frozenset[str]]:
    """Return the pairs that are compared where nothing is known of an earlier time."""
    reach = REACH if len(held) > CROWDED else len(held)
    return {
        frozenset({one.item, other.item})
        for (at, one), (then, other) in combinations(enumerate(held), 2)
        if then - at <= reach
    }


@given(ITEMS, ITEMS, st.sets(st.sampled_from("abcdefghij")))
def test_pairs_kept_and_pairs_compared_anew_are_those_compared_afresh(
    before: dict[str, str], after: dict[str, str], rewritten: set[str]
) -> None:
    items = before.keys() | after.keys()
    changed = {each for each in items if before.get(each) != after.get(each)} | rewritten
    old, new = entries(before), entries(after)
    block = Block(old=old, new=new, changed=changed, crowded=CROWDED, reach=REACH)
    known = [Pair("key", *sorted(both)) for both in sorted(map(sorted, compared(old)))]
    lost = set(block.lost(known))
    kept = {frozenset({pair.one, pair.other}) for pair in known if pair not in lost}
    fresh = [frozenset({one.item, other.item}) for one, other in block.fresh()]
    assert kept | set(fresh) == compared(new)
    assert all(both & changed or both not in compared(old) for both in fresh)
    assert not any(both & changed for both in kept)
    assert len(fresh) == len(set(fresh))
