"""Typographic variants of one character, folded without moving any offset."""

_FOLD = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u02bb\u02be\u02bf\u00b4\u2032`", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u00a0\u2009\u202f\u3000\n\r\t", " "),
        **{chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)},
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
    }
)


def fold_typography(text: str) -> str:
    """Return the text with plain quotes, hyphens, spaces, widths; every letter keeps its place."""
    return text.translate(_FOLD)


def lower_in_place(text: str) -> str:
    """Return the text in lower case; letters whose lower case is longer stay as they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
