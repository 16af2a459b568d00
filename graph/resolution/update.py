"""Nodes, links and actors of a ledger brought up to date after a change: what changed, and nothing else.

All of it depends on articles, known actors and judgements only, so that the result is the one that deriving everything
anew would have (a property test).
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.graph.ledger.facts import described, first_and_last, told
from polgraph.graph.ledger.nodes import is_known
from polgraph.graph.resolution.cluster import cluster, clusters_of
from polgraph.graph.resolution.judge import LoggedJudgement, effective
from polgraph.graph.resolution.relink import LINK_COLUMNS, Relinker, to_link
from polgraph.ontology.records import Judgement

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from polgraph.graph.ledger.facts import Told
    from polgraph.graph.resolution.records import Link, Linker

RECOUNT_NODE = """INSERT INTO nodes (id, name, type, country, sector, nominal, first, last)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, type = excluded.type, country = excluded.country,
  sector = excluded.sector, nominal = excluded.nominal, first = excluded.first, last = excluded.last"""

NODE_GONE = "DELETE FROM nodes WHERE id = ?"

SHOW_ALONE = (
    """INSERT INTO members SELECT value, value FROM json_each(:nodes)""",
    """INSERT INTO actors
SELECT id, name, type, country, sector FROM nodes WHERE id IN (SELECT value FROM json_each(:nodes))""",
)

AMONG = "SELECT value FROM json_each(?) WHERE value IN (SELECT {column} FROM {table})"

UPSERT_ACTOR = """INSERT INTO actors (id, name, type, country, sector) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
  name = excluded.name, type = excluded.type, country = excluded.country, sector = excluded.sector"""

NODE_VIEW = "SELECT name, type, country, sector FROM nodes WHERE id = ?"
KNOWN_VIEW = "SELECT name, type, country, sector FROM known WHERE id = ?"

NEAR_NODES = """SELECT right_node FROM links WHERE left_node = :node AND strength IN ('join', 'if_only')
UNION SELECT left_node FROM links WHERE right_node = :node AND strength IN ('join', 'if_only')"""

JUDGED = """SELECT number, batch, left_node, right_node, verdict, author, reason, decided FROM judgements
WHERE left_node = :node AND batch NOT IN (SELECT batch FROM withdrawals)
UNION SELECT number, batch, left_node, right_node, verdict, author, reason, decided FROM judgements
WHERE right_node = :node AND batch NOT IN (SELECT batch FROM withdrawals)"""

NOMINAL = "SELECT nominal FROM nodes WHERE id = ?"

View = tuple[str, str, str | None, str | None]
"""What projections show of an actor: name, type, country, sector."""


AT_ONCE = 5_000
"""Nodes that are counted together."""

Members = dict[str, str]
"""The actor of each node."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What an update did.

    Attributes:
        articles: articles whose actors changed (their ids, names, types, countries or sectors). An actor that changed
            in something else has at least one article among them, so that whoever follows the articles hears of it.
        before: ids of actors that were there before and have changed or gone.
        after: ids of actors that are there now and are new or have changed.
    """

    articles: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()


class Resolution:
    """The derived part of a ledger. All methods work within the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection, linker: Linker) -> None:
        self._connection = connection
        self._linker = linker

    def recount(self, nodes: Iterable[str]) -> None:
        """Make these nodes what their articles now say of them."""
        ours = [node for node in sorted(nodes) if not is_known(node)]
        for start in range(0, len(ours), AT_ONCE):
            part = ours[start : start + AT_ONCE]
            said, days = told(self._connection, part), first_and_last(self._connection, part)
            rows = [(node, *described(said[node]), *days[node]) for node in part if node in said]
            self._connection.executemany(RECOUNT_NODE, rows)
            self._connection.executemany(NODE_GONE, [(node,) for node in part if node not in said])

    def update(
        self,
        dirty: Collection[str],
        *,
        judged: Collection[str] = (),
        articles: Collection[str] = (),
        link: bool = True,
    ) -> Effect:
        """Bring everything that depends on some nodes up to date.

        Args:
            dirty: nodes, recounted already, that are new, gone or changed in any way.
            judged: nodes of which a judgement was added or taken back.
            articles: articles that are known to have changed.
            link: whether to compare these nodes with others now; else they wait in the table `pending`.
        """
        starts = self._relink(dirty, link=link) | set(judged)
        held = self._members(dirty)
        starts.update(node for node in dirty if (node in held) != self._exists(node))
        components = list(self._components(starts))
        old = self._members(set(dirty).union(*(nodes for nodes, _ in components)))
        regrouped = set[str]().union(*(nodes for nodes, _ in components))
        new = {node: actor for node, actor in old.items() if node not in regrouped}
        for _, actors in components:
            new.update(actors)
        views = self._views(old.values())
        self._place(old, new)
        self._describe(old, new)
        return self._effect(old, new, views, set(dirty), set(articles))

    def postpone(self, left: set[str], come: set[str]) -> Effect:
        """Take in what articles now speak of, without comparing: new nodes are actors of their own until `settle`.

        Of nodes that were there before even the counting waits.

        Args:
            left: nodes that articles spoke of which have been emptied.
            come: nodes that articles speak of now.
        """
        new = come - self._among(come, "nodes", "id")
        judged = self.judged(new)
        self.recount(left | new)
        alone = {"nodes": json.dumps(sorted(new - judged))}
        for sql in SHOW_ALONE:
            self._connection.execute(sql, alone)
        self._wait(come)
        return self.update(left | judged, link=False) if left or judged else Effect()

    def settle(self) -> Effect:
        """Count and compare the nodes that wait in the table `pending`."""
        waiting = [node for (node,) in self._connection.execute("SELECT node FROM pending ORDER BY node")]
        if not waiting:
            return Effect()
        self._connection.execute("DELETE FROM pending")
        self.recount(waiting)
        return self.update(waiting)

    def any_judgement(self) -> bool:
        """Whether the log of judgements says anything."""
        return self._connection.execute("SELECT 1 FROM judgements LIMIT 1").fetchone() is not None

    def judged(self, nodes: Iterable[str]) -> set[str]:
        """Those of some nodes of which the log says anything, taken back or not."""
        if not self.any_judgement():
            return set()
        listed = set(nodes)
        return self._among(listed, "judgements", "left_node") | self._among(listed, "judgements", "right_node")

    def _among(self, nodes: Collection[str], table: str, column: str) -> set[str]:
        """Those of some nodes that a column of a table holds."""
        sql = AMONG.format(table=table, column=column)
        return {node for (node,) in self._connection.execute(sql, (json.dumps(sorted(nodes)),))}

    def _wait(self, nodes: Iterable[str]) -> None:
        self._connection.executemany("INSERT OR IGNORE INTO pending VALUES (?)", [(node,) for node in sorted(nodes)])

    def judgements(self, node: str) -> list[Judgement]:
        """The judgements in effect on a node, the oldest first."""
        return [entry.judgement for entry in self._judged([node])]

    def _judged(self, nodes: Iterable[str]) -> list[LoggedJudgement]:
        rows = {row for node in nodes for row in self._connection.execute(JUDGED, {"node": node})}
        return effective(LoggedJudgement(row[0], row[1], Judgement(*row[2:]), withdrawn=False) for row in rows)

    def _relink(self, dirty: Collection[str], *, link: bool) -> set[str]:
        relinker = Relinker(self._connection, self._linker)
        if link:
            return relinker.relink(dirty)
        self._wait(dirty)
        return relinker.relink([node for node in dirty if not self._exists(node)])

    def _exists(self, node: str) -> bool:
        table = "known" if is_known(node) else "nodes"
        return self._connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (node,)).fetchone() is not None  # noqa: S608

    def _members(self, nodes: Iterable[str]) -> Members:
        """The actor of each of these nodes that has one."""
        sql = "SELECT actor FROM members WHERE node = ?"
        found = ((node, self._connection.execute(sql, (node,)).fetchone()) for node in nodes)
        return {node: row[0] for node, row in found if row is not None}

    def _views(self, actors: Iterable[str]) -> dict[str, View]:
        sql = "SELECT name, type, country, sector FROM actors WHERE id = ?"
        found = ((actor, self._connection.execute(sql, (actor,)).fetchone()) for actor in set(actors))
        return {actor: row for actor, row in found if row is not None}

    def _components(self, starts: Iterable[str]) -> Iterator[tuple[set[str], Members]]:
        """The nodes that hang together with these, component by component, and the actor of each that has one."""
        seen: set[str] = set()
        for start in sorted(starts):
            if start in seen:
                continue
            nodes = self._reach(start)
            seen |= nodes
            there = [node for node in sorted(nodes) if self._exists(node)]
            if all(map(is_known, there)):
                yield nodes, {}
                continue
            judged = [entry.judgement for entry in self._judged(sorted(nodes))]
            actors = cluster(there, self._links_within(nodes), judged)
            shown = {actor for actor, found in clusters_of(actors).items() if not all(map(is_known, found))}
            yield nodes, {node: actor for node, actor in actors.items() if actor in shown}

    def _reach(self, start: str) -> set[str]:
        """All nodes that links or judgements could make one with a node."""
        found, todo = {start}, [start]
        while todo:
            node = todo.pop()
            near = {other for (other,) in self._connection.execute(NEAR_NODES, {"node": node})}
            for judgement in self.judgements(node):
                if judgement.verdict == "same":
                    near |= {judgement.left, judgement.right}
            todo += near - found
            found |= near
        return found

    def _links_within(self, nodes: set[str]) -> Iterator[Link]:
        sql = f"SELECT {LINK_COLUMNS} FROM links WHERE left_node = ? AND strength <> 'suggest'"  # noqa: S608
        for node in nodes:
            for row in self._connection.execute(sql, (node,)):
                if row[1] in nodes:
                    yield to_link(row)

    def _place(self, old: Members, new: Members) -> None:
        gone = [(node,) for node in sorted(old.keys() - new.keys())]
        self._connection.executemany("DELETE FROM members WHERE node = ?", gone)
        moved = sorted(new.items() - old.items())
        sql = "INSERT INTO members VALUES (?, ?) ON CONFLICT (node) DO UPDATE SET actor = excluded.actor"
        self._connection.executemany(sql, moved)

    def _describe(self, old: Members, new: Members) -> None:
        """Make the rows of these actors what their nodes say; remove those that are no more."""
        gone = [(actor,) for actor in sorted(set(old.values()) - set(new.values()))]
        self._connection.executemany("DELETE FROM actors WHERE id = ?", gone)
        for actor in sorted(set(new.values())):
            self._connection.execute(UPSERT_ACTOR, (actor, *self._description(actor, self._nodes_of(actor))))

    def _description(self, actor: str, nodes: list[str]) -> View:
        """What the known actor says that gives the actor its id, else what most articles say."""
        if len(nodes) == 1:
            row: View = self._connection.execute(NODE_VIEW, (actor,)).fetchone()
            return row
        rows = [self._connection.execute(KNOWN_VIEW, (node,)).fetchone() for node in sorted(filter(is_known, nodes))]
        said = told(self._connection, nodes)
        most = described([one for found in said.values() for one in found])
        country = next((row[2] for row in rows if row[2] is not None), most.country)
        sector = next((row[3] for row in rows if row[3] is not None), most.sector)
        if rows:
            return rows[0][0], rows[0][1], country, sector
        return self._shown_name(said, person=most.type == "person"), most.type, country, sector

    def _shown_name(self, said: Mapping[str, Iterable[Told]], *, person: bool) -> str:
        """A name before a description, a person's full name before a single word, then what most articles say."""
        times, nominal = Counter[str](), dict[str, int]()
        for node, found in said.items():
            (only_described,) = self._connection.execute(NOMINAL, (node,)).fetchone()
            for one in found:
                times[one.name] += one.times
                nominal[one.name] = min(nominal.get(one.name, 1), only_described)
        return min(times, key=lambda name: (nominal[name], person and " " not in name, -times[name], -len(name), name))

    def _effect(
        self, old: Members, new: Members, views: Mapping[str, View], dirty: set[str], articles: set[str]
    ) -> Effect:
        shown = self._views(new.values())
        sets_before, sets_after = clusters_of(old), clusters_of(new)
        redrawn = {actor for actor, view in views.items() if shown.get(actor, view) != view}
        regrouped = {actor for actor, nodes in sets_after.items() if sets_before.get(actor) != nodes}
        regrouped_before = {actor for actor, nodes in sets_before.items() if sets_after.get(actor) != nodes}
        moved = {node for node, actor in new.items() if old.get(node) != actor}
        moved.update(node for actor in redrawn for node in self._nodes_of(actor))
        changed = articles | self._articles(moved)
        recatalogued = {actor for node, actor in new.items() if is_known(node) and node in dirty}
        for actor in sorted(regrouped | recatalogued):
            # Who writes an article anew writes the actors that it had, too.
            now = self._articles(self._nodes_of(actor))
            if changed.isdisjoint(now | self._articles(sets_before.get(actor, ()))):
                changed.add(min(now))
        return Effect(frozenset(changed), frozenset(redrawn | regrouped_before), frozenset(redrawn | regrouped))

    def _nodes_of(self, actor: str) -> list[str]:
        sql = "SELECT node FROM members WHERE actor = ?"
        return [node for (node,) in self._connection.execute(sql, (actor,))]

    def _articles(self, nodes: Iterable[str]) -> set[str]:
        """Ids of the articles that speak of any of these nodes."""
        sql = "SELECT DISTINCT article FROM article_actors WHERE node = ?"
        return {article for node in nodes for (article,) in self._connection.execute(sql, (node,))}
