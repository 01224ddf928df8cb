"""Coreference inside a document: names, appositions, descriptions, pronouns; in doubt, none."""

from dataclasses import replace

from dragoman.annotate.coref_names import join_appositions, join_names
from dragoman.annotate.coref_nominals import find_described, find_repeated
from dragoman.annotate.coref_pronouns import find_meant
from dragoman.annotate.scene import Lexicon, Scene, build_scene
from dragoman.knowledge.register import Register
from dragoman.knowledge.words import load_metonym_words, load_name_words, load_role_nouns
from dragoman.model.actors import EntityKind, MentionForm
from dragoman.model.reading import Reading
from dragoman.step import DocumentStep

VERSION = 6


def coreference_step(register: Register) -> DocumentStep:
    """Return the step that gives mentions their antecedents."""
    lexicon = Lexicon(
        register=register,
        nouns=load_role_nouns(),
        words=load_name_words(),
        metonyms=load_metonym_words(),
    )

    def run(reading: Reading) -> Reading:
        scene = build_scene(reading, lexicon)
        join_mentions(scene)
        mentions = tuple(
            replace(mention, antecedent=scene.antecedents.get(mention.id))
            for mention in reading.mentions
        )
        return replace(reading, mentions=mentions)

    return DocumentStep(
        name="coreference",
        version=VERSION,
        requires=frozenset({"sentences", "tokens", "quotes", "mentions"}),
        provides=frozenset({"mentions"}),
        run=run,
        settings=register.digest,
    )


def join_mentions(scene: Scene) -> None:
    """Join the mentions of a scene: first what is certain, then descriptions and pronouns."""
    join_names(scene)
    join_appositions(scene)
    for facts in scene.facts:
        if facts.mention.id in scene.antecedents:
            continue
        if scene.size(facts.index) > 1:
            earlier = find_repeated(scene, facts)
        elif facts.mention.form == MentionForm.NOMINAL:
            earlier = find_described(scene, facts)
        elif facts.mention.form == MentionForm.PRONOUN:
            earlier = find_meant(scene, facts)
        else:
            continue
        if earlier is not None and not _are_two(scene, facts.index, earlier):
            scene.join(facts.index, earlier)


def _are_two(scene: Scene, one: int, other: int) -> bool:
    """Tell whether two chains name two persons in full, with no last name in common."""
    first, second = _last_names(scene, one), _last_names(scene, other)
    return bool(first and second) and not first & second


def _last_names(scene: Scene, index: int) -> set[str]:
    return {
        facts.folded.split()[-1]
        for facts in scene.members(index)
        if facts.is_name and facts.kind == EntityKind.PERSON and " " in facts.folded
    }
