"""The records of the relation stage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from polgraph.extract.lexicon import Entry
    from polgraph.ontology.records import Status


UNMET = "?"
"""Ends the rule name of a candidate whose actors are not of the types that its entry asks for."""


class How(IntEnum):
    """How an argument was found, the surest first."""

    DIRECT = 0
    CONJUNCT = 1
    RELATIVE = 2
    SHARED = 3
    CONTROL = 4
    PARTITIVE = 5
    POSSESSOR = 6
    NESTED = 7
    INSIDE = 8
    LOOSE = 9
    DISCOURSE = 10


class Fill(NamedTuple):
    """One actor in one slot of a predicate.

    Attributes:
        entity: number of the actor in the article.
        token: head token of the reference in the slot.
        how: how it was found.
        slot: name of the slot.
    """

    entity: int
    token: int
    how: How
    slot: str


@dataclass(frozen=True, slots=True)
class Modality:
    """How sure the text is of a predicate, and on whose word.

    Attributes:
        status: the status by the words around the predicate.
        negated: whether it is said not to be so.
        source: head token of whoever says it, or None.
        requested: whether it is only asked for, so that it is no statement.
        marks: the words that decided, for explanation.
        begun: the status of what is done as soon as it is tried or gone on with; None where it is the status.
    """

    status: Status
    negated: bool
    source: int | None
    requested: bool
    marks: tuple[str, ...] = ()
    begun: Status | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that the rules propose; the scorer decides whether it is made.

    Attributes:
        trigger: index of the token that states the relation.
        entry: the lexicon entry, or None for a structural rule.
        rule: name of the rule or `verb`, `noun`, `adjective`.
        chance: of a guess the probability that its relation is right; None for what the lexicon or a rule knows.
    """

    trigger: int
    subject: Fill
    object: Fill
    relation: str
    predicate: str
    mode: str | None
    modality: Modality
    entry: Entry | None
    rule: str
    role: str | None = None
    chance: float | None = None
