"""Nodes made by hand for the rules of resolution."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

from polgraph.graph.resolution.records import Node, Office
from polgraph.ontology.records import ActorName, ActorType


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def offices(lines: list[list[str | None]]) -> tuple[Office, ...]:
    """Offices from rows of title, state, first day and last day."""
    return tuple(Office(str(title), of, day(start), day(end)) for title, of, start, end in lines)


def node(name: str, kind: str = "person", **more: Any) -> Node:
    """A node; its id follows from all that is said of it.

    Keyword arguments: country, known, nominal, names (pairs of text and kind), offices (rows), articles, day (of its
    articles; `first` and `last` where they differ), identifiers.
    """
    known, nominal = more.get("known", False), more.get("nominal", False)
    digest = sha256(repr((name, kind, sorted(more.items()))).encode()).hexdigest()[:12]
    names = [(name, "nominal" if nominal else "full"), *more.get("names", ())]
    published = None if known else more.get("day", "2021-03-01")
    return Node(
        id=f"{'k' if known else 'a'}-{digest}",
        name=name,
        type=ActorType(kind),
        names=tuple(ActorName(text, of) for text, of in names),
        country=more.get("country"),
        nominal=nominal,
        offices=offices(more.get("offices", [])),
        identifiers=tuple((one, other) for one, other in more.get("identifiers", ())),
        articles=() if known else tuple(more.get("articles", (f"article-{digest}",))),
        first=day(more.get("first", published)),
        last=day(more.get("last", published)),
    )
