"""Keeping the stories of articles up to date: which of them are reprints or light edits of one report."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import date
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from polgraph.graph.stories.compare import first, near_in_time, one_story
from polgraph.graph.stories.shingles import bands, shingles

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

HELD = "SELECT band, article FROM json_each(?) CROSS JOIN story_bands ON band = value"
DAYS = "SELECT id, published FROM articles WHERE id IN (SELECT value FROM json_each(?))"
TEXTS = "SELECT id, text FROM articles WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
TOLD = "SELECT id, text, published, declared FROM articles WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"

NAMED = "SELECT DISTINCT story FROM articles WHERE id IN (SELECT value FROM json_each(?))"

AT_ONCE = 1000
"""Articles whose stories are told anew together."""

# Everyone who can be reached over twins.
MEMBERS = """WITH RECURSIVE reached (id) AS (
  VALUES (?) UNION SELECT other FROM twins JOIN reached ON article = reached.id)
SELECT articles.id, published, story FROM articles JOIN reached USING (id)"""


class Keys(NamedTuple):
    """The keys of the texts of some articles.

    Attributes:
        rows: each key (`bands`) with its article, by key; none of an article whose story the reader declares.
        sought: each key once as JSON, sorted.
        shared: keys that several articles have.
    """

    rows: Sequence[tuple[int, str]]
    sought: str
    shared: Sequence[int]


def keys_of(keys: Mapping[str, Sequence[int]]) -> Keys:
    """The keys of the texts of articles in the forms in which the ledger is asked for them and told of them."""
    times = Counter(chain.from_iterable(keys.values()))
    rows = [(key, article) for article, listed in keys.items() for key in listed]
    # By the key alone, for that is faster: the table has an order of its own.
    rows.sort(key=itemgetter(0))
    return Keys(rows, json.dumps(sorted(times)), [key for key, often in times.items() if often > 1])


class Reprints:
    """Gives articles that come in together their stories, in the order in which they come.

    Args:
        connection: the ledger, inside a transaction.
        keys: the keys of the articles that are to come in, all of them.
    """

    def __init__(self, connection: sqlite3.Connection, keys: Keys) -> None:
        self._connection = connection
        self._keys = keys
        held = connection.execute(HELD, (keys.sought,)).fetchall()
        # Most keys are of one article alone, which need not be looked at again.
        self._near: dict[int, list[str]] = {key: [] for key in (*keys.shared, *(key for key, _ in held))}
        for key, article in held:
            self._near[key].append(article)
        self._looked_at: defaultdict[str, list[int]] = defaultdict(list)
        for key, article in keys.rows:
            if key in self._near:
                self._looked_at[article].append(key)

    def tell(self, article: str, *, text: str, published: date | None) -> set[str]:
        """Find the reprints of an article that has just come in, and give all of them their story.

        Args:
            article: the article's id; what it told before has been forgotten, and its story is itself or the declared
                one.
            text: its text.
            published: its day of publication, or None.

        Returns:
            Ids of the articles whose story is another one now.
        """
        near = set[str]()
        for key in self._looked_at.get(article, ()):
            near.update(self._near[key])
            self._near[key].append(article)
        if not near:
            return set()
        days = self._connection.execute(DAYS, (json.dumps(sorted(near)),)).fetchall()
        close = sorted(other for other, day in days if near_in_time(published, _day(day)))
        runs = shingles(text)
        texts = self._connection.execute(TEXTS, (json.dumps(close),)).fetchall()
        twins = [other for other, other_text in texts if one_story(runs, shingles(other_text))]
        changed = _join(self._connection, article, twins) if twins else set()
        pairs = [pair for other in twins for pair in ((article, other), (other, article))]
        self._connection.executemany("INSERT INTO twins VALUES (?, ?)", pairs)
        return changed

    def forget(self, article: str) -> set[str]:
        """Take an article out of its story, before it goes or is replaced; it is still in the ledger.

        Returns:
            Ids of other articles whose story is another one now.
        """
        connection = self._connection
        others = [other for (other,) in connection.execute("SELECT other FROM twins WHERE article = ?", (article,))]
        connection.execute("DELETE FROM twins WHERE :article IN (article, other)", {"article": article})
        (text,) = connection.execute("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()
        keys = bands(text)
        for key in keys:
            if article in self._near.get(key, ()):
                self._near[key].remove(article)
        connection.executemany(
            "DELETE FROM story_bands WHERE band = ? AND article = ?", [(key, article) for key in keys]
        )
        return _settle(connection, others)

    def write(self) -> None:
        """Write the keys of the articles that have come in, so that later ones find them."""
        self._connection.executemany("INSERT INTO story_bands VALUES (?, ?)", self._keys.rows)


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
    ids = sorted(before)
    for start in range(0, len(ids), AT_ONCE):
        told = connection.execute(TOLD, (json.dumps(ids[start : start + AT_ONCE]),)).fetchall()
        keys = {key: bands(text) if own is None else () for key, text, _, own in told}
        reprints = Reprints(connection, keys_of(keys))
        for article, text, published, _ in told:
            reprints.tell(article, text=text, published=_day(published))
        reprints.write()
    after = connection.execute("SELECT id, story FROM articles")
    return {article for article, story in after if before[article] != story}


def _join(connection: sqlite3.Connection, article: str, twins: Sequence[str]) -> set[str]:
    """Give an article and the stories of its twins one name, before it is written whose twin it is.

    All of a story have its name, so only those are looked for whose story is to have another one.
    """
    named = [name for (name,) in connection.execute(NAMED, (json.dumps(twins),))]
    days = {one: _day(day) for one, day in connection.execute(DAYS, (json.dumps([article, *named]),))}
    name = first(days)
    return {one for other in days if other != name for one in _rename(connection, other, name)}


def _settle(connection: sqlite3.Connection, articles: Iterable[str]) -> set[str]:
    """Give the stories that these articles are part of their names."""
    changed: set[str] = set()
    done: set[str] = set()
    for article in articles:
        if article not in done:
            members = {one: _day(day) for one, day, _ in connection.execute(MEMBERS, (article,))}
            changed.update(_rename(connection, article, first(members)))
            done.update(members)
    return changed


def _rename(connection: sqlite3.Connection, article: str, name: str) -> list[str]:
    """Give the story of an article a name; ids of the articles that had another one."""
    others = [one for one, _, story in connection.execute(MEMBERS, (article,)) if story != name]
    connection.executemany("UPDATE articles SET story = ? WHERE id = ?", [(name, one) for one in others])
    return others


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
