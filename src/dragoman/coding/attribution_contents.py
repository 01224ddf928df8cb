"""What stands beside a verb of speech as its content: clauses, objects, names, phrases."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.coding.attribution_stray import CALLING, is_of_verb_above, loose_rest, stray_clauses
from dragoman.coding.attribution_types import CLOSING, VERBAL
from dragoman.coding.speakers import agent_of, out_of_step
from dragoman.knowledge.cues import SpeechWord, load_speech_cues
from dragoman.model.syntax import Tokens

# acts whose object may be somebody else's claim
ANSWERING = frozenset({"denies", "rejects", "confirms", "corrects", "agrees"})
OBJECT = ("dobj", "obj")
AS = frozenset({"as", "like"})
# prepositions that carry on an object the parser cut short
CARRYING = frozenset({"of", "by", "from", "between", "as", "to", "with", "for"})
# how a noun set beside a clause hangs on it, and the marks before it
ASIDE = frozenset({"appos", "npadvmod", "dep"})
BREAKS = frozenset({",", "-", "–", "—", "--"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
# acts that are done to somebody for something, both of which are their content
JUDGING = frozenset({"accuses", "criticises", "praises"})
# prepositions before what they are done for
OVER = frozenset({"of", "for", "for doing", "with", "over", "on"})
# what is corrected or taken back beside claims and reports
CORRECTED = frozenset(
    {"it", "this", "that", "word", "figure", "estimate", "number", "toll", "story", "record"}
)
ADVERBIAL = frozenset({"ccomp", "advcl", "prep", "npadvmod", "dep"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The tokens said, how they stand beside the verb, and prepositions that join the cue."""

    frame: str
    tokens: list[int]
    cue: tuple[int, ...] = ()


def find_content(
    tokens: Tokens, verb: int, uses: tuple[SpeechWord, ...], *, passive: bool
) -> tuple[SpeechWord, Content] | None:
    """Return the first use of a verb that its complements fit, with the content."""
    for content in _complements(tokens, verb, passive=passive):
        for use in uses if content.tokens else ():
            if content.frame in use.frames and _has_particle(tokens, verb, use.particle):
                if use.act in JUDGING and not passive:
                    return use, _with_judged(tokens, verb, content)
                if use.act != "corrects" or _is_correctable(tokens, content):
                    return use, content
    return None


def _is_correctable(tokens: Tokens, content: Content) -> bool:
    """Tell "withdrew the claim" from "withdrew the rig"."""
    return content.frame != "object" or any(
        _is_told(tokens, i) or tokens.lemma[i] in CORRECTED for i in content.tokens
    )


def _with_judged(tokens: Tokens, verb: int, content: Content) -> Content:
    """Take in whom somebody is accused or thanked: "X of doing Y"."""
    judged = [i for i in tokens.children_by(verb, *OBJECT) if verb < i < content.tokens[0]]
    if content.frame not in OVER or not judged:
        return content
    kept = range(tokens.left_edge(judged[0]), content.tokens[-1] + 1)
    return Content(frame=content.frame, tokens=list(kept))


def _has_particle(tokens: Tokens, verb: int, particle: str | None) -> bool:
    if particle is None:
        return True
    return any(tokens.text[c].lower() == particle for c in tokens.children(verb))


def _complements(tokens: Tokens, verb: int, *, passive: bool) -> Iterator[Content]:
    """Yield what may be the content of a verb, the likeliest first."""
    aside = find_aside(tokens, verb)
    if aside is not None:
        yield Content(frame="object", tokens=aside.told)
    both = _two_before(tokens, verb)
    if both is not None:
        yield Content(frame="clause", tokens=both)
    for clause in tokens.children_by(verb, "ccomp", "xcomp"):
        if noun_before(tokens, clause) is None and not is_of_verb_above(tokens, verb, clause):
            yield _clause(tokens, verb, clause, passive=passive)
    yield from (Content(frame="clause", tokens=found) for found in stray_clauses(tokens, verb))
    yield from _for_clause(tokens, verb)
    main = _main_clause(tokens, verb)
    if main is not None:
        yield Content(frame="clause", tokens=main)
    objects = tokens.children_by(verb, "nsubjpass") if passive else _objects(tokens, verb)
    yield from _named(tokens, verb, objects)
    rest = None if passive else loose_rest(tokens, verb)
    if rest is not None:
        frame = "naming" if tokens.lemma[verb] in CALLING else "clause"
        yield Content(frame=frame, tokens=rest)
    yield from _prepositional(tokens, verb, passive=passive)
    for thing in objects:
        yield Content(frame="object", tokens=_object(tokens, verb, thing))


