"""Which node every actor of an article is, and deriving all of the ledger that can be derived anew."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from polgraph.graph.ledger.facts import count_all, count_article, discount_article
from polgraph.graph.resolve import own_node
from polgraph.ontology.records import Actor, ActorName, ActorType, Article

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    """The nodes of an actor of an article.

    Attributes:
        node: the one that it is of.
        shared: the one that its name has everywhere.
        own: the one that its name has in this article alone.
    """

    node: str
    shared: str
    own: str


def place(
    resolution: Resolution, resolver: Resolver, article: Article, actors: tuple[Actor, ...]
) -> Mapping[str, Placed]:
    """The nodes of an article's actors: each its own where a judgement says that it differs from the shared one."""
    shared = resolver.resolve(article, actors)
    owned = {node: own_node(node, article.id) for node in set(shared.values())}
    judged = resolution.judged(owned.values())
    chosen = {node: own if own in judged and parted(resolution, node, own) else node for node, own in owned.items()}
    return {local: Placed(chosen[node], node, owned[node]) for local, node in shared.items()}


def parted(resolution: Resolution, shared: str, own: str) -> bool:
    """Whether a judgement says that an article means somebody else by a name than others do."""
    both = {shared, own}
    found = [one for one in resolution.judgements(own) if {one.left, one.right} == both]
    return bool(found) and found[-1].verdict == "different"


def speakers(actors: Sequence[Actor], nodes: Mapping[str, str]) -> dict[str, str]:
    """The node that each name of an article means; of two actors with one name the first."""
    return {name: nodes[actor.id] for actor in reversed(actors) for name in (actor.name, *_texts(actor))}


def _texts(actor: Actor) -> tuple[str, ...]:
    return tuple(name.text for name in actor.names)


def move(connection: sqlite3.Connection, article: str, old: str, placed: Placed) -> None:
    """Make an article's actors of one node be of another."""
    sql = "UPDATE article_actors SET node = ?, shared = ?, own = ? WHERE article = ? AND node = ?"
    connection.execute(sql, (placed.node, placed.shared, placed.own, article, old))
    for side in ("subject", "object", "attributed"):
        sql = f"UPDATE statements SET {side}_node = ? WHERE article = ? AND {side}_node = ?"  # noqa: S608
        connection.execute(sql, (placed.node, article, old))


def split_off(
    connection: sqlite3.Connection, resolution: Resolution, judged: Iterable[str]
) -> tuple[set[str], set[str]]:
    """Let every article actor that judgements on these nodes concern be of the right node.

    Returns:
        The nodes that lost or won an article, and the articles.
    """
    nodes: set[str] = set()
    articles: set[str] = set()
    asked = sorted(set(judged))
    sql = """SELECT DISTINCT article, node, shared, own FROM article_actors
             WHERE node = ? AND own IN (SELECT value FROM json_each(?)) ORDER BY own, article"""
    for held in asked:
        for article, node, shared, own in connection.execute(sql, (held, json.dumps(asked))).fetchall():
            wanted = own if parted(resolution, shared, own) else shared
            if wanted != node:
                discount_article(connection, article)
                move(connection, article, node, Placed(wanted, shared, own))
                count_article(connection, article)
                nodes |= {node, wanted}
                articles.add(article)
    return nodes, articles


def derive_all(connection: sqlite3.Connection, resolution: Resolution, resolver: Resolver) -> set[str]:
    """Make everything that is derived anew, and say which articles have other actors than before."""
    before = _shown(connection)
    for table in DERIVED:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    for article, actors in _extracted(connection):
        _replace(connection, article.id, actors, place(resolution, resolver, article, actors))
    count_all(connection)
    nodes = {node for (node,) in connection.execute("SELECT id FROM nodes UNION SELECT node FROM article_actors")}
    resolution.recount(nodes)
    everyone = connection.execute("SELECT id FROM nodes UNION ALL SELECT id FROM known").fetchall()
    resolution.update([node for (node,) in everyone])
    after = _shown(connection)
    return {key[0] for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def _shown(connection: sqlite3.Connection) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(row[0], row[1]): row[2:] for row in connection.execute(SHOWN)}


def _extracted(connection: sqlite3.Connection) -> Iterator[tuple[Article, tuple[Actor, ...]]]:
    """Every article's id with its actors as they were extracted."""
    names: dict[str, list[ActorName]] = {}
    sql = "SELECT local, text, kind, script FROM actor_names WHERE article = ? ORDER BY local, position"
    rows = connection.execute(
        "SELECT article, local, name, type, country, sector FROM article_actors ORDER BY article, position"
    ).fetchall()
    for article, found in groupby(rows, key=lambda row: row[0]):
        names = {}
        for local, text, kind, script in connection.execute(sql, (article,)):
            names.setdefault(local, []).append(ActorName(text, kind, script))
        actors = (
            Actor(row[1], row[2], ActorType(row[3]), tuple(names.get(row[1], ())), row[4], row[5]) for row in found
        )
        yield Article(article, ""), tuple(actors)


def _replace(
    connection: sqlite3.Connection, article: str, actors: tuple[Actor, ...], placed: Mapping[str, Placed]
) -> None:
    """Make every actor of an article be of its node: one by one, since one node may have become several."""
    for local, to in placed.items():
        sql = "UPDATE article_actors SET node = ?, shared = ?, own = ? WHERE article = ? AND local = ?"
        connection.execute(sql, (to.node, to.shared, to.own, article, local))
        for side in ("subject", "object"):
            sql = f"UPDATE statements SET {side}_node = ? WHERE article = ? AND {side}_local = ?"  # noqa: S608
            connection.execute(sql, (to.node, article, local))
    said = speakers(actors, {local: to.node for local, to in placed.items()})
    sql = "SELECT DISTINCT attributed_to FROM statements WHERE article = ? AND attributed_to IS NOT NULL"
    for (name,) in connection.execute(sql, (article,)).fetchall():
        sql = "UPDATE statements SET attributed_node = ? WHERE article = ? AND attributed_to = ?"
        connection.execute(sql, (said.get(name), article, name))
