"""The mentions of one document with what agreement and salience need, and who is who so far."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.annotate.nominals import is_definite, is_plural, role_noun
from dragoman.knowledge.register import Register, Use
from dragoman.knowledge.words import MetonymWords, NameWords, RoleNouns
from dragoman.model.actors import EntityKind, Mention, MentionForm
from dragoman.model.reading import Reading
from dragoman.model.syntax import Tokens
from dragoman.text.names import fold_name

GROUPS = frozenset(
    {EntityKind.ARMED_GROUP, EntityKind.GOVERNMENT, EntityKind.ORGANISATION, EntityKind.MEDIA}
)
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MALE = frozenset({"mr", "king", "prince", "sultan", "emir", "lord", "sir"})
# What a person who does so is called.
_CALLINGS = {"command": "commander", "lead": "leader", "head": "head", "chair": "chairman"}
_FEMALE = frozenset({"mrs", "ms", "miss", "queen", "princess", "lady", "dame"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a mention shows of itself; ``first`` is its first token, ``lowered`` its folded text."""

    mention: Mention
    index: int
    first: int
    sentence: int
    text: str
    folded: str
    kind: EntityKind | None
    plural: bool
    definite: bool
    gender: str | None
    entities: frozenset[str]
    capital: bool
    title: tuple[str, ...]

    @property
    def is_name(self) -> bool:
        """Tell whether this is a name rather than a description or pronoun."""
        return self.mention.form == MentionForm.NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The register and the word lists that coreference draws on."""

    register: Register
    nouns: RoleNouns
    words: NameWords
    metonyms: MetonymWords


@dataclass(slots=True, kw_only=True)
class Scene:
    """Facts of all mentions, and the chains that they have been joined into."""

    reading: Reading
    lexicon: Lexicon
    facts: list[Facts]
    parents: list[int]
    groups: list[list[int]]
    antecedents: dict[str, str] = field(default_factory=dict)

    @property
    def tokens(self) -> Tokens:
        """Return the token columns of the reading."""
        return self.reading.tokens

    def chain(self, index: int) -> int:
        """Return the number of the chain a mention is in."""
        while self.parents[index] != index:
            self.parents[index] = self.parents[self.parents[index]]
            index = self.parents[index]
        return index

    def size(self, index: int) -> int:
        """Return how many mentions the chain of this one has."""
        return len(self.groups[self.chain(index)])

    def join(self, later: int, earlier: int) -> None:
        """Let a mention mean what an earlier one means; each mention has one antecedent."""
        if later < earlier:
            later, earlier = earlier, later
        mine, theirs = self.chain(later), self.chain(earlier)
        if mine == theirs:
            return
        later = later if self.facts[later].mention.id not in self.antecedents else mine
        self.parents[mine] = theirs
        self.groups[theirs].extend(self.groups[mine])
        identity, antecedent = self.facts[later].mention.id, self.facts[earlier].mention.id
        self.antecedents.setdefault(identity, antecedent)

    def members(self, index: int) -> Iterator[Facts]:
        """Yield the facts of all mentions in a mention's chain."""
        return (self.facts[member] for member in sorted(self.groups[self.chain(index)]))

    def entities(self, index: int) -> frozenset[str]:
        """Return what the names in a mention's chain can mean for the register."""
        named = [facts.entities for facts in self.members(index) if facts.entities]
        return min(named, key=len) if named else frozenset()

    def is_subject(self, facts: Facts) -> bool:
        """Tell whether a mention is the subject of a clause."""
        return self.tokens.dep[facts.mention.head] in SUBJECTS

    def theatre(self) -> str | None:
        """Return the state in which most is said to happen ("in Libya"); ``None`` if in doubt."""
        places = Counter(
            next(iter(facts.entities))
            for facts in self.facts
            if facts.kind == EntityKind.STATE
            and len(facts.entities) == 1
            and self.is_located(facts.mention.head)
        )
        ranked = places.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    def is_located(self, head: int) -> bool:
        """Tell whether a token is where something happens: "in X", "near X and Y"."""
        tokens = self.tokens
        while tokens.dep[head] in {"conj", "appos"} and tokens.head[head] != head:
            head = tokens.head[head]
        return (
            tokens.dep[head] == "pobj"
            and tokens.lemma[tokens.head[head]] in self.lexicon.metonyms.locative
        )

    def by_head(self) -> Mapping[int, Facts]:
        """Return the facts under their head tokens; the longest mention of a head wins."""
        found: dict[int, Facts] = {}
        for facts in self.facts:
            other = found.get(facts.mention.head)
            if other is None or len(other.text) < len(facts.text):
                found[facts.mention.head] = facts
        return found


