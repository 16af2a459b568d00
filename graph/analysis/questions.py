"""The questions that people ask of a store: two actors over time, blocs, balance, brokers, shifts, chains."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from polgraph.graph.analysis import blocs as dividing
from polgraph.graph.analysis import chains, frustration, shifts, triads
from polgraph.graph.analysis.observe import score, sources
from polgraph.graph.analysis.select import EVERYTHING, Selection
from polgraph.graph.analysis.series import Month, TurningPoint, monthly, turning_points
from polgraph.graph.analysis.ties import ties_of
from polgraph.graph.network import TieStatement

if TYPE_CHECKING:
    import networkx as nx  # type: ignore[import-untyped, unused-ignore]

    from polgraph.graph.analysis.chains import Chain, ChainKind, SharedEnemy
    from polgraph.graph.analysis.ties import Ties
    from polgraph.graph.ledger.outlines import ActorOutline
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
    with ties_of(store) as known:
        return build(known, selection)


def build(known: Ties, selection: Selection = EVERYTHING) -> nx.Graph[str]:
    """As `signed_network`, from ties that are open."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    found = known.totals(selection)
    actors = {one.id: one for one in known.standing(selection.level).values()}
    for key in sorted({key for one in found for key in (one.left, one.right)}):
        actor = actors[key]
        graph.add_node(key, name=actor.name, type=actor.type, country=actor.country)
    graph.add_edges_from(
        (one.left, one.right, {"weight": one.score, "sources": one.sources, "statements": one.statements})
        for one in found
        if one.score
    )
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
    with ties_of(store) as known:
        one, other = known.find(left), known.find(right)
        people = known.outlines(selection.level, {one.id, other.id})
        pair = (people[one.id], people[other.id])
        found = known.observations(selection, pairs=[(pair[0].id, pair[1].id)])
        told = known.ledger.told(seen.statement for seen in found)
    timeline = [(seen.day, TieStatement(seen.statement, seen.weight, told)) for seen in found]
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
    with ties_of(store) as known:
        first, second = build(known, before), build(known, after)
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
    with ties_of(store) as known:
        ends = [_standing(known, name, selection) for name in (start, end)]
        graph = build(known, selection)
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
    with ties_of(store) as known:
        actor = _standing(known, name, selection)
        graph = build(known, selection)
    return graph, chains.enemies_of_enemies(graph, actor)


def _standing(known: Ties, name: str, selection: Selection) -> str:
    """Id of whom the actor of a name stands for."""
    actor = known.find(name)
    return known.outlines(selection.level, {actor.id})[actor.id].id
