"""All that a store knows of one actor: names, offices over time, memberships, friends and foes, articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from polgraph.graph import network
from polgraph.graph.find import find_actor
from polgraph.graph.overview import overview
from polgraph.graph.tenure import MEMBERSHIPS, OFFICES, catalogued, latest_first, stated

if TYPE_CHECKING:
    from polgraph.graph.network import Tie
    from polgraph.graph.overview import ArticleSummary, Overview
    from polgraph.graph.resolution.records import KnownActor, Node
    from polgraph.graph.store import Store
    from polgraph.graph.tenure import Tenure
    from polgraph.ontology.records import Actor, Judgement


@dataclass(frozen=True, slots=True)
class NameCount:
    """A name of an actor, what kind of name it is, and how many articles use it; 0 where only a catalogue does."""

    text: str
    kind: str
    articles: int


@dataclass(frozen=True, slots=True)
class Profile:
    """All that a store knows of one actor.

    Attributes:
        actor: the actor.
        names: its names, those that most articles use first.
        nodes: what it was put together from; the id of each of them finds it.
        known: the records that catalogues have of it, each with the catalogue's name and licence.
        offices: offices and leads, the latest first.
        memberships: what it belongs to or is part of, the latest first.
        people: who leads it, holds an office of it, belongs to it or is part of it, the latest first.
        allies: ties to those with whom it is on balance friendly, the friendliest first.
        opponents: ties to those with whom it is on balance in conflict, the most hostile first.
        articles: the articles that speak of it, by date.
        joins: the judgements, people's and rules', that hold it together.
    """

    actor: Actor
    names: tuple[NameCount, ...]
    nodes: tuple[Node, ...]
    known: tuple[tuple[str, str, KnownActor], ...]
    offices: tuple[Tenure, ...]
    memberships: tuple[Tenure, ...]
    people: tuple[Tenure, ...]
    allies: tuple[Tie, ...]
    opponents: tuple[Tie, ...]
    articles: tuple[ArticleSummary, ...]
    joins: tuple[Judgement, ...]


def profile(store: Store, name: str) -> Profile:
    """All that a store knows of one actor.

    Args:
        store: where to look.
        name: the actor's name, part of a name, or id, also an id that it had before it was joined.

    Raises:
        PolgraphError: ACTOR_NOT_FOUND or ACTOR_AMBIGUOUS.
    """
    with overview(store) as ledger:
        actor = find_actor(ledger, name, unmentioned=True)
        known = ledger.known(actor.id)
        statements = tuple(ledger.statements(actor=actor.id))
        articles = {article.id: article for article in ledger.articles_of(actor.id)}
        offices, memberships = catalogued(known)
        around = (actor.id, statements, articles)
        ties = network.ties(store, actor.id)
        return Profile(
            actor=actor,
            names=_names(ledger, actor),
            nodes=ledger.nodes(actor.id),
            known=known,
            offices=latest_first([*offices, *stated(*around, OFFICES)]),
            memberships=latest_first([*memberships, *stated(*around, MEMBERSHIPS)]),
            people=latest_first(stated(*around, OFFICES | MEMBERSHIPS, inverse=True)),
            allies=tuple(sorted((tie for tie in ties if tie.score > 0), key=_weightiest)),
            opponents=tuple(sorted((tie for tie in ties if tie.score < 0), key=_weightiest)),
            articles=tuple(sorted(articles.values(), key=lambda one: (one.published or date.max, one.id))),
            joins=ledger.joins(actor.id),
        )


def _names(ledger: Overview, actor: Actor) -> tuple[NameCount, ...]:
    counted = ledger.name_counts(actor.id)
    names = [NameCount(name.text, name.kind, counted.get(name.text, 0)) for name in actor.names]
    return tuple(sorted(names, key=lambda name: (-name.articles, name.text)))


def _weightiest(tie: Tie) -> tuple[float, str, str]:
    return (-abs(tie.score), tie.other.name, tie.other.id)
