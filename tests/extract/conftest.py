"""What tests of the extraction share: the loaded extractor, and parsed texts made by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
import spacy.tokens
import yaml

from polgraph.extract.actors.model import Entity, Kind, Reference
from polgraph.extract.parse import Doc
from polgraph.extract.relations.model import Candidate, Fill, How, Modality
from polgraph.ontology.records import ActorType, Article, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from _pytest.mark import ParameterSet
    from spacy.vocab import Vocab

    from polgraph.extract.actors.coref import Resolution
    from polgraph.extract.lexicon import Entry
    from polgraph.extract.pipeline import Extractor
    from polgraph.ontology.records import Statement

    Proposed = Callable[[str], list[tuple["Triple", Candidate]]]
    Stated = Callable[[str], dict["Triple", Status]]
    Claimed = Callable[..., list[Statement]]
    Entities = Callable[[str], list[Entity]]

Triple = tuple[str, str, str]
"""Names and relation of a statement: subject, relation, object."""
TAGS = {
    "PROPN": "NNP",
    "NOUN": "NN",
    "VERB": "VBD",
    "AUX": "VBD",
    "PRON": "PRP",
    "ADP": "IN",
    "DET": "DT",
    "ADJ": "JJ",
    "ADV": "RB",
    "PART": "TO",
    "NUM": "CD",
    "PUNCT": ".",
    "CCONJ": "CC",
    "SPACE": "_SP",
}
CLOSE = frozenset({".", ",", "?", "!", "'s", ")"})
PLAIN = Modality(Status.ASSERTED, negated=False, source=None, requested=False)


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor as it ships; only for tests that are marked `model`."""
    from polgraph.extract.pipeline import Extractor

    return Extractor.load()


@pytest.fixture
def proposed_in(extractor: Extractor) -> Proposed:
    """A function from a text to the candidates in it, each with the names of its triple."""

    def find(text: str) -> list[tuple[Triple, Candidate]]:
        analysis = extractor.analyse(extractor.nlp(text))
        names = [entity.name for entity in analysis.resolution.entities]
        return [((names[c.subject.entity], c.relation, names[c.object.entity]), c) for c in analysis.candidates]

    return find


@pytest.fixture
def claimed_in(extractor: Extractor) -> Claimed:
    """A function from a text (and its day) to the statements of all candidates, whatever the scorer makes of them."""

    def find(text: str, published: date | None = None) -> list[Statement]:
        from polgraph.extract.assemble import Assembler

        article, analysis = Article("a", text, published=published), extractor.analyse(extractor.nlp(text))
        assembler = Assembler(article, analysis.doc, analysis.references, analysis.resolution, "test")
        return list(assembler.statements((candidate, 1.0) for candidate in analysis.candidates))

    return find


@pytest.fixture
def stated_in(extractor: Extractor) -> Stated:
    """A function from a text to the triples that are stated in it, with their status."""

    def find(text: str) -> dict[Triple, Status]:
        found = extractor.extract(Article("a", text, published=date(2031, 3, 4))).statements
        return {triple_of(one): one.status for one in found}

    return find


@pytest.fixture
def entities_in(extractor: Extractor) -> Entities:
    """A function from a text to the actors that are found in it."""
    return lambda text: list(extractor.analyse(extractor.nlp(text)).resolution.entities)


def table(name: str) -> list[ParameterSet]:
    """The rows of `tables/NAME.yaml` as parameters of a test, in the order of their columns; `case` names a row."""
    rows = yaml.safe_load((Path(__file__).parent / "tables" / f"{name}.yaml").read_text(encoding="utf8"))
    return [pytest.param(*row.values(), id=str(case)) for row in rows if (case := row.pop("case", row["text"]))]


def triple_of(statement: Statement) -> Triple:
    """The names and the relation of a statement."""
    return statement.subject.name, statement.relation, statement.object.name


@cache
def vocab() -> Vocab:
    """The vocabulary of every text by hand; it needs no model."""
    return spacy.blank("en").vocab


