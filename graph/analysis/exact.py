"""The frustration index by integer programming, with the solver HiGHS."""

from __future__ import annotations

from itertools import combinations
from math import ceil
from typing import TYPE_CHECKING

from polgraph.graph.analysis.camps import frustrated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import highspy

    SignedEdge = tuple[str, str, int]

TOLERANCE = 1e-6


def solve(edges: Sequence[SignedEdge], *, nodes: int) -> tuple[int, list[tuple[str, str]]]:
    """Find a division into two camps with the fewest frustrated ties.

    A binary variable an actor says in which camp it is, a variable a tie whether it is frustrated; every unbalanced
    triangle has a frustrated tie (Aref, Mason and Wilson 2020, doi:10.1002/net.21907).

    Args:
        edges: two nodes and the sign of the tie, each pair once.
        nodes: how many nodes of its search tree the solver may open.

    Returns:
        The proven lower bound, and the frustrated ties of the best division found.
    """
    import highspy

    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    for option, value in (("threads", 1), ("random_seed", 0), ("mip_max_nodes", nodes)):
        solver.setOptionValue(option, value)
    names = sorted({name for left, right, _ in edges for name in (left, right)})
    camp = {name: solver.addBinary() for name in names}
    ties = {(left, right): solver.addVariable(lb=0, ub=1, obj=1) for left, right, _ in edges}
    degree = dict.fromkeys(names, 0)
    for left, right, sign in edges:
        degree[left] += 1
        degree[right] += 1
        _constrain(solver, ties[left, right], camp[left], camp[right], sign)
    # One actor's camp is free to choose: that of the best connected one leaves the least to search.
    solver.addConstr(camp[max(names, key=lambda name: degree[name])] == 1)
    for triangle in _unbalanced_triangles(edges):
        solver.addConstr(sum(ties[pair] for pair in triangle) >= 1)
    solver.run()
    values = solver.getSolution().col_value
    side = {name: values[camp[name].index] > 0.5 for name in names}
    bound = ceil(solver.getInfo().mip_dual_bound - TOLERANCE)
    return bound, frustrated(edges, side)


def _constrain(
    solver: highspy.Highs,
    tie: highspy.highs.highs_var,
    left: highspy.highs.highs_var,
    right: highspy.highs.highs_var,
    sign: int,
) -> None:
    """A friendly tie between the camps is frustrated, and so is a hostile one within a camp."""
    if sign > 0:
        solver.addConstr(tie - left + right >= 0)
        solver.addConstr(tie + left - right >= 0)
    else:
        solver.addConstr(tie - left - right >= -1)
        solver.addConstr(tie + left + right >= 1)


def _unbalanced_triangles(edges: Sequence[SignedEdge]) -> Iterator[tuple[tuple[str, str], ...]]:
    signs = {(left, right): sign for left, right, sign in edges}
    near: dict[str, list[str]] = {}
    for left, right, _ in edges:
        near.setdefault(left, []).append(right)
    for node, others in near.items():
        for first, second in combinations(sorted(others), 2):
            if (first, second) in signs:
                pairs = ((node, first), (node, second), (first, second))
                if signs[pairs[0]] * signs[pairs[1]] * signs[pairs[2]] < 0:
                    yield pairs