def _two_before(tokens: Tokens, verb: int) -> list[int] | None:
    """Return both clauses of "He was to come, but the talks were called off, the office said."."""
    clauses = [i for i in tokens.children_by(verb, "ccomp") if i < verb]
    if len(clauses) != 2:  # noqa: PLR2004
        return None
    first, second = clauses
    between = tokens.text[tokens.right_edge(first) + 1 : tokens.left_edge(second)]
    joined = any(word.lower() in {"and", "but", "or", "so"} for word in between) or not between
    apart = any(tokens.dep[i] == "cc" for i in tokens.children(first))
    if not (joined or apart):
        return None
    return list(range(tokens.left_edge(first), tokens.right_edge(second) + 1))


def _objects(tokens: Tokens, verb: int) -> tuple[int, ...]:
    """Return a verb's objects, "rejected as idle a report that …" included."""
    found = tokens.children_by(verb, *OBJECT)
    by_as = [c for c in tokens.children_by(verb, "prep") if tokens.text[c].lower() == "as"]
    if found or not by_as:
        return found
    late = [*tokens.children_by(by_as[0], "pobj")[1:], *tokens.children_by(verb, "npadvmod")]
    return tuple(i for i in late if i > by_as[0] and _is_told(tokens, i))


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """An answer set beside what it answers: the tokens of all of it, and what it takes up."""

    whole: list[int]
    told: list[int]


def find_aside(tokens: Tokens, verb: int) -> Aside | None:
    """Return "…, a claim denied by the rebels" and "…, which the rebels denied".

    The parser hangs such a noun now on the noun before it, now on the verb.
    """
    done = tokens.dep[verb] == "acl" and tokens.tag[verb] == "VBN" and agent_of(tokens, verb)
    if not (tokens.dep[verb] == "relcl" or done) or not _answers(tokens, verb, ANSWERING):
        return None
    noun = tokens.head[verb]
    which = [i for i in tokens.children_by(verb, *OBJECT) if tokens.text[i].lower() == "which"]
    if which and _answers(tokens, verb, ANSWERING - {"rejects"}):  # "terms, which they rejected"
        aside = Aside(whole=tokens.subtree(verb), told=which)
    elif _is_set_beside(tokens, noun) and _is_told(tokens, noun):
        aside = Aside(
            whole=tokens.subtree(noun), told=[i for i in tokens.subtree(noun) if i <= noun]
        )
    else:
        return None
    first = aside.whole[0]
    return aside if first > 0 and tokens.text[first - 1] in BREAKS else None


def _is_set_beside(tokens: Tokens, noun: int) -> bool:
    """Tell a noun set beside a clause, which the parser may take for a second object."""
    if tokens.dep[noun] in ASIDE:
        return True
    objects = tokens.children_by(tokens.head[noun], *OBJECT)
    return tokens.dep[noun] in OBJECT and noun in objects[1:]


def _answers(tokens: Tokens, verb: int, acts: frozenset[str]) -> bool:
    uses = load_speech_cues().verbs.get(tokens.lemma[verb], ())
    return any(use.act in acts for use in uses)


def _is_told(tokens: Tokens, noun: int) -> bool:
    return tokens.lemma[noun] in load_speech_cues().nouns or tokens.lemma[noun] == "something"


def noun_before(tokens: Tokens, clause: int) -> int | None:
    """Return the noun of speech that a that-clause belongs to, wherever the parser hung it.

    "agreed with her claim that …" is her claim; "said in a statement that …" is said.
    """
    first = tokens.left_edge(clause)
    cues = load_speech_cues()
    if tokens.text[first].lower() != "that" or tokens.dep[first] != "mark" or first == 0:
        return None
    verb = tokens.head[clause]
    uses = cues.verbs.get(tokens.lemma[verb], ())
    if tokens.lemma[first - 1] not in cues.nouns or tokens.pos[first - 1] != "NOUN":
        return None
    answering = any(use.act in ANSWERING or use.stance for use in uses)
    return first - 1 if answering else None


def _clause(tokens: Tokens, verb: int, clause: int, *, passive: bool) -> Content:
    """Return a clause under the verb: finite, "to do", "doing" or a bare predicate."""
    children = tokens.children(clause)
    indices = _sentence_part(tokens, verb, clause)
    if any(tokens.tag[c] == "TO" and tokens.dep[c] == "aux" for c in children):
        return _infinitive(tokens, verb, clause, indices, passive=passive)
    own = any(tokens.dep[c] in {"nsubj", "nsubjpass"} for c in children)
    if tokens.tag[clause] == "VBG" and not own and not tokens.children_by(clause, "aux"):
        return Content(frame="gerund", tokens=indices)
    if own or (tokens.pos[clause] in VERBAL and tokens.dep[clause] == "ccomp"):
        return Content(frame="clause", tokens=indices)
    return Content(frame="naming", tokens=indices)


