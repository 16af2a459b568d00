"""PETRARCH (TABARI) actor dictionaries: names in capitals with dated CAMEO codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from polgraph.graph.known.countries import state_coded, state_named
from polgraph.graph.known.drafts import Draft, RowError, Rows, checked_name
from polgraph.graph.known.names import known_data
from polgraph.graph.known.records import KnownFormat
from polgraph.graph.resolution.profile import looks_like_acronym
from polgraph.graph.resolution.records import KnownActor, Office
from polgraph.ontology.records import ActorType
from polgraph.ontology.tsv import actor_table, listed

if TYPE_CHECKING:
    from polgraph.graph.known.source import Source

_CODE = re.compile(r"\[([^\]\[]*)\]")
_NAME = re.compile(r"\+?[^\W\d_][^\[\];#]*", re.UNICODE)
_ENTRY = re.compile(r"\+?[A-ZÀ-Þ0-9][A-ZÀ-Þ0-9_.,'’&/()\- ]*_?\s*(?:\[[A-Z\-]{3,}[^\]]*\].*|;.*)?")
_CODES_ONLY = re.compile(r"\s*(?:\[[A-Z\-]{3,}[^\]]*\]\s*)+(?:[;#].*)?")
_CENTURY = 30
"""Two digits up to this one are years of this century."""
_SAMPLE = 200
_PART = 3
_NOBODY = {"---", ""}
_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class Code:
    """A code with the time in which it holds.

    Attributes:
        state: name of the state that it begins with, or None.
        roles: CAMEO roles in order, such as `GOV`.
        start, end: first and last day, where the dictionary says so.
    """

    state: str | None
    roles: tuple[str, ...]
    start: date | None = None
    end: date | None = None

    @property
    def dated(self) -> bool:
        """Whether it holds for a time only."""
        return self.start is not None or self.end is not None


@dataclass(slots=True)
class _Entry:
    """One actor of the dictionary: its lines of names, and all codes."""

    row: int
    names: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)


def parse_date(text: str) -> date:
    """A date of six digits (YYMMDD) or eight (YYYYMMDD); month and day 00 are the first.

    Raises:
        RowError: if it is none.
    """
    if not text.isascii() or not text.isdigit() or len(text) not in {6, 8}:
        raise RowError(f"date {text[:20]!r} has not six or eight digits")
    year, rest = (int(text[:4]), text[4:]) if len(text) == 8 else (int(text[:2]), text[2:])
    if len(text) == 6:
        year += 2000 if year <= _CENTURY else 1900
    try:
        return date(year, int(rest[:2]) or 1, int(rest[2:]) or 1)
    except ValueError as error:
        raise RowError(f"date {text!r} is no day") from error


def parse_code(text: str) -> Code:
    """One bracket: `IRQGOV`, `IRQGOV 060520-140908`, `IRQGOV >060520`, `IRQGOV <140908`.

    Raises:
        RowError: if its date is none.
    """
    letters, _, times = text.strip().partition(" ")
    parts = [letters[at : at + _PART] for at in range(0, len(letters), _PART)]
    state = state_coded(parts[0]) if parts and len(parts[0]) == _PART else None
    roles = tuple(part for part in parts[1 if state else 0 :] if part in known_data()["petrarch_roles"])
    times = times.replace(" ", "")
    if not times:
        return Code(state, roles)
    if times[0] in "<>":
        day = parse_date(times[1:])
        return Code(state, roles, None, day) if times[0] == "<" else Code(state, roles, day)
    start, _, end = times.partition("-")
    first, last = parse_date(start), parse_date(end) if end else None
    if last and last < first:
        raise RowError(f"ends {end} before it starts {start}")
    return Code(state, roles, first, last)


@cache
def _acronyms() -> frozenset[str]:
    rows = actor_table("organizations.tsv")
    names = (name for row in rows for name in (row["name"], *listed(row["aliases"])))
    return frozenset(name for name in names if looks_like_acronym(name))


def shown(text: str) -> str:
    """A name of the dictionary as it is written in a text: `MUHAMMAD_AL-BARADEI_` as `Muhammad al-Baradei`.

    What is no word but an acronym (known to the tables of actors, or alone and short, or without a vowel) stays.
    """
    words = text.strip().strip("_").replace("_", " ").split()
    alone = len(words) == 1 and len(words[0]) <= _ACRONYM
    return " ".join(word if alone else _cased(word, first=not at) for at, word in enumerate(words))


def _cased(word: str, *, first: bool) -> str:
    if word in _acronyms() or "." in word.strip(".") or not set(word) & set("AEIOUYÀÁÂÄÅÆÈÉÊÍÓÔÖØÚÜ"):
        return word
    small = set(known_data()["petrarch_small_words"])
    parts = [part.lower() if part.lower() in small else part.capitalize() for part in word.split("-")]
    return ("-".join(parts)) if not first or "-" in word else parts[0][:1].upper() + parts[0][1:]


def _without_comment(line: str) -> str:
    """A line up to its comment: `;` or `#` to the end; `<!--` on one line."""
    return re.split(r";|#|<!--", line, maxsplit=1)[0]


def _entries(source: Source, rows: Rows) -> Iterator[_Entry]:
    entry: _Entry | None = None
    for number, raw in source.lines():
        line = _without_comment(raw).strip()
        if not line:
            continue
        name = _CODE.sub("", line).strip()
        codes = _CODE.findall(line)
        if "[" in name or "]" in name or (name and not _NAME.fullmatch(name)):
            rows.reject(number, "no entry of an actor dictionary", raw)
            continue
        if name and not name.startswith("+"):
            if entry is not None:
                yield entry
            entry = _Entry(number)
        if entry is None:
            rows.reject(number, "a synonym or code before the first actor", raw)
            continue
        entry.names += [name.lstrip("+")] if name else []
        entry.codes += codes
    if entry is not None:
        yield entry


class PetrarchReader:
    """PETRARCH actor dictionaries, such as the Phoenix files."""

    format = KnownFormat.PETRARCH

    def fits(self, head: str) -> bool:
        """Whether most lines are names in capitals, synonyms or codes in brackets, and there are codes."""
        lines = [line for line in map(_without_comment, head.splitlines()[:-1] or [head]) if line.strip()][:_SAMPLE]
        fitting = [line for line in lines if _ENTRY.fullmatch(line.strip()) or _CODES_ONLY.fullmatch(line)]
        return bool(lines) and 2 * len(fitting) > len(lines) and any(_CODE.search(line) for line in fitting)

    def read(self, source: Source, rows: Rows) -> Iterator[KnownActor]:
        """The actors of a dictionary; entries of one name are one actor."""
        merged: dict[str, _Entry] = {}
        for entry in _entries(source, rows):
            first = merged.setdefault(entry.names[0].strip("_ "), entry)
            if first is not entry:
                first.names += entry.names
                first.codes += entry.codes
        for key, entry in merged.items():
            try:
                yield _actor(key, entry, rows)
            except RowError as error:
                rows.reject(entry.row, str(error), entry.names[0])


def _codes(entry: _Entry, rows: Rows) -> list[Code]:
    found = []
    for text in entry.codes:
        try:
            found += [] if text.partition(" ")[0] in _NOBODY else [parse_code(text)]
        except RowError as error:
            rows.leave_out(entry.row, f"[{text}]: {error}", entry.names[0])
    return list(dict.fromkeys(found))


def _actor(key: str, entry: _Entry, rows: Rows) -> KnownActor:
    codes = _codes(entry, rows)
    if not codes:
        raise RowError("no code")
    names = list(dict.fromkeys(shown(name) for name in entry.names))
    newest = max(codes, key=lambda code: (not code.dated, code.end or date.max, code.start or date.min))
    states = {code.state for code in codes if code.state}
    country = newest.state or (next(iter(states)) if len(states) == 1 else None)
    kind = _type(entry, codes, names, country, rows)
    if kind is ActorType.STATE and country:
        # Its capital and its government are among the synonyms.
        names = [country, *(name for name in names if name != country.upper() and state_named(name) == country)]
    draft = Draft(key, kind, names=[checked_name(names[0]), *names[1:]])
    draft.country = country
    roles = [role for code in (newest, *codes) for role in code.roles]
    table = known_data()["petrarch_roles"]
    draft.sector = table[roles[0]]["sector"] if roles else None
    if draft.type is ActorType.PERSON:
        draft.offices = [
            Office(table[code.roles[0]]["office"], code.state, code.start, code.end)
            for code in codes
            if code.roles and (code.dated or len(codes) > 1)
        ]
    return draft.actor()


def _type(entry: _Entry, codes: list[Code], names: list[str], country: str | None, rows: Rows) -> ActorType:
    """A dated code is a person's; of undated ones the role and the words of the names tell."""
    if any(code.dated for code in codes):
        return ActorType.PERSON
    roles = [role for code in codes for role in code.roles]
    if not roles:
        if country and any(state_named(name) == country for name in names):
            return ActorType.STATE
        raise RowError("a code without a role: a place or a people, no actor" if country else "unknown code")
    words = {word for name in names for word in re.split(r"[^a-z]+", name.lower())}
    body = bool(words & set(known_data()["petrarch_body_words"]))
    kind = ActorType(known_data()["petrarch_roles"][roles[0]]["type"])
    plain = names[0].split()
    looks_like_person = 1 < len(plain) <= 4 and all(word[:1].isupper() or "-" in word for word in plain)
    if kind is ActorType.GOVERNMENT_BODY and not body and looks_like_person:
        rows.leave_out(entry.row, "taken for a person: no word of a body in the name", names[0])
        return ActorType.PERSON
    return kind
