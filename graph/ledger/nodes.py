"""Nodes and known actors as rows of the ledger, and back."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from polgraph.graph.ledger.facts import forms, told
from polgraph.graph.resolution.records import KnownActor, Node, Office
from polgraph.graph.resolve import name_key
from polgraph.ontology.records import ActorName, ActorType

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

    from polgraph.graph.ledger.rows import Row

KNOWN_COLUMNS = "id, source, key, name, type, country, sector, offices, memberships, identifiers"

NODE_OFFICES = """SELECT role, object_name, min(coalesce(when_start, published)), max(coalesce(when_end, published))
FROM statements JOIN articles ON articles.id = article
WHERE subject_node = ? AND relation = 'HOLDS_OFFICE' AND role IS NOT NULL AND NOT negated
AND status IN ('asserted', 'reported') GROUP BY role, object_name ORDER BY role, object_name"""


def is_known(node: str) -> bool:
    """Whether an id is that of a known actor's node."""
    return node.startswith("k-")


def marks(values: Collection[object]) -> str:
    """As many question marks as there are values, for an SQL list."""
    return ", ".join("?" * len(values))


def sorted_names(shown: str, names: Collection[ActorName]) -> tuple[ActorName, ...]:
    """Names in the order in which they are told: the shown one, then names before descriptions, the longer first."""
    return tuple(
        sorted(names, key=lambda name: (name.text != shown, name.kind == "nominal", -len(name.text), name.text))
    )


def load_node(connection: sqlite3.Connection, node: str) -> Node | None:
    """A node as the rules see it; None where there is none of this id."""
    if is_known(node):
        known = load_known(connection, node)
        return None if known is None else known_as_node(node, known)
    sql = "SELECT name, type, country, sector, nominal, first, last FROM nodes WHERE id = ?"
    row = connection.execute(sql, (node,)).fetchone()
    if row is None:
        return None
    names = said_names(connection, [node])
    if all(name.text != row[0] for name in names):
        names.append(ActorName(row[0]))
    articles = connection.execute("SELECT DISTINCT article FROM article_actors WHERE node = ? ORDER BY 1", (node,))
    return Node(
        id=node,
        name=row[0],
        type=ActorType(row[1]),
        names=sorted_names(row[0], names),
        country=row[2],
        sector=row[3],
        nominal=bool(row[4]),
        offices=tuple(
            Office(title, of, told_first=_day(first), told_last=_day(last))
            for title, of, first, last in connection.execute(NODE_OFFICES, (node,))
        ),
        articles=tuple(article for (article,) in articles),
        first=_day(row[5]),
        last=_day(row[6]),
    )


def said_names(connection: sqlite3.Connection, nodes: Collection[str]) -> list[ActorName]:
    """All names that articles give the actors of these nodes, each text once."""
    said = told(connection, nodes)
    return [ActorName(*name) for name in forms(name for found in said.values() for one in found for name in one.names)]


def known_as_node(node: str, known: KnownActor) -> Node:
    """A known actor as the rules see it."""
    names = known.names
    if all(name.text != known.name for name in names):
        names = (ActorName(known.name), *names)
    return Node(
        id=node,
        name=known.name,
        type=known.type,
        names=names,
        country=known.country,
        sector=known.sector,
        offices=known.offices,
        identifiers=known.identifiers,
    )


def load_known(connection: sqlite3.Connection, node: str) -> KnownActor | None:
    """The known actor of a node; None where there is none."""
    row = connection.execute(f"SELECT {KNOWN_COLUMNS} FROM known WHERE id = ?", (node,)).fetchone()  # noqa: S608
    if row is None:
        return None
    sql = "SELECT text, kind, script FROM known_names WHERE node = ? ORDER BY position"
    names = tuple(ActorName(*name) for name in connection.execute(sql, (node,)))
    return KnownActor(
        key=row[2],
        name=row[3],
        type=ActorType(row[4]),
        names=names,
        country=row[5],
        sector=row[6],
        offices=tuple(Office(title, of, _day(start), _day(end)) for title, of, start, end in json.loads(row[7])),
        memberships=tuple(json.loads(row[8])),
        identifiers=tuple((catalogue, value) for catalogue, value in json.loads(row[9])),
    )


def known_values(node: str, source: str, known: KnownActor) -> tuple[Row, Sequence[Row]]:
    """The values of `KNOWN_COLUMNS`, and for each name node, position, text, key, kind and script."""
    offices = [[one.title, one.of, _iso(one.start), _iso(one.end)] for one in known.offices]
    lists = (offices, known.memberships, known.identifiers)
    values = (node, source, known.key, known.name, known.type.value, known.country, known.sector)
    names = [
        (node, position, name.text, name_key(name.text), name.kind, name.script)
        for position, name in enumerate(known_as_node(node, known).names)
    ]
    return (*values, *(json.dumps(one, ensure_ascii=False) for one in lists)), names


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
