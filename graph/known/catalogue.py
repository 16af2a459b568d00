"""The catalogue that ships with the project: states, capitals, governments, bodies, parties, armed groups, leaders."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from polgraph.graph.known.countries import code_table
from polgraph.graph.known.dates import parse_day
from polgraph.graph.known.names import actor_names
from polgraph.graph.resolution.records import KnownActor, Office
from polgraph.graph.resolve import name_key
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import ActorType
from polgraph.ontology.tsv import actor_table, actor_tables, listed, table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CATALOGUE_SOURCE = "polgraph catalogue"
"""The source's name in a ledger."""
CATALOGUE_LICENCE = "Apache-2.0"
_VERSION = 1
"""Raised when other actors are made of the same tables."""
_TABLES = ("acronyms.tsv", "catalogue.yaml", "patterns.tsv")
_SHARED = ("generic.tsv", "leaders.tsv", "organizations.tsv", "states.tsv")
_ALIKE = 55.0
_OPEN = "/"


@dataclass(frozen=True)
class _Settings:
    """The tables that say how the catalogue is made."""

    raw: Mapping[str, Any]
    shown: Mapping[str, str]
    acronyms: Mapping[str, tuple[str, ...]]
    patterns: tuple[Mapping[str, str], ...]


def _read(name: str) -> str:
    return files("polgraph.graph").joinpath("data", "catalogue", name).read_text(encoding="utf-8")


def _settings() -> _Settings:
    return _Settings(
        raw=yaml.safe_load(_read("catalogue.yaml")),
        shown={row["name"]: row["shown"] for row in actor_table("generic.tsv")},
        acronyms={row["name"]: listed(row["acronyms"]) for row in table_rows("acronyms.tsv", _read("acronyms.tsv"))},
        patterns=tuple(table_rows("patterns.tsv", _read("patterns.tsv"))),
    )


@cache
def load_catalogue() -> tuple[KnownActor, ...]:
    """All actors of the shipped catalogue, by key.

    Raises:
        PolgraphError: DATA_INVALID if a table is damaged.
    """
    settings = _settings()
    actors = (
        *_states(settings),
        *_capitals(settings),
        *_organizations(settings),
        *_bodies_of_states(settings),
        *_leaders(settings),
    )
    return tuple(sorted(actors, key=lambda actor: actor.key))


@cache
def catalogue_hash() -> str:
    """SHA-256 of the tables that the catalogue is made of, in hexadecimal: equal means nothing has changed."""
    digest = hashlib.sha256(f"{_VERSION}\0".encode())
    contents = [_read(name) for name in _TABLES]
    contents += [actor_tables().joinpath(name).read_text(encoding="utf-8") for name in _SHARED]
    contents += [files("polgraph.graph").joinpath("data", "known", "codes.tsv").read_text(encoding="utf-8")]
    for text in contents:
        digest.update(hashlib.sha256(text.encode()).digest())
    return digest.hexdigest()


def _states(settings: _Settings) -> Iterator[KnownActor]:
    codes = {row["state"]: row for row in code_table()}
    left_out = set(settings.raw["state_names_left_out"])
    for row in actor_table("states.tsv"):
        names = [name for name in (row["name"], *listed(row["aliases"])) if name not in left_out]
        code = codes.get(row["name"], {})
        held = (("iso3166-1", code.get("alpha3", "").upper()), ("wikidata", code.get("wikidata", "")))
        yield KnownActor(
            key=f"state/{row['name']}",
            name=row["name"],
            type=ActorType.STATE,
            names=actor_names(names),
            country=row["name"],
            identifiers=tuple(pair for pair in held if pair[1]),
        )


def _cities(forms: tuple[str, ...], groups: list[list[str]]) -> list[list[str]]:
    """Forms of a capital's name, those of one city together: declared to be one, or alike in their letters."""
    from rapidfuzz.fuzz import ratio

    found: list[list[str]] = []
    for form in forms:
        same = (
            city
            for city in found
            if any(city[0] in group and form in group for group in groups)
            or ratio(name_key(city[0]), name_key(form)) > _ALIKE
        )
        city = next(same, None)
        if city is None:
            found.append([form])
        else:
            city.append(form)
    return found


