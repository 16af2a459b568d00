"""`polgraph same`: whether two names mean one actor."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from polgraph.cli import terminal
from polgraph.format import Rows, json_line
from polgraph.ontology.errors import ErrorCode, PolgraphError


class NameSchema(StrEnum):
    """What the names belong to; as `polgraph.graph.names.Schema`, which is read only when it is needed."""

    PERSON = "Person"
    ORGANIZATION = "Organization"


class MatchFormat(StrEnum):
    """How a comparison is printed."""

    TABLE = "table"
    JSON = "json"


_LINE_HINT = 'Give one JSON object a line, such as {"name1": "…", "name2": "…", "schema": "Person"}.'


@dataclass(frozen=True, slots=True)
class _Pair:
    line: dict[str, Any]
    left: str
    right: str
    schema: str


def same(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME1 NAME2]", help="The two names.")] = None,
    schema: Annotated[NameSchema, typer.Option("--schema", help="What the names belong to.")] = NameSchema.PERSON,
    batch: Annotated[
        str | None,
        typer.Option(
            "--batch",
            metavar="FILE",
            help="Many pairs: JSONL with name1, name2 and optionally schema a line; - for standard input.",
        ),
    ] = None,
    style: Annotated[MatchFormat, typer.Option("--format", help="How to print the answer.")] = MatchFormat.TABLE,
) -> None:
    """Tell whether two names mean one actor: same, different or unsure, with a score and the reasons."""
    if batch is not None and not names:
        for line in _answers(_pairs(batch, schema.value)):
            terminal.emit(json_line(line) + "\n")
        return
    if batch is not None or names is None or len(names) != 2:
        raise PolgraphError(ErrorCode.OPTION_INVALID, "Two names are compared.", "Give two names, or --batch FILE.")
    pair = _Pair({"name1": names[0], "name2": names[1], "schema": schema.value}, names[0], names[1], schema.value)
    (line,) = _answers([pair])
    if style is MatchFormat.JSON:
        terminal.emit(json_line(line) + "\n")
        return
    reasons = "; ".join(line["reasons"])
    rows = Rows(("verdict", "score", "reasons"), ((line["verdict"], line["score"], reasons),))
    terminal.print_rows(rows, terminal.TableFormat.TABLE)


def _answers(pairs: Iterable[_Pair]) -> Iterator[dict[str, Any]]:
    from polgraph.graph.names import Schema, compare

    for pair in pairs:
        found = compare(pair.left, pair.right, schema=Schema(pair.schema))
        yield {**pair.line, "verdict": found.verdict.value, "score": found.score, "reasons": list(found.reasons)}


def _pairs(source: str, schema: str) -> Iterator[_Pair]:
    """The pairs of a file, one a line; empty lines are passed over."""
    try:
        opened = nullcontext(sys.stdin.buffer) if source == "-" else Path(source).open("rb")  # noqa: SIM115
    except OSError as error:
        raise PolgraphError(
            ErrorCode.INPUT_NOT_FOUND, f"{source} cannot be opened.", "Give the path of a JSONL file, or -."
        ) from error
    with opened as stream:
        for number, raw in enumerate(stream, start=1):
            if raw.strip():
                yield _pair(raw, schema, f"{source}, line {number}")


def _pair(raw: bytes, schema: str, place: str) -> _Pair:
    try:
        line = json.loads(raw.decode("utf-8-sig"))
    except ValueError as error:
        raise PolgraphError(ErrorCode.INPUT_INVALID, f"{place} is not JSON.", _LINE_HINT) from error
    if not isinstance(line, dict) or not all(isinstance(line.get(key), str) for key in ("name1", "name2")):
        raise PolgraphError(ErrorCode.INPUT_INVALID, f"{place} has no name1 and name2.", _LINE_HINT)
    kind = line.get("schema") or schema
    if kind not in {one.value for one in NameSchema}:
        raise PolgraphError(ErrorCode.INPUT_INVALID, f"{place} has an unknown schema.", _LINE_HINT)
    return _Pair(line, line["name1"], line["name2"], kind)
