"""Every number down to the quotes: the statements behind some ties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.graph.analysis.observe import by_pair
from polgraph.graph.analysis.ties import ties_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.graph.analysis.select import Selection
    from polgraph.graph.store import Store
    from polgraph.ontology.records import Article, Statement


@dataclass(frozen=True, slots=True)
class Reason:
    """One statement behind a tie.

    Attributes:
        statement: the statement, with its words.
        weight: from -10 (conflict) to +10 (cooperation).
        day: day that it counts for in ISO form, or None.
        article: the article that states it.
    """

    statement: Statement
    weight: float
    day: str | None
    article: Article


def why(store: Store, ties: Iterable[tuple[str, str]], selection: Selection) -> list[Reason]:
    """The statements behind some ties, tie by tie in the order given, by day.

    Args:
        store: where to look.
        ties: pairs of ids of actors, at the level of the selection.
        selection: which statements count.
    """
    wanted = [(min(pair), max(pair)) for pair in ties]
    with ties_of(store) as known:
        pairs = by_pair(known.observations(selection, pairs=wanted))
        found = [one for pair in wanted for one in pairs.get(pair, ())]
        told = known.ledger.told({one.statement for one in found})
        articles = {key: known.ledger.article(key) for key in sorted({one.article for one in found})}
    return [
        Reason(told[one.statement], round(one.weight, 6), one.day, articles[one.article])
        for one in found
        if one.statement in told
    ]
