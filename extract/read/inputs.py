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


def _paths(name: str) -> Iterator[Blob]:
    path = Path(name)
    try:
        folder, there = path.is_dir(), path.exists()
    except (OSError, ValueError):
        folder = there = False
    if folder:
        empty = True
        for file in files(path):
            empty = False
            yield _blob(file, found=True)
        if empty:
            raise PolgraphError(
                ErrorCode.INPUT_EMPTY, f"The folder {name} holds nothing to read.", "Put articles into it."
            )
    elif there:
        yield _blob(path, found=False)
    else:
        raise PolgraphError(
            ErrorCode.INPUT_NOT_FOUND, f"{name} does not exist.", "Check the path; `-` reads standard input."
        )


def files(folder: Path, inside: frozenset[tuple[int, int]] = frozenset()) -> Iterator[Path]:
    """The files below a folder, in the order of their paths; hidden ones are left out, and links that lead back up.

    Args:
        folder: the folder.
        inside: device and number of the folders that it lies in.
    """
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    here = (status.st_dev, status.st_ino)
    if here in inside or len(inside) > _DEEPEST:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        if path.is_dir():
            yield from files(path, inside | {here})
        elif path.is_file():
            yield path


def _blob(path: Path, *, found: bool) -> Blob:
    inner = PurePosixPath(path.stem) if path.suffix.lower() in _PACKED else path
    return Blob(
        str(path),
        inner.stem,
        inner.suffix.lower(),
        lambda: cast("BinaryIO", path.open("rb")),
        path.stat().st_size if path.is_file() else None,
        found=found,
    )


def in_memory(data: bytes) -> Callable[[], BinaryIO]:
    """Opens some bytes as often as wanted."""
    return lambda: io.BytesIO(data)
