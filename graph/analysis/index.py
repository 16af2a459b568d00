"""An index of ties, in a file beside the ledger: what lies on the ledger's pages far apart lies together here.

It follows the ledger's change feed like every projection and can be removed at any time; where it cannot be used, the
same answer comes from the ledger.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from functools import cache
from hashlib import sha256
from itertools import chain, product
from typing import TYPE_CHECKING, NamedTuple

from polgraph.graph.analysis.observe import weightiest
from polgraph.graph.analysis.select import Level
from polgraph.graph.analysis.sums import Direction, Sum, told_of
from polgraph.graph.weights import counts, load_weights, weigh
from polgraph.ontology.load import load_ontology

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from polgraph.graph.analysis.select import Selection
    from polgraph.graph.ledger.reader import LedgerReader

SHAPE = 1
"""Version of the tables: an index of another one is made anew."""

STEP = 1024
"""Weights that are whole multiples of 1 / STEP add up to the same in any order."""

# Every statement stands once for each of its two actors, in the order in which the strongest is looked for. `kind` is
# twice the relation's place in the vocabulary, and one more where the actor acts; days are empty where none is known.
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
CREATE INDEX ties_by_article ON ties (article);
"""

WRITE = "INSERT INTO ties VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

PAIRS = """SELECT other, id, group_concat(DISTINCT kind), count(*), sum(hostile), count(DISTINCT story), sum(weight)
FROM ties JOIN names ON number = other WHERE actor = :actor{where} GROUP BY other"""

# A story has its name of one of its articles, so of two articles of one story one at least has another name.
REPRINTED = """SELECT other, story, kind, article, sum(weight) FROM ties
WHERE actor = :actor{where} AND (other, story) IN (
  SELECT other, story FROM ties WHERE actor = :actor{where} AND article <> story)
GROUP BY other, story, kind, article"""

STRONGEST = """SELECT value, statement, weight FROM json_each(:sides) JOIN ties
ON (actor, other, hostile, rank, first, statement) = (
  SELECT actor, other, hostile, rank, first, statement FROM ties
  WHERE actor = :actor AND other = value >> 1 AND hostile = (value & 1){where}
  ORDER BY rank, first, statement LIMIT 1)"""


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


def indexed_sums(
    path: Path, wait: float, ledger: LedgerReader, selection: Selection, actor: str, wanted: Callable[[float], bool]
) -> list[Sum] | None:
    """As `sums`, of the pairs whose score is wanted; None where the index cannot tell.

    Args:
        path: the index's file, which is made where it is missing and brought up to date with the ledger.
        wait: seconds to wait for another process that is writing it.
        ledger: the ledger, in a snapshot.
        selection: which statements count; `min_sources` is for whoever takes the sums.
        actor: id of the actor.
        wanted: whether a pair of this score is wanted.
    """
    plain = selection.level is Level.PERSON and not selection.types and selection.half_life is None
    if not plain or version() is None:
        return None
    try:
        with closing(sqlite3.connect(path, timeout=wait, isolation_level=None)) as index:
            _follow(index, ledger)
            found = _sums(index, selection, actor, wanted)
            index.execute("COMMIT")
            return found
    except sqlite3.OperationalError:
        # Another process writes it, or nobody can write here.
        return None
    except sqlite3.DatabaseError:
        path.unlink(missing_ok=True)
        return None


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
    return f"{SHAPE} {sha256(repr(list(weights.items())).encode()).hexdigest()}"


@cache
def _places() -> dict[str, int]:
    return {relation.name: place for place, relation in enumerate(load_ontology().relations)}


def _follow(index: sqlite3.Connection, ledger: LedgerReader) -> None:
    """Bring an index up to date, and leave it in a transaction in which it stays so."""
    newest = (*ledger.last_change(), version())
    index.execute("BEGIN")
    mark = _mark(index)
    if mark == newest:
        return
    index.execute("COMMIT")
    index.execute("PRAGMA cache_size = -65536")  # Rows come in no order.
    index.execute("BEGIN IMMEDIATE")
    mark = _mark(index)
    if mark is None or mark[2] != newest[2] or mark[1] != ledger.chain(mark[0]):
        for (table,) in index.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            index.execute(f'DROP TABLE "{table}"')
        for statement in TABLES.strip().split(";\n"):
            index.execute(statement)
        _write(index, _all(ledger))
    elif mark != newest:
        changed = {one.key: None for one in ledger.changes(since=mark[0]) if one.kind.startswith("article_")}
        gone = "DELETE FROM ties WHERE article = (SELECT number FROM names WHERE id = ?)"
        index.executemany(gone, ((key,) for key in changed))
        _write(index, chain.from_iterable(_of_article(ledger, key) for key in changed if ledger.has_article(key)))
    index.execute("DELETE FROM mark")
    index.execute("INSERT INTO mark VALUES (?, ?, ?)", newest)


