"""FollowTheMoney entities (OpenSanctions and others): one JSON object a line, read in a stream."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from polgraph.graph.known.countries import split_office, state_coded
from polgraph.graph.known.drafts import Draft, RowError, Rows, checked_name, dated
from polgraph.graph.known.names import clean_name, is_name, known_data
from polgraph.graph.known.records import KnownFormat
from polgraph.graph.known.source import LONGEST_LINE, Source
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.graph.resolution.records import KnownActor, Office

_NAMES = ("name", "alias", "previousName")
_STATES = ("citizenship", "nationality", "jurisdiction", "mainCountry", "country")
_LINKS = ("Position", "Occupancy", "Membership")
_ITEM = re.compile(r"Q[1-9]\d*")
_YEARS = re.compile(r"(?P<title>.+?)\s*\((?P<start>\d{4})?\s*[-–]\s*(?P<end>\d{4})?\)")
Entity = Mapping[str, Any]


def texts(entity: Entity, name: str) -> list[str]:
    """The values of a property that are texts."""
    values = _properties(entity).get(name)
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []


def _nested(entity: Entity, name: str) -> list[Entity]:
    """The values of a property that are entities themselves, as in `targets.nested.json`."""
    values = _properties(entity).get(name)
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []


def _properties(entity: Entity) -> Entity:
    found = entity.get("properties")
    return found if isinstance(found, dict) else {}


def _first(entity: Entity, name: str) -> str:
    return next(iter(texts(entity, name)), "")


def _caption(entity: Entity) -> str:
    caption = entity.get("caption")
    return caption if isinstance(caption, str) and caption.strip() else _first(entity, "name")


def _entity(line: str) -> Entity:
    """One line as an entity.

    Raises:
        RowError: if it is none.
    """
    if len(line) >= LONGEST_LINE:
        raise RowError("line too long")
    try:
        entity = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RowError("not valid JSON") from error
    if not isinstance(entity, dict):
        raise RowError("no JSON object")
    if not isinstance(entity.get("schema"), str) or not isinstance(entity.get("properties"), dict):
        raise RowError("no FollowTheMoney entity: schema or properties are missing")
    return entity


@dataclass(slots=True)
class _Links:
    """The entities that say who held what and belonged to what, by the ids they join."""

    positions: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    tenures: dict[str, list[tuple[str, str, str]]] = field(default_factory=lambda: defaultdict(list))
    members: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    bodies: dict[str, str] = field(default_factory=dict)


def _position(entity: Entity) -> tuple[str, str | None]:
    states = {state for code in texts(entity, "country") if (state := state_coded(code))}
    return _caption(entity), next(iter(states)) if len(states) == 1 else None


def _links(source: Source) -> _Links:
    """A first pass over the file: positions, occupancies and memberships, and the names of bodies with members."""
    found = _Links()
    for _, line in source.lines():
        if not any(f'"{schema}"' in line for schema in _LINKS):
            continue
        try:
            entity = _entity(line)
        except RowError:
            continue
        if entity["schema"] == "Position" and isinstance(entity.get("id"), str):
            found.positions[entity["id"]] = _position(entity)
        elif entity["schema"] == "Occupancy":
            for holder in texts(entity, "holder"):
                times = (_first(entity, "startDate"), _first(entity, "endDate"))
                found.tenures[holder] += [(post, *times) for post in texts(entity, "post")]
        elif entity["schema"] == "Membership":
            for member in texts(entity, "member"):
                found.members[member] += texts(entity, "organization")
    wanted = {body for bodies in found.members.values() for body in bodies}
    if wanted:
        found.bodies = _captions(source, wanted)
    return found


def _captions(source: Source, wanted: set[str]) -> dict[str, str]:
    found = {}
    for _, line in source.lines():
        try:
            entity = _entity(line)
        except RowError:
            continue
        if entity.get("id") in wanted:
            found[entity["id"]] = clean_name(_caption(entity))
    return found


def _by_topic(entity: Entity, table: str) -> str | None:
    """What the first fitting topic of a table says; `gov.igo` fits `gov.igo` and `gov`."""
    topics = texts(entity, "topics")
    for topic, value in known_data()[table].items():
        if any(one == topic or one.startswith(f"{topic}.") for one in topics):
            return str(value)
    return None


class FtmReader:
    """FollowTheMoney entities, as OpenSanctions publishes them: `entities.ftm.json`, `targets.nested.json`."""

    format = KnownFormat.FTM

    def fits(self, head: str) -> bool:
        """Whether the first line is an entity, or begins like one."""
        line = next((line for line in head.splitlines() if line.strip()), "")
        return line.lstrip().startswith("{") and '"schema"' in line and '"properties"' in line

    def read(self, source: Source, rows: Rows) -> Iterator[KnownActor]:
        """The actors of a file; of what is no actor, only positions and memberships stay in memory."""
        links = _links(source)
        for number, line in source.lines():
            if not line.strip():
                continue
            try:
                entity = _entity(line)
                if entity["schema"] not in _LINKS:
                    yield _actor(entity, links, lambda reason: rows.leave_out(number, reason, line))  # noqa: B023
            except RowError as error:
                rows.reject(number, str(error), line)


def _actor(entity: Entity, links: _Links, problem: Callable[[str], None]) -> KnownActor:
    kind: str | None = known_data()["ftm_schemas"].get(entity["schema"])
    if kind is None:
        raise RowError(f"schema {entity['schema'][:40]} is no actor")
    key = entity.get("id")
    if not isinstance(key, str) or not key.strip():
        raise RowError("no id")
    if kind != "person":
        kind = _by_topic(entity, "ftm_type_topics") or kind
    draft = Draft(key, ActorType(kind))
    given = [name for prop in _NAMES for name in texts(entity, prop)]
    draft.names = [checked_name(_caption(entity) or next(iter(given), ""))]
    draft.names += [name for name in map(clean_name, given) if is_name(name)]
    draft.short = [name for name in map(clean_name, texts(entity, "weakAlias")) if is_name(name)]
    draft.country = _country(entity, problem)
    draft.sector = _by_topic(entity, "ftm_sector_topics")
    draft.offices = list(_offices(entity, links, problem))
    draft.memberships = list(_memberships(entity, links))
    items = [item for item in (*texts(entity, "wikidataId"), key) if _ITEM.fullmatch(item)]
    draft.identifiers = [("wikidata", item) for item in items]
    return draft.actor()


def _country(entity: Entity, problem: Callable[[str], None]) -> str | None:
    """The one state that the first telling property gives; none where each gives several."""
    several: list[str] = []
    for name in _STATES:
        codes = texts(entity, name)
        states = sorted({state for code in codes if (state := state_coded(code))})
        if len(states) == 1:
            return states[0]
        several = several or states
        if codes and not states and set(codes) - {"zz", "eu", "un"}:
            problem(f"{name} {', '.join(codes)[:40]} is not in the catalogue")
    if several:
        problem(f"several states ({', '.join(several)[:80]}): none taken")
    return None


def _offices(entity: Entity, links: _Links, problem: Callable[[str], None]) -> Iterator[Office]:
    tenures = [
        (*links.positions[post], start, end)
        for post, start, end in links.tenures.get(entity["id"], ())
        if post in links.positions
    ]
    tenures += [
        (*_position(post), _first(occupancy, "startDate"), _first(occupancy, "endDate"))
        for occupancy in _nested(entity, "positionOccupancies")
        for post in _nested(occupancy, "post")
    ]
    for said in texts(entity, "position"):
        match = _YEARS.fullmatch(said.strip())
        tenures.append(
            (match["title"], None, match["start"] or "", match["end"] or "") if match else (said, None, "", "")
        )
    for name, state, start, end in tenures:
        title, of = split_office(clean_name(name))
        if title and is_name(title):
            yield dated(title, of or state, start, end, problem)


def _memberships(entity: Entity, links: _Links) -> Iterator[str]:
    yield from (links.bodies[body] for body in links.members.get(entity["id"], ()) if body in links.bodies)
    for prop in ("membershipMember", "memberships"):
        for membership in _nested(entity, prop):
            yield from (clean_name(_caption(body)) for body in _nested(membership, "organization"))
    yield from (clean_name(name) for name in texts(entity, "political") if is_name(clean_name(name)))
