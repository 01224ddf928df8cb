"""Words that leave a matter open: "did not confirm", "neither confirmed nor denied"."""

from dragoman.coding.modality import Assessment, weaker
from dragoman.coding.negations import negations
from dragoman.coding.walk import Walk
from dragoman.model.claims import AttributedContent, Modality, Polarity
from dragoman.model.reading import Reading

LEAVES_OPEN = "leaves_open"
# acts that put something forward; who does not do them puts nothing forward
SPEAKING = frozenset({"says", "confirms", "denies", "rejects", "corrects", "agrees", "claims"})
WITHHOLDING = frozenset({"decline", "refuse", "fail", "unable"})


def leaves_open(reading: Reading, attribution: AttributedContent) -> bool:
    """Tell whether a speaker keeps back what the cue would say.

    Who "does not believe" or "does not want" something does say so.
    """
    if attribution.cue is None or attribution.act not in SPEAKING:
        return False
    tokens, walk = reading.tokens, Walk(reading=reading)
    cue = tokens.between(attribution.cue.start, attribution.cue.end)
    verbs = [index for index in cue if tokens.pos[index] in {"VERB", "AUX"}]
    return any(_is_kept_back(walk, verb) for verb in verbs)


def _is_kept_back(walk: Walk, verb: int) -> bool:
    tokens = walk.tokens
    head = tokens.head[verb]
    if tokens.dep[verb] == "xcomp" and tokens.lemma[head] in WITHHOLDING:
        return True
    if any(True for _ in negations(walk, verb)):
        return True
    joined = tokens.dep[verb] == "conj" and "nor" in {
        tokens.text[index].lower() for index in tokens.children_by(head, "cc")
    }
    return joined and _is_kept_back(walk, head)


def keep_open(standing: Assessment) -> Assessment:
    """Return the standing of what nobody has put forward: hedged, and not denied."""
    return Assessment(
        modality=weaker(standing.modality, Modality.HEDGED),
        polarity=Polarity.AFFIRMED,
        cues=standing.cues,
        why=(*standing.why, "the speaker leaves it open"),
    )
