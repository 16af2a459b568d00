"""How many articles say what of a node, kept count of: a node of many articles costs no more than one of few."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from polgraph.ontology.records import Actor, Article

Fact = tuple[str, str, str, str, str]
"""Node, kind of fact, value; of a name also kind and script."""

_SAID = """SELECT node, 'name' AS fact, name AS value, '' AS kind, '' AS script FROM article_actors{where}
UNION ALL SELECT node, 'type', type, '', '' FROM article_actors{where}
UNION ALL SELECT node, 'country', country, '', '' FROM article_actors{where}{and_} country IS NOT NULL
UNION ALL SELECT node, 'sector', sector, '', '' FROM article_actors{where}{and_} sector IS NOT NULL
UNION ALL SELECT node, 'form', names.text, names.kind, names.script
  FROM article_actors JOIN actor_names AS names USING (article, local){where}
UNION ALL SELECT node, 'published', published, '', ''
  FROM article_actors JOIN articles ON articles.id = article{where}{and_} published IS NOT NULL"""

_ALL = _SAID.format(where="", and_=" WHERE")
_ONE = _SAID.format(where=" WHERE article = :article", and_=" AND")

COUNT_ALL = f"""INSERT INTO facts (node, fact, value, kind, script, times)
SELECT node, fact, value, kind, script, count(*) FROM ({_ALL}) GROUP BY node, fact, value, kind, script"""  # noqa: S608

COUNT_ONE = f"""INSERT INTO facts (node, fact, value, kind, script, times)
SELECT node, fact, value, kind, script, :sign * count(*) FROM ({_ONE}) WHERE 1
GROUP BY node, fact, value, kind, script
ON CONFLICT (node, fact, value, kind, script) DO UPDATE SET times = times + excluded.times"""  # noqa: S608

ADD = """INSERT INTO facts (node, fact, value, kind, script, times) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (node, fact, value, kind, script) DO UPDATE SET times = times + excluded.times"""

FORGET = """DELETE FROM facts WHERE times = 0
AND node IN (SELECT node FROM article_actors WHERE article = :article)"""


def facts_of(article: Article, actors: Sequence[Actor], nodes: Mapping[str, str]) -> Iterator[Fact]:
    """What an article says of nodes, as `count_article` counts it, before its rows are written.

    Args:
        article: the article.
        actors: its actors.
        nodes: the node of every actor id of the article.
    """
    published = article.published.isoformat() if article.published else None
    for actor in actors:
        node = nodes[actor.id]
        yield node, "name", actor.name, "", ""
        yield node, "type", actor.type._value_, "", ""
        if actor.country is not None:
            yield node, "country", actor.country, "", ""
        if actor.sector is not None:
            yield node, "sector", actor.sector, "", ""
        for name in actor.names:
            yield node, "form", name.text, name.kind, name.script
        if published is not None:
            yield node, "published", published, "", ""


def add_counts(connection: sqlite3.Connection, counts: Mapping[Fact, int]) -> None:
    """Add to what is counted."""
    by_node = sorted(counts.items(), key=lambda item: item[0][0])
    connection.executemany(ADD, [(*fact, times) for fact, times in by_node])


def count_article(connection: sqlite3.Connection, article: str) -> None:
    """Count what the actors of an article say."""
    connection.execute(COUNT_ONE, {"article": article, "sign": 1})


def discount_article(connection: sqlite3.Connection, article: str) -> None:
    """Take off what the actors of an article said, before its rows go or change."""
    connection.execute(COUNT_ONE, {"article": article, "sign": -1})
    connection.execute(FORGET, {"article": article})


def count_all(connection: sqlite3.Connection) -> None:
    """Count everything anew."""
    connection.execute("DELETE FROM facts")
    connection.execute(COUNT_ALL)
