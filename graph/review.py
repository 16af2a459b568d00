"""The queue of pairs of actors that may be one, each with the evidence that a person needs to decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from polgraph.graph.overview import overview
from polgraph.graph.tenure import MEMBERSHIPS, OFFICES, catalogued, latest_first, stated
from polgraph.graph.weights import weight

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from polgraph.graph.overview import ArticleSummary, Overview
    from polgraph.graph.resolution.records import Suggestion
    from polgraph.graph.store import Store
    from polgraph.graph.tenure import Tenure
    from polgraph.ontology.records import Actor, Statement

SHOWN = 3
"""How many statements of each side are shown."""

Pair = tuple[str, str]
"""Ids of two actors that are suggested to be one, the smaller first."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two actors that may be one.

    Attributes:
        actor: the actor.
        articles: the articles that speak of it, by date.
        tenures: its offices and memberships, the latest first.
        statements: its weightiest statements.
    """

    actor: Actor
    articles: tuple[ArticleSummary, ...]
    tenures: tuple[Tenure, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A suggestion with the evidence of both sides."""

    suggestion: Suggestion
    left: Side
    right: Side


def pair_of(suggestion: Suggestion) -> Pair:
    """The pair of actors that a suggestion is about."""
    left, right = sorted((suggestion.left.id, suggestion.right.id))
    return left, right


def suggestions(store: Store, limit: int | None = None) -> tuple[Suggestion, ...]:
    """The pairs of actors that wait for a decision, the likeliest first.

    Args:
        store: where to look.
        limit: at most so many.
    """
    with overview(store) as ledger:
        return tuple(ledger.suggestions(limit))


def next_case(store: Store, passed: Collection[Pair]) -> Case | None:
    """The likeliest pair that waits for a decision, with the evidence of both sides.

    Args:
        store: where to look.
        passed: pairs that are not asked about again.
    """
    with overview(store) as ledger:
        first = next((one for one in ledger.suggestions() if pair_of(one) not in passed), None)
        return None if first is None else Case(first, side(ledger, first.left), side(ledger, first.right))


def side(ledger: Overview, actor: Actor) -> Side:
    """What a person needs to see of one actor to tell whether it is another."""
    statements = tuple(ledger.statements(actor=actor.id))
    articles = {article.id: article for article in ledger.articles_of(actor.id)}
    offices, memberships = catalogued(ledger.known(actor.id))
    told = stated(actor.id, statements, articles, OFFICES | MEMBERSHIPS)
    weighty = sorted(statements, key=lambda one: (-abs(weight(one)), -one.confidence, one.article, one.id))
    return Side(
        actor=actor,
        articles=tuple(sorted(articles.values(), key=lambda one: (one.published or date.max, one.id))),
        tenures=latest_first([*offices, *memberships, *told]),
        statements=tuple(_varied(weighty)),
    )


def _varied(ordered: list[Statement]) -> Iterator[Statement]:
    """The first statements, none of a sentence that was shown already."""
    seen: set[str] = set()
    for statement in ordered:
        if len(seen) < SHOWN and statement.evidence.text not in seen:
            seen.add(statement.evidence.text)
            yield statement
