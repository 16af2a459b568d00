"""An event row as an article with its statements: the row, written as one short line, is the evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from urllib.parse import urlsplit

from polgraph.graph.exchange.events.coding import BOTH, SECOND, Coded, coded
from polgraph.graph.exchange.events.dates import day, when
from polgraph.graph.exchange.events.formats import EventFormat, Layout, acled_kind, icews_kind
from polgraph.graph.exchange.events.names import TableName, table_name
from polgraph.graph.exchange.fields import Entry, Fault
from polgraph.graph.known.countries import state_named, state_of
from polgraph.graph.known.names import known_data
from polgraph.ontology.load import load_ontology
from polgraph.ontology.records import ActorType

_LONGEST_NAME = 500
_LONGEST_NOTES = 20_000
_WITH_BRACKETS = {EventFormat.ACLED, EventFormat.ICEWS}
_NOBODY = {"", "none", "null", "nan", "---"}


def article(layout: Layout, row: Mapping[str, str], confidence: float) -> Entry:
    """What an event row says, as `import_statements` reads it.

    Args:
        layout: the table's format.
        row: values by column.
        confidence: of its statements.

    Raises:
        Fault: it states no relation between two actors that is known.
    """
    values = {key: _cell(row.get(column, "")) for key, column in layout.columns.items()}
    if not values["id"]:
        raise Fault("it has no id")
    sides = [_actor(layout.format, values, side) for side in ("subject", "object")]
    happened = coded(layout.format, values)
    time = when(values["date"], values.get("precision", ""))
    first, second = (str(side["text"]) for side in sides)
    evidence = f"{first} [{happened.label}] {second}, {values['date']}"
    if values.get("place"):
        evidence += f", {values['place']}"
    sides[0] |= {"start": 0, "end": len(first)}
    start = evidence.index("] ", len(first)) + 2
    sides[1] |= {"start": start, "end": start + len(second)}
    pairs = _pairs(happened)
    notes = values.get("notes", "")[:_LONGEST_NOTES]
    name = f"{layout.format.value}-{values['id']}"
    return {
        "article": {
            "id": name,
            "text": f"{evidence}\n\n{notes}" if notes else evidence,
            "published": _published(values),
            "publisher": values.get("publisher") or _host(values.get("url", "")),
            "url": values.get("url") or None,
            "story": _story(layout, values, name),
        },
        "actors": [_entry(side, number) for number, side in enumerate(sides, start=1)],
        "statements": [
            {
                "subject": _argument(sides[subject], subject + 1),
                "relation": happened.relation,
                "object": _argument(sides[object_], object_ + 1),
                "mode": happened.mode,
                "when": time,
                "place": values.get("place") or None,
                "confidence": confidence,
                "evidence": {"start": 0, "end": len(evidence), "text": evidence},
                "extractor": f"imported from {layout.title}",
            }
            for subject, object_ in pairs
        ],
    }


def _line(value: str) -> str:
    """A cell as one line without characters that are not seen."""
    return " ".join("".join(" " if not character.isprintable() else character for character in value).split())


def _cell(value: str) -> str:
    """A cell as one line; the words that tables write for nothing are nothing."""
    line = _line(value)
    return "" if line.casefold() in _NOBODY else line


def _actor(style: EventFormat, values: Mapping[str, str], side: str) -> Entry:
    """An actor as the row names it.

    Raises:
        Fault: it names none.
    """
    words = values.get(side, "")
    if not words:
        raise Fault(f"it names no {side}")
    if len(words) > _LONGEST_NAME:
        raise Fault(f"its {side} has more than {_LONGEST_NAME} characters")
    role = values.get(f"{side}_role", "")
    told = table_name(words) if style in _WITH_BRACKETS else TableName(words)
    country = state_of(values.get(f"{side}_country", "")) or told.country
    # Others give states a sector as well (GOV); in GDELT and ACLED who has a role is somebody in the state it names.
    state = None if role and style in {EventFormat.GDELT, EventFormat.ACLED} else state_named(words)
    if told.state:
        state = told.name
    if state is not None:
        return {"name": state, "text": words, "type": ActorType.STATE.value, "country": state, "kind": "full"}
    if style is EventFormat.ACLED:
        kind, sector = acled_kind(role) or ActorType.GROUP.value, None
    elif style is EventFormat.ICEWS:
        kind, sector = (icews_kind(role) if told.bracketed else None) or ActorType.GROUP.value, None
    else:
        known = known_data()["petrarch_roles"].get(role, {})
        kind, sector = known.get("type", ActorType.GROUP.value), known.get("sector")
    # GDELT names most actors by what they are ("PRESIDENT", "POLICE") and their country by its code.
    nominal = style is EventFormat.GDELT and bool(role)
    return {
        "name": told.name,
        "short": told.short,
        "text": words,
        "type": kind,
        "country": country,
        "sector": sector,
        "kind": "nominal" if nominal else "full",
    }


def _entry(side: Entry, number: int) -> Entry:
    # As the table writes it a name may have years in it; it stands in the evidence, and is nobody's name.
    names = [{"text": side["name"], "kind": side["kind"]}]
    if side.get("short"):
        names.append({"text": side["short"], "kind": "acronym"})
    return {
        "id": f"e{number}",
        "name": side["name"],
        "type": side["type"],
        "names": names,
        "country": side["country"],
        "sector": side.get("sector"),
    }


def _argument(side: Entry, number: int) -> Entry:
    return {"actor": f"e{number}", **{key: side[key] for key in ("name", "text", "type", "start", "end")}}


def _pairs(happened: Coded) -> list[tuple[int, int]]:
    """Who acts upon whom, by their places in the row."""
    if happened.acts == SECOND:
        return [(1, 0)]
    mutual = happened.acts == BOTH and not load_ontology().relation(happened.relation).symmetric
    return [(0, 1), (1, 0)] if mutual else [(0, 1)]


def _published(values: Mapping[str, str]) -> str | None:
    return day(values["published"]).isoformat() if values.get("published") else None


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _story(layout: Layout, values: Mapping[str, str], name: str) -> str:
    """The cluster that the row belongs to: rows from one page or story count as one source."""
    if not values.get("story"):
        return name
    return f"{layout.format.value}-story-{hashlib.sha256(values['story'].encode()).hexdigest()[:12]}"
