"""Word classes of the trigger lexicon: named lists that frames put as conditions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from dragoman.knowledge.tables import read_data_file

_TOP = frozenset({"source", "reviewer", "classes", "misread"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A set of words, some of them of several words (``hunger strike``, under their last word)."""

    single: frozenset[str]
    several: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    everything: bool = False

    def match(self, word: str, before: Sequence[str] = ()) -> bool:
        """Tell whether the word is in the set; ``before`` are the words modifying it."""
        if self.everything or word in self.single:
            return True
        phrases = self.several.get(word)
        if phrases is None or not before:
            return False
        return any(all(part in before for part in phrase) for phrase in phrases)

    def match_any(self, words: Iterable[str]) -> bool:
        """Tell whether one of the words is in the set."""
        return self.everything or any(word in self.single for word in words)


class WordClasses:
    """Named classes, looked up as ``@name``; each is built once.

    ``misread`` holds, per word, the wrong dictionary forms under which the parser may hand it on.
    """

    def __init__(
        self,
        lists: Mapping[str, tuple[str, ...]],
        misread: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    ) -> None:
        """Keep the lists; nothing is built yet."""
        self._lists = lists
        self._misread = misread
        self._built: dict[str, Words] = {}

    def words(self, items: Iterable[str]) -> Words:
        """Build the set of the items, with every ``@name`` replaced by its class.

        Raises:
            KeyError: a class of that name does not exist.
        """
        flat = [form for item in self._expand(items, ()) for form in self.forms(item)]
        several: dict[str, list[tuple[str, ...]]] = {}
        for item in flat:
            *before, last = item.split()
            if before:
                several.setdefault(last, []).append(tuple(before))
        return Words(
            single=frozenset(item for item in flat if " " not in item),
            several={last: tuple(phrases) for last, phrases in several.items()},
            everything="*" in flat,
        )

    def named(self, name: str) -> Words:
        """Return one class."""
        if name not in self._built:
            self._built[name] = self.words([f"@{name}"])
        return self._built[name]

    def forms(self, word: str) -> tuple[str, ...]:
        """Return a word with the wrong forms that stand for it."""
        return (word, *self._misread.get(word, ()))

    def names(self) -> frozenset[str]:
        """Return the names of all classes."""
        return frozenset(self._lists)

    def _expand(self, items: Iterable[str], inside: tuple[str, ...]) -> Iterable[str]:
        for item in items:
            name = item.removeprefix("@")
            if name == item:
                yield item
            elif name in inside:
                raise KeyError(f"{name} (it contains itself)")
            else:
                yield from self._expand(self._lists[name], (*inside, name))


def read_classes(paths: Iterable[Path]) -> WordClasses:
    """Read class files; a class named again in a later file grows.

    Raises:
        KnowledgeError: a class is no list of words, or refers to none that exists.
    """
    lists: dict[str, tuple[str, ...]] = {}
    misread: dict[str, tuple[str, ...]] = {}
    for path in paths:
        if not path.exists():
            continue
        file = read_data_file(path)
        file.check_top(_TOP)
        for word, wrong in file.content.get("misread", {}).items():
            misread[word] = tuple(wrong)
        classes = file.content.get("classes", {})
        for name, items in classes.items():
            if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
                raise file.error(f"class {name} must be a list of words", "classes", 0, name)
            lists[name] = lists.get(name, ()) + tuple(items)
        for name, items in classes.items():
            for item in items:
                if item.startswith("@") and item[1:] not in lists:
                    raise file.error(f"no word class {item}", "classes", 0, name)
    return WordClasses(lists, misread)
