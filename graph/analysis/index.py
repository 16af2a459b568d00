"""An index of ties, in a file beside the ledger: what lies on the ledger's pages far apart lies together here.

It follows the ledger's change feed like every projection and can be removed at any time; where it cannot be used, the
same answer comes from the ledger. `polgraph.graph.analysis.indexed` asks it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from hashlib import sha256
from itertools import chain, product
from typing import TYPE_CHECKING, NamedTuple

from polgraph.graph.analysis.observe import weightiest
from polgraph.graph.analysis.rollup import level_words
from polgraph.graph.weights import load_weights, weigh
from polgraph.ontology.load import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from polgraph.graph.ledger.reader import LedgerReader

SHAPE = 2
"""Version of the tables: an index of another one is made anew."""

STEP = 1024
"""Weights that are whole multiples of 1 / STEP add up to the same in any order."""

ANEW = 16
"""To bring in an article again costs about this many times what it costs where the whole index is made."""

# Every statement that counts stands in `ties` once for each of its two actors, in the order in which the strongest is
# looked for. `kind` is twice the relation's place in the vocabulary, and one more where the actor acts; days are empty
# where none is known. `pairs` has the sums for those who ask for no window, statuses or relations. `belongs` has who is
# said to belong to whom, with or without a weight. `called` may have names that a node has no longer.
TABLES = """
CREATE TABLE mark (seq INTEGER NOT NULL, chain TEXT NOT NULL, version TEXT NOT NULL) STRICT;
CREATE TABLE names (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE ties (
  actor INTEGER NOT NULL,
  other INTEGER NOT NULL,
  hostile INTEGER NOT NULL,
  rank REAL NOT NULL,
  first TEXT NOT NULL,
  statement TEXT NOT NULL,
  weight REAL NOT NULL,
  kind INTEGER NOT NULL,
  status TEXT NOT NULL,
  last TEXT NOT NULL,
  article INTEGER NOT NULL,
  story INTEGER NOT NULL,
  PRIMARY KEY (actor, other, hostile, rank, first, statement)
) STRICT, WITHOUT ROWID;
CREATE TABLE pairs (
  actor INTEGER NOT NULL,
  other INTEGER NOT NULL,
  friendly INTEGER NOT NULL,
  hostile INTEGER NOT NULL,
  sources INTEGER NOT NULL,
  score REAL NOT NULL,
  kinds TEXT NOT NULL,
  strongest TEXT NOT NULL,
  weight REAL NOT NULL,
  PRIMARY KEY (actor, other)
) STRICT, WITHOUT ROWID;
CREATE TABLE belongs (
  article INTEGER NOT NULL,
  story INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  body INTEGER NOT NULL,
  relation TEXT NOT NULL
) STRICT;
CREATE TABLE called (key TEXT NOT NULL, node TEXT NOT NULL, PRIMARY KEY (key, node)) STRICT, WITHOUT ROWID
"""

INDEXES = """
CREATE INDEX ties_by_article ON ties (article) WHERE kind & 1;
CREATE INDEX ties_by_day ON ties (first) WHERE kind & 1;
CREATE INDEX belongs_by_article ON belongs (article)
"""

NEW = """
DROP TABLE IF EXISTS temp.new;
CREATE TEMP TABLE new (
  actor INTEGER, other INTEGER, hostile INTEGER, rank REAL, first TEXT, statement TEXT, weight REAL, kind INTEGER,
  status TEXT, last TEXT, article INTEGER, story INTEGER);
DROP TABLE IF EXISTS temp.touched;
CREATE TEMP TABLE touched (actor INTEGER, other INTEGER, PRIMARY KEY (actor, other)) WITHOUT ROWID
"""

PLACE = """INSERT INTO ties SELECT * FROM new UNION ALL
SELECT other, actor, hostile, rank, first, statement, weight, kind - 1, status, last, article, story FROM new
ORDER BY 1, 2, 3, 4, 5, 6"""

TOUCH_NEW = "INSERT OR IGNORE INTO touched SELECT actor, other FROM new UNION ALL SELECT other, actor FROM new"

OF_ARTICLE = """SELECT actor, other, hostile, rank, first, statement FROM ties WHERE article = :article AND kind & 1
UNION ALL SELECT other, actor, hostile, rank, first, statement FROM ties WHERE article = :article AND kind & 1"""

# SQLite finds single rows by the key, and none of a list of keys.
REMOVE = "DELETE FROM ties WHERE actor = ? AND other = ? AND hostile = ? AND rank = ? AND first = ? AND statement = ?"

SUMMED = """SELECT actor, other, count(*) - sum(hostile), sum(hostile), count(DISTINCT story), sum(weight) AS score,
  group_concat(DISTINCT kind) FROM {ties} WHERE {where} GROUP BY actor, other"""

BEST = """(SELECT {column} FROM ties WHERE ties.actor = pair.actor AND ties.other = pair.other
  AND ties.hostile = (score < 0) ORDER BY rank, first, statement LIMIT 1)"""

ADD_UP = f"""INSERT INTO pairs SELECT *, {BEST.format(column="statement")}, {BEST.format(column="weight")}
FROM ({SUMMED.format(ties="{ties}", where="1")}) AS pair"""  # noqa: S608

LOWER = "UPDATE pairs SET score = score - ? WHERE actor = ? AND other = ?"

BEST_AGAIN = f"""UPDATE pairs AS pair SET strongest = {BEST.format(column="statement")},
weight = {BEST.format(column="weight")} WHERE actor = ? AND other = ? AND (weight < 0) <> (score < 0)"""  # noqa: S608

# A story has its name of one of its articles, so of two articles of one story one at least has another name.
REPRINTED = """SELECT actor, other, story, kind, article, sum(weight) FROM {ties}
WHERE {where} AND (actor, other, story) IN (
  SELECT actor, other, story FROM {ties} WHERE {where} AND article <> story)
GROUP BY actor, other, story, kind, article"""

OF_TOUCHED = "touched CROSS JOIN ties USING (actor, other)"


class Said(NamedTuple):
    """What the index has of a statement; days are empty where none is known."""

    id: str
    subject: str
    object: str
    relation: str
    weight: float
    status: str
    first: str
    last: str
    article: str
    story: str


def follow(index: sqlite3.Connection, ledger: LedgerReader) -> bool:
    """Bring an index up to date with a ledger, and leave it in a transaction in which it stays so.

    Args:
        index: the index's file, in autocommit mode.
        ledger: the ledger, in a snapshot.

    Returns:
        Whether it is up to date: another process may have brought it further meanwhile.

    Raises:
        sqlite3.DatabaseError: where it is damaged; of these OperationalError where another process writes it.
    """
    newest = (*ledger.last_change(), version())
    index.execute("BEGIN")
    if _mark(index) == newest:
        return True
    index.execute("COMMIT")
    index.execute("PRAGMA cache_size = -65536")  # Rows come in no order.
    index.execute("BEGIN IMMEDIATE")
    _catch_up(index, ledger, newest[2])
    index.execute("DELETE FROM mark")
    index.execute("INSERT INTO mark VALUES (?, ?, ?)", newest)
    index.execute("COMMIT")
    index.execute("BEGIN")
    return _mark(index) == newest


def follow_file(path: Path, wait: float, ledger: LedgerReader) -> None:
    """Bring the index in a file up to date; where that cannot be done now, it is done when a question is asked.

    Args:
        path: the index's file, which is made where it is missing.
        wait: seconds to wait for another process that is writing it.
        ledger: the ledger, in a snapshot.
    """
    if version() is None:
        return
    try:
        with closing(sqlite3.connect(path, timeout=wait, isolation_level=None)) as index:
            follow(index, ledger)
    except sqlite3.OperationalError:
        # Another process writes it, or nobody can write here.
        return
    except sqlite3.DatabaseError:
        path.unlink(missing_ok=True)


@cache
def version() -> str | None:
    """What the rows of an index depend on beside the ledger; None where weights would not add up to the same."""
    ontology = load_ontology()
    weights = {
        (relation.name, mode, status): weigh(relation.name, mode, status)
        for relation in ontology.relations
        for mode, status in product((None, *(mode.name for mode in relation.modes)), sorted(load_weights().status))
    }
    if not all((STEP * weight).is_integer() for weight in weights.values()):
        return None
    depends = repr([*weights.items(), level_words().belonging])
    return f"{SHAPE} {sha256(depends.encode()).hexdigest()}"


@cache
def places() -> dict[str, int]:
    """The place of every relation in the vocabulary."""
    return {relation.name: place for place, relation in enumerate(load_ontology().relations)}


def retold(rows: Iterable[tuple[int, int, int, int, int, float]]) -> dict[tuple[int, int], float]:
    """For every two actors the weight of what other articles of a story say better, from rows of `REPRINTED`."""
    told: dict[tuple[int, int, int, int], list[float]] = {}
    for actor, other, story, kind, _, weight in rows:
        told.setdefault((actor, other, story, kind), []).append(weight)
    less: dict[tuple[int, int], float] = {}
    for (actor, other, _, _), weights in told.items():
        less[actor, other] = less.get((actor, other), 0.0) + sum(weights) - weightiest(weights)
    return less


def _mark(index: sqlite3.Connection) -> tuple[int, str, str] | None:
    if not index.execute("SELECT 1 FROM sqlite_schema WHERE name = 'mark'").fetchone():
        return None
    found: tuple[int, str, str] | None = index.execute("SELECT seq, chain, version FROM mark").fetchone()
    return found


def _catch_up(index: sqlite3.Connection, ledger: LedgerReader, wanted: str | None) -> None:
    mark = _mark(index)
    if mark is None or mark[2] != wanted or mark[1] != ledger.chain(mark[0]):
        _make(index, ledger)
        return
    changes = list(ledger.changes(since=mark[0]))
    changed = list(dict.fromkeys(one.key for one in changes if one.kind.startswith("article_")))
    if ANEW * len(changed) > ledger.article_count():
        _make(index, ledger)
        return
    _execute(index, NEW)
    for key in changed:
        _empty(index, key)
    there = [key for key in changed if ledger.has_article(key)]
    _write(index, chain.from_iterable(_of_article(ledger, key) for key in there))
    _execute(index, TOUCH_NEW, PLACE)
    touched = index.execute("SELECT actor, other FROM touched").fetchall()
    index.executemany("DELETE FROM pairs WHERE actor = ? AND other = ?", touched)
    _add_up(index, OF_TOUCHED)
    known = any(one.kind.startswith("known_") for one in changes)
    _call(index, chain(*map(ledger.names_in, there), ledger.known_keys() if known else ()))


def _make(index: sqlite3.Connection, ledger: LedgerReader) -> None:
    """Make all of it anew."""
    for (table,) in index.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        index.execute(f'DROP TABLE "{table}"')
    _execute(index, TABLES, NEW)
    _write(index, _all(ledger))
    _execute(index, PLACE, "DROP TABLE temp.new", INDEXES)
    _add_up(index, "ties")
    _call(index, ledger.node_keys())


def _execute(index: sqlite3.Connection, *scripts: str) -> None:
    # `executescript` would end the transaction.
    for script in scripts:
        for statement in script.strip().split(";\n"):
            index.execute(statement)


def _call(index: sqlite3.Connection, names: Iterable[tuple[str, str]]) -> None:
    index.executemany("INSERT OR IGNORE INTO called VALUES (?, ?)", names)


def _all(ledger: LedgerReader) -> Iterator[Said]:
    for one in ledger.statement_outlines():
        first, last = one.start or one.published or "", one.end or one.published or ""
        weight = weigh(one.relation, one.mode, one.status)
        yield Said(
            one.id, one.subject, one.object, one.relation, weight, one.status, first, last, one.article, one.story
        )


def _of_article(ledger: LedgerReader, key: str) -> Iterator[Said]:
    article = ledger.article(key)
    published = article.published.isoformat() if article.published else ""
    for one in ledger.told_statements(key):
        if not one.negated:
            weight = weigh(one.relation, one.mode, one.status)
            days = (one.start or published, one.end or published)
            yield Said(one.id, one.subject, one.object, one.relation, weight, one.status, *days, key, article.story)


def _empty(index: sqlite3.Connection, key: str) -> None:
    """Take out what an article says."""
    row = index.execute("SELECT number FROM names WHERE id = ?", (key,)).fetchone()
    if row is not None:
        rows = index.execute(OF_ARTICLE, {"article": row[0]}).fetchall()
        index.executemany("INSERT OR IGNORE INTO touched VALUES (?, ?)", (one[:2] for one in rows))
        index.executemany(REMOVE, rows)
        index.execute("DELETE FROM belongs WHERE article = ?", row)


def _write(index: sqlite3.Connection, found: Iterable[Said]) -> None:
    """Write statements into `new`, and into `belongs` those that tell who belongs to whom."""
    numbers: dict[str, int] = dict(index.execute("SELECT id, number FROM names"))
    before = len(numbers)
    belonging = frozenset(level_words().belonging)
    belongs: list[tuple[int | str, ...]] = []

    def number(key: str) -> int:
        return numbers.setdefault(key, len(numbers) + 1)

    def rows() -> Iterator[tuple[int | float | str, ...]]:
        kinds = {name: 2 * place + 1 for name, place in places().items()}
        for one in found:
            weight = one.weight
            if one.relation in belonging:
                ends = map(number, (one.article, one.story, one.subject, one.object))
                belongs.append((*ends, one.relation))
            if weight:
                yield (
                    number(one.subject),
                    number(one.object),
                    int(weight < 0),
                    -abs(weight),
                    one.first,
                    one.id,
                    weight,
                    kinds[one.relation],
                    one.status,
                    one.last,
                    number(one.article),
                    number(one.story),
                )

    index.executemany("INSERT INTO new VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows())
    index.executemany("INSERT INTO belongs VALUES (?, ?, ?, ?, ?)", belongs)
    fresh: Sequence[tuple[int, str]] = [(place, key) for key, place in numbers.items() if place > before]
    index.executemany("INSERT INTO names VALUES (?, ?)", fresh)


def _add_up(index: sqlite3.Connection, ties: str) -> None:
    """Write the sums of pairs whose statements are in a table."""
    index.execute(ADD_UP.format(ties=ties))
    less = retold(index.execute(REPRINTED.format(ties=ties, where="1")))
    told = [(weight, *pair) for pair, weight in less.items() if weight]
    index.executemany(LOWER, told)
    index.executemany(BEST_AGAIN, (pair for _, *pair in told))
