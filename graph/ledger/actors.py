"""Reading actors: who they are, which nodes they are made of and why, and who may be one with whom."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING

from polgraph.graph.ledger.access import Access
from polgraph.graph.ledger.facts import forms, keys_of, told
from polgraph.graph.ledger.nodes import is_known, load_known, load_node, marks, said_names, sorted_names
from polgraph.graph.ledger.rows import read_names
from polgraph.graph.ledger.types import KnownSource
from polgraph.graph.resolution.judge import LoggedJudgement, effective, pair
from polgraph.graph.resolution.records import Strength, Suggestion
from polgraph.graph.resolution.relink import LINK_COLUMNS, to_link
from polgraph.graph.resolve import name_key
from polgraph.ontology.records import Actor, ActorName, ActorType, Judgement

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from polgraph.graph.resolution.records import KnownActor, Link, Node

LOGGED = """SELECT number, judgements.batch, left_node, right_node, verdict, judgements.author, judgements.reason,
  judgements.decided, withdrawals.batch IS NOT NULL
FROM judgements LEFT JOIN withdrawals USING (batch) ORDER BY number"""

KNOWN_NAMES = "SELECT text, kind, script FROM known_names WHERE node = ?"

KEYS = "SELECT key, node, nominal FROM name_keys"

KNOWN_KEYS = "SELECT key, node, kind = 'nominal' FROM {known_names}"

AMONG = "(SELECT value AS node FROM json_each(?)) CROSS JOIN {table} USING (node)"

NAMES_IN = "SELECT DISTINCT node, name, names FROM article_actors WHERE article = ?"

FOUND = """SELECT DISTINCT actor FROM (
  SELECT node FROM name_keys WHERE key = :key UNION SELECT node FROM known_names WHERE key = :key)
JOIN members USING (node) ORDER BY actor"""

# Known actors that no article speaks of are part of no actor.
UNMENTIONED = (
    "SELECT DISTINCT node FROM known_names WHERE key = ? AND node NOT IN (SELECT node FROM members) ORDER BY node"
)

UNMENTIONED_KEYS = """SELECT DISTINCT key, node FROM known_names WHERE node NOT IN (SELECT node FROM members)
ORDER BY key, node"""

# Who was the prime minister of an article is no question any more once a name or a catalogue has answered it.
ANSWERED = """(rule = 'office' AND EXISTS (
  SELECT 1 FROM nodes AS described JOIN members AS own ON own.node = described.id
  JOIN members AS beside USING (actor) LEFT JOIN nodes AS named ON named.id = beside.node
  WHERE described.id IN (left_node, right_node) AND described.nominal AND coalesce(NOT named.nominal, 1)))"""

LINKS_OF_TWO = f"""SELECT {LINK_COLUMNS}, coalesce(one.actor, left_node), coalesce(other.actor, right_node)
FROM links LEFT JOIN members AS one ON one.node = left_node LEFT JOIN members AS other ON other.node = right_node
WHERE strength <> 'join' AND coalesce(one.actor, left_node) <> coalesce(other.actor, right_node)
AND NOT {ANSWERED}"""  # noqa: S608

# Every two actors with a question between them, the smaller id first, but for those that are apart or judged.
WAITING = f"""WITH pairs AS (
  SELECT strength, left_node, right_node,
    coalesce(one.actor, left_node) AS one, coalesce(other.actor, right_node) AS other
  FROM links LEFT JOIN members AS one ON one.node = left_node LEFT JOIN members AS other ON other.node = right_node
  WHERE strength <> 'join' AND NOT {ANSWERED}
  UNION ALL
  SELECT 'judged', left_node, right_node, coalesce(one.actor, left_node), coalesce(other.actor, right_node)
  FROM judgements LEFT JOIN members AS one ON one.node = left_node
  LEFT JOIN members AS other ON other.node = right_node WHERE batch NOT IN (SELECT batch FROM withdrawals))
