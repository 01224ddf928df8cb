"""The step that codes events: triggers, composition, roles, circumstances, one event per act."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.coding.candidates import Candidate, propose
from dragoman.coding.composition import compose_candidates, find_warned, share_mutual
from dragoman.coding.contexts import find_contexts
from dragoman.coding.event_dates import date_candidate
from dragoman.coding.evidence import clause_span, own_tokens
from dragoman.coding.features import Sight
from dragoman.coding.lapsed import assess_plan
from dragoman.coding.magnitudes import find_magnitudes
from dragoman.coding.modality import Assessment, assess
from dragoman.coding.modes import clause_words, find_modes
from dragoman.coding.outlook import announce
from dragoman.coding.participants import MentionIndex, find_place, relabel, to_participants
from dragoman.coding.phrases import prep_objects
from dragoman.coding.plausibility import (
    Scenery,
    Verdict,
    find_pointless,
    find_topic,
    is_at_war,
    judge,
)
from dragoman.coding.reach import find_recipients
from dragoman.coding.selection import Dropped, merge_candidates, settle_carriers
from dragoman.coding.syntax import object_heads
from dragoman.coding.triggers import Match, find_matches
from dragoman.coding.verifier import find_unsure, verify
from dragoman.knowledge.circumstances import Circumstances, load_circumstances
from dragoman.knowledge.coding_files import CodingFiles
from dragoman.knowledge.grammar import GRAMMAR
from dragoman.knowledge.ontology import Ontology, load_ontology
from dragoman.knowledge.tables import digest_data
from dragoman.knowledge.triggers import Lexicon, load_lexicon
from dragoman.knowledge.verifier import VerifierModel
from dragoman.model.events import Event, Participant, Rejection
from dragoman.model.ids import make_id
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.model.text import BlockKind, Sentence, Span
from dragoman.model.when import DateRange
from dragoman.step import DocumentStep

STEP = "events"
CODED = frozenset({BlockKind.HEADLINE, BlockKind.BODY, BlockKind.BLOCK_QUOTE, BlockKind.UPDATE})
# below it a candidate is kept only as a rejection that says so
LEAST_SCORE = 0.3
LONGEST_TRIGGER = 60
NOTICE_WORDS = 5
# acts that happen at a place, not in words
PHYSICAL = frozenset(
    {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "AID", "CONSULT", "COOPERATE"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """The knowledge that coding needs."""

    ontology: Ontology
    lexicon: Lexicon
    circumstances: Circumstances
    model: VerifierModel | None = None
    min_score: float = LEAST_SCORE


def events_step(
    files: CodingFiles | None = None,
    *,
    model: VerifierModel | None = None,
    min_score: float = LEAST_SCORE,
) -> DocumentStep:
    """Return the step that fills ``events`` and adds to ``rejections``.

    Without a ``model`` the rules' own score is held to ``min_score``.
    """
    files = files or CodingFiles()
    coder = load_coder(files, model=model, min_score=min_score)
    data = digest_data([GRAMMAR, *files.paths()])
    verifier = model.digest if model is not None else "rules alone"
    return DocumentStep(
        name=STEP,
        version=10,
        requires=frozenset({"tokens", "sentences", "mentions", "times", "quotes", "attributions"}),
        provides=frozenset({"events", "rejections"}),
        settings=f"{data} {verifier} {min_score}",
        run=lambda reading: code_events(reading, coder),
    )


def load_coder(
    files: CodingFiles | None = None,
    *,
    model: VerifierModel | None = None,
    min_score: float = LEAST_SCORE,
) -> Coder:
    """Load the knowledge that the files hold, the general ones where none are given."""
    files = files or CodingFiles()
    return Coder(
        ontology=load_ontology(files.scheme),
        lexicon=load_lexicon(files.folders, files.scheme),
        circumstances=load_circumstances(files.circumstances, files.scheme),
        model=model,
        min_score=min_score,
    )


def code_events(reading: Reading, coder: Coder) -> Reading:
    """Return the reading with its events, and what was looked at and not coded."""
    events: dict[str, Event] = {}
    rejections: list[Rejection] = []
    seen, mentions, at_war = _prepare(reading, coder)
    for sentence in _coded_sentences(reading):
        for found in _code_sentence(seen, coder, mentions, sentence, at_war=at_war):
            if isinstance(found, Rejection):
                rejections.append(found)
            else:
                events.setdefault(found.id, found)
    ordered = sorted(events.values(), key=_order)
    refused = sorted(
        {*reading.rejections, *rejections}, key=lambda r: (r.start, r.end, r.stage, r.reason)
    )
    return replace(reading, events=tuple(ordered), rejections=tuple(refused))


def _prepare(reading: Reading, coder: Coder) -> tuple[Reading, MentionIndex, bool]:
    tokens = relabel(reading.tokens, reading.mentions)
    mentions = MentionIndex.build(tokens, reading.mentions)
    return replace(reading, tokens=tokens), mentions, is_at_war(tokens, coder.lexicon)


def _coded_sentences(reading: Reading) -> Iterator[Sentence]:
    blocks = reading.document.blocks
    return (each for each in reading.sentences if blocks[each.block].kind in CODED)


def _order(event: Event) -> tuple[int, int, str, str, str]:
    date = "" if event.date is None else event.date.edtf()
    return event.trigger.start, event.trigger.end, event.type, date, event.id


def _code_sentence(
    reading: Reading, coder: Coder, mentions: MentionIndex, sentence: Sentence, *, at_war: bool
) -> Iterator[Event | Rejection]:
    tokens, lexicon = reading.tokens, coder.lexicon
    if _is_notice(reading, coder, sentence):
        yield _reject(tokens, sentence.first, "says what was changed in the article")
        return
    matches = find_matches(tokens, lexicon, sentence.first, sentence.last)
    if not matches:
        return
    for match in matches:
        if match.entry.reject is not None:
            yield _reject(tokens, match.token, match.entry.reject)
    candidates, dropped = _candidates(reading, coder, matches)
    for lost in dropped:
        yield _reject(tokens, lost.candidate.token, lost.reason)
    for sight in _judge(reading, coder, mentions, sentence, candidates, at_war=at_war):
        candidate, verdict = sight.candidate, verify(sight, coder.model, coder.ontology.own)
        reason = verdict.reason or find_unsure(verdict, coder.min_score)
        if reason is not None:
            yield _reject(tokens, candidate.token, f"{candidate.type}: {reason}")
            continue
        for event in _to_events(reading, coder, mentions, candidate, verdict):
            pointless = find_pointless(reading, event)
            if pointless is None:
                yield event
            else:
                yield _reject(tokens, candidate.token, f"{candidate.type}: {pointless}")


def see_candidates(reading: Reading, coder: Coder) -> Iterator[Sight]:
    """Yield every candidate of a reading with what the verifier judges it by."""
    seen, mentions, at_war = _prepare(reading, coder)
    for sentence in _coded_sentences(seen):
        matches = find_matches(seen.tokens, coder.lexicon, sentence.first, sentence.last)
        candidates, _ = _candidates(seen, coder, matches)
        yield from _judge(seen, coder, mentions, sentence, candidates, at_war=at_war)


def _judge(
    reading: Reading,
    coder: Coder,
    mentions: MentionIndex,
    sentence: Sentence,
    candidates: Sequence[Candidate],
    *,
    at_war: bool,
) -> Iterator[Sight]:
    tokens, lexicon = reading.tokens, coder.lexicon
    topic = find_topic(tokens, lexicon, sentence.first, sentence.last)
    scene = Scenery(topic=topic, at_war=at_war)
    for candidate in candidates:
        yield Sight(
            tokens=tokens,
            lexicon=lexicon,
            mentions=mentions,
            sentence=sentence,
            candidate=candidate,
            verdict=judge(tokens, lexicon, mentions, candidate, scene),
            depth=_depth(reading, tokens.start[candidate.token]),
        )


def _depth(reading: Reading, offset: int) -> int:
    """Return how many speakers stand between the outlet and the words at an offset."""
    return sum(
        any(span.start <= offset < span.end for span in said.contents)
        for said in reading.attributions
    )


def _is_notice(reading: Reading, coder: Coder, sentence: Sentence) -> bool:
    """Tell an agency's note on its update ("UPDATE 2: Adds quote") from news under that word."""
    if reading.document.blocks[sentence.block].kind is not BlockKind.UPDATE:
        return False
    notice = coder.lexicon.classes.named("notice")
    first = range(sentence.first, min(sentence.last, sentence.first + NOTICE_WORDS))
    return any(notice.match(reading.tokens.text[i].lower()) for i in first)


