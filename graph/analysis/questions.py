"""The questions that people ask of a store: two actors over time, blocs, balance, brokers, shifts, chains."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from polgraph.graph.analysis import blocs as dividing
from polgraph.graph.analysis import chains, frustration, shifts, triads
from polgraph.graph.analysis.observe import observe, observe_pairs, score, sources
from polgraph.graph.analysis.rollup import stands_for
from polgraph.graph.analysis.select import EVERYTHING, Selection
from polgraph.graph.analysis.series import Month, TurningPoint, monthly, turning_points
from polgraph.graph.find import find_actor
from polgraph.graph.network import TieStatement, outlines

if TYPE_CHECKING:
    import networkx as nx  # type: ignore[import-untyped, unused-ignore]

    from polgraph.graph.analysis.chains import Chain, ChainKind, SharedEnemy
    from polgraph.graph.ledger.outlines import ActorOutline
    from polgraph.graph.ledger.reader import LedgerReader
    from polgraph.graph.store import Store


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two actors over time.

    Attributes:
        left: the first actor that was asked about.
        right: the second.
        score: sum of the weights, friendly above 0 and hostile below.
        sources: number of independent stories.
        timeline: every statement between them that counts, by day.
        months: cooperation and conflict month by month; undated statements are not in it.
        turns: when the balance turned.
    """

    left: ActorOutline
    right: ActorOutline
    score: float
    sources: int
    timeline: tuple[tuple[str | None, TieStatement], ...]
    months: tuple[Month, ...]
    turns: tuple[TurningPoint, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """How balanced a network is.

    Attributes:
        triads: its triads by the number of hostile ties.
        frustration: the frustration index or bounds to it, with the camps and the ties that stand against them.
        ties: number of all ties.
    """

    triads: triads.TriadCensus
    frustration: frustration.Frustration
    ties: int


def signed_network(store: Store, selection: Selection = EVERYTHING) -> nx.Graph[str]:
    """The network of all ties with a sum other than 0, one edge between two actors.

    Args:
        store: where to look.
        selection: which statements count.

    Returns:
        A graph of actors by id with `name`, `type` and `country`, and of edges with `weight` (friendly above 0, hostile
        below), `sources` and `statements`.
    """
    with store.ledger() as ledger, ledger.snapshot():
        return build(ledger, selection)


def build(ledger: LedgerReader, selection: Selection = EVERYTHING) -> nx.Graph[str]:
    """As `signed_network`, from an open ledger."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    pairs = observe_pairs(ledger, selection)
    stories = {pair: sources(found) for pair, found in pairs.items()}
    kept = sorted(pair for pair, number in stories.items() if number >= selection.min_sources)
    actors = {one.id: one for one in stands_for(ledger, selection.level).values()}
    for key in sorted({key for pair in kept for key in pair}):
        actor = actors[key]
        graph.add_node(key, name=actor.name, type=actor.type, country=actor.country)
    for pair in kept:
        total = score(pairs[pair])
        if total:
            graph.add_edge(*pair, weight=total, sources=stories[pair], statements=len(pairs[pair]))
    return graph


def dyad(store: Store, left: str, right: str, selection: Selection = EVERYTHING) -> Dyad:
    """All that counts between two actors, and when the balance turned.

    Args:
        store: where to look.
        left: name or id of one actor.
        right: name or id of the other.
        selection: which statements count.

    Raises:
        PolgraphError: ACTOR_NOT_FOUND or ACTOR_AMBIGUOUS.
    """
    with store.ledger() as ledger, ledger.snapshot():
        one, other = find_actor(ledger, left), find_actor(ledger, right)
        people = outlines(ledger, selection.level, {one.id, other.id})
        pair = (people[one.id], people[other.id])
        ends = {pair[0].id, pair[1].id}
        found = [seen for seen in observe(ledger, selection, actor=one.id) if {seen.subject, seen.object} == ends]
        told = ledger.told(seen.statement for seen in found)
        ordered = sorted(found, key=lambda seen: (seen.day or "", seen.statement))
        timeline = [(seen.day, TieStatement(seen.statement, seen.weight, told)) for seen in ordered]
    months = monthly((date.fromisoformat(seen.day), seen.weight) for seen in found if seen.day is not None)
    return Dyad(*pair, score(found), sources(found), tuple(timeline), months, turning_points(months))


def blocs(
    store: Store, selection: Selection = EVERYTHING, *, resolution: float = 1.0
) -> tuple[nx.Graph[str], dividing.Division]:
    """The blocs of the network, and the network itself.

    Args:
        store: where to look.
        selection: which statements count.
        resolution: above 1 for more and smaller blocs.
    """
    graph = signed_network(store, selection)
    return graph, dividing.divide(graph, resolution=resolution)


def balance(store: Store, selection: Selection = EVERYTHING) -> tuple[nx.Graph[str], Balance]:
    """How balanced the network is, and the network itself.

    Args:
        store: where to look.
        selection: which statements count.
    """
    graph = signed_network(store, selection)
    found = Balance(triads.census(graph), frustration.frustration(graph), graph.number_of_edges())
    return graph, found


def brokers(
    store: Store, selection: Selection = EVERYTHING
) -> tuple[nx.Graph[str], dividing.Division, list[dividing.Broker]]:
    """The actors on good terms with two opposed blocs, the best placed first, with the network and its blocs.

    Args:
        store: where to look.
        selection: which statements count.
    """
    graph, division = blocs(store, selection)
    return graph, division, dividing.brokers(graph, division)


def changed(store: Store, before: Selection, after: Selection) -> tuple[dict[str, str], list[shifts.Shift]]:
    """The ties with one sign in one period and the other in another, the farthest moved first, and the actors' names.

    Args:
        store: where to look.
        before: which statements count for the first period.
        after: which count for the second.
    """
    with store.ledger() as ledger, ledger.snapshot():
        first, second = build(ledger, before), build(ledger, after)
    names = {key: name for graph in (first, second) for key, name in graph.nodes(data="name")}
    return names, shifts.shifts(first, second)


def path(
    store: Store, start: str, end: str, kind: ChainKind, selection: Selection = EVERYTHING
) -> tuple[nx.Graph[str], Chain | None]:
    """The shortest chain of ties from one actor to another, and the network itself.

    Args:
        store: where to look.
        start: name or id of one actor.
        end: name or id of the other.
        kind: which ties the chain may use.
        selection: which statements count.

    Raises:
        PolgraphError: ACTOR_NOT_FOUND or ACTOR_AMBIGUOUS.
    """
    with store.ledger() as ledger, ledger.snapshot():
        ends = [_standing(ledger, name, selection) for name in (start, end)]
        graph = build(ledger, selection)
    return graph, chains.chain(graph, ends[0], ends[1], kind)


def enemies_of_enemies(
    store: Store, name: str, selection: Selection = EVERYTHING
) -> tuple[nx.Graph[str], list[SharedEnemy]]:
    """Who shares an actor's enemies, those with the most hostility in common first, and the network itself.

    Args:
        store: where to look.
        name: name or id of the actor.
        selection: which statements count.

    Raises:
        PolgraphError: ACTOR_NOT_FOUND or ACTOR_AMBIGUOUS.
    """
    with store.ledger() as ledger, ledger.snapshot():
        actor = _standing(ledger, name, selection)
        graph = build(ledger, selection)
    return graph, chains.enemies_of_enemies(graph, actor)


def _standing(ledger: LedgerReader, name: str, selection: Selection) -> str:
    """Id of whom the actor of a name stands for."""
    actor = find_actor(ledger, name)
    return outlines(ledger, selection.level, {actor.id})[actor.id].id
