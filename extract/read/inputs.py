"""Inputs as a user names them: files, folders, `-` and web addresses."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from polgraph.extract.read.blob import Blob
from polgraph.ontology.errors import ErrorCode, PolgraphError

STDIN = "-"
_PACKED = {".gz"}
_DEEPEST = 100


def is_address(name: str) -> bool:
    """Whether an input is named by a web address."""
    return name.lower().startswith(("http://", "https://"))


def blobs(
    inputs: Sequence[str], stdin: Callable[[], BinaryIO], fetch: Callable[[str], Blob]
) -> Iterator[Blob | PolgraphError]:
    """The inputs one by one, folders file by file; an error takes the place of a page that cannot be fetched.

    Args:
        inputs: names.
        stdin: opens what `-` reads; called once.
        fetch: fetches a web page.

    Raises:
        PolgraphError: INPUT_NOT_FOUND or INPUT_EMPTY for a path that is not there or a folder without files.
    """
    for name in inputs:
        if name == STDIN:
            yield Blob("standard input", None, "", stdin)
        elif is_address(name):
            try:
                yield fetch(name)
            except PolgraphError as error:
                yield error
        else:
            yield from _paths(name)


def _paths(name: str) -> Iterator[Blob | PolgraphError]:
    path = Path(name)
    try:
        folder, there = path.is_dir(), path.exists()
    except (OSError, ValueError):
        folder = there = False
    if folder:
        empty = True
        unread: list[PolgraphError] = []
        for file in files(path, lost=unread.append):
            empty = False
            yield from _told(unread)
            yield _blob(file, found=True)
        if unread:
            yield from _told(unread)
        elif empty:
            raise PolgraphError(
                ErrorCode.INPUT_EMPTY, f"The folder {name} holds nothing to read.", "Put articles into it."
            )
    elif there and not path.is_file():
        # Without a writer a pipe would be waited for without an end, and no pipe can be read twice.
        yield PolgraphError(
            ErrorCode.INPUT_INVALID, f"{name} is a pipe or a device and no file.", "Give it as standard input: `-`."
        )
    elif there:
        yield _blob(path, found=False)
    else:
        raise PolgraphError(
            ErrorCode.INPUT_NOT_FOUND, f"{name} does not exist.", "Check the path; `-` reads standard input."
        )


def _told(errors: list[PolgraphError]) -> Iterator[PolgraphError]:
    """The errors, which are then forgotten."""
    yield from errors
    errors.clear()


def files(
    folder: Path,
    inside: frozenset[tuple[int, int]] = frozenset(),
    lost: Callable[[PolgraphError], None] = lambda _: None,
) -> Iterator[Path]:
    """The files below a folder, in the order of their paths; hidden ones are left out, and links that lead back up.

    Args:
        folder: the folder.
        inside: device and number of the folders that it lies in.
        lost: is told of every folder that cannot be read.
    """
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        problem = f"{folder} cannot be read: {error.strerror}."
        lost(PolgraphError(ErrorCode.INPUT_NOT_FOUND, problem, "Check the folder and its permissions."))
        return
    here = (status.st_dev, status.st_ino)
    if here in inside or len(inside) > _DEEPEST:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        if path.is_dir():
            yield from files(path, inside | {here}, lost)
        elif path.is_file():
            yield path


def _blob(path: Path, *, found: bool) -> Blob:
    inner = PurePosixPath(path.stem) if path.suffix.lower() in _PACKED else path
    return Blob(
        str(path),
        inner.stem,
        inner.suffix.lower(),
        lambda: cast("BinaryIO", path.open("rb")),
        _size(path),
        found=found,
    )


def _size(path: Path) -> int | None:
    """Bytes of a file; None where it has gone since its folder was read, which its reader then tells."""
    try:
        return path.stat().st_size
    except OSError:
        return None


def in_memory(data: bytes) -> Callable[[], BinaryIO]:
    """Opens some bytes as often as wanted."""
    return lambda: io.BytesIO(data)