def _candidates(
    reading: Reading, coder: Coder, matches: Sequence[Match]
) -> tuple[list[Candidate], list[Dropped]]:
    tokens, lexicon, ontology = reading.tokens, coder.lexicon, coder.ontology
    proposed = [c for c in (propose(tokens, lexicon, match) for match in matches) if c is not None]
    settled, dropped = settle_carriers(tokens, proposed)
    composed = compose_candidates(tokens, ontology, settled)
    kept = {candidate.token for candidate in composed}
    dropped += [
        Dropped(candidate=c, reason="stands in the scope of an act that is coded instead")
        for c in settled
        if c.token not in kept
    ]
    dated = {c.token: _names_time(reading, c) for c in composed}
    ahead = announce(tokens, ontology, lexicon, composed, dated=dated)
    merged, folded = merge_candidates(tokens, lexicon, ahead)
    mutual = [find_warned(tokens, share_mutual(tokens, each)) for each in merged]
    filled = [find_recipients(tokens, lexicon, each) for each in mutual]
    return filled, [*dropped, *folded]


def _names_time(reading: Reading, candidate: Candidate) -> bool:
    tokens = reading.tokens
    return any(tokens.entity[i].endswith(("-DATE", "-TIME")) for i in own_tokens(tokens, candidate))


