"""Files that are only there when they are whole."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content replaces a file when the block ends without an error.

    Raises:
        PolgraphError: OPTION_INVALID where the file cannot be written.
    """
    with staging(path) as place:
        part = place / "part"
        with part.open("wb") as out:
            yield out
        try:
            part.replace(path)
        except OSError as error:
            raise unwritable(path, error) from error


@contextmanager
def folder(path: Path, names: Collection[str]) -> Iterator[Path]:
    """A folder whose files replace those of an earlier export when the block ends without an error.

    Args:
        path: where the files are to be.
        names: names of all files of such an export.

    Raises:
        PolgraphError: OPTION_INVALID where something else is there, or where it cannot be written.
    """
    if path.exists() and not (path.is_dir() and {one.name for one in path.iterdir()} <= set(names)):
        raise PolgraphError(
            ErrorCode.OPTION_INVALID, f"{path} holds other things.", "Name an empty or a new folder for the tables."
        )
    with staging(path) as place:
        yield place
        try:
            path.mkdir(exist_ok=True)
            for name in sorted(names):
                (path / name).unlink(missing_ok=True)
            for file in sorted(place.iterdir()):
                file.replace(path / file.name)
        except OSError as error:
            raise unwritable(path, error) from error


@contextmanager
def staging(path: Path) -> Iterator[Path]:
    """A folder on the same disk as a file or folder to be, which is gone after the block."""
    try:
        place = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def unwritable(path: Path, error: OSError) -> PolgraphError:
    """The error for a file that cannot be written."""
    return PolgraphError(
        ErrorCode.OPTION_INVALID, f"{path} cannot be written: {error.strerror}.", "Name another file or folder."
    )
