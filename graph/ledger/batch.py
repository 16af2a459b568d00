"""Articles that go into the ledger together: the rows of all of them, written table by table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from polgraph.graph.ledger import checks
from polgraph.graph.ledger.content import content_of
from polgraph.graph.ledger.derive import speakers
from polgraph.graph.ledger.facts import ADD, Counts
from polgraph.graph.ledger.rows import as_json, names_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

    from polgraph.graph.ledger.content import Content
    from polgraph.graph.ledger.rows import Row
    from polgraph.graph.ledger.types import Rejection
    from polgraph.graph.ledger.writer import Placed
    from polgraph.ontology.records import Article, Extraction

WIDTHS = {
    "article_actors": 10,
    "mentions": 2,
    "statements": 35,
    "rejections": 5,
    "warnings": 3,
}
"""The tables of an article's content, in the order in which they can be filled, with their numbers of columns."""


Rows = Mapping[str, Sequence["Row"]]
"""The rows of articles by the table that they belong to, in the order in which the tables can be filled."""


class Batch:
    """The content of some articles, to be written together."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {table: [] for table in WIDTHS}
        self._counts = Counts()

    def add(
        self, article: Article, content: Content, placed: Placed, taken: Mapping[str, str]
    ) -> tuple[int, tuple[Rejection, ...]]:
        """Take an article's content in.

        Args:
            article: the article with its fingerprint and story.
            content: all that it says.
            placed: the nodes of its actors.
            taken: for each statement id that another article of the ledger has, that article.

        Returns:
            How many of its statements can be stored, and what was refused.
        """
        key, nodes = article.id, placed.nodes
        mentions, statements, refused = checks.accept(content, nodes, known_relations(), taken)
        self._add_actors(article, content, placed)
        if mentions:
            self._rows["mentions"].append((key, as_json([row for row, _ in mentions])))
        names = speakers(content.actors, nodes) if any(row[checks.SPEAKER] for row in statements) else {}
        self._rows["statements"] += [
            (*row, at, nodes[row[checks.SUBJECT]], nodes[row[checks.OBJECT]], names.get(row[checks.SPEAKER]))
            for at, row in enumerate(statements)
        ]
        self._rows["rejections"] += [(key, n, one.kind, one.item, one.reason) for n, one in enumerate(refused)]
        self._rows["warnings"] += [(key, n, text) for n, text in enumerate(content.warnings)]
        return len(statements), refused

    def _add_actors(self, article: Article, content: Content, placed: Placed) -> None:
        published = article.published.isoformat() if article.published else None
        key, nodes, shared, add = article.id, placed.nodes, placed.shared, self._rows["article_actors"].append
        counted = []
        for position, (local, name, kind, country, sector, names) in enumerate(content.actors):
            node, listed = nodes[local], names_text(name, names)
            add((key, position, local, node, shared[local], name, kind, country, sector, listed))
            counted.append((node, name, kind, country, sector, listed))
        self._counts.add(counted, published)

    def rows(self) -> Rows:
        """All rows, by table."""
        return {**self._rows, **self._counts.rows()}


def write(connection: sqlite3.Connection, rows: Rows) -> None:
    """Write rows that a batch has made, within the caller's transaction; the articles themselves are there already."""
    for table, found in rows.items():
        if table in ADD:
            connection.executemany(ADD[table], found)
        elif found:
            places = ", ".join("?" * WIDTHS[table])
            connection.executemany(f"INSERT INTO {table} VALUES ({places})", found)  # noqa: S608


@cache
def known_relations() -> Collection[str]:
    """Names of the relations that statements may have."""
    from polgraph.ontology.load import load_ontology

    return frozenset(relation.name for relation in load_ontology().relations)


def portions(extractions: Iterable[Extraction | Content], size: int) -> Iterator[list[Content]]:
    """Articles by the portion, none twice in one; what came before an error is not lost.

    Args:
        extractions: the articles, taken as they come.
        size: how many make a portion at most.

    Raises:
        PolgraphError: INPUT_INVALID where an article as a whole cannot be stored.
    """
    gathered: dict[str, Content] = {}
    try:
        for content in map(content_of, extractions):
            checks.check_article(content)
            if content.article.id in gathered:
                yield list(gathered.values())
                gathered = {}
            gathered[content.article.id] = content
            if len(gathered) >= size:
                yield list(gathered.values())
                gathered = {}
    except Exception:
        if gathered:
            yield list(gathered.values())
        raise
    if gathered:
        yield list(gathered.values())
