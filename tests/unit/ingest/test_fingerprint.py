from dragoman.ingest.blocks import find_blocks
from dragoman.ingest.fingerprint import make_fingerprint
from dragoman.text.shingles import containment

STORY = "\n\n".join(
    f"In the {n}th week of the siege the harbour master counted {n * 7} ships and {n + 2} fires, "
    f"and on day {n * 3} the garrison of fort {n} asked for bread." for n in range(4, 16)
)  # fmt: skip


def shared(a: str, b: str) -> float:
    first, second = (make_fingerprint(text, find_blocks(text)) for text in (a, b))
    return containment(first, second)


def test_fingerprint_of_a_reprint_with_other_furniture_is_the_same():
    reprint = STORY + "\n\nThis article first appeared on Coast Lantern.\n\nFollow us on Twitter"
    assert shared(STORY, reprint) == 1.0


def test_fingerprint_of_a_cut_reprint_is_near():
    assert shared(STORY, "\n\n".join(STORY.split("\n\n")[:9])) > 0.6


def test_fingerprint_of_another_story_is_far():
    other = " ".join(f"The {n} delegates of chapter {n * 5} voted on rule {n}." for n in range(40))
    assert shared(STORY, other) < 0.1


def test_fingerprint_of_no_words_is_empty():
    assert make_fingerprint("...", find_blocks("...")) == ()
