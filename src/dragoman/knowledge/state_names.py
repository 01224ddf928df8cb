"""Names of states of one word, as they stand in the register."""

from functools import cache

from dragoman.knowledge.packs import DATA
from dragoman.knowledge.register import STATES
from dragoman.knowledge.register_schema import read_states


@cache
def load_state_names() -> frozenset[str]:
    """Return the names and aliases of states that are one word ("Libya", no "Sri Lanka")."""
    names = (
        name
        for state in read_states(DATA / "actors" / STATES)
        for name in (state.entity.name, *(alias.name for alias in state.entity.aliases))
    )
    return frozenset(name for name in names if name.isalpha())
