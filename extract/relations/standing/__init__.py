"""Standing relations from structure: posts, family, membership, parts, compound adjectives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.model import Kind, Reference
from polgraph.extract.relations.fills import Filler
from polgraph.extract.relations.standing.compounds import Compounds
from polgraph.extract.relations.standing.homeland import Homeland
from polgraph.extract.relations.standing.kin import Kin
from polgraph.extract.relations.standing.membership import GROUPS, Membership
from polgraph.extract.relations.standing.offices import Offices
from polgraph.extract.relations.standing.paired import Paired
from polgraph.extract.relations.standing.ties import Ties
from polgraph.extract.relations.standing.view import View

if TYPE_CHECKING:
    from polgraph.extract.actors.coref import Resolution
    from polgraph.extract.actors.gazetteer import Gazetteer
    from polgraph.extract.parse import Doc
    from polgraph.extract.relations.modality import ModalityReader
    from polgraph.extract.relations.model import Candidate

NOMINAL = frozenset({"NOUN", "PROPN"})


class StandingFinder:
    """Finds the standing relations that one article's noun phrases state."""

    def __init__(
        self,
        doc: Doc,
        references: dict[int, Reference],
        resolution: Resolution,
        gazetteer: Gazetteer,
        modality: ModalityReader,
    ) -> None:
        self.view = View(doc, references, resolution, gazetteer, Filler(references, resolution), modality)
        homeland = Homeland(self.view)
        self.offices = Offices(self.view, homeland)
        self.paired = Paired(self.view)
        self.kin = Kin(self.view)
        self.membership = Membership(self.view)
        self.compounds = Compounds(self.view, homeland)
        self.ties = Ties(self.view)

    def run(self) -> list[Candidate]:
        """All candidates in order of the text."""
        found: list[Candidate] = []
        for reference in self.view.references.values():
            if reference.kind in {Kind.NAME, Kind.NOMINAL}:
                found += self._at(reference)
        for token in self.view.doc:
            # most words can begin none of these
            if token.pos_ in NOMINAL:
                found += self.kin.of_noun(token)
            if token.pos_ == "NOUN" or token.tag_ == "VBN":
                found += self.ties.at(token)
            if token.lemma_.lower() in GROUPS:
                found += self.membership.of_group(token)
            if token.lower_ in self.compounds.words:
                found += self.compounds.at(token)
        return sorted(found, key=lambda c: (c.trigger, c.subject.entity, c.relation, c.object.entity))

    def _at(self, reference: Reference) -> list[Candidate]:
        return self.offices.at(reference) + self.paired.at(reference) + self.membership.at(reference)
