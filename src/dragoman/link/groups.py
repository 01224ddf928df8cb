"""Union-find over ids, with a result that does not depend on the order of merging."""

from collections.abc import Iterable


class Partition:
    """Disjoint sets of ids; each set is led by its smallest id."""

    def __init__(self, ids: Iterable[str]) -> None:
        """Start with every id alone."""
        self._leader = {each: each for each in ids}

    def find(self, each: str) -> str:
        """Return the leader of the set that holds ``each``."""
        root = each
        while self._leader[root] != root:
            root = self._leader[root]
        while self._leader[each] != root:
            self._leader[each], each = root, self._leader[each]
        return root

    def join(self, one: str, other: str) -> None:
        """Make one set of the two that hold ``one`` and ``other``."""
        first, second = sorted((self.find(one), self.find(other)))
        self._leader[second] = first

    def sets(self) -> list[tuple[str, ...]]:
        """Return all sets, each sorted, in the order of their leaders."""
        found: dict[str, list[str]] = {}
        for each in sorted(self._leader):
            found.setdefault(self.find(each), []).append(each)
        return [tuple(members) for _, members in sorted(found.items())]