def _infinitive(
    tokens: Tokens, verb: int, clause: int, indices: list[int], *, passive: bool
) -> Content:
    """Return "X to do" with whom is asked, and what else is to be done."""
    kept = set(indices)
    cue: tuple[int, ...] = ()
    for thing in tokens.children_by(verb, "dobj", "nsubjpass"):
        if thing < clause and not (passive and tokens.dep[thing] == "dobj"):
            kept.update(tokens.subtree(thing))
    for child in tokens.children_by(verb, "prep"):
        if verb < child < clause and tokens.text[child].lower() in {"on", "for"}:
            kept.update(i for i in tokens.subtree(child) if i != child)
            cue = (child,) if child == verb + 1 else ()
    for child in tokens.children_by(verb, "conj"):
        bare = tokens.tag[child] == "VB" and not tokens.children_by(child, "nsubj", "aux")
        if child > clause and bare and tokens.tag[verb] != "VB":
            kept.update(range(tokens.right_edge(clause) + 1, tokens.left_edge(child)))
            kept.update(tokens.subtree(child))
    return Content(frame="infinitive", tokens=sorted(kept), cue=cue)


def _sentence_part(tokens: Tokens, verb: int, clause: int) -> list[int]:
    """Return a clause with the adverbials the parser left beside it, less further speech."""
    kept = set(tokens.subtree(clause))
    marks = [i for i in tokens.children_by(clause, "mark") if tokens.text[i].lower() == "that"]
    if marks and verb < marks[0]:  # "said, citing an official, that …"
        kept = {i for i in kept if i >= marks[0]}
    if clause > verb:
        for child in tokens.children(verb):
            fronted = verb < child < clause and _is_fronted(tokens, child)
            if fronted or (child > clause and tokens.dep[child] in ADVERBIAL):
                kept.update(tokens.subtree(child))
        for index in sorted(kept):
            aside = find_aside(tokens, index)
            if aside is not None:
                kept -= set(aside.whole)
        for index in sorted(kept):
            if (
                _further_speech(tokens, index, clause)
                or _other_speech(tokens, index, clause)
                or _steps_out(tokens, verb, index, clause)
            ):
                first = max(_edge(tokens, index), clause + 1)  # "what it can do and opens": what
                kept = {i for i in kept if i < first} if index > clause else kept
    return sorted(kept)


def _is_fronted(tokens: Tokens, child: int) -> bool:
    """Tell "no matter what they do, …" between the verb and the clause it says."""
    if tokens.dep[child] not in {"advcl", "advmod"}:
        return False
    return any(tokens.pos[i] in VERBAL for i in tokens.subtree(child))


def _edge(tokens: Tokens, index: int) -> int:
    """Return where a conjunct begins, its conjunction included."""
    first = tokens.left_edge(index)
    while first > 0 and (tokens.dep[first - 1] == "cc" or tokens.text[first - 1] == ","):
        first -= 1
    return first


def _steps_out(tokens: Tokens, verb: int, index: int, clause: int) -> bool:
    """Tell a further verb of the speaker that the parser hung under what he said.

    It has no subject, and the form of the verb of saying where the verb before it has another:
    "vowed to stay and called …", "says he will stay and refuses …".
    """
    if tokens.dep[index] != "conj" or index <= clause or tokens.pos[index] not in VERBAL:
        return False
    form, before = _form(tokens, index), _form(tokens, tokens.head[index])
    if form not in FINITE or tokens.children_by(index, "nsubj", "nsubjpass", "expl"):
        return False
    return form == _form(tokens, verb) and before != form


def _form(tokens: Tokens, verb: int) -> str:
    """Return the tag of the finite part of a verb, else of the verb."""
    for child in tokens.children_by(verb, "aux", "auxpass"):
        return tokens.tag[child]
    return tokens.tag[verb]


def _further_speech(tokens: Tokens, index: int, clause: int) -> bool:
    """Tell ", adding that …" at the end of a content: the speaker goes on."""
    if tokens.tag[index] != "VBG" or tokens.dep[index] != "advcl" or index < clause:
        return False
    left = tokens.left_edge(index)
    before = left - 2 if tokens.text[left - 1] in CLOSING else left - 1  # "…," adding that
    if left != index or tokens.text[before] != ",":
        return False
    uses = load_speech_cues().verbs.get(tokens.lemma[index], ())
    return any(
        use.frames & {"clause", "object"}
        and not use.animate
        and _has_particle(tokens, index, use.particle)
        for use in uses
    )


def _other_speech(tokens: Tokens, index: int, clause: int) -> bool:
    """Tell ", and the union warned that …" and "… and suggested that …" after a content."""
    if tokens.dep[index] != "conj" or index <= clause or tokens.pos[index] != "VERB":
        return False
    if not tokens.children_by(index, "ccomp"):
        return False
    uses = load_speech_cues().verbs.get(tokens.lemma[index], ())
    if not any("clause" in use.frames and use.act != "thinks" for use in uses):
        return False
    if out_of_step(tokens, index):
        return True
    left = tokens.left_edge(index)
    subjects = tokens.children_by(index, "nsubj")
    comma = "," in tokens.text[max(left - 2, 0) : left]
    return comma and any(tokens.pos[s] in {"NOUN", "PROPN"} for s in subjects)