def build_scene(reading: Reading, lexicon: Lexicon) -> Scene:
    """Work out the facts of a reading's mentions."""
    facts = [
        _facts(index, mention, reading, lexicon) for index, mention in enumerate(reading.mentions)
    ]
    return Scene(
        reading=reading,
        lexicon=lexicon,
        facts=facts,
        parents=list(range(len(facts))),
        groups=[[index] for index in range(len(facts))],
    )


def _facts(index: int, mention: Mention, reading: Reading, lexicon: Lexicon) -> Facts:
    tokens = reading.tokens
    text = reading.document.quote(mention.start, mention.end)
    covered = tokens.between(mention.start, mention.end)
    first = covered[0] if covered else mention.head
    named = mention.form == MentionForm.NAME
    title = _titles(mention, first, tokens, lexicon.words) if named else ()
    entities = exact_entities(text, lexicon.register) if named else frozenset[str]()
    if named:
        gender = _gender_of_name(mention, title, entities, lexicon.register)
    else:
        gender = _gender_of_word(mention, tokens, lexicon)
    return Facts(
        mention=mention,
        index=index,
        first=first,
        sentence=tokens.sentence[mention.head],
        text=text,
        folded=fold_name(text),
        kind=mention.kind,
        plural=_is_plural(mention, tokens, lexicon.words),
        definite=named or is_definite(first, tokens),
        gender=gender,
        entities=entities,
        capital=named and is_capital(text, lexicon.register),
        title=title,
    )


def exact_entities(text: str, register: Register) -> frozenset[str]:
    """Return what a name spelt exactly so can mean; surnames only if nothing else."""
    meanings = register.means(" ".join(text.replace("\u2019", "'").split()).lower())
    full = frozenset(m.entity for m in meanings if m.use == Use.NAME)
    return full or frozenset(m.entity for m in meanings if m.use == Use.SURNAME)


def is_capital(text: str, register: Register) -> bool:
    """Tell whether a name is a capital, which may act for its government."""
    return any(m.use == Use.CAPITAL for m in register.means(text.lower()))


def _titles(mention: Mention, first: int, tokens: Tokens, words: NameWords) -> tuple[str, ...]:
    """Return the words before a name that are its title, and what "who commands" makes of it."""
    told = (
        _CALLINGS[tokens.lemma[verb]]
        for verb in tokens.children_by(mention.head, "relcl")
        if tokens.lemma[verb] in _CALLINGS
        and any(tokens.tag[subject] == "WP" for subject in tokens.children_by(verb, "nsubj"))
    )
    return (*title_before(first, tokens, words), *told)


def title_before(first: int, tokens: Tokens, words: NameWords) -> tuple[str, ...]:
    """Return the words before a name, in lower case, that are its title ("russian", "general")."""
    found: list[str] = []
    token = first - 1
    while token >= 0 and tokens.sentence[token] == tokens.sentence[first]:
        low = tokens.text[token].lower().rstrip(".")
        if low not in words.titles and tokens.dep[token] not in {"compound", "nmod", "amod"}:
            break
        if tokens.pos[token] == "PUNCT" and low != "-":
            break
        found.append(low)
        token -= 1
    return tuple(reversed(found))


def _is_plural(mention: Mention, tokens: Tokens, words: NameWords) -> bool:
    if mention.form == MentionForm.PRONOUN:
        return words.pronouns[tokens.text[mention.head].lower()].number == "plural"
    if mention.form == MentionForm.NOMINAL:
        return is_plural(mention.head, tokens)
    return mention.kind == EntityKind.PEOPLE


def _gender_of_name(
    mention: Mention, title: tuple[str, ...], entities: frozenset[str], register: Register
) -> str | None:
    if mention.kind != EntityKind.PERSON:
        return None
    if _FEMALE & set(title):
        return "female"
    genders = {register.actors[entity].gender or "male" for entity in entities}
    if len(genders) == 1:
        return genders.pop()
    return "male" if _MALE & set(title) else None


def _gender_of_word(mention: Mention, tokens: Tokens, lexicon: Lexicon) -> str | None:
    if mention.form == MentionForm.PRONOUN:
        return lexicon.words.pronouns[tokens.text[mention.head].lower()].gender
    noun = role_noun(mention.head, tokens, lexicon.nouns)
    return noun.gender if noun is not None else None
