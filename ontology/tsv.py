"""Reading of tab-separated data files, and the tables of actors that extraction and graph share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

EMPTY = "-"


def actor_tables() -> Traversable:
    """The folder of the tables of actors: states, organisations, leaders."""
    return files("polgraph.ontology").joinpath("data", "actors")


@cache
def actor_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `ontology/data/actors/<name>` by column; an empty cell (`-`) becomes an empty string.

    Args:
        name: name of the file, such as `states.tsv`.

    Raises:
        PolgraphError: (DATA_INVALID) when a row has not as many cells as the header.
    """
    return tuple(table_rows(name, actor_tables().joinpath(name).read_text(encoding="utf-8")))


def table_rows(name: str, text: str) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated text by column; comments (`#`) and blank lines are left out.

    Args:
        name: name of the file, for the message.
        text: its content, the header in the first line that is no comment.

    Raises:
        PolgraphError: (DATA_INVALID) when a row has not as many cells as the header.
    """
    header: list[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        if len(cells) != len(header):
            raise PolgraphError(
                ErrorCode.DATA_INVALID,
                f"{name}:{number} has {len(cells)} cells, the header has {len(header)}.",
                "Separate the cells by single tabs and write - for an empty one.",
            )
        yield {column: "" if cell == EMPTY else cell for column, cell in zip(header, cells, strict=True)}


def listed(cell: str) -> tuple[str, ...]:
    """The alternatives of a cell, which stand between `|`."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
