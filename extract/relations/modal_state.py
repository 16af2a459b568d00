"""What is known so far of the modality of one predicate, while its embedding clauses are climbed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.relations.model import Modality
from polgraph.ontology.records import Status

if TYPE_CHECKING:
    from polgraph.extract.embedding import Embedder

# Of two statuses that meet, the later one in this list stands.
ORDER = (Status.ASSERTED, Status.REPORTED, Status.INTENDED, Status.HYPOTHETICAL, Status.ALLEGED)
STATUSES = frozenset(Status)
REQUESTED = "requested"
NEGATOR = "negator"

TRIED = frozenset({"try", "attempt", "effort", "commit", "committed", "commitment"})
"""Words of an act that is tried, and of a stance that is taken: an attempted attack is an attack."""
THREATS = frozenset({"threaten", "warn"})


class ModalState:
    """The marks that were met, and what they amount to."""

    def __init__(self) -> None:
        self.status = Status.ASSERTED
        self.negated = False
        self.source: int | None = None
        self.requested = False
        self.attributed = False
        self.would = False
        self.conditional = False
        self.marks: list[str] = []
        self.raised: list[tuple[Status, str]] = []

    def raise_to(self, status: Status, mark: str) -> None:
        """Lets a status stand unless a stronger one does."""
        if ORDER.index(status) > ORDER.index(self.status):
            self.status = status
        self.marks.append(mark)
        self.raised.append((status, mark))

    def deny(self, mark: str) -> None:
        """One more negation: two of them affirm."""
        self.negated = not self.negated
        self.marks.append(mark)

    def apply(self, embedder: Embedder, mark: str) -> None:
        """What an embedding word does to that which it embeds.

        Somebody's words that another denies remain said: "denied reports that X attacked Y" does not negate the report.
        """
        if embedder.status == REQUESTED:
            self.requested = True
            self.marks.append(mark)
        elif (embedder.status == NEGATOR or embedder.negated) and not self.attributed:
            self.deny(mark)
        if embedder.status in STATUSES and not (embedder.negated and self.attributed):
            self.raise_to(Status(embedder.status), mark)

    def modality(self) -> Modality:
        """The outcome; "would" in reported speech is a shifted "will"."""
        if self.would:
            real = self.attributed and not self.conditional
            self.raise_to(Status.INTENDED if real else Status.HYPOTHETICAL, "would")
        # "threatened to attack if X is not released": the condition of a threat is a demand
        demanded = self.requested or ("if" in self.marks and bool(THREATS & set(self.marks)))
        return Modality(self.status, self.negated, self.source, demanded, tuple(self.marks), self._begun())

    def _begun(self) -> Status:
        """The status without the words of trying and going on, of which some acts are done already."""
        if not self.raised:
            return Status.ASSERTED
        done = TRIED if "continue" not in self.marks else TRIED | {"will"}
        return max((s for s, mark in self.raised if mark not in done), key=ORDER.index, default=Status.ASSERTED)
