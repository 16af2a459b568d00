"""The links between nodes in the ledger: made anew for the nodes that changed, by the keys of an index."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from polgraph.graph.ledger.nodes import is_known, load_node
from polgraph.graph.resolution.judge import pair
from polgraph.graph.resolution.records import Link, Strength

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

    from polgraph.graph.resolution.records import Linker, Node

LINK_COLUMNS = "left_node, right_node, strength, score, rule, reasons"
Pair = tuple[str, str]


class Unlinked:
    """The rules of a store without rules: nothing but the same name makes two actors one."""

    def keys(self, node: Node) -> frozenset[str]:  # noqa: ARG002
        """No key: no node is compared with another."""
        return frozenset()

    def link(self, left: Node, right: Node) -> Link | None:  # noqa: ARG002
        """Nothing."""
        return None


def to_link(row: tuple[str, str, str, float, str, str]) -> Link:
    """The link of a row of `LINK_COLUMNS`."""
    return Link(row[0], row[1], Strength(row[2]), row[3], row[4], tuple(json.loads(row[5])))


class Relinker:
    """Keeps keys and links of a ledger what the rules say of its nodes.

    Two nodes of articles, or a node of an article and a known actor, are compared where they share a key; two known
    actors only where, besides, some node of an article has a link to both that is not `APART`.
    """

    def __init__(self, connection: sqlite3.Connection, linker: Linker) -> None:
        self._connection = connection
        self._linker = linker
        self._nodes: dict[str, Node | None] = {}
        self._affected: set[str] = set()

    def relink(self, dirty: Iterable[str]) -> set[str]:
        """Bring keys and links of these nodes up to date.

        Args:
            dirty: nodes that are new, changed or gone.

        Returns:
            The nodes that have a link now that they had not, or the other way round.
        """
        ids = sorted(dirty)
        before = {node: self._near(node) for node in ids}
        for node in ids:
            self._rekey(node)
        self._replace(self._links_of(ids), self._wanted(ids))
        self._relink_known(ids, before)
        return self._affected

    def _node(self, node: str) -> Node | None:
        if node not in self._nodes:
            self._nodes[node] = load_node(self._connection, node)
        return self._nodes[node]

    def _rekey(self, node: str) -> None:
        found = self._node(node)
        wanted = self._linker.keys(found) if found is not None else frozenset()
        held = self._keys(node)
        known = int(is_known(node))
        gone = [(key, known, node) for key in sorted(held - wanted)]
        self._connection.executemany("DELETE FROM node_keys WHERE key = ? AND known = ? AND node = ?", gone)
        new = [(key, known, node) for key in sorted(wanted - held)]
        self._connection.executemany("INSERT INTO node_keys VALUES (?, ?, ?)", new)

    def _candidates(self, node: str) -> Iterator[str]:
        """Nodes that share a key with a node; for a known actor, those of articles only."""
        known = " AND other.known = 0" if is_known(node) else ""
        sql = f"""SELECT DISTINCT other.node FROM node_keys AS one JOIN node_keys AS other ON other.key = one.key{known}
                  WHERE one.node = ? AND other.node <> ?"""  # noqa: S608
        return (found for (found,) in self._connection.execute(sql, (node, node)).fetchall())

    def _compare(self, one: str, other: str) -> Link | None:
        left, right = (self._node(node) for node in pair(one, other))
        link = self._linker.link(left, right) if left is not None and right is not None else None
        if link is None or link.strength is Strength.IF_ONLY:
            return link
        # Of these the order says nothing, so that it must not tell links apart.
        first, second = pair(link.left, link.right)
        return link if link.left == first else replace(link, left=first, right=second)

    def _wanted(self, ids: Collection[str]) -> dict[Pair, Link]:
        pairs = {pair(node, other) for node in ids for other in self._candidates(node)}
        compared = ((both, self._compare(*both)) for both in sorted(pairs))
        return {both: link for both, link in compared if link is not None}

    def _links_of(self, ids: Iterable[str]) -> dict[Pair, Link]:
        """The links of these nodes as they stand, but for those between two known actors."""
        found = {}
        sql = f"SELECT {LINK_COLUMNS} FROM links WHERE left_node = :node UNION ALL SELECT {LINK_COLUMNS} FROM links WHERE right_node = :node"  # noqa: E501, S608
        for node in ids:
            for row in self._connection.execute(sql, {"node": node}):
                both = pair(row[0], row[1])
                if not (is_known(both[0]) and is_known(both[1])):
                    found[both] = to_link(row)
        return found

    def _replace(self, old: dict[Pair, Link], new: dict[Pair, Link]) -> None:
        for both in sorted(old.keys() | new.keys()):
            held, wanted = old.get(both), new.get(both)
            if held == wanted:
                continue
            if held is not None:
                sql = "DELETE FROM links WHERE left_node = ? AND right_node = ?"
                self._connection.execute(sql, (held.left, held.right))
            if wanted is not None:
                reasons = json.dumps(wanted.reasons, ensure_ascii=False)
                values = (wanted.left, wanted.right, wanted.strength.value, wanted.score, wanted.rule, reasons)
                self._connection.execute("INSERT INTO links VALUES (?, ?, ?, ?, ?, ?)", values)
            self._affected.update(both)

    def _near(self, node: str) -> set[str]:
        """The nodes on the other side, article or catalogue, of a node's links that are not `APART`."""
        sql = """SELECT right_node FROM links WHERE left_node = :node AND strength <> 'apart'
                 UNION SELECT left_node FROM links WHERE right_node = :node AND strength <> 'apart'"""
        found = {other for (other,) in self._connection.execute(sql, {"node": node})}
        return {other for other in found if is_known(other) != is_known(node)}

    def _relink_known(self, ids: Collection[str], before: dict[str, set[str]]) -> None:
        """Compare the known actors that a node of articles has brought together, and forget those it no longer does."""
        pairs: set[Pair] = set()
        dirty = set(ids)
        near, keys = cache(self._near), cache(self._keys)
        for node in ids:
            old, new = before[node], self._near(node)
            if is_known(node):
                others = {other for article_node in old | new for other in near(article_node)}
                pairs.update(pair(node, other) for other in (others | self._known_links(node)) - {node})
            else:
                moved = old ^ new
                both = ((one, other) for one in moved for other in old | new if one != other)
                # What another node brought together already, and still does, is compared.
                pairs.update(pair(*two) for two in both if (near(two[0]) & near(two[1])) <= dirty)
        new_links: dict[Pair, Link] = {}
        for one, other in sorted(pairs):
            # Two known actors meet where they share a key and have, each, a link to one and the same node of articles.
            if not near(one).isdisjoint(near(other)) and not keys(one).isdisjoint(keys(other)):
                link = self._compare(one, other)
                if link is not None:
                    new_links[one, other] = link
        self._replace(self._stored(pairs), new_links)

    def _stored(self, pairs: Collection[Pair]) -> dict[Pair, Link]:
        """The links between these two nodes and those two, as they stand."""
        found = {}
        sql = f"SELECT {LINK_COLUMNS} FROM links WHERE left_node = ?"  # noqa: S608
        for node in {node for both in pairs for node in both}:
            for row in self._connection.execute(sql, (node,)):
                both = pair(row[0], row[1])
                if both in pairs:
                    found[both] = to_link(row)
        return found

    def _known_links(self, node: str) -> set[str]:
        sql = """SELECT right_node FROM links WHERE left_node = :node
                 UNION SELECT left_node FROM links WHERE right_node = :node"""
        return {other for (other,) in self._connection.execute(sql, {"node": node}) if is_known(other)}

    def _keys(self, node: str) -> set[str]:
        return {key for (key,) in self._connection.execute("SELECT key FROM node_keys WHERE node = ?", (node,))}
