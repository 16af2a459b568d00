"""The options by which a question to the network says which statements count."""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import ActorType, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from polgraph.graph.analysis.select import Selection

LEVELS = ("person", "organization", "state")

_OPTIONS: dict[str, tuple[Any, Any]] = {
    "since": (
        Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only what happened on or after this day.")],
        None,
    ),
    "until": (
        Annotated[
            str | None, typer.Option("--until", metavar="DATE", help="Only what happened on this day or before.")
        ],
        None,
    ),
    "status": (
        Annotated[
            list[Status] | None, typer.Option("--status", metavar="STATUS", help="Only this status; repeatable.")
        ],
        None,
    ),
    "relation": (
        Annotated[list[str] | None, typer.Option("--relation", metavar="NAME", help="Only this relation; repeatable.")],
        None,
    ),
    "actor_type": (
        Annotated[
            list[ActorType] | None,
            typer.Option("--actor-type", metavar="TYPE", help="Only ties between actors of this type; repeatable."),
        ],
        None,
    ),
    "min_sources": (
        Annotated[
            int,
            typer.Option("--min-sources", metavar="NUMBER", min=1, help="Only ties of so many independent stories."),
        ],
        1,
    ),
    "level": (
        Annotated[
            str,
            typer.Option(
                "--level",
                metavar="|".join(LEVELS),
                help="Whom an actor stands for: itself, its organisation, or its state.",
            ),
        ],
        LEVELS[0],
    ),
    "half_life": (
        Annotated[
            float | None,
            typer.Option("--half-life", metavar="DAYS", min=1, help="Days that halve the weight of a statement."),
        ],
        None,
    ),
}


def selecting(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a selection; it takes them together, as a parameter named `selection`."""
    own = inspect.signature(command)
    hints = get_type_hints(command, localns={"Selection": object}, include_extras=True)
    mine = [one.replace(annotation=hints[one.name]) for one in own.parameters.values() if one.name != "selection"]
    kind = inspect.Parameter.KEYWORD_ONLY
    shared = [inspect.Parameter(name, kind, default=value, annotation=hint) for name, (hint, value) in _OPTIONS.items()]

    @functools.wraps(command)
    def run(**values: Any) -> None:  # noqa: ANN401 - whatever the command takes
        chosen = {name: values.pop(name) for name in _OPTIONS}
        command(**values, selection=_selection(**chosen))

    parameters = [one.replace(kind=kind) for one in mine]
    run.__signature__ = inspect.Signature([*parameters, *shared])  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in (*parameters, *shared)}
    return run


def _selection(
    *,
    since: str | None,
    until: str | None,
    status: list[Status] | None,
    relation: list[str] | None,
    actor_type: list[ActorType] | None,
    min_sources: int,
    level: str,
    half_life: float | None,
) -> Selection:
    from polgraph.graph.analysis.select import Level, Selection

    if level not in LEVELS:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID, f"There is no level {level!r}.", f"Choose one of {', '.join(LEVELS)}."
        )
    return Selection(
        since=_day(since, "--since"),
        until=_day(until, "--until"),
        statuses=frozenset(one.value for one in status or ()),
        relations=_relations(relation or ()),
        types=frozenset(one.value for one in actor_type or ()),
        min_sources=min_sources,
        level=Level(level),
        half_life=half_life,
    )


def _day(value: str | None, option: str) -> date | None:
    from polgraph.extract.read import parse_date

    return None if value is None else parse_date(value, option)


def _relations(names: Iterable[str]) -> frozenset[str]:
    from polgraph.ontology.load import load_ontology

    known = {relation.name for relation in load_ontology().relations}
    wanted = frozenset(name.upper() for name in names)
    for name in sorted(wanted - known):
        raise PolgraphError(
            ErrorCode.OPTION_INVALID, f"There is no relation {name!r}.", "See them with `polgraph ontology`."
        )
    return wanted