def _mark(index: sqlite3.Connection) -> tuple[int, str, str] | None:
    if not index.execute("SELECT 1 FROM sqlite_schema WHERE name = 'mark'").fetchone():
        return None
    found: tuple[int, str, str] | None = index.execute("SELECT seq, chain, version FROM mark").fetchone()
    return found


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
    for one in filter(counts, ledger.statements(article=key)):
        first, last = (one.when.start.isoformat(), one.when.end.isoformat()) if one.when else (published, published)
        weight = weigh(one.relation, one.mode, one.status.value)
        ends = (one.subject.actor, one.object.actor)
        yield Said(one.id, *ends, one.relation, weight, one.status.value, first, last, key, article.story)


def _write(index: sqlite3.Connection, found: Iterable[Said]) -> None:
    numbers: dict[str, int] = dict(index.execute("SELECT id, number FROM names"))
    before = len(numbers)

    def number(key: str) -> int:
        return numbers.setdefault(key, len(numbers) + 1)

    def rows() -> Iterator[tuple[int | float | str, ...]]:
        for one in found:
            if not one.weight:
                continue
            left, right, article, story = map(number, (one.subject, one.object, one.article, one.story))
            kind = 2 * _places()[one.relation]
            tail = (one.status, one.last, article, story)
            order = (int(one.weight < 0), -abs(one.weight), one.first, one.id, one.weight)
            yield (left, right, *order, kind + 1, *tail)
            yield (right, left, *order, kind, *tail)

    index.executemany(WRITE, rows())
    fresh = ((place, key) for key, place in numbers.items() if place > before)
    index.executemany("INSERT INTO names VALUES (?, ?)", fresh)


def _sums(index: sqlite3.Connection, selection: Selection, actor: str, wanted: Callable[[float], bool]) -> list[Sum]:
    row = index.execute("SELECT number FROM names WHERE id = ?", (actor,)).fetchone()
    if row is None:
        return []
    where, values = _conditions(selection)
    values["actor"] = row[0]
    less = _told_again(index.execute(REPRINTED.format(where=where), values))
    pairs = {}
    for key, other, kinds, number, hostile, stories, weight in index.execute(PAIRS.format(where=where), values):
        total = round(weight - less.get(key, 0.0), 6)
        if wanted(total):
            pairs[2 * key + (total < 0)] = other, kinds, number - hostile, hostile, stories, total
    values["sides"] = json.dumps(list(pairs))
    best = {side: told for side, *told in index.execute(STRONGEST.format(where=where), values)}
    return [
        Sum(other, *_kinds(kinds), friendly, hostile, stories, total, *best[side])
        for side, (other, kinds, friendly, hostile, stories, total) in pairs.items()
    ]


def _conditions(selection: Selection) -> tuple[str, dict[str, int | str]]:
    """What is asked of the rows, and the values for it."""
    where, values = "", dict[str, int | str]()
    if selection.relations:
        where += " AND kind >> 1 IN (SELECT value FROM json_each(:relations))"
        places = [place for name, place in _places().items() if name in selection.relations]
        values["relations"] = json.dumps(places)
    if selection.statuses:
        where += " AND status IN (SELECT value FROM json_each(:statuses))"
        values["statuses"] = json.dumps(sorted(selection.statuses))
    if selection.since is not None:
        where += " AND last >= :since"
        values["since"] = selection.since.isoformat()
    if selection.until is not None:
        where += " AND first <> '' AND first <= :until"
        values["until"] = selection.until.isoformat()
    return where, values


def _told_again(rows: Iterable[tuple[int, int, int, int, float]]) -> dict[int, float]:
    """For every other actor the weight of what other articles of a story say better."""
    told: dict[tuple[int, int, int], list[float]] = {}
    for other, story, kind, _, weight in rows:
        told.setdefault((other, story, kind), []).append(weight)
    less: dict[int, float] = {}
    for (other, _, _), weights in told.items():
        less[other] = less.get(other, 0.0) + sum(weights) - weightiest(weights)
    return less


@cache
def _kinds(kinds: str) -> tuple[tuple[str, ...], Direction]:
    names = list(_places())
    return told_of(frozenset((names[int(kind) >> 1], bool(int(kind) & 1)) for kind in kinds.split(",")))