def _reject(tokens: Tokens, token: int, reason: str) -> Rejection:
    return Rejection(start=tokens.start[token], end=tokens.end[token], stage=STEP, reason=reason)


def _to_events(
    reading: Reading,
    coder: Coder,
    mentions: MentionIndex,
    candidate: Candidate,
    verdict: Verdict,
) -> Iterator[Event]:
    """Yield the candidate's event, one for each date where its words name several."""
    dating = date_candidate(reading, candidate, coder.lexicon.classes.named("saying"))
    template = _event(reading, coder, mentions, candidate, verdict)
    basis = () if dating.basis is None else (f"date from {dating.basis}",)
    for value in dating.values or (None,):
        yield replace(
            template,
            id=_event_id(reading, template, value),
            date=value,
            date_basis=dating.basis if value is not None else None,
            date_evidence=dating.evidence if value is not None else None,
            why=(*template.why, *basis),
        )


def _event_id(reading: Reading, event: Event, date: DateRange | None) -> str:
    return make_id(
        "ev",
        reading.document.id,
        event.type,
        event.trigger.start,
        event.trigger.end,
        "" if date is None else date.edtf(),
    )


def _event(
    reading: Reading,
    coder: Coder,
    mentions: MentionIndex,
    candidate: Candidate,
    verdict: Verdict,
) -> Event:
    tokens, lexicon = reading.tokens, coder.lexicon
    trigger = _trigger(tokens, candidate)
    start, end = clause_span(tokens, candidate)
    if trigger.start < start and candidate.speech is not None:
        start = tokens.start[tokens.left_edge(candidate.speech)]
    own = own_tokens(tokens, candidate)
    words = clause_words(tokens, own)
    recipients = to_participants(tokens, lexicon, mentions, candidate.recipients)
    actors = to_participants(tokens, lexicon, mentions, candidate.actors)
    if candidate.type == "THREATEN":  # nobody warns himself: "warned that it would strike"
        recipients = tuple(each for each in recipients if each not in actors)
    assessment = _assess(reading, candidate)
    return Event(
        id="",
        document=reading.document.id,
        start=start,
        end=end,
        trigger=trigger,
        type=candidate.type,
        sentence=tokens.sentence[candidate.token],
        modes=find_modes(coder.circumstances, candidate.type, candidate.modes, words),
        contexts=find_contexts(coder.circumstances, candidate.entry.contexts, words),
        actors=actors,
        recipients=recipients,
        place=_find_place(reading, coder, mentions, candidate, own),
        magnitudes=find_magnitudes(tokens, lexicon, _counted(tokens, lexicon, candidate)),
        modality=assessment.modality,
        polarity=assessment.polarity,
        score=verdict.score,
        why=(*candidate.why, *verdict.why, *assessment.why),
    )


def _find_place(
    reading: Reading, coder: Coder, mentions: MentionIndex, candidate: Candidate, own: set[int]
) -> Participant | None:
    words = own if candidate.type in PHYSICAL else None
    return find_place(reading.tokens, coder.lexicon, mentions, _anchors(candidate), words)


def _trigger(tokens: Tokens, candidate: Candidate) -> Span:
    """Return the trigger; of an announced act from the verb of saying on ("said it would send")."""
    first = candidate.token
    if candidate.speech is not None and candidate.speech < first:
        start = tokens.start[candidate.speech]
        if tokens.end[first] - start <= LONGEST_TRIGGER:
            first = candidate.speech
    return Span(start=tokens.start[first], end=tokens.end[candidate.token])


def _assess(reading: Reading, candidate: Candidate) -> Assessment:
    """Judge the clause; what was composed from a future is said now, so it is asserted."""
    if candidate.composed == "future":
        return Assessment(why=("announcing it is the act, so the act is asserted",))
    return assess_plan(candidate) or assess(reading, candidate.token)


def _anchors(candidate: Candidate) -> list[int]:
    anchors = [candidate.token]
    if candidate.verb is not None and (candidate.light or candidate.verb == candidate.token):
        anchors.append(candidate.verb)
    anchors.extend(candidate.recipients)
    return list(dict.fromkeys(anchors))


def _counted(
    tokens: Tokens, lexicon: Lexicon, candidate: Candidate
) -> Iterator[tuple[int, str | None]]:
    """Yield the noun phrases whose numbers say how large the act was."""
    triggers = {candidate.token, *candidate.absorbed}
    if candidate.verb is not None and candidate.light:
        triggers.add(candidate.verb)
    for token in sorted(triggers):
        implied = next(
            (
                kind
                for kind in ("dead", "wounded", "arrested", "abducted", "displaced")
                if lexicon.classes.named(f"verbs_{kind}").match(tokens.lemma[token])
            ),
            None,
        )
        for head in object_heads(tokens, token):
            yield head, implied
        for head in prep_objects(tokens, token, ("of", "with", "by", "to")):
            yield head, implied if tokens.pos[token] == "NOUN" else None
