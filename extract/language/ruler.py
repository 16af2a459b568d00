"""Parts of speech by rule, as spaCy's attribute ruler sets them, each kind of word looked up once.

All but a few of the ruler's patterns are about one word: its form, its tag and its dependency. What they say of one
such word they say of every other like it, so the slow search runs once for each kind of word and not for each word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

NAME = "polgraph_ruler"
KIND = ("ORTH", "TAG", "DEP")
LIMIT = 1 << 16
"""So many kinds of words take about 25 MB."""
SEEN = frozenset({"ORTH", "TEXT", "LOWER", "IS_SPACE", "TAG", "DEP"})
"""What a pattern may ask of a word, so that words of one kind are alike to it."""
Match: TypeAlias = tuple[int, int, int, int]
"""As spaCy's ruler has it: the rule's number, its identifier, first token, token behind the last."""


class Ruler:
    """Sets what an attribute ruler sets.

    Args:
        ruler: the ruler, whose patterns ask for nothing that is not in `SEEN`.
        limit: how many kinds of words are kept.
    """

    def __init__(self, ruler: AttributeRuler, limit: int = LIMIT) -> None:
        from spacy.matcher import Matcher

        self._ruler = ruler
        self._limit = limit
        self._one, self._more = Matcher(ruler.vocab), Matcher(ruler.vocab)
        for number, patterns in enumerate(patterns_of(ruler)):
            for pattern in patterns:
                (self._one if len(pattern) == 1 else self._more).add(str(number), [pattern])
        self._kinds: dict[tuple[int, ...], list[tuple[int, int]]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of a parsed text."""
        self._ruler.set_annotations(doc, self.match(doc))  # type: ignore[no-untyped-call]
        return doc

    def match(self, doc: Doc) -> list[Match]:
        """Every place where a rule holds, in the order of the rules: the later has the last word."""
        numbers = self._ruler.vocab.strings
        found = [(int(numbers[key]), key, start, end) for key, start, end in self._more(doc, allow_missing=True)]
        for i, kind in enumerate(map(tuple, doc.to_array([*KIND]).tolist())):
            rules = self._kinds.get(kind)
            if rules is None:
                if len(self._kinds) >= self._limit:
                    self._kinds.clear()
                one = self._one(doc[i : i + 1], allow_missing=True)
                rules = self._kinds[kind] = [(int(numbers[key]), key) for key, _, _ in one]
            for number, key in rules:
                found.append((number, key, i, i + 1))
        return sorted(found)


def patterns_of(ruler: AttributeRuler) -> list[list[list[dict[str, object]]]]:
    """The patterns of each rule of a ruler."""
    return [cast("list[list[dict[str, object]]]", rule["patterns"]) for rule in ruler.patterns]


def add_ruler(nlp: Language) -> Language:
    """Put the ruler in the place of spaCy's where that asks for no more than the kind of a word."""
    from spacy.language import Language as Pipeline
    from spacy.pipeline import AttributeRuler

    ruler = nlp.get_pipe("attribute_ruler") if "attribute_ruler" in nlp.pipe_names else None
    if not isinstance(ruler, AttributeRuler) or not all(
        SEEN.issuperset(word) for patterns in patterns_of(ruler) for pattern in patterns for word in pattern
    ):
        return nlp
    if not Pipeline.has_factory(NAME):
        Pipeline.factory(NAME, func=lambda nlp, name: Ruler(nlp.get_pipe("attribute_ruler")))  # noqa: ARG005
    nlp.add_pipe(NAME, after="attribute_ruler")
    nlp.remove_pipe("attribute_ruler")
    return nlp