def _capitals(settings: _Settings) -> Iterator[KnownActor]:
    for row in actor_table("states.tsv"):
        for names in _cities(listed(row["capital"]), settings.raw["one_city"]):
            yield KnownActor(
                key=f"capital/{row['name']}/{names[0]}",
                name=names[0],
                type=ActorType.PLACE,
                names=actor_names(names, acronyms=False),
                country=row["name"],
            )


def _sector(kind: ActorType, name: str, settings: _Settings) -> str | None:
    by_type: dict[str, str] = settings.raw["sector_of_type"]
    if kind is not ActorType.GOVERNMENT_BODY:
        return by_type.get(kind.value)
    spaced = f" {name} "
    for sector, words in settings.raw["sector_of_words"].items():
        if any(f" {word} " in spaced for word in words):
            return str(sector)
    return None


def _is_nobody(row: Mapping[str, str]) -> bool:
    """Whether a row names no one body: an organ or a party of whichever state the article speaks of."""
    return not row["country"] and row["type"] in {"government_body", "party"}


def _organizations(settings: _Settings) -> Iterator[KnownActor]:
    rows = actor_table("organizations.tsv")
    shown = {row["name"]: settings.shown.get(row["name"]) or row["name"] for row in rows if not _is_nobody(row)}
    for row in rows:
        if _is_nobody(row):
            continue
        kind, name = ActorType(row["type"]), shown[row["name"]]
        given = (row["name"], *listed(row["aliases"]), *settings.acronyms.get(row["name"], ()))
        names = [name, *(one for one in given if one not in settings.shown)]
        parent = shown.get(row["parent"])
        yield KnownActor(
            key=f"organization/{row['name']}",
            name=name,
            type=kind,
            names=actor_names(names, short=[one for one in given if one in settings.shown]),
            country=row["country"] or None,
            sector=_sector(kind, row["name"], settings),
            memberships=(parent,) if parent else (),
        )


def _bodies_of_states(settings: _Settings) -> Iterator[KnownActor]:
    """Government, armed forces and ministries of each state that has codes of its own, where no table has them."""
    taken = {
        name_key(name) for row in actor_table("organizations.tsv") for name in (row["name"], *listed(row["aliases"]))
    }
    sovereign = {row["state"] for row in code_table() if row["alpha3"] and "-" not in row["code"]}
    articles = set(settings.raw["with_article"])
    for row in actor_table("states.tsv"):
        if row["name"] not in sovereign or not row["capital"]:
            continue
        state = f"the {row['name']}" if row["name"] in articles else row["name"]
        adjective = listed(row["adjectives"])[0]
        for pattern in settings.patterns:
            names = [one.format(state=state, adjective=adjective) for one in listed(pattern["names"])]
            if row["name"] in listed(pattern["except"]) or taken.intersection(map(name_key, names)):
                continue
            shown = names[0][0].upper() + names[0][1:]
            yield KnownActor(
                key=f"{pattern['kind']}/{row['name']}",
                name=shown,
                type=ActorType(pattern["type"]),
                names=actor_names([shown, *names[1:]], acronyms=False),
                country=row["name"],
                sector=pattern["sector"],
            )


def parse_term(text: str) -> Office:
    """An office with its time as a table writes it: `president`, `president 1999/2008`, `president 2020-05-07/`.

    Raises:
        PolgraphError: DATA_INVALID if a date is none.
    """
    title, _, time = text.rpartition(" ") if _OPEN in text else (text, "", "")
    start, _, end = time.partition(_OPEN)
    first, last = parse_day(start, last=False), parse_day(end, last=True)
    if (start and first is None) or (end and last is None):
        raise PolgraphError(ErrorCode.DATA_INVALID, f"{text!r} has no valid date.", "Write 2020, 2020-05 or a day.")
    return Office(title, start=first, end=last)


def _leaders(settings: _Settings) -> Iterator[KnownActor]:
    for row in actor_table("leaders.tsv"):
        if row["name"] in settings.shown and not settings.shown[row["name"]]:
            continue
        shown = settings.shown.get(row["name"]) or row["name"]
        short = [row["name"]] if row["name"] in settings.shown else []
        yield KnownActor(
            key=f"person/{row['state']}/{row['name']}",
            name=shown,
            type=ActorType.PERSON,
            names=actor_names([shown, *listed(row["aliases"])], acronyms=False, short=short),
            country=row["state"],
            offices=tuple(parse_term(term) for term in listed(row["offices"])),
        )
