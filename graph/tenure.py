"""Offices, leads and memberships of an actor over time, as articles state them and catalogues have them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from polgraph.graph.resolve import name_key
from polgraph.graph.weights import counts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from polgraph.graph.overview import ArticleSummary
    from polgraph.graph.resolution.records import KnownActor
    from polgraph.ontology.records import Argument, Statement

OFFICES = frozenset({"HOLDS_OFFICE", "LEADS"})
MEMBERSHIPS = frozenset({"MEMBER_OF", "PART_OF"})


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office, a lead or a membership.

    Attributes:
        relation: name of the relation, such as `HOLDS_OFFICE`.
        title: name of the office, or None.
        other: name of the state, body or group that it is with, or of the person where the actor is that body; None
            where the title says it all.
        actor: that one's id in the store; None where only a catalogue names it.
        start: first day, as a catalogue gives it, or None.
        end: last day, as a catalogue gives it, or None.
        first: earliest day that articles speak of: of the event where they give it, else of publication; or None.
        last: latest such day, or None.
        statements: ids of the statements that say so.
        stories: number of independent stories that say so.
        source: name of the catalogue; None for what articles state.
    """

    relation: str
    title: str | None
    other: str | None
    actor: str | None = None
    start: date | None = None
    end: date | None = None
    first: date | None = None
    last: date | None = None
    statements: tuple[str, ...] = ()
    stories: int = 0
    source: str | None = None


def stated(
    actor: str,
    statements: Iterable[Statement],
    articles: Mapping[str, ArticleSummary],
    relations: Collection[str],
    *,
    inverse: bool = False,
) -> list[Tenure]:
    """What articles state, one tenure for all that say the same.

    Args:
        actor: id of the actor.
        statements: its statements.
        articles: their articles by id.
        relations: names of the relations that are asked for.
        inverse: whether the actor is the one that is led or belonged to.
    """
    told: defaultdict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        side = statement.object if inverse else statement.subject
        if side.actor == actor and statement.relation in relations and counts(statement):
            other = _other(statement, inverse=inverse)
            told[statement.relation, name_key(statement.role or ""), other.actor].append(statement)
    return [_tenure(together, articles, inverse=inverse) for together in told.values()]


def catalogued(known: Sequence[tuple[str, str, KnownActor]]) -> tuple[list[Tenure], list[Tenure]]:
    """Offices and memberships that catalogues have of an actor.

    Args:
        known: the records, each with the catalogue's name and licence.
    """
    offices = [
        Tenure("HOLDS_OFFICE", office.title, office.of, start=office.start, end=office.end, source=source)
        for source, _, record in known
        for office in record.offices
    ]
    memberships = [
        Tenure("MEMBER_OF", None, name, source=source) for source, _, record in known for name in record.memberships
    ]
    return offices, memberships


def latest_first(tenures: Iterable[Tenure]) -> tuple[Tenure, ...]:
    """Tenures by the day that they last held, the latest first; then by what they say."""

    def order(one: Tenure) -> tuple[int, str, str, str, str]:
        day = one.end or one.last or one.start or one.first
        return (-(day.toordinal() if day else 0), one.relation, one.title or "", one.other or "", one.source or "")

    return tuple(sorted(tenures, key=order))


def _other(statement: Statement, *, inverse: bool) -> Argument:
    return statement.subject if inverse else statement.object


def _tenure(together: list[Statement], articles: Mapping[str, ArticleSummary], *, inverse: bool) -> Tenure:
    days = [day for statement in together for day in _days(statement, articles)]
    other = _other(together[0], inverse=inverse)
    return Tenure(
        relation=together[0].relation,
        title=next((statement.role for statement in together if statement.role), None),
        other=other.name,
        actor=other.actor,
        first=min(days, default=None),
        last=max(days, default=None),
        statements=tuple(statement.id for statement in together),
        stories=len({articles[statement.article].story for statement in together}),
    )


def _days(statement: Statement, articles: Mapping[str, ArticleSummary]) -> tuple[date, ...]:
    if statement.when is not None:
        return (statement.when.start, statement.when.end)
    published = articles[statement.article].published
    return () if published is None else (published,)
