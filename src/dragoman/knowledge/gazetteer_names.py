"""Keys under which names of places are looked up."""

import unicodedata
from functools import lru_cache

_OTHER_LATIN = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "\u0131": "i",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
    }
    | {"ə": "a", "ħ": "h", "ŧ": "t", "ĸ": "k", "ŋ": "ng"}
)
_APOSTROPHES = "'`´\u2018\u2019\u201b\u02bb\u02bc\u02be\u02bf\u2032"
_SPACES = (*(chr(code) for code in range(128)), *"\u00a0\u2010\u2011\u2012\u2013\u2014")
_NOTHING = (*_APOSTROPHES, ".", "\u00ad", "\u200b", "\u200e", "\u200f")
_PLAIN = str.maketrans(
    dict.fromkeys((mark for mark in _SPACES if not mark.isalnum()), " ")
    | dict.fromkeys(_NOTHING, "")
)
_WORDS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


@lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """Return the key that spellings differing in case, marks and hyphens share.

    It is empty where the name is not written in Latin letters.
    """
    return fold_place_name(name)


def fold_place_name(name: str) -> str:
    """Return the key of a name without remembering it; see ``place_key``."""
    folded = name.lower()
    if folded.isascii() and folded.isalnum():
        return folded
    folded = folded.translate(_PLAIN)
    if not folded.isascii():
        marked = unicodedata.normalize("NFKD", folded.translate(_OTHER_LATIN))
        folded = "".join(letter for letter in marked if not unicodedata.combining(letter))
        if not folded.isascii():
            return ""
        folded = folded.lower().translate(_PLAIN)
    words = folded.split()
    if len(words) > 1 and words[0] in _WORDS:
        words[0] = _WORDS[words[0]]
    return " ".join(words)