SELECT min(one, other), max(one, other) FROM pairs
WHERE one <> other AND strength NOT IN ('apart', 'judged') AND NOT (left_node GLOB 'k-*' AND right_node GLOB 'k-*')
EXCEPT SELECT min(one, other), max(one, other) FROM pairs WHERE strength IN ('apart', 'judged')"""  # noqa: S608


class ActorReader(Access):
    """All questions about actors that a ledger answers."""

    def actor_of(self, node: str) -> str | None:
        """Id of the actor that a node is part of (an actor's id is one of its nodes); None for what is no such node."""
        row = self._row("SELECT actor FROM members WHERE node = ?", (node,))
        return None if row is None else str(row[0])

    def actor(self, actor_id: str) -> Actor | None:
        """One actor with all its names, found by its id or that of any of its nodes; None where there is none.

        A known actor that no article speaks of is found by the id of its node.
        """
        found = self.actor_of(actor_id)
        if found is None:
            return self._unmentioned(actor_id)
        row = self._row("SELECT name, type, country, sector FROM actors WHERE id = ?", (found,))
        if row is None:
            return None
        names = self._names(self.members(found))
        return Actor(found, row[0], ActorType(row[1]), sorted_names(row[0], names), row[2], row[3])

    def _names(self, nodes: Collection[str]) -> list[ActorName]:
        """All names of some nodes, each text once."""
        known = [row for node in filter(is_known, nodes) for row in self._rows(KNOWN_NAMES, (node,))]
        said = [(name.text, name.kind, name.script) for name in said_names(self._connection, nodes)]
        return [ActorName(*name) for name in forms([*said, *known])]

    def _unmentioned(self, node: str) -> Actor | None:
        known = load_known(self._connection, node) if is_known(node) else None
        if known is None:
            return None
        return Actor(node, known.name, known.type, known.names, known.country, known.sector)

    def article_actors(self, article: str) -> tuple[str, ...]:
        """Ids of the actors of an article, sorted."""
        sql = "SELECT DISTINCT actor FROM article_actors JOIN members USING (node) WHERE article = ? ORDER BY actor"
        return tuple(actor for (actor,) in self._rows(sql, (article,)))

    def actors(self, *, article: str | None = None) -> Iterator[Actor]:
        """All actors that articles speak of by id, or those of one article."""
        everyone = (key for (key,) in self._rows("SELECT id FROM actors ORDER BY id"))
        for key in everyone if article is None else self.article_actors(article):
            actor = self.actor(key)
            if actor is not None:
                yield actor

    def find_actors(self, name: str, *, among: Iterable[str] | None = None) -> tuple[Actor, ...]:
        """The actors with this name, whatever its case, accents, hyphens or Arabic article.

        Args:
            name: the name.
            among: nodes that may have it, where it is known that no others do.
        """
        key = name_key(name)
        if among is None:
            found = [actor for (actor,) in self._rows(FOUND, {"key": key})]
        else:
            found = sorted({actor for known, actor, _ in self.actor_keys(among=among) if known == key})
        return tuple(actor for one in found if (actor := self.actor(one)) is not None)

    def actor_keys(self, *, among: Iterable[str] | None = None) -> Iterator[tuple[str, str, bool]]:
        """Every pair of compared name (`resolve.name_key`) and actor id, sorted, and whether it only describes.

        Args:
            among: only the names of these nodes.
        """
        nodes = None if among is None else sorted(set(among))
        actors = (
            dict(self._rows("SELECT node, actor FROM members"))
            if nodes is None
            else {node: actor for node in nodes if (actor := self.actor_of(node)) is not None}
        )
        only: dict[tuple[str, str], bool] = {}
        for key, node, nominal in chain(self._node_keys(nodes), self._known_keys(nodes)):
            if node in actors:
                pair = (key, actors[node])
                only[pair] = bool(nominal) and only.get(pair, True)
        return ((key, actor, nominal) for (key, actor), nominal in sorted(only.items()))

    def node_keys(self) -> Iterator[tuple[str, str]]:
        """Every pair of compared name and node, of known actors too."""
        return ((key, node) for key, node, _ in chain(self._node_keys(None), self._known_keys(None)))

    def known_keys(self) -> Iterator[tuple[str, str]]:
        """Every pair of compared name and node of known actors."""
        return ((key, node) for key, node, _ in self._known_keys(None))

    def names_in(self, article: str) -> Iterator[tuple[str, str]]:
        """Every pair of compared name and node of an article."""
        said = ((node, name, read_names(name, names)) for node, name, names in self._rows(NAMES_IN, (article,)))
        return iter(sorted(keys_of(said)))

    def _node_keys(self, nodes: Collection[str] | None) -> Iterator[tuple[str, str, bool]]:
        """Compared names of nodes of articles, or of these, with whether they only describe."""
        if nodes is None:
            return ((key, node, bool(nominal)) for key, node, nominal in self._rows(KEYS))
        said = told(self._connection, nodes)
        keys = keys_of((node, one.name, one.names) for node, found in said.items() for one in found)
        return ((*pair, nominal) for pair, nominal in keys.items())

    def _known_keys(self, nodes: Collection[str] | None) -> Iterator[tuple[str, str, bool]]:
        """The same of known actors."""
        names = "known_names" if nodes is None else AMONG.format(table="known_names")
        rows = self._rows(KNOWN_KEYS.format(known_names=names), () if nodes is None else (json.dumps(sorted(nodes)),))
        return ((key, node, bool(nominal)) for key, node, nominal in rows)

    def find_unmentioned(self, name: str) -> tuple[Actor, ...]:
        """The known actors with this name that no article speaks of, by id."""
        found = [node for (node,) in self._rows(UNMENTIONED, (name_key(name),))]
        return tuple(actor for node in found if (actor := self._unmentioned(node)) is not None)

    def unmentioned_keys(self) -> Iterator[tuple[str, str]]:
        """Every pair of compared name and id of the known actors that no article speaks of, sorted."""
        return ((key, node) for key, node in self._rows(UNMENTIONED_KEYS))

    def members(self, actor_id: str) -> tuple[str, ...]:
        """Ids of the nodes that an actor is made of, sorted; empty where there is no such actor."""
        sql = "SELECT node FROM members WHERE actor = ? ORDER BY node"
        return tuple(node for (node,) in self._rows(sql, (self.actor_of(actor_id) or actor_id,)))

    def nodes(self, actor_id: str) -> tuple[Node, ...]:
        """The nodes that an actor is made of, by id: the names and descriptions in articles, and the known actors."""
        loaded = (load_node(self._connection, node) for node in self._recorded(actor_id))
        return tuple(node for node in loaded if node is not None)

    def _recorded(self, actor_id: str) -> tuple[str, ...]:
        """Ids of an actor's nodes; of a known actor that no article speaks of its own."""
        return self.members(actor_id) or ((actor_id,) if is_known(actor_id) else ())

    def node(self, node: str) -> Node | None:
        """One node of articles or one known actor; None where there is none of this id."""
        return load_node(self._connection, node)

    def known(self, actor_id: str) -> tuple[tuple[str, str, KnownActor], ...]:
        """What catalogues know of an actor: source, licence and record of each known actor in it."""
        nodes = self._recorded(actor_id)
        sql = f"""SELECT known.id, source, licence FROM known JOIN known_sources USING (source)
                  WHERE known.id IN ({marks(nodes)}) ORDER BY source, key"""  # noqa: S608
        rows = list(self._rows(sql, nodes))
        return tuple(
            (source, licence, found)
            for node, source, licence in rows
            if (found := load_known(self._connection, node)) is not None
        )

    def known_sources(self) -> tuple[KnownSource, ...]:
        """Where the known actors come from, by name."""
        sql = """SELECT source, licence, count(known.id), imported FROM known_sources LEFT JOIN known USING (source)
                 GROUP BY source ORDER BY source"""
        return tuple(KnownSource(*row) for row in self._rows(sql))

    def judgements(self) -> Iterator[LoggedJudgement]:
        """The log of judgements of people, the oldest first."""
        for row in self._rows(LOGGED):
            yield LoggedJudgement(row[0], row[1], Judgement(*row[2:8]), withdrawn=bool(row[8]))

    def joins(self, actor_id: str) -> tuple[Judgement, ...]:
        """Why the nodes of an actor are one: judgements of people, then those of rules (author `rule:…`), by nodes."""
        nodes = self.members(actor_id)
        people = [
            entry.judgement
            for entry in effective(self.judgements())
            if entry.judgement.verdict == "same" and {entry.judgement.left, entry.judgement.right} & set(nodes)
        ]
        listed = marks(nodes)
        sql = f"""SELECT {LINK_COLUMNS} FROM links WHERE strength IN ('join', 'if_only') AND left_node IN ({listed})
                  AND right_node IN ({listed}) ORDER BY left_node, right_node"""  # noqa: S608
        links = map(to_link, list(self._rows(sql, (*nodes, *nodes))))
        return (*people, *(self._by_rule(link) for link in links))

    def _by_rule(self, link: Link) -> Judgement:
        decided = max(self._since(link.left), self._since(link.right))
        return Judgement(link.left, link.right, "same", f"rule:{link.rule}", "; ".join(link.reasons), decided)

    def _since(self, node: str) -> str:
        """Since when a node has been in the ledger."""
        if is_known(node):
            sql = "SELECT imported FROM known JOIN known_sources USING (source) WHERE known.id = ?"
        else:
            sql = "SELECT min(ingested) FROM article_actors JOIN articles ON articles.id = article WHERE node = ?"
        row = self._row(sql, (node,))
        return str(row[0]) if row is not None else ""

    def suggestions(self, limit: int | None = None) -> Iterator[Suggestion]:
        """Actors that may be one and that nobody has judged, the likeliest first.

        Args:
            limit: how many at most; all where None.
        """
        best: dict[tuple[str, str], Link] = {}
        closed = self._judged_actors()
        for row in list(self._rows(LINKS_OF_TWO)):
            link, actors = to_link(row[:6]), pair(row[6], row[7])
            if link.strength is Strength.APART:
                closed.add(actors)
            elif not (is_known(link.left) and is_known(link.right)):
                held = best.get(actors)
                if held is None or (-link.score, link.left, link.right) < (-held.score, held.left, held.right):
                    best[actors] = link
        waiting = sorted((-link.score, actors) for actors, link in best.items() if actors not in closed)
        for _, (one, other) in waiting[:limit]:
            link, left, right = best[one, other], self.actor(one), self.actor(other)
            if left is not None and right is not None:
                yield Suggestion(left, right, link.score, link.reasons)

    def suggestion_count(self) -> int:
        """How many suggestions there are; much cheaper than to list them."""
        return int((self._row(f"SELECT count(*) FROM ({WAITING})") or (0,))[0])  # noqa: S608

    def judgement_count(self) -> int:
        """How many judgements of people stand: those of the log that were not taken back."""
        sql = "SELECT count(*) FROM judgements WHERE batch NOT IN (SELECT batch FROM withdrawals)"
        return int((self._row(sql) or (0,))[0])

    def _judged_actors(self) -> set[tuple[str, str]]:
        """Every two actors of which there is a judgement in effect."""
        judged = ((entry.judgement.left, entry.judgement.right) for entry in effective(self.judgements()))
        return {pair(self.actor_of(left) or left, self.actor_of(right) or right) for left, right in judged}
