"""What resolution works on: nodes, known actors, links between them, and what became of a decision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date

    from polgraph.ontology.records import Actor, ActorName, ActorType, Judgement


class Strength(StrEnum):
    """What a link between two nodes does by itself, without a person."""

    JOIN = "join"
    """The two are one actor, unless a judgement or a link `APART` stands against it."""
    IF_ONLY = "if_only"
    """They are one actor if no other actor fits the left node about as well; else a suggestion."""
    SUGGEST = "suggest"
    """They may be one: a question for a person."""
    APART = "apart"
    """They are two actors, and no chain of other links may join them."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office that somebody holds or held.

    Attributes:
        title: what it is called, without the country: `prime minister`.
        of: name of the state or body that it belongs to; None where the title says it all.
        start: first day; None where unknown.
        end: last day; None where it is unknown or lasts.
        told_first: earliest day on which an article tells of it; None for what no article does.
        told_last: latest such day.
    """

    title: str
    of: str | None = None
    start: date | None = None
    end: date | None = None
    told_first: date | None = None
    told_last: date | None = None


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor that a catalogue knows, whether any article speaks of it or not.

    Attributes:
        key: the source's own name for the record, unique in the source (an identifier of it, or the line's own key).
        name: the name to show.
        type: the kind of actor.
        names: all names, the shown one first, aliases and acronyms with their kind.
        country: name of the state that it belongs to, as in the shipped catalogue; None where unknown.
        sector: PLOVER sector code or None.
        offices: offices held, with dates where the source gives them.
        memberships: names of organisations it belongs to.
        identifiers: identifiers in other catalogues, as pairs of catalogue and identifier.
    """

    key: str
    name: str
    type: ActorType
    names: tuple[ActorName, ...] = ()
    country: str | None = None
    sector: str | None = None
    offices: tuple[Office, ...] = ()
    memberships: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """All that articles say under one name (or description), or one known actor: what links connect.

    Attributes:
        id: `a-…` for a node of articles, `k-…` for a known actor; a hash of what identifies it.
        name: the name most articles use.
        type: the type most articles give it.
        names: every form, the shown one first.
        country: name of its state, or None.
        sector: PLOVER sector code or None.
        nominal: whether it is only described ("Turkish forces"), never named.
        offices: offices of a known actor, or that statements of articles give it.
        identifiers: identifiers of a known actor in other catalogues.
        articles: ids of the articles that speak of it, sorted; empty for a known actor.
        first: earliest day of publication of these articles, or None.
        last: latest day of publication, or None.
    """

    id: str
    name: str
    type: ActorType
    names: tuple[ActorName, ...] = ()
    country: str | None = None
    sector: str | None = None
    nominal: bool = False
    offices: tuple[Office, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    articles: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None

    def __hash__(self) -> int:
        """By its id alone: what is found out about a node is looked up many times for each comparison."""
        return hash(self.id)

    @property
    def known(self) -> bool:
        """Whether it is a known actor."""
        return self.id.startswith("k-")


@dataclass(frozen=True, slots=True)
class Link:
    """What the rules say of two nodes.

    Attributes:
        left: id of one node; of `IF_ONLY` the one that needs the other.
        right: id of the other.
        strength: what follows from it.
        score: from 0 to 1.
        rule: name of the rule that decided.
        reasons: why, the weightiest first, in words a reader understands.
    """

    left: str
    right: str
    strength: Strength
    score: float
    rule: str
    reasons: tuple[str, ...]


class Linker(Protocol):
    """The rules of resolution. Pure: what they say depends on the nodes given and on nothing else."""

    def keys(self, node: Node) -> frozenset[str]:
        """Keys for the index: two nodes are compared if, and only if, they share one."""
        ...

    def link(self, left: Node, right: Node) -> Link | None:
        """What the rules say of two nodes; None where they have nothing to do with each other.

        The order of the two makes no difference, except that the result of `IF_ONLY` names them in its own order.
        """
        ...


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two actors that may be one, for a person to decide.

    Attributes:
        left: one actor.
        right: the other.
        score: from 0 to 1, of the best link between them.
        reasons: why they may be one, the weightiest first.
    """

    left: Actor
    right: Actor
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a merge, a split, a judgement or taking one back did, or would do.

    Attributes:
        batch: number of the decision; 0 for one that was only tried.
        judgements: what was added to the ledger.
        before: the actors concerned as they were.
        after: the actors concerned as they are now.
        articles: ids of the articles whose statements now have other actors, sorted.
        looped: number of statements that are held back because their subject and object are now one actor.
    """

    batch: int
    judgements: tuple[Judgement, ...]
    before: tuple[Actor, ...]
    after: tuple[Actor, ...]
    articles: tuple[str, ...]
    looped: int
