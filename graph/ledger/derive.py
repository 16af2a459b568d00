"""Which node every actor of an article is, and deriving all of the ledger that can be derived anew."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from polgraph.graph.ledger.facts import count_all, of_article
from polgraph.graph.ledger.rows import read_actor, to_actor
from polgraph.graph.resolve import own_node
from polgraph.ontology.records import Article

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from polgraph.graph.ledger.rows import ActorRow
    from polgraph.graph.resolution.update import Resolution
    from polgraph.graph.resolve import Resolver

DERIVED = ("node_keys", "links", "members", "actors", "pending")
"""The tables that hold nothing but what is derived."""

# What an article shows of its actors: one row a node.
SHOWN = """SELECT article, local, coalesce(members.actor, node), coalesce(actors.name, nodes.name),
  coalesce(actors.type, nodes.type), coalesce(actors.country, nodes.country), coalesce(actors.sector, nodes.sector)
FROM article_actors LEFT JOIN members USING (node) LEFT JOIN actors ON actors.id = members.actor
LEFT JOIN nodes ON nodes.id = node"""


@dataclass(frozen=True, slots=True)
class Placed:
    """The nodes of the actors of an article, by their ids there.

    Attributes:
        nodes: the one that each is of.
        shared: the one that its name has everywhere.
    """

    nodes: Mapping[str, str]
    shared: Mapping[str, str]


def place(resolution: Resolution, shared: Mapping[str, str], article: str) -> Placed:
    """The nodes of an article's actors: each its own where a judgement says that it differs from the shared one.

    Args:
        resolution: what is derived from the ledger.
        shared: the nodes that the names have everywhere.
        article: the article's id.
    """
    owned = {node: own_node(node, article) for node in set(shared.values())}
    judged = resolution.judged(owned.values())
    chosen = {node: own if own in judged and parted(resolution, node, own) else node for node, own in owned.items()}
    return Placed({local: chosen[node] for local, node in shared.items()}, shared)


def parted(resolution: Resolution, shared: str, own: str) -> bool:
    """Whether a judgement says that an article means somebody else by a name than others do."""
    both = {shared, own}
    found = [one for one in resolution.judgements(own) if {one.left, one.right} == both]
    return bool(found) and found[-1].verdict == "different"


def speakers(actors: Sequence[ActorRow], nodes: Mapping[str, str]) -> dict[str, str]:
    """The node that each name of an article means; of two actors with one name the first."""
    return {
        name: nodes[local]
        for local, shown, _, _, _, names in reversed(actors)
        for name in (shown, *(text for text, _, _ in names))
    }


def move(connection: sqlite3.Connection, article: str, old: str, wanted: str) -> None:
    """Make an article's actors of one node be of another."""
    sql = "UPDATE article_actors SET node = ? WHERE article = ? AND node = ?"
    connection.execute(sql, (wanted, article, old))
    for side in ("subject", "object", "attributed"):
        sql = f"UPDATE statements SET {side}_node = ? WHERE article = ? AND {side}_node = ?"  # noqa: S608
        connection.execute(sql, (wanted, article, old))


def split_off(
    connection: sqlite3.Connection, resolution: Resolution, judged: Iterable[str]
) -> tuple[set[str], set[str]]:
    """Let every article actor that judgements on these nodes concern be of the right node.

    Returns:
        The nodes that lost or won an article, and the articles.
    """
    nodes: set[str] = set()
    articles: set[str] = set()
    asked = set(judged)
    sql = "SELECT DISTINCT article, node, shared FROM article_actors WHERE node = ?"
    for held in sorted(asked):
        found = ((own_node(row[2], row[0]), *row) for row in connection.execute(sql, (held,)))
        for own, article, node, shared in sorted(one for one in found if one[0] in asked):
            wanted = own if parted(resolution, shared, own) else shared
            if wanted != node:
                of_article(connection, article).forget(connection)
                move(connection, article, node, wanted)
                of_article(connection, article).write(connection)
                nodes |= {node, wanted}
                articles.add(article)
    return nodes, articles


def derive_all(connection: sqlite3.Connection, resolution: Resolution, resolver: Resolver) -> set[str]:
    """Make everything that is derived anew, and say which articles have other actors than before."""
    before = _shown(connection)
    for table in DERIVED:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    for article, rows in _extracted(connection):
        shared = resolver.resolve(Article(article, ""), tuple(map(to_actor, rows)))
        _replace(connection, article, rows, place(resolution, shared, article))
    count_all(connection)
    nodes = {node for (node,) in connection.execute("SELECT id FROM nodes UNION SELECT node FROM article_actors")}
    resolution.recount(nodes)
    everyone = connection.execute("SELECT id FROM nodes UNION ALL SELECT id FROM known").fetchall()
    resolution.update([node for (node,) in everyone])
    after = _shown(connection)
    return {key[0] for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def _shown(connection: sqlite3.Connection) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(row[0], row[1]): row[2:] for row in connection.execute(SHOWN)}


def _extracted(connection: sqlite3.Connection) -> Iterator[tuple[str, list[ActorRow]]]:
    """Every article's id with its actors as they were extracted."""
    rows = connection.execute(
        "SELECT article, local, name, type, country, sector, names FROM article_actors ORDER BY article, position"
    ).fetchall()
    for article, found in groupby(rows, key=lambda row: row[0]):
        yield article, [read_actor(row[1:]) for row in found]


def _replace(connection: sqlite3.Connection, article: str, actors: Sequence[ActorRow], placed: Placed) -> None:
    """Make every actor of an article be of its node: one by one, since one node may have become several."""
    for local, node in placed.nodes.items():
        sql = "UPDATE article_actors SET node = ?, shared = ? WHERE article = ? AND local = ?"
        connection.execute(sql, (node, placed.shared[local], article, local))
        for side in ("subject", "object"):
            sql = f"UPDATE statements SET {side}_node = ? WHERE article = ? AND {side}_local = ?"  # noqa: S608
            connection.execute(sql, (node, article, local))
    said = speakers(actors, placed.nodes)
    sql = "SELECT DISTINCT attributed_to FROM statements WHERE article = ? AND attributed_to IS NOT NULL"
    for (name,) in connection.execute(sql, (article,)).fetchall():
        sql = "UPDATE statements SET attributed_node = ? WHERE article = ? AND attributed_to = ?"
        connection.execute(sql, (said.get(name), article, name))
