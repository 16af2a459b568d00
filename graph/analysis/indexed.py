"""Questions to the index of ties: sums, single statements, names, each as the ledger would answer."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from polgraph.graph.analysis.index import REPRINTED, SUMMED, places, retold
from polgraph.graph.analysis.observe import Observation
from polgraph.graph.analysis.sums import Direction, Sum, Total, told_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from polgraph.graph.analysis.rollup import Belonging
    from polgraph.graph.analysis.select import Selection

    Values = dict[str, int | str]
    Summed = tuple[int, int, int, int, int, float, str]

SINGLE = "SELECT statement, actor, other, kind, weight, first, article, story FROM {ties} WHERE {where}"

OF_ACTOR = """SELECT id, friendly, hostile, sources, score, kinds, strongest, weight
FROM pairs JOIN names ON number = other
WHERE actor = :actor AND sources >= :least AND (:side = 0 OR score * :side > 0)"""

OF_ALL = """SELECT actor, other, friendly, hostile, sources, score, kinds FROM pairs
WHERE actor < other AND sources >= ?"""

STRONGEST = """SELECT value, statement, weight FROM json_each(:sides) JOIN ties
ON (actor, other, hostile, rank, first, statement) = (
  SELECT actor, other, hostile, rank, first, statement FROM ties
  WHERE actor = :actor AND other = value >> 1 AND hostile = (value & 1){where}
  ORDER BY rank, first, statement LIMIT 1)"""

OF_PAIRS = """json_each(:pairs) AS pair CROSS JOIN ties
ON actor = json_extract(pair.value, '$[0]') AND other = json_extract(pair.value, '$[1]')"""


class TieIndex:
    """An index that is up to date, in a transaction. Selections are of actors as themselves, without half-life."""

    def __init__(self, index: sqlite3.Connection) -> None:
        """Ask an index that `index.follow` has brought up to date."""
        self._index = index

    def sums(self, selection: Selection, actor: str, side: int | None) -> list[Sum]:
        """As `sums.sums`, from as many sources as the selection asks for.

        Args:
            selection: which statements count; its types are not looked at.
            actor: id of the actor.
            side: 1 for pairs with a score above 0, -1 for those below 0, None for all.
        """
        number = self._numbers([actor]).get(actor)
        if number is None:
            return []
        conditions, values = _conditions(selection)
        values["actor"] = number
        if not conditions:
            asked = {**values, "least": selection.min_sources, "side": side or 0}
            return [_sum(*row) for row in self._index.execute(OF_ACTOR, asked)]
        wanted = list(self._windowed("actor = :actor", conditions, values, selection.min_sources, side))
        ids = self._ids([row[1] for row in wanted])
        best = self._strongest(wanted, conditions, values)
        return [_sum(ids[row[1]], *row[2:], *best[2 * row[1] + (row[5] < 0)]) for row in wanted]

    def totals(self, selection: Selection) -> Iterator[Total]:
        """As `sums.totals`, of pairs of as many sources as the selection asks for; its types are not looked at."""
        conditions, values = _conditions(selection)
        ids = self._ids()
        least = selection.min_sources
        found: Iterable[Summed] = (
            self._windowed("actor < other", conditions, values, least, None)
            if conditions
            else self._index.execute(OF_ALL, (least,))
        )
        for actor, other, friendly, hostile, sources, score, _ in found:
            left, right = ids[actor], ids[other]
            pair = (left, right) if left < right else (right, left)
            yield Total(*pair, round(score, 6), sources, friendly + hostile)

    def observations(
        self,
        selection: Selection,
        *,
        actors: Collection[str] | None = None,
        pairs: Iterable[tuple[str, str]] | None = None,
    ) -> Iterator[Observation]:
        """The statements that count, in no particular order; such between two of `actors` come twice.

        Args:
            selection: which statements count; its types are not looked at.
            actors: only what concerns these; of all where None.
            pairs: only what is said of these two of each other.
        """
        conditions, values = _conditions(selection)
        ties, where = "ties", "kind & 1"
        if pairs is not None:
            wanted = list(pairs)
            numbers = self._numbers({one for pair in wanted for one in pair})
            ties, where = OF_PAIRS, "1"
            values["pairs"] = json.dumps([[numbers.get(left), numbers.get(right)] for left, right in wanted])
        elif actors is not None:
            where = "actor IN (SELECT value FROM json_each(:actors))"
            values["actors"] = json.dumps(list(self._numbers(actors).values()))
        rows = self._index.execute(SINGLE.format(ties=ties, where=f"{where}{conditions}"), values).fetchall()
        ids = self._ids(None if ties == "ties" and actors is None else {key for row in rows for key in _named(row)})
        names = list(places())
        for statement, actor, other, kind, weight, first, article, story in rows:
            subject, target = (actor, other) if kind & 1 else (other, actor)
            ends = (ids[subject], ids[target], names[kind >> 1])
            yield Observation(statement, *ends, weight, first or None, ids[article], ids[story])

    def latest(self) -> str:
        """The latest first day of any statement that counts, in ISO form; empty where there is none."""
        return str(self._index.execute("SELECT coalesce(max(first), '') FROM ties WHERE kind & 1").fetchone()[0])

    def belongings(self) -> Iterator[Belonging]:
        """Who is said to belong to whom."""
        ids = self._ids()
        rows = self._index.execute("SELECT DISTINCT subject, body, relation, story FROM belongs")
        return ((ids[subject], ids[body], relation, ids[story]) for subject, body, relation, story in rows)

    def called(self, key: str) -> list[str]:
        """The nodes that may have a name of this key (`resolve.name_key`); no others have one."""
        rows = self._index.execute("SELECT node FROM called WHERE key = ?", (key,))
        return [node for (node,) in rows]

    def called_with(self, words: Iterable[str]) -> list[str]:
        """The nodes that may have a name with all these words in its key; no others have one."""
        listed = sorted(words)
        where = " AND ".join("instr(' ' || key || ' ', ' ' || ? || ' ')" for _ in listed)
        rows = self._index.execute(f"SELECT DISTINCT node FROM called WHERE {where}", listed)  # noqa: S608
        return [node for (node,) in rows]

    def _numbers(self, keys: Iterable[str]) -> Mapping[str, int]:
        sql = "SELECT id, number FROM names WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._index.execute(sql, (json.dumps(sorted(keys)),)))

    def _ids(self, numbers: Collection[int] | None = None) -> Mapping[int, str]:
        where = "" if numbers is None else " WHERE number IN (SELECT value FROM json_each(?))"
        values = () if numbers is None else (json.dumps(list(numbers)),)
        return dict(self._index.execute(f"SELECT number, id FROM names{where}", values))  # noqa: S608

    def _windowed(self, which: str, conditions: str, values: Values, least: int, side: int | None) -> Iterator[Summed]:
        """The sums of pairs of so many sources whose score is on a side."""
        where = which + conditions
        less = retold(self._index.execute(REPRINTED.format(ties="ties", where=where), values))
        found = self._index.execute(SUMMED.format(ties="ties", where=where), values)
        told = ((*row[:5], row[5] - less.get(row[:2], 0.0), row[6]) for row in found)
        return (row for row in told if row[4] >= least and (side is None or row[5] * side > 0))

    def _strongest(self, found: Iterable[Summed], conditions: str, values: Values) -> dict[int, tuple[str, float]]:
        """For every side of a pair the weightiest statement, the earliest of several."""
        sides = json.dumps([2 * row[1] + (row[5] < 0) for row in found])
        rows = self._index.execute(STRONGEST.format(where=conditions), {**values, "sides": sides})
        return {side: (statement, weight) for side, statement, weight in rows}


def _named(row: tuple[Any, ...]) -> tuple[int, int, int, int]:
    """The numbers in a row of `SINGLE`."""
    return row[1], row[2], row[6], row[7]


def _sum(
    other: str, friendly: int, hostile: int, sources: int, score: float, kinds: str, strongest: str, weight: float
) -> Sum:
    return Sum(other, *_kinds(kinds), friendly, hostile, sources, round(score, 6), strongest, weight)


def _conditions(selection: Selection) -> tuple[str, Values]:
    """What is asked of the rows, and the values for it."""
    where, values = "", dict[str, int | str]()
    if selection.relations:
        where += " AND kind >> 1 IN (SELECT value FROM json_each(:relations))"
        values["relations"] = json.dumps([place for name, place in places().items() if name in selection.relations])
    if selection.statuses:
        where += " AND status IN (SELECT value FROM json_each(:statuses))"
        values["statuses"] = json.dumps(sorted(selection.statuses))
    if selection.since is not None:
        where += " AND last >= :since"
        values["since"] = selection.since.isoformat()
    if selection.until is not None:
        where += " AND first <> '' AND first <= :until"
        values["until"] = selection.until.isoformat()
    return where, values


@cache
def _kinds(kinds: str) -> tuple[tuple[str, ...], Direction]:
    names = list(places())
    return told_of(frozenset((names[int(kind) >> 1], bool(int(kind) & 1)) for kind in kinds.split(",")))