def _for_clause(tokens: Tokens, verb: int) -> Iterator[Content]:
    """Yield "call for him to go"."""
    for clause in tokens.children_by(verb, "advcl", "ccomp"):
        opening = tokens.children_by(clause, "mark")
        if clause > verb and opening and tokens.text[opening[0]].lower() == "for":
            kept = [i for i in tokens.subtree(clause) if i != opening[0]]
            cue = opening[:1] if opening[0] == verb + 1 else ()
            yield Content(frame="for", tokens=kept, cue=cue)


def _main_clause(tokens: Tokens, verb: int) -> list[int] | None:
    """Return the clause a parenthetical "he said" or "as he said" stands in."""
    head, dep = tokens.head[verb], tokens.dep[verb]
    if head == verb or tokens.pos[head] not in VERBAL:
        return None
    if tokens.children_by(verb, "ccomp", "xcomp", "dobj", "oprd"):
        return None
    opened = (tokens.text[c].lower() for c in tokens.children_by(verb, "mark"))
    if dep != "parataxis" and not (dep == "advcl" and any(word in AS for word in opened)):
        return None
    barred = set(tokens.subtree(verb))
    return [i for i in tokens.subtree(head) if i not in barred]


def _named(tokens: Tokens, verb: int, objects: tuple[int, ...]) -> Iterator[Content]:
    """Yield who is called what."""
    said = tokens.children_by(verb, "oprd")
    if not objects and len(said) > 1:  # "called Omar a liar", where the parser saw no object
        yield Content(frame="naming", tokens=sorted(i for n in said for i in tokens.subtree(n)))
    for thing in objects:
        naming = _naming(tokens, verb, thing)
        if naming is not None:
            yield Content(frame="naming", tokens=naming)


def _naming(tokens: Tokens, verb: int, thing: int) -> list[int] | None:
    """Return "X a liar" of "call X a liar" and "X as Y" of "describe X as Y"."""
    for child in tokens.children(verb):
        if child < thing and tokens.dep[thing] != "nsubjpass":
            continue
        if tokens.dep[child] == "oprd" or (
            tokens.dep[child] == "prep" and tokens.text[child].lower() in AS
        ):
            return sorted({*tokens.subtree(thing), *tokens.subtree(child)})
    if any(tokens.text[c].lower() == "as" for c in tokens.children_by(thing, "prep")):
        return tokens.subtree(thing)  # "describes the raids on X as Y", hung on the raids
    return None


def _prepositional(tokens: Tokens, verb: int, *, passive: bool) -> Iterator[Content]:
    told = [i for s in tokens.children_by(verb, "nsubjpass") for i in tokens.subtree(s)]
    for child in tokens.children_by(verb, "prep", "prt"):
        if child < verb:
            continue
        for thing in tokens.children_by(child, "pobj", "pcomp"):
            indices = sorted({*tokens.subtree(thing), *(told if passive else ())})
            cue = (child,) if child == verb + 1 else ()
            frame = tokens.text[child].lower()
            if tokens.dep[thing] == "pcomp":
                yield Content(frame=f"{frame} doing", tokens=indices, cue=cue)
            yield Content(frame=frame, tokens=indices, cue=cue)


def _object(tokens: Tokens, verb: int, thing: int) -> list[int]:
    """Return a noun phrase with what carries it on though the parser hung it on the verb."""
    kept = tokens.subtree(thing)
    for child in tokens.children(verb):
        if child > thing and tokens.left_edge(child) == kept[-1] + 1 and _carries(tokens, child):
            kept = [*kept, *tokens.subtree(child)]
    return _without_asides(tokens, thing, kept)


def _without_asides(tokens: Tokens, thing: int, kept: list[int]) -> list[int]:
    """Drop ", who never won a seat" from the end of an object: the writer adds that."""
    for index in kept:
        first = tokens.left_edge(index)
        if (
            tokens.dep[index] == "relcl"
            and index > thing
            and first - 1 > thing
            and tokens.text[first - 1] == ","
            and tokens.right_edge(index) == kept[-1]
        ):
            return [i for i in kept if i < first - 1]
    return kept


def _carries(tokens: Tokens, child: int) -> bool:
    dep = tokens.dep[child]
    if dep == "prep":
        return tokens.text[child].lower() in CARRYING
    if dep == "advcl":
        return any(tokens.tag[c] == "TO" for c in tokens.children_by(child, "aux"))
    return dep in {"ccomp", "xcomp", "dobj"}
