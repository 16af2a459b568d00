"""The options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.terminal import TableFormat

if TYPE_CHECKING:
    from polgraph.graph import Store

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Text files, JSONL files (id, date, title, text a line), folders, or - for standard input.",
    ),
]
DateOption = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="DATE", help="Day of publication (YYYY-MM-DD) of articles that do not give their own."
    ),
]
ModelOption = Annotated[str, typer.Option("--model", metavar="NAME", help="An installed spaCy pipeline.")]
StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store",
        metavar="DIR",
        envvar="POLGRAPH_STORE",
        help="Folder of the store; by default in the user's data folder.",
    ),
]
FormatOption = Annotated[TableFormat, typer.Option("--format", help="How to print the answer.")]


def published(value: str | None) -> date | None:
    """The value of `--date` as a date.

    Raises:
        PolgraphError: DATE_INVALID if it is none.
    """
    from polgraph.extract.read import parse_date

    return None if value is None else parse_date(value, "--date")


def store_folder(value: Path | None) -> Path:
    """The folder of the store: as given by option or environment, else the user's data folder."""
    if value is not None:
        return value
    import platformdirs

    return platformdirs.user_data_path("polgraph", appauthor=False) / "store"


def open_store(value: Path | None) -> Store:
    """Open the store that a command asks; it has to exist.

    Raises:
        PolgraphError: STORE_NOT_FOUND, STORE_NEWER, STORE_LOCKED or STORE_BROKEN.
    """
    from polgraph.graph import Store

    return Store.open(store_folder(value))