def parsed(*sentences: str) -> Doc:
    """A parsed text by hand.

    Args:
        sentences: tokens between blanks, each `word/POS/dependency/head` with the head's number in its sentence from 0,
            then lemma and tag where the default will not do: `met/VERB/ROOT/1/meet`. `¶` is an empty line.
    """
    rows = [(n, token.split("/")) for n, sentence in enumerate(sentences) for token in sentence.split()]
    words = ["\n\n" if row[0] == "¶" else row[0] for _, row in rows]
    starts = [next(i for i, (m, _) in enumerate(rows) if m == n) for n, _ in rows]
    made = spacy.tokens.Doc(
        vocab(),
        words=words,
        spaces=[_spaced(word, after) for word, after in zip(words, [*words[1:], ""], strict=True)],
        pos=[row[1] for _, row in rows],
        deps=[row[2] for _, row in rows],
        heads=[start + int(row[3]) for start, (_, row) in zip(starts, rows, strict=True)],
        lemmas=[row[4] if len(row) > 4 else row[0].lower() for _, row in rows],
        tags=[row[5] if len(row) > 5 else TAGS[row[1]] for _, row in rows],
        sent_starts=[i == start for i, start in enumerate(starts)],
    )
    return Doc(made)


def _spaced(word: str, after: str) -> bool:
    return bool(after) and "\n" not in word + after and after not in CLOSE


def modality(
    status: Status = Status.ASSERTED, *, negated: bool = False, source: int | None = None, marks: tuple[str, ...] = ()
) -> Modality:
    """A modality with what a test is about."""
    return Modality(status, negated=negated, source=source, requested=False, marks=marks)


@dataclass
class Scene:
    """One parsed text with its actors, gathered by hand."""

    doc: Doc
    references: dict[int, Reference] = field(default_factory=dict)
    entities: list[Entity] = field(default_factory=list)
    of: dict[int, int] = field(default_factory=dict)
    leads: dict[int, float] = field(default_factory=dict)

    @property
    def resolution(self) -> Resolution:
        """What the coreference would have found."""
        return cast("Resolution", SimpleNamespace(entities=self.entities, of=self.of, also={}, leads=self.leads))

    def actor(self, name: str, kind: ActorType = ActorType.PERSON, *, named: bool = True) -> int:
        """One more actor; its number."""
        self.entities.append(Entity(len(self.entities), name, kind, named=named))
        return len(self.entities) - 1

    def refer(
        self,
        head: int,
        entity: int | None,
        kind: Kind = Kind.NAME,
        *,
        start: int | None = None,
        owners: tuple[int, ...] = (),
    ) -> None:
        """One more reference, which ends with its head; an `entity` of None leaves it unresolved."""
        first = head if start is None else start
        text = self.doc[first : head + 1].text
        name = text.lower() if kind is Kind.PRONOUN else text
        self.references[head] = Reference(head, first, head + 1, text, name, kind, ActorType.PERSON, owners=owners)
        if entity is not None:
            self.of[head] = entity
            self.entities[entity].references.append(head)

    def candidate(
        self,
        trigger: int,
        ends: tuple[int, int],
        relation: str,
        *,
        modal: Modality = PLAIN,
        entry: Entry | None = None,
        hows: tuple[How, How] = (How.DIRECT, How.DIRECT),
    ) -> Candidate:
        """A candidate between the actors that stand at two tokens."""
        subject = Fill(self.of[ends[0]], ends[0], hows[0], "subj")
        object_ = Fill(self.of[ends[1]], ends[1], hows[1], "obj")
        predicate = self.doc[trigger].lemma_
        return Candidate(trigger, subject, object_, relation, predicate, None, modal, entry, "verb")


@pytest.fixture
def meeting() -> Scene:
    """Two sentences in two paragraphs: Orla Brandt met Tomas Reke on Sunday; the premier praised him, Reke said.

    Actors: 0 Orla Brandt (tokens 1, 11), 1 Tomas Reke (4, 13, 15).
    """
    scene = Scene(
        parsed(
            "Orla/PROPN/compound/1 Brandt/PROPN/nsubj/2 met/VERB/ROOT/2/meet Tomas/PROPN/compound/4 Reke/PROPN/dobj/2 "
            "on/ADP/prep/2 Sunday/PROPN/pobj/5 ./PUNCT/punct/2 ¶/SPACE/dep/2",
            '"/PUNCT/punct/3 The/DET/det/2 premier/NOUN/nsubj/3 praised/VERB/ccomp/7/praise him/PRON/dobj/3/he '
            ",/PUNCT/punct/7 Reke/PROPN/nsubj/7 said/VERB/ROOT/7/say ./PUNCT/punct/7",
        )
    )
    brandt, reke = scene.actor("Orla Brandt"), scene.actor("Tomas Reke")
    scene.refer(1, brandt, start=0)
    scene.refer(4, reke, start=3)
    scene.refer(11, brandt, Kind.NOMINAL, start=10)
    scene.refer(13, reke, Kind.PRONOUN)
    scene.refer(15, reke)
    return scene
