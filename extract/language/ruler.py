"""Parts of speech by rule, as spaCy's attribute ruler sets them, each kind of word looked up once.

All but a few of the ruler's patterns are about one word: its form, its tag and its dependency. What they say of one
such word they say of every other like it, so the slow search runs once for each kind of word and not for each word.
The others are looked for only where a word stands that one of them begins with.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from polgraph.extract.language.kinds import kinds
from polgraph.extract.language.places import put_in_place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

NAME = "polgraph_ruler"
KIND = ("ORTH", "TAG", "DEP")
LIMIT = 1 << 16
"""So many kinds of words take about 25 MB."""
SEEN = frozenset({"ORTH", "TEXT", "LOWER", "IS_SPACE", "TAG", "DEP"})
"""What a pattern may ask of a word, so that words of one kind are alike to it."""
SET = ("LEMMA", "POS", "TAG", "DEP", "MORPH")
"""What a rule may set."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the rules say of a kind of word.

    Attributes:
        rules: the numbers of the rules about one word that hold of it.
        said: what these set: places in `SET` and values.
        begins: whether a pattern of more words begins with such a word.
    """

    rules: tuple[int, ...]
    said: tuple[tuple[int, int], ...]
    begins: bool


class Ruler:
    """Sets what an attribute ruler sets.

    Args:
        ruler: the ruler; `is_plain` must hold of it.
        limit: how many kinds of words are kept.
    """

    def __init__(self, ruler: AttributeRuler, limit: int = LIMIT) -> None:
        from spacy.matcher import Matcher

        self._strings = ruler.vocab.strings
        self._limit = limit
        self._one, self._first, self._more = (Matcher(ruler.vocab) for _ in range(3))
        lengths = [1]
        for number, patterns in enumerate(patterns_of(ruler)):
            for pattern in patterns:
                if len(pattern) == 1:
                    self._one.add(str(number), [pattern])
                    continue
                self._first.add(str(number), [pattern[:1]])
                self._more.add(str(number), [pattern])
                lengths.append(len(pattern))
        self._longest = max(lengths)
        places = {self._strings[name]: place for place, name in enumerate(SET)}
        self._said = [{places[key]: value for key, value in said.items()} for said in ruler.attrs]
        self._indices = ruler.indices
        self._kinds: dict[bytes, Kind] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of a parsed text."""
        import numpy as np

        if not len(doc):
            return doc
        found = self._look_up(doc)
        said = [kind.said for kind in found]
        for i, rules in self._longer(doc, [i for i, kind in enumerate(found) if kind.begins]).items():
            said[i] = self._together({*rules, *found[i].rules})
        columns: list[list[int]] = doc.to_array([*SET]).T.tolist()
        for i, values in enumerate(said):
            for column, value in values:
                columns[column][i] = value
        doc.from_array([*SET], cast("Any", np.array(columns, dtype="uint64").T))
        return doc

    def _look_up(self, doc: Doc) -> list[Kind]:
        """The kind of each word."""
        found = []
        for i, key in enumerate(kinds(doc.to_array([*KIND]).astype("uint64"))):
            kind = self._kinds.get(key)
            if kind is None:
                if len(self._kinds) >= self._limit:
                    self._kinds.clear()
                kind = self._kinds[key] = self._kind(doc, i)
            found.append(kind)
        return found

    def _kind(self, doc: Doc, i: int) -> Kind:
        word = doc[i : i + 1]
        rules = {int(self._strings[key]) for key, _, _ in self._one(word, allow_missing=True)}
        return Kind(tuple(rules), self._together(rules), bool(self._first(word, allow_missing=True)))

    def _longer(self, doc: Doc, starts: list[int]) -> dict[int, set[int]]:
        """The rules about several words that hold, by the word which they tell of.

        Args:
            doc: the text.
            starts: where such a rule can hold.
        """
        found: defaultdict[int, set[int]] = defaultdict(set)
        for i in starts:
            for key, start, end in self._more(doc[i : i + self._longest], allow_missing=True):
                if start == 0:
                    rule = int(self._strings[key])
                    found[range(i, i + end)[self._indices[rule]]].add(rule)
        return found

    def _together(self, rules: Iterable[int]) -> tuple[tuple[int, int], ...]:
        """What rules set, in their order: the later has the last word."""
        said: dict[int, int] = {}
        for rule in sorted(rules):
            said |= self._said[rule]
        return tuple(said.items())


def patterns_of(ruler: AttributeRuler) -> list[list[list[dict[str, object]]]]:
    """The patterns of each rule of a ruler."""
    return [cast("list[list[dict[str, object]]]", rule["patterns"]) for rule in ruler.patterns]


def is_plain(ruler: object) -> bool:
    """Whether a component is a ruler that asks for no more than the kinds of words, and sets no more than `SET`."""
    from spacy.pipeline import AttributeRuler

    return (
        isinstance(ruler, AttributeRuler)
        and all(SEEN.issuperset(word) for patterns in patterns_of(ruler) for pattern in patterns for word in pattern)
        and all({ruler.vocab.strings[name] for name in SET}.issuperset(said) for said in ruler.attrs)
    )


def add_ruler(nlp: Language) -> Language:
    """Put the ruler in the place of spaCy's where that is plain."""
    if "attribute_ruler" not in nlp.pipe_names or not is_plain(nlp.get_pipe("attribute_ruler")):
        return nlp
    return put_in_place(nlp, "attribute_ruler", NAME, lambda nlp: Ruler(nlp.get_pipe("attribute_ruler")))
