"""A spaCy component that parses each headline whose words mislead the parser once more, in fuller words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from polgraph.extract.actors.gazetteer import load_gazetteer
from polgraph.extract.headlines.lines import headlines
from polgraph.extract.headlines.wording import Words, joined, lowered, past, spelled_out, verbs
from polgraph.extract.labels import NOMINAL_SUBJECTS
from polgraph.extract.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

NAME = "polgraph_headlines"
COLUMNS = ("HEAD", "DEP", "TAG", "POS", "LEMMA", "MORPH")
TRIES = 2
"""How many words of a headline without a verb are tried as its verb."""
CLASSES = ("verb", "noun", "adj", "adv")


@dataclass(slots=True)
class Reading:
    """One headline in other words.

    Attributes:
        line: its tokens in the article.
        texts: the words to be parsed.
        made: which word was made a verb, counted in the line, or None.
        parsed: the parse of the words.
    """

    line: list[Token]
    texts: list[str]
    made: int | None = None
    parsed: Doc | None = None


class HeadlineReader:
    """Gives the headlines of a text the parse of a fuller wording.

    Args:
        nlp: the pipeline that the component belongs to; its other components parse the wordings.
    """

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    @cached_property
    def words(self) -> Words:
        """What is known of words, with the dictionary of the model's lemmatizer."""
        tables: Any = None
        if "lemmatizer" in self.nlp.pipe_names:
            lemmatizer: Any = self.nlp.get_pipe("lemmatizer")
            tables = lemmatizer.lookups
        index: dict[str, Any] = tables.get_table("lemma_index", {}) if tables else {}
        forms: dict[str, Any] = tables.get_table("lemma_exc", {}) if tables else {}
        known = frozenset(word for kind in CLASSES for table in (index, forms) for word in table.get(kind, ()))
        return Words(load_gazetteer(), load_lexicon(), lambda word: any(form in known for form in _stems(word)))

    def __call__(self, doc: Doc) -> Doc:
        """Read the headlines of one text."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 16) -> Iterator[Doc]:
        """Read the headlines of many texts, in their order."""
        texts = iter(docs)
        while batch := list(islice(texts, batch_size)):
            self._read(batch)
            yield from batch

    def _read(self, docs: list[Doc]) -> None:
        readings = [(doc, self._readings(line)) for doc in docs for line in _headlines(doc)]
        self._parse([reading for _, found in readings for reading in found])
        for doc, found in readings:
            best = max(found, key=_fitness, default=None)
            if best is not None and _fitness(best) >= 0:
                _write(doc, best)

    def _readings(self, line: list[Token]) -> list[Reading]:
        """The other wordings of a headline, the likeliest first; none where its parse may stand."""
        texts = [token.text for token in line]
        fuller = joined(lowered(spelled_out(texts), self.words), self.words)
        found = [Reading(line, fuller)] if fuller != texts else []
        if fuller != texts or not any(_is_verbal(token) for token in line):
            for i in verbs(fuller, self.words)[:TRIES]:
                made = [past(word, self.words) if n == i else word for n, word in enumerate(fuller)]
                found.append(Reading(line, made, i))
        return found

    def _parse(self, readings: list[Reading]) -> None:
        from spacy.tokens import Doc

        docs: Iterable[Doc] = [
            Doc(self.nlp.vocab, words=reading.texts, spaces=[bool(token.whitespace_) for token in reading.line])
            for reading in readings
        ]
        for name, component in self.nlp.pipeline if readings else ():
            if name != NAME:
                part: Any = component
                docs = list(part.pipe(docs)) if hasattr(part, "pipe") else [part(doc) for doc in docs]
        for reading, doc in zip(readings, docs, strict=True):
            reading.parsed = doc


def _headlines(doc: Doc) -> list[list[Token]]:
    """The headlines of a text, of whose other words no objects are made."""
    spaces: list[int] = doc.to_array("IS_SPACE").nonzero()[0].tolist()
    return headlines(cast("Any", doc), spaces)


def _stems(word: str) -> Iterator[str]:
    yield word
    for ending in ("s", "es", "ed", "d", "ing"):
        if word.endswith(ending):
            yield word.removesuffix(ending)
    if word.endswith("ies"):
        yield word[:-3] + "y"


def _fitness(reading: Reading) -> int:
    """How much of a sentence a wording makes: the less was done to it and the sooner its verb comes, the better."""
    parsed = reading.parsed
    if parsed is None:
        return -1
    if reading.made is None:
        return 3 if any(_is_clause(token) for token in parsed) else 0
    verb = parsed[reading.made]
    subjects = [child for child in verb.children if child.dep_ in NOMINAL_SUBJECTS]
    if verb.dep_ != "ROOT" or verb.tag_ != "VBD" or not subjects:
        return -1
    return 2 if any(child.dep_ == "dobj" for child in verb.children) else 1


def _is_verbal(token: Token) -> bool:
    return token.tag_.startswith("VB") and token.dep_ not in {"compound", "amod", "nmod"}


def _is_clause(token: Token) -> bool:
    if not token.tag_.startswith("VB"):
        return False
    return token.tag_ == "VBN" or any(child.dep_ in NOMINAL_SUBJECTS for child in token.children)


def _write(doc: Doc, reading: Reading) -> None:
    """Gives the headline in the text the parse of a wording."""
    parsed, line = reading.parsed, reading.line
    if parsed is None:
        return
    rows, own = doc.to_array([*COLUMNS]), parsed.to_array([*COLUMNS])
    places = [token.i for token in line]
    root = next(token.i for token in parsed if token.head.i == token.i)
    for inner, outer in enumerate(places):
        head = parsed[inner].head.i
        rows[outer] = own[inner]
        if head == inner != root:
            # what the parser takes for several sentences stays one
            head = root
            rows[outer, 1] = doc.vocab.strings.add("dep")
        rows[outer, 0] = _unsigned(places[head] - outer)
    for i in sorted({*range(places[0], places[-1] + 2)} - {*places}):
        if i < len(doc) and doc[i].is_space:
            rows[i, 0] = _unsigned(places[root] - i)
    if reading.made is not None:
        singular = line[reading.made].text.endswith("s")
        rows[places[reading.made], 2] = doc.vocab.strings.add("VBZ" if singular else "VBP")
    entities = _entities(doc, parsed, places)
    doc.from_array([*COLUMNS], cast("Any", rows))
    doc.set_ents(entities, default="outside")


def _entities(doc: Doc, parsed: Doc, places: list[int]) -> list[Span]:
    """The entities of a text, those of a headline from its wording."""
    from spacy.tokens import Span

    found = [entity for entity in doc.ents if entity.end <= places[0] or entity.start > places[-1]]
    found += [Span(doc, places[e.start], places[e.end - 1] + 1, label=e.label_) for e in parsed.ents]
    return sorted(found, key=lambda entity: entity.start)


def _unsigned(number: int) -> int:
    """A relative head as spaCy's arrays have it."""
    return number % 2**64


def add_headlines(nlp: Language) -> Language:
    """Put the component at the end of a pipeline that parses."""
    from spacy.language import Language as Pipeline

    if not Pipeline.has_factory(NAME):
        Pipeline.factory(NAME, func=lambda nlp, name: HeadlineReader(nlp))  # noqa: ARG005
    if "parser" in nlp.pipe_names and NAME not in nlp.pipe_names:
        nlp.add_pipe(NAME)
    return nlp
