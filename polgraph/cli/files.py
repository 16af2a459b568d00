"""Files that commands read as a whole, and what they tell of items that were rejected."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, cast

import typer

from polgraph.cli.terminal import note
from polgraph.format import count, json_line
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.graph.exchange.records import Refused

RejectedOption = Annotated[
    Path | None,
    typer.Option("--rejected", metavar="FILE", help="Write rejected items with their reasons to this file (JSONL)."),
]
# What is piped in is kept in memory up to this size, then on disk.
_IN_MEMORY = 16_000_000
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_MOST_REASONS = 20


@contextmanager
def seekable(source: str) -> Iterator[BinaryIO]:
    """A file, or standard input for `-`, opened for reading bytes so that one can seek in it.

    Raises:
        PolgraphError: INPUT_NOT_FOUND.
    """
    if source == "-":
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as spooled:
            shutil.copyfileobj(sys.stdin.buffer, spooled)
            spooled.seek(0)
            yield cast("BinaryIO", spooled)
        return
    try:
        opened = Path(source).open("rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise PolgraphError(
            ErrorCode.INPUT_NOT_FOUND, f"{source} cannot be opened.", "Give the path of a JSONL file, or -."
        ) from error
    with opened:
        yield opened


def reasons(refused: Sequence[Refused]) -> list[str]:
    """Why items were rejected, with their numbers, the most frequent first; words in quotation marks are left out."""
    found = Counter(_QUOTED.sub("…", one.reason) for one in refused)
    lines = [f"{number:,} rejected: {reason}" for reason, number in found.most_common(_MOST_REASONS)]
    rest = found.total() - sum(number for _, number in found.most_common(_MOST_REASONS))
    return [*lines, f"{rest:,} rejected for other reasons"] if rest else lines


def report_refused(source: str, refused: Sequence[Refused], file: Path | None, *, usable: bool) -> None:
    """Tell what was rejected and why: a line each on standard error, and all of it in a file if one is named.

    Raises:
        PolgraphError: INPUT_INVALID where nothing was usable.
    """
    for one in refused:
        note(f"rejected: {source}, line {one.line}: {one.reason}")
    if file is not None:
        rows = ({"line": one.line, "reason": one.reason, "item": one.item} for one in refused)
        # Half a surrogate pair in an item becomes an escape of JSON.
        file.write_text(
            "".join(json_line(row) + "\n" for row in rows), encoding="utf-8", errors="backslashreplace", newline="\n"
        )
    if not usable:
        what = f"{count(len(refused), 'item')} rejected" if refused else "it is empty"
        raise PolgraphError(
            ErrorCode.INPUT_INVALID, f"Nothing in {source} is usable: {what}.", "See `polgraph COMMAND --help`."
        )
