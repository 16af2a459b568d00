"""`polgraph actor`: all that a store knows of one actor."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from polgraph.answers import brief_ties
from polgraph.cli import terminal
from polgraph.cli.network import Name
from polgraph.cli.options import StoreOption, open_store
from polgraph.format import Rows, as_iso, count, json_line, judgement_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.graph.network import Tie
    from polgraph.graph.profile import Profile
    from polgraph.graph.tenure import Tenure

LISTED = 10


class ProfileFormat(StrEnum):
    """How a profile is printed."""

    TABLE = "table"
    JSON = "json"


def actor(
    name: Name,
    limit: Annotated[
        int, typer.Option("--limit", metavar="NUMBER", min=1, help="At most so many rows a table; JSON has all.")
    ] = LISTED,
    store: StoreOption = None,
    style: Annotated[ProfileFormat, typer.Option("--format", help="How to print the profile.")] = ProfileFormat.TABLE,
) -> None:
    """Show an actor: names, offices over time, memberships, top allies and opponents, articles, and what joined it."""
    from polgraph.graph.profile import profile

    found = profile(open_store(store), name)
    if style is ProfileFormat.JSON:
        terminal.emit(json_line(profile_record(found)) + "\n")
        return
    terminal.print_fields(_fields(found))
    for title, rows in _tables(found):
        if rows.rows:
            cut = Rows(rows.columns, rows.rows[:limit]).filled()
            more = f" ({limit} of {len(rows.rows)})" if len(rows.rows) > limit else ""
            terminal.emit(f"\n{title}{more}\n")
            terminal.print_table(cut)


def _fields(found: Profile) -> dict[str, object]:
    others = [node.id for node in found.nodes if node.id != found.actor.id]
    return {
        "actor": found.actor.name,
        "type": found.actor.type.value,
        "country": found.actor.country,
        "sector": found.actor.sector,
        "id": found.actor.id,
        "also found as": ", ".join(others),
        "names": "; ".join(f"{name.text} ({_used(name.articles)})" for name in found.names),
    }


def _used(articles: int) -> str:
    return count(articles, "article") if articles else "only in catalogues"


def _tables(found: Profile) -> tuple[tuple[str, Rows], ...]:
    known = tuple(
        (
            record.name,
            record.key,
            ", ".join(f"{catalogue} {number}" for catalogue, number in record.identifiers),
            source,
            licence,
        )
        for source, licence, record in found.known
    )
    articles = tuple((as_iso(one.published), one.id, one.publisher, one.title) for one in found.articles)
    joins = tuple((one.verdict, one.left, one.right, one.author, one.reason, one.decided) for one in found.joins)
    return (
        ("In catalogues", Rows(("name", "key", "identifiers", "source", "licence"), known)),
        ("Offices", tenure_rows(found.offices)),
        ("Memberships", tenure_rows(found.memberships)),
        ("People and parts", tenure_rows(found.people)),
        ("Allies", brief_ties(found.allies)),
        ("Opponents", brief_ties(found.opponents)),
        ("Articles", Rows(("date", "article", "publisher", "title"), articles)),
        ("Joined by", Rows(("verdict", "left", "right", "author", "reason", "decided"), joins)),
    )


def tenure_rows(tenures: Sequence[Tenure]) -> Rows:
    """Offices or memberships as rows: what, with whom, since and until when, and on whose word."""
    return Rows(
        ("relation", "office", "with", "from", "to", "told of", "source"),
        tuple(
            (
                one.relation,
                one.title,
                one.other,
                as_iso(one.start),
                as_iso(one.end),
                span(one),
                one.source or f"{count(len(one.statements), 'statement')}",
            )
            for one in tenures
        ),
    )


def span(one: Tenure) -> str | None:
    """The days that articles speak of a tenure: one, or the first and the last."""
    if one.first is None or one.last is None:
        return None
    return one.first.isoformat() if one.first == one.last else f"{one.first.isoformat()} … {one.last.isoformat()}"


def profile_record(found: Profile) -> dict[str, Any]:
    """A profile as a dictionary in a fixed order."""
    return {
        "id": found.actor.id,
        "name": found.actor.name,
        "type": found.actor.type.value,
        "country": found.actor.country,
        "sector": found.actor.sector,
        "names": [{"text": name.text, "kind": name.kind, "articles": name.articles} for name in found.names],
        "ids": [node.id for node in found.nodes],
        "known": [
            {
                "source": source,
                "licence": licence,
                "key": record.key,
                "name": record.name,
                "identifiers": dict(record.identifiers),
            }
            for source, licence, record in found.known
        ],
        "offices": [_tenure(one) for one in found.offices],
        "memberships": [_tenure(one) for one in found.memberships],
        "people": [_tenure(one) for one in found.people],
        "allies": [_tie(tie) for tie in found.allies],
        "opponents": [_tie(tie) for tie in found.opponents],
        "articles": [
            {"id": one.id, "date": as_iso(one.published), "publisher": one.publisher, "title": one.title}
            for one in found.articles
        ],
        "joins": [judgement_record(one) for one in found.joins],
    }


def _tenure(one: Tenure) -> dict[str, Any]:
    return {
        "relation": one.relation,
        "office": one.title,
        "with": one.other,
        "with_id": one.actor,
        "from": as_iso(one.start),
        "to": as_iso(one.end),
        "first_told": as_iso(one.first),
        "last_told": as_iso(one.last),
        "statements": list(one.statements),
        "sources": one.stories,
        "catalogue": one.source,
    }


def _tie(tie: Tie) -> dict[str, Any]:
    return {
        "id": tie.other.id,
        "name": tie.other.name,
        "direction": tie.direction.value,
        "relations": list(tie.relations),
        "score": tie.score,
        "sources": tie.sources,
        "quote": tie.strongest.statement.evidence.text,
    }
