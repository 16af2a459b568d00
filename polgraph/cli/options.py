"""The options that several commands share."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.terminal import TableFormat, note
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.extract.read import ReadOptions
    from polgraph.graph import Store

_INPUT = typer.Argument(
    metavar="INPUT",
    help="Files (text, Markdown, HTML, PDF, JSONL, CSV, Parquet, RSS, WARC, EML, mbox; .gz, .zip), folders, "
    "http(s) addresses, or - for standard input.",
)
Inputs = Annotated[list[str], _INPUT]
OptionalInputs = Annotated[list[str] | None, _INPUT]
FieldOption = Annotated[
    list[str] | None,
    typer.Option(
        "--field", metavar="FIELD=COLUMN", help="Column of a table or JSONL that holds a field: title=headline."
    ),
]
AnyLanguageOption = Annotated[bool, typer.Option("--any-language", help="Read articles that are not in English, too.")]
AllowPrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses, too.")
]
DateOption = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="DATE", help="Day of publication (YYYY-MM-DD) of articles that do not give their own."
    ),
]
WorkersOption = Annotated[
    str,
    typer.Option("--workers", metavar="NUMBER", help="Processes that extract; auto for one a core, none for little."),
]
TimeoutOption = Annotated[
    float | None,
    typer.Option(
        "--timeout", metavar="SECONDS", min=0, help="Time that an article may take (300), 0 for ever; ends what hangs."
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
LimitOption = Annotated[
    int | None, typer.Option("--limit", metavar="NUMBER", min=1, help="At most so many; all without it.")
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Change nothing; only tell what would become of it.")]
AuthorOption = Annotated[
    str | None, typer.Option("--author", metavar="NAME", help="Who decides; by default the user's name in the system.")
]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")]


# Seconds to wait for a projection in use, once what was asked is safe.
_PATIENCE = 0.2


def published(value: str | None) -> date | None:
    """The value of `--date` as a date.

    Raises:
        PolgraphError: DATE_INVALID if it is none.
    """
    from polgraph.extract.read import parse_date

    return None if value is None else parse_date(value, "--date")


def read_options(fields: list[str] | None, *, any_language: bool, allow_private: bool) -> ReadOptions:
    """The options of how to read.

    Raises:
        PolgraphError: OPTION_INVALID if a field is not understood.
    """
    from polgraph.extract.read import ReadOptions
    from polgraph.extract.read.fields import parse_fields

    return ReadOptions(parse_fields(fields or ()), any_language, allow_private)


def skipped(error: PolgraphError) -> None:
    """Tell of an input or article that cannot be read and is left out."""
    note(f"skipped: {error}")


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


def catch_up(store: Store) -> None:
    """Bring the RDF projection up to date after something was written; tell where that has to wait."""
    if not replace(store, wait=min(store.wait, _PATIENCE)).project_if_free():
        note(
            "note: everything is in the ledger; another process is using the RDF projection, "
            "which follows with the next command that finds it free"
        )


def clock() -> str:
    """The time of now in ISO 8601: commands give it to the library, which has no clock of its own."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def author_name(value: str | None) -> str:
    """The value of `--author`, or else the name that the system knows the user by.

    Raises:
        PolgraphError: OPTION_INVALID where there is neither.
    """
    import getpass

    try:
        name = getpass.getuser() if value is None else value.strip()
    except (OSError, KeyError, ImportError):
        name = ""
    if not name:
        raise PolgraphError(ErrorCode.OPTION_INVALID, "It is not known who decides.", "Give a name with --author.")
    return name
