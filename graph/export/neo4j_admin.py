"""Tables as `neo4j-admin database import` reads them: a header of typed columns, and CSV with every text in quotes."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from polgraph.graph.export.tables import ACTOR, ARTICLE, DIRECT, MARK, STATEMENT, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from io import TextIOWrapper
    from pathlib import Path

BETWEEN = "\x1f"
"""Parts the items of a list: the character that ASCII has for it, which no name holds on purpose."""

TYPES = {
    Kind.TEXT: "",
    Kind.TEXTS: ":string[]",
    Kind.DAY: ":date",
    Kind.TRUTH: ":boolean",
    Kind.REAL: ":double",
    Kind.WHOLE: ":long",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """One table.

    Attributes:
        header: the columns as neo4j-admin reads them.
        fields: the names of their values in a row.
        label: the label of nodes; empty for relationships.
    """

    header: tuple[str, ...]
    fields: tuple[str, ...]
    label: str = ""


def _nodes(label: str, columns: Mapping[str, Kind]) -> Layout:
    named = tuple(f"{name}{TYPES[kind]}" for name, kind in columns.items())
    return Layout((f"id:ID({label})", *named), ("id", *columns), label)


def _relationships(start: tuple[str, str], end: tuple[str, str], columns: Mapping[str, Kind] | None = None) -> Layout:
    """A table of relationships; each end is the label of its nodes and the name of their id in a row."""
    columns = columns or {}
    keys = (f":START_ID({start[0]})", f":END_ID({end[0]})", ":TYPE")
    named = tuple(f"{name}{TYPES[kind]}" for name, kind in columns.items())
    return Layout((*keys, *named), (start[1], end[1], "type", *columns))


LAYOUTS = {
    "actors": _nodes("Actor", ACTOR),
    "articles": _nodes("Article", ARTICLE),
    "statements": _nodes("Statement", STATEMENT),
    "projection": _nodes("Projection", MARK),
    "mentions": _relationships(("Article", "article"), ("Actor", "actor")),
    "statement_actors": _relationships(("Statement", "statement"), ("Actor", "actor")),
    "statement_articles": _relationships(("Statement", "statement"), ("Article", "article")),
    "direct": _relationships(("Actor", "subject"), ("Actor", "object"), DIRECT),
}
ARGUMENTS = "import.args"
NAMES = frozenset({ARGUMENTS, *(f"{name}{end}" for name in LAYOUTS for end in (".csv", "_header.csv"))})


@dataclass(frozen=True, slots=True)
class CsvWriter:
    """Writes the rows of one table."""

    out: TextIOWrapper
    layout: Layout

    def write(self, row: Mapping[str, Any]) -> None:
        """Write one row."""
        self.out.write(",".join(cell(row[name]) for name in self.layout.fields) + "\n")


def cell(value: Any) -> str:  # noqa: ANN401 - whatever a row holds
    """A value as CSV: texts always in quotes, so that an empty text is not a missing one."""
    if value is None:
        return ""
    if isinstance(value, list):
        value = BETWEEN.join(item.replace(BETWEEN, " ") for item in value)
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return str(value).lower() if isinstance(value, bool) else str(value)


@contextmanager
def writers(folder: Path) -> Iterator[dict[str, CsvWriter]]:
    """The tables, opened for writing, with their headers and the arguments for neo4j-admin beside them."""
    with ExitStack() as opened:
        found = {}
        for name, layout in LAYOUTS.items():
            (folder / f"{name}_header.csv").write_text(",".join(layout.header) + "\n", encoding="utf-8", newline="\n")
            out = opened.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            found[name] = CsvWriter(out, layout)
        (folder / ARGUMENTS).write_text("\n".join([*arguments(), ""]), encoding="utf-8", newline="\n")
        yield found


def arguments() -> Sequence[str]:
    """What neo4j-admin has to be told, one argument a line, with file names relative to the folder."""
    files = [
        (f"--nodes={layout.label}" if layout.label else "--relationships") + f"={name}_header.csv,{name}.csv"
        for name, layout in LAYOUTS.items()
    ]
    return ["--array-delimiter=U+001F", "--multiline-fields=true", *files]
