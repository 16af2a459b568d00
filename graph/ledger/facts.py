"""How many articles say what of a node, kept count of: a node of many articles costs no more than one of few."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import islice
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, NamedTuple

from polgraph.graph.ledger.rows import read_names
from polgraph.graph.resolve import name_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence

AT_ONCE = 20_000
"""Actors of articles that are counted together."""

ADD = {
    "said": "INSERT INTO said VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET times = times + excluded.times",
    "days": "INSERT INTO days VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET times = times + excluded.times",
    "name_keys": """INSERT INTO name_keys VALUES (?, ?, ?)
ON CONFLICT DO UPDATE SET nominal = excluded.nominal WHERE nominal > excluded.nominal""",
}
"""How a row is added to the counts of each table."""

SAID = "SELECT node, told, times FROM said WHERE node IN (SELECT value FROM json_each(?))"
DAYS = """SELECT value, (SELECT min(day) FROM days WHERE node = value), (SELECT max(day) FROM days WHERE node = value)
FROM json_each(?)"""

COUNTED = """SELECT node, name, type, country, sector, names, published
FROM article_actors JOIN articles ON articles.id = article"""

Name = tuple[str, str, str]
"""Text, kind and script."""


class Told(NamedTuple):
    """What some actors of articles say of a node, in the same words.

    Attributes:
        name: the name.
        type: its actor type.
        country: name of its state, or None.
        sector: PLOVER sector code, or None.
        names: all names.
        times: how many say it.
    """

    name: str
    type: str
    country: str | None
    sector: str | None
    names: tuple[Name, ...]
    times: int


class Described(NamedTuple):
    """What most articles say of a node.

    Attributes:
        name: the name; of those that are as frequent the longest, then the alphabetically first.
        type: its actor type.
        country: name of its state, or None.
        sector: PLOVER sector code, or None.
        nominal: whether all of its names only describe it.
    """

    name: str
    type: str
    country: str | None
    sector: str | None
    nominal: bool


Said = tuple[str, str, str, str | None, str | None, str | None]
"""Node, name, type, country, sector and all names (`rows.names_text`)."""


@dataclass(slots=True)
class Counts:
    """What some actors of articles say of nodes.

    Attributes:
        said: how many say the same of a node.
        days: how many of a node are published on a day.
    """

    said: dict[Said, int] = field(default_factory=dict)
    days: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, actors: Iterable[Said], published: str | None) -> None:
        """Count what the actors of an article say.

        Args:
            actors: each with its node.
            published: the article's day, in ISO form.
        """
        said, days = self.said, self.days
        for one in actors:
            said[one] = said.get(one, 0) + 1
            if published is not None:
                day = one[0], published
                days[day] = days.get(day, 0) + 1

    def nodes(self) -> set[str]:
        """The nodes of which anything is said."""
        return {key[0] for key in self.said}

    def rows(self) -> dict[str, list[tuple[str, str, int]]]:
        """What is counted as rows of the tables of `ADD`, in their order."""
        keys = keys_of(self._named())
        return {**self._signed(1), "name_keys": sorted((*key, nominal) for key, nominal in keys.items())}

    def _signed(self, sign: int) -> dict[str, list[tuple[str, str, int]]]:
        return {
            "said": sorted((key[0], _text(key), sign * times) for key, times in self.said.items()),
            "days": sorted((*key, sign * times) for key, times in self.days.items()),
        }

    def write(self, connection: sqlite3.Connection) -> None:
        """Add everything to what is counted."""
        for table, found in self.rows().items():
            connection.executemany(ADD[table], found)

    def _named(self) -> Iterator[tuple[str, str, tuple[Name, ...]]]:
        return ((node, name, read_names(name, names)) for node, name, _, _, _, names in self.said)

    def forget(self, connection: sqlite3.Connection) -> None:
        """Take everything off what is counted."""
        for table, taken in self._signed(-1).items():
            connection.executemany(ADD[table], taken)
        nodes = self.nodes()
        for table in ("said", "days"):
            sql = f"DELETE FROM {table} WHERE times = 0 AND node IN (SELECT value FROM json_each(?))"  # noqa: S608
            connection.execute(sql, (json.dumps(sorted(nodes)),))
        said = told(connection, nodes)
        left = keys_of((node, one.name, one.names) for node, found in said.items() for one in found)
        before = keys_of(self._named())
        connection.executemany("DELETE FROM name_keys WHERE key = ? AND node = ?", sorted(before))
        connection.executemany(ADD["name_keys"], sorted((*key, left[key]) for key in left.keys() & before.keys()))


def keys_of(named: Iterable[tuple[str, str, tuple[Name, ...]]]) -> dict[tuple[str, str], bool]:
    """For every compared name and node whether the name only describes it; of nodes, each with a name and all names."""
    keys: dict[tuple[str, str], bool] = {}
    for node, name, names in named:
        # A name of the record itself that is in no list of names is never only a description.
        shown = bool(names) and all(kind == "nominal" for _, kind, _ in names)
        for text, nominal in ((name, shown), *((text, kind == "nominal") for text, kind, _ in names)):
            key = name_key(text), node
            keys[key] = keys.get(key, True) and nominal
    return keys


def told(connection: sqlite3.Connection, nodes: Collection[str]) -> dict[str, list[Told]]:
    """What articles say of each of these nodes of which they say anything."""
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for node, text, times in connection.execute(SAID, (json.dumps(sorted(nodes)),)):
        found[node].append(_told(text, times))
    return found


def _text(said: Said) -> str:
    """What is said of a node as JSON, the names as they stand; `json` takes four times as long for it."""
    _, name, kind, country, sector, names = said
    texts = (encode_basestring(one) if one is not None else "null" for one in (name, kind, country, sector))
    return f"[{','.join(texts)},{names or 'null'}]"


def _told(text: str, times: int) -> Told:
    name, kind, country, sector, names = json.loads(text)
    listed = read_names(name, None) if names is None else tuple((form, kind, script) for form, kind, script in names)
    return Told(name, kind, country, sector, listed, times)


def first_and_last(connection: sqlite3.Connection, nodes: Collection[str]) -> dict[str, tuple[str | None, str | None]]:
    """The first and the last day, in ISO form, on which articles that speak of these nodes were published."""
    rows = connection.execute(DAYS, (json.dumps(sorted(nodes)),))
    return {node: (first, last) for node, first, last in rows}


def described(said: Sequence[Told]) -> Described:
    """What most say of a node."""
    if len(said) == 1:
        return Described(*said[0][:4], _nominal(said))
    names, types, countries, sectors = (Counter[str]() for _ in range(4))
    for one in said:
        for counts, value in zip((names, types, countries, sectors), one[:4], strict=True):
            if value is not None:
                counts[value] += one.times
    return Described(
        min(names, key=lambda name: (-names[name], -len(name), name), default=""),
        most(types) or "",
        most(countries),
        most(sectors),
        _nominal(said),
    )


def _nominal(said: Iterable[Told]) -> bool:
    return {kind for one in said for _, kind, _ in one.names} == {"nominal"}


def most(counts: Counter[str]) -> str | None:
    """The most frequent value; of several the alphabetically first, of none None."""
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def forms(names: Iterable[Name]) -> list[Name]:
    """Each name once, with the alphabetically first of its kinds and of its scripts."""
    found: dict[str, tuple[str, str]] = {}
    for text, kind, script in names:
        held = found.get(text, (kind, script))
        found[text] = min(held[0], kind), min(held[1], script)
    return [(text, kind, script) for text, (kind, script) in found.items()]


def _counts(rows: Iterable[tuple[Any, ...]]) -> Counts:
    counts = Counts()
    for *said, published in rows:
        counts.add([tuple(said)], published)
    return counts


def of_article(connection: sqlite3.Connection, article: str) -> Counts:
    """What the actors of an article say."""
    return _counts(connection.execute(f"{COUNTED} WHERE article = ?", (article,)))


def count_all(connection: sqlite3.Connection) -> None:
    """Count everything anew."""
    for table in ("said", "days", "name_keys"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    rows: Iterator[tuple[str, ...]] = connection.execute(COUNTED)
    while part := list(islice(rows, AT_ONCE)):
        _counts(part).write(connection)
