"""The one place where code points, as Python counts, become UTF-16 units, as JavaScript counts."""

from bisect import bisect_left
from collections.abc import Callable

_LAST_ONE_UNIT = "\uffff"


def utf16_units(text: str) -> Callable[[int], int]:
    """Return a function from code-point offsets in ``text`` to offsets in UTF-16 units."""
    wide = [index for index, char in enumerate(text) if char > _LAST_ONE_UNIT]

    def convert(offset: int) -> int:
        return offset + bisect_left(wide, offset)

    return convert
