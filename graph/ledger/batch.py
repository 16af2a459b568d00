"""Articles that go into the ledger together: the rows of all of them, written table by table."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from polgraph.graph.ledger import checks, rows
from polgraph.graph.ledger.derive import speakers
from polgraph.graph.ledger.facts import add_counts, facts_of
from polgraph.graph.resolve import name_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from polgraph.graph.ledger.facts import Fact
    from polgraph.graph.ledger.rows import Row
    from polgraph.graph.ledger.types import Rejection
    from polgraph.graph.ledger.writer import Placed
    from polgraph.ontology.records import Article, Extraction

WIDTHS = {
    "article_actors": 11,
    "actor_names": 7,
    "mentions": 7,
    "statements": 35,
    "rejections": 5,
    "warnings": 3,
}
"""The tables of an article's content, in the order in which they can be filled, with their numbers of columns."""


class Batch:
    """The content of some articles, to be written together."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {table: [] for table in WIDTHS}
        self._facts: Counter[Fact] = Counter()
        self.nodes: set[str] = set()
        """The nodes that the articles speak of."""

    def add(
        self, article: Article, extraction: Extraction, placed: Mapping[str, Placed], taken: Mapping[str, str]
    ) -> tuple[int, tuple[Rejection, ...]]:
        """Take an article's content in.

        Args:
            article: the article with its fingerprint and story.
            extraction: all that it says.
            placed: the nodes of its actors.
            taken: for each statement id that another article of the ledger has, that article.

        Returns:
            How many of its statements can be stored, and what was refused.
        """
        key = article.id
        nodes = {local: place.node for local, place in placed.items()}
        mentions, statements, refused = checks.accept(extraction, nodes, known_relations(), taken)
        self.nodes.update(nodes.values())
        self._add_actors(key, extraction, placed)
        self._facts.update(facts_of(article, extraction.actors, nodes))
        self._rows["mentions"] += [
            (key, n, one.start, one.end, one.text, one.type._value_, one.actor) for n, one in enumerate(mentions)
        ]
        names = speakers(extraction.actors, nodes)
        self._rows["statements"] += [rows.statement_values(one, n, nodes, names) for n, one in enumerate(statements)]
        self._rows["rejections"] += [(key, n, one.kind, one.item, one.reason) for n, one in enumerate(refused)]
        self._rows["warnings"] += [(key, n, text) for n, text in enumerate(extraction.warnings)]
        return len(statements), refused

    def _add_actors(self, key: str, extraction: Extraction, placed: Mapping[str, Placed]) -> None:
        actors, names = self._rows["article_actors"], self._rows["actor_names"]
        for position, actor in enumerate(extraction.actors):
            place = placed[actor.id]
            said = (actor.name, name_key(actor.name), actor.type._value_, actor.country, actor.sector)
            actors.append((key, actor.id, position, place.node, *said, place.shared, place.own))
            names += [
                (key, actor.id, n, name.text, name_key(name.text), name.kind, name.script)
                for n, name in enumerate(actor.names)
            ]

    def write(self, connection: sqlite3.Connection) -> None:
        """Write everything, within the caller's transaction; the articles themselves are there already."""
        for table, found in self._rows.items():
            if found:
                places = ", ".join("?" * WIDTHS[table])
                connection.executemany(f"INSERT INTO {table} VALUES ({places})", found)  # noqa: S608
        add_counts(connection, self._facts)


@cache
def known_relations() -> Collection[str]:
    """Names of the relations that statements may have."""
    from polgraph.ontology.load import load_ontology

    return frozenset(relation.name for relation in load_ontology().relations)


def portions(extractions: Iterable[Extraction], size: int) -> Iterator[list[Extraction]]:
    """Articles by the portion, none twice in one; what came before an error is not lost.

    Args:
        extractions: the articles, taken as they come.
        size: how many make a portion at most.

    Raises:
        PolgraphError: INPUT_INVALID where an article as a whole cannot be stored.
    """
    gathered: dict[str, Extraction] = {}
    try:
        for extraction in extractions:
            checks.check_article(extraction)
            if extraction.article.id in gathered:
                yield list(gathered.values())
                gathered = {}
            gathered[extraction.article.id] = extraction
            if len(gathered) >= size:
                yield list(gathered.values())
                gathered = {}
    except Exception:
        if gathered:
            yield list(gathered.values())
        raise
    if gathered:
        yield list(gathered.values())
