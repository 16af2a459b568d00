"""Keeping the stories of articles up to date: which of them are reprints or light edits of one report."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from polgraph.graph.stories.compare import near_in_time, one_story, stories
from polgraph.graph.stories.shingles import bands, shingles

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

CANDIDATES = """SELECT DISTINCT id, text, published FROM articles JOIN story_bands ON article = id
WHERE id <> :article AND band IN (SELECT band FROM story_bands WHERE article = :article) ORDER BY id"""

# Everyone who can be reached over twins.
MEMBERS = """WITH RECURSIVE reached (id) AS (
  VALUES (?) UNION SELECT other FROM twins JOIN reached ON article = reached.id)
SELECT articles.id, published FROM articles JOIN reached USING (id)"""


def tell(connection: sqlite3.Connection, article: str) -> set[str]:
    """Find the reprints of an article that has just come in, and give all of them their story.

    Args:
        connection: the ledger, inside a transaction.
        article: the article's id; what it told before has been forgotten.

    Returns:
        Ids of the articles whose story is another one now.
    """
    text, published, declared = connection.execute(
        "SELECT text, published, declared FROM articles WHERE id = ?", (article,)
    ).fetchone()
    if declared is not None:
        return _set_story(connection, {article: declared})
    runs = shingles(text)
    keys = [(key, article) for key in bands(runs)]
    connection.executemany("INSERT INTO story_bands VALUES (?, ?)", keys)
    for other, other_text, other_day in connection.execute(CANDIDATES, {"article": article}).fetchall():
        if near_in_time(_day(published), _day(other_day)) and one_story(runs, shingles(other_text)):
            pairs = [(article, other), (other, article)]
            connection.executemany("INSERT INTO twins VALUES (?, ?)", pairs)
    return _settle(connection, [article])


def forget(connection: sqlite3.Connection, article: str) -> set[str]:
    """Take an article out of its story, before it goes or is replaced.

    Args:
        connection: the ledger, inside a transaction.
        article: the article's id.

    Returns:
        Ids of other articles whose story is another one now.
    """
    others = [other for (other,) in connection.execute("SELECT other FROM twins WHERE article = ?", (article,))]
    connection.execute("DELETE FROM twins WHERE :article IN (article, other)", {"article": article})
    connection.execute("DELETE FROM story_bands WHERE article = ?", (article,))
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
    for article in sorted(before):
        tell(connection, article)
    return {
        article for article, story in connection.execute("SELECT id, story FROM articles") if before[article] != story
    }


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
