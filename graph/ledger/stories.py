"""Keeping the stories of articles up to date: which of them are reprints or light edits of one report."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from polgraph.graph.stories.compare import near_in_time, one_story, stories
from polgraph.graph.stories.shingles import bands, shingles

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

CANDIDATES = """SELECT DISTINCT articles.id, text, published FROM json_each(?) JOIN story_bands ON band = value
JOIN articles ON articles.id = article ORDER BY articles.id"""

# Everyone who can be reached over twins.
MEMBERS = """WITH RECURSIVE reached (id) AS (
  VALUES (?) UNION SELECT other FROM twins JOIN reached ON article = reached.id)
SELECT articles.id, published FROM articles JOIN reached USING (id)"""


def tell(
    connection: sqlite3.Connection, article: str, *, text: str, published: date | None, declared: str | None
) -> set[str]:
    """Find the reprints of an article that has just come in, and give all of them their story.

    Args:
        connection: the ledger, inside a transaction.
        article: the article's id; what it told before has been forgotten, and its story is itself or the declared one.
        text: its text.
        published: its day of publication, or None.
        declared: the story that the reader says it tells, or None.

    Returns:
        Ids of the articles whose story is another one now.
    """
    keys = bands(text) if declared is None else ()
    found = connection.execute(CANDIDATES, (json.dumps(keys),)).fetchall()
    connection.executemany("INSERT INTO story_bands VALUES (?, ?)", [(key, article) for key in keys])
    runs = shingles(text) if found else frozenset[str]()
    twins = [
        other
        for other, other_text, other_day in found
        if near_in_time(published, _day(other_day)) and one_story(runs, shingles(other_text))
    ]
    pairs = [pair for other in twins for pair in ((article, other), (other, article))]
    connection.executemany("INSERT INTO twins VALUES (?, ?)", pairs)
    return _settle(connection, [article]) if twins else set()


def forget(connection: sqlite3.Connection, article: str) -> set[str]:
    """Take an article out of its story, before it goes or is replaced.

    Args:
        connection: the ledger, inside a transaction; the article is still in it.
        article: the article's id.

    Returns:
        Ids of other articles whose story is another one now.
    """
    others = [other for (other,) in connection.execute("SELECT other FROM twins WHERE article = ?", (article,))]
    connection.execute("DELETE FROM twins WHERE :article IN (article, other)", {"article": article})
    (text,) = connection.execute("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()
    keys = [(key, article) for key in bands(text)]
    connection.executemany("DELETE FROM story_bands WHERE band = ? AND article = ?", keys)
    return _settle(connection, others)


def tell_all(connection: sqlite3.Connection) -> set[str]:
    """Give every article its story anew.

    Args:
        connection: the ledger, inside a transaction.

    Returns:
        Ids of the articles whose story is another one now.
    """
    before = dict(connection.execute("SELECT id, story FROM articles"))
    connection.execute("DELETE FROM twins")
    connection.execute("DELETE FROM story_bands")
    connection.execute("UPDATE articles SET story = coalesce(declared, id)")
    for article in sorted(before):
        sql = "SELECT text, published, declared FROM articles WHERE id = ?"
        text, published, declared = connection.execute(sql, (article,)).fetchone()
        tell(connection, article, text=text, published=_day(published), declared=declared)
    after = connection.execute("SELECT id, story FROM articles")
    return {article for article, story in after if before[article] != story}


def _settle(connection: sqlite3.Connection, articles: Iterable[str]) -> set[str]:
    """Give the stories that these articles are part of their names."""
    changed: set[str] = set()
    done: set[str] = set()
    for article in articles:
        if article not in done:
            members = {one: _day(day) for one, day in connection.execute(MEMBERS, (article,))}
            first = min(members) if members else article
            told = stories(members, [(first, one) for one in members])
            changed |= _set_story(connection, told)
            done |= set(members)
    return changed


def _set_story(connection: sqlite3.Connection, told: dict[str, str]) -> set[str]:
    changed = set()
    for article, story in sorted(told.items()):
        sql = "UPDATE articles SET story = ? WHERE id = ? AND story <> ?"
        if connection.execute(sql, (story, article, story)).rowcount:
            changed.add(article)
    return changed


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
