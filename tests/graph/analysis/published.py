"""The published networks of tests/data/networks as signed graphs."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from tests.graph.analysis.signed_samples import signed_graph

if TYPE_CHECKING:
    import networkx as nx  # type: ignore[import-untyped, unused-ignore]

FOLDER = Path(__file__).parents[2] / "data" / "networks"


def published(name: str) -> nx.Graph[str]:
    """One of the networks; ratings of two people of each other are added up."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return signed_graph((left, right, float(weight)) for left, right, weight in rows)


def tribes() -> nx.Graph[str]:
    """Alliances and enmities of Read's sixteen tribes."""
    return published("read-1954-tribes")


def monks() -> nx.Graph[str]:
    """Liking and disliking among Sampson's eighteen novices."""
    return published("sampson-1968-monks")


def powers(year: int) -> nx.Graph[str]:
    """Friendship and enmity among the great powers of Europe in 1872, 1890 or 1907."""
    return published(f"antal-2006-europe-{year}")
