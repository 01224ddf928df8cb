"""Loads the word lists of hedges, modals, negations and speech, and checks their form."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.model.claims import Modality

FOLDER = Path(__file__).parent / "data" / "cues"


@dataclass(frozen=True, slots=True, kw_only=True)
class Governor:
    """A word that decides how its complement is put.

    ``particle`` is the second word of "rule out". ``nominal`` lets the complement be a noun
    phrase. ``past_implies`` marks "had to", after which the thing was done. ``negated`` is how
    the complement stands where the word itself is denied: "did not rule out".
    """

    pos: str
    kind: str
    modality: Modality
    denied: bool = False
    particle: str | None = None
    nominal: bool = False
    passive: bool = False
    only_infinitive: bool = False
    only_from: bool = False
    past_implies: bool = False
    negated: Modality | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModalityCues:
    """The words that make a clause less than a plain statement, or a negative one."""

    auxiliaries: Mapping[str, Modality]
    adverbs: Mapping[str, Modality | None]
    modifiers: Mapping[str, Modality | None]
    governors: Mapping[tuple[str, str], tuple[Governor, ...]]
    marks: Mapping[str, str]
    prepositions: Mapping[str, Modality | None]
    raising: frozenset[str]
    factive: frozenset[str]
    transparent: frozenset[str]
    certainty: frozenset[str]
    durations: frozenset[str]
    light: frozenset[str]
    occurrences: frozenset[str]
    openers: Mapping[str, Modality | None]
    untrue: frozenset[str]
    hindsight: frozenset[str]
    involvement: frozenset[str]
    fiction: frozenset[str]
    pretend: frozenset[str]
    credited: frozenset[str]
    games: frozenset[str]
    reports: frozenset[str]
    looming: frozenset[str]
    mocking: frozenset[str]
    asking: frozenset[str]
    achieved: frozenset[str]
    speaking: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechWord:
    """One use of a word of speech or thought: the act it names and how its content stands.

    ``stance`` marks acts that judge or want their object rather than report it. ``animate`` words
    need a subject that can speak. ``over`` are the prepositions that lead to a noun's content.
    """

    act: str
    stance: bool = False
    animate: bool = False
    frames: frozenset[str] = frozenset()
    particle: str | None = None
    over: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechCues:
    """The words by which somebody is made to speak, and the nouns that name speakers."""

    verbs: Mapping[str, tuple[SpeechWord, ...]]
    nouns: Mapping[str, tuple[SpeechWord, ...]]
    adjectives: frozenset[str]
    making: frozenset[str]
    hearsay: frozenset[str]
    seeming: frozenset[str]
    passives: frozenset[str]
    labels: frozenset[str]
    speakers: Mapping[str, frozenset[str]]
    endings: tuple[str, ...]


@cache
def load_speech_cues() -> SpeechCues:
    """Return the word lists of ``speech.toml``.

    Raises:
        KnowledgeError: a list is missing or a frame or kind is not one of those known.
    """
    table = read_table("speech.toml")
    verbs: dict[str, list[SpeechWord]] = {}
    nouns: dict[str, list[SpeechWord]] = {}
    for entry in table["verbs"]:
        frames = frozenset(check_words(f"verbs ({entry['act']})", entry["frames"]))
        for word in check_words(f"verbs ({entry['act']})", entry["words"]):
            lemma, _, particle = word.partition(" ")
            use = SpeechWord(
                act=entry["act"],
                stance=entry.get("stance", False),
                animate=entry.get("animate", False),
                frames=frames,
                particle=particle or None,
            )
            verbs.setdefault(lemma, []).append(use)
    for entry in table["nouns"]:
        for word in check_words(f"nouns ({entry['act']})", entry["words"]):
            use = SpeechWord(
                act=entry["act"],
                stance=entry.get("stance", False),
                over=frozenset(entry.get("over", ())),
            )
            nouns.setdefault(word, []).append(use)
    return SpeechCues(
        verbs={lemma: _plainest_last(uses) for lemma, uses in verbs.items()},
        nouns={lemma: tuple(uses) for lemma, uses in nouns.items()},
        adjectives=frozenset(check_words("adjectives", table["adjectives"]["thinks"])),
        making=frozenset(check_words("making", table["making"]["verbs"])),
        hearsay=frozenset(check_words("adverbs", table["adverbs"]["hearsay"])),
        seeming=frozenset(check_words("seeming", table["seeming"]["verbs"])),
        passives=frozenset(check_words("passives", table["passives"]["hearsay"])),
        labels=frozenset(check_words("labels", table["labels"]["nobody"])),
        endings=check_words("endings", table["endings"]["people"]),
        speakers={
            kind: frozenset(check_words(f"speakers.{kind}", words))
            for kind, words in table["speakers"].items()
        },
    )


@cache
def load_modality_cues() -> ModalityCues:
    """Return the word lists of ``modality.toml``.

    Raises:
        KnowledgeError: a list is missing or a value is not one of those allowed.
    """
    table = read_table("modality.toml")
    return ModalityCues(
        auxiliaries={w: m for w, m in _graded(table, "auxiliaries").items() if m is not None},
        adverbs=_graded(table, "adverbs"),
        modifiers=_graded(table, "modifiers"),
        governors=_governors(table),
        marks={word: kind for kind, words in table["marks"].items() for word in words},
        prepositions=_graded(table, "prepositions"),
        raising=frozenset(table["raising"]["words"]),
        factive=frozenset(table["raising"]["factive"]),
        transparent=frozenset(table["raising"]["transparent"]),
        certainty=frozenset(table["raising"]["certainty"]),
        durations=frozenset(table["raising"]["durations"]),
        light=frozenset(table["light"]["verbs"]),
        occurrences=frozenset(table["light"]["occurrences"]),
        openers=_graded(table, "openers"),
        **{
            name: frozenset(check_words(f"turns.{name}", words))
            for name, words in table["turns"].items()
        },
    )


def read_table(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    """Read one data file; it must say where it comes from.

    Raises:
        KnowledgeError: no TOML, or it names no source.
    """
    path = folder / name
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{name}: {error}") from error
    if not isinstance(table.get("source"), str):
        raise KnowledgeError(f"{name}: says nothing about its source")
    return table


@cache
def digest_tables() -> str:
    """Return a digest of the word lists on which attributions, ties and modality rest."""
    digest = blake2b(digest_size=8)
    for path in (*sorted(FOLDER.glob("*.toml")), FOLDER.parent / "relations.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def check_words(name: str, words: object) -> tuple[str, ...]:
    """Return a list of words as it stands, after checking that it is one.

    Raises:
        KnowledgeError: something in it is no word, or stands there twice.
    """
    if not isinstance(words, list) or not all(isinstance(w, str) and w.strip() for w in words):
        raise KnowledgeError(f"{name}: not a list of words")
    twice = sorted({word for word in words if words.count(word) > 1})
    if twice:
        raise KnowledgeError(f"{name}: listed twice: {', '.join(twice)}")
    return tuple(words)


def _plainest_last(uses: Iterable[SpeechWord]) -> tuple[SpeechWord, ...]:
    """Let "denies" go before "says" where one word is listed under both."""
    return tuple(sorted(uses, key=lambda use: use.act == "says"))


def _graded(table: Mapping[str, Any], section: str) -> dict[str, Modality | None]:
    """Map words to their modality; ``None`` stands for a plain no."""
    graded: dict[str, Modality | None] = {}
    for grade, words in table[section].items():
        modality = None if grade == "denied" else _modality(section, grade)
        for word in check_words(f"{section}.{grade}", words):
            graded.setdefault(word, modality)
    return graded


def _modality(where: str, value: str) -> Modality:
    try:
        return Modality(value)
    except ValueError as error:
        raise KnowledgeError(f"{where}: no modality {value!r}") from error


def _governors(table: Mapping[str, Any]) -> dict[tuple[str, str], tuple[Governor, ...]]:
    found: dict[tuple[str, str], list[Governor]] = {}
    for entry in table["governors"]:
        fields = {k: v for k, v in entry.items() if k not in {"words", "polarity", "modality"}}
        if "negated" in fields:
            fields["negated"] = _modality("governors", fields["negated"])
        for word in check_words(f"governors ({entry['kind']})", entry["words"]):
            lemma, _, particle = word.partition(" ")
            try:
                governor = Governor(
                    **fields,
                    modality=_modality("governors", entry["modality"]),
                    denied=entry.get("polarity") == "denied",
                    particle=particle or None,
                )
            except TypeError as error:
                raise KnowledgeError(f"governors ({entry['kind']}): {error}") from error
            found.setdefault((governor.pos, lemma), []).append(governor)
    return {key: _particles_first(governors) for key, governors in found.items()}


def _particles_first(governors: Iterable[Governor]) -> tuple[Governor, ...]:
    return tuple(sorted(governors, key=lambda governor: governor.particle is None))
