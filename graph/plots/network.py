"""The blocs as a matrix, and the network as a drawing."""

from __future__ import annotations

from math import log1p
from typing import TYPE_CHECKING

from polgraph.graph.plots.canvas import FRIENDLY, HOSTILE, canvas, short
from polgraph.graph.view.layout import layout

if TYPE_CHECKING:
    import networkx as nx  # type: ignore[import-untyped, unused-ignore]
    from matplotlib.axes import Axes

    from polgraph.graph.analysis.blocs import Division

MOST = 60
"""Actors that a drawing shows: those with most ties; more than that nobody can read."""


def _shown(graph: nx.Graph[str], division: Division) -> tuple[list[list[str]], list[str]]:
    """Of the most tied actors those of each bloc, and those of none."""
    kept = most_tied(graph)
    blocs = [[name for name in bloc.members if name in kept] for bloc in division.blocs]
    return blocs, [name for name in division.alone if name in kept]


def draw_blocs(graph: nx.Graph[str], division: Division, file: str) -> None:
    """Draw who is tied to whom as a matrix, bloc after bloc, blue for friendly and red for hostile.

    Args:
        graph: the network that was divided, with `name` of its nodes.
        division: its blocs.
        file: where to write, ending in .svg or .png.

    Raises:
        PolgraphError: OPTION_INVALID for another ending, or where matplotlib is not installed.
    """
    blocs, alone = _shown(graph, division)
    order = [name for bloc in blocs for name in bloc] + alone
    place = {name: at for at, name in enumerate(order)}
    cells = [[0.0] * len(order) for _ in order]
    for left, right, weight in graph.edges(data="weight"):
        if left in place and right in place:
            cells[place[left]][place[right]] = cells[place[right]][place[left]] = _colour_value(weight)
    side = max(4.0, 0.16 * len(order) + 2.5)
    with canvas(file, width=side, height=side) as axes:
        limit = max((abs(value) for row in cells for value in row), default=1.0) or 1.0
        axes.imshow(cells or [[0.0]], cmap="RdBu", vmin=-limit, vmax=limit)
        names = [short(graph.nodes[name]["name"]) for name in order]
        axes.set_xticks(range(len(order)), names, rotation=90, fontsize=6)
        axes.set_yticks(range(len(order)), names, fontsize=6)
        passed = 0
        for bloc in blocs[:-1] if len(order) == sum(map(len, blocs)) else blocs:
            passed += len(bloc)
            axes.axhline(passed - 0.5, color="black", linewidth=0.8)
            axes.axvline(passed - 0.5, color="black", linewidth=0.8)
        axes.set_title("Blocs")


def draw_network(graph: nx.Graph[str], division: Division, file: str) -> None:
    """Draw the most tied actors bloc by bloc, friendly ties as full blue lines and hostile ones as dashed red lines.

    Args:
        graph: the network, with `name` of its nodes.
        division: its blocs.
        file: where to write, ending in .svg or .png.

    Raises:
        PolgraphError: OPTION_INVALID for another ending, or where matplotlib is not installed.
    """
    blocs, alone = _shown(graph, division)
    places = layout([bloc for bloc in blocs if bloc], alone)
    with canvas(file, width=11, height=8) as axes:
        for left, right, weight in sorted(graph.edges(data="weight")):
            if left in places and right in places:
                _line(axes, places[left], places[right], weight)
        for name, (x, y) in places.items():
            axes.plot(x, -y, "o", color="white", markeredgecolor="black", markersize=6, zorder=2)
            axes.annotate(
                short(graph.nodes[name]["name"]), (x, -y), (0, 6), textcoords="offset points", ha="center", fontsize=7
            )
        axes.set_axis_off()
        axes.margins(0.08)


def most_tied(graph: nx.Graph[str]) -> frozenset[str]:
    """The `MOST` actors with most ties."""
    return frozenset(sorted(graph, key=lambda name: (-graph.degree(name), name))[:MOST])


def _line(axes: Axes, start: tuple[int, int], end: tuple[int, int], weight: float) -> None:
    axes.plot(
        [start[0], end[0]],
        [-start[1], -end[1]],
        color=FRIENDLY if weight > 0 else HOSTILE,
        linestyle="-" if weight > 0 else "--",
        linewidth=0.5 + 0.5 * log1p(abs(weight)),
        alpha=0.7,
        zorder=1,
    )


def _colour_value(weight: float) -> float:
    """Weights on a scale on which one strong tie does not wash out all others."""
    return log1p(abs(weight)) * (1 if weight > 0 else -1)
