"""Files that cannot be read, are gone, or are no files: each is told, and the rest of the batch goes on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from polgraph.extract.read import read_articles
from polgraph.ontology.errors import ErrorCode, PolgraphError
from tests.extract.read.samples import BODY


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three files, one of them in a folder of its own."""
    (tmp_path / "sub").mkdir()
    for name in ("a.txt", "sub/b.txt", "z.txt"):
        (tmp_path / name).write_text(f"{BODY} {name}", encoding="utf-8")
    return tmp_path


def batch(*names: Path) -> tuple[list[str], list[PolgraphError]]:
    problems: list[PolgraphError] = []
    return [one.id for one in read_articles([str(name) for name in names], skip=problems.append)], problems


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_pipe_that_nobody_writes_to_is_refused(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    found, (problem,) = batch(folder / "pipe", folder / "a.txt")
    assert found == ["a"]
    assert problem.code is ErrorCode.INPUT_INVALID
    assert "is a pipe" in problem.message
    assert batch(folder) == (["a", "b", "z"], [])


def test_file_that_goes_while_its_folder_is_read(folder: Path) -> None:
    problems: list[PolgraphError] = []
    articles = read_articles([str(folder)], skip=problems.append)
    assert next(articles).id == "a"
    (folder / "sub" / "b.txt").unlink()
    assert [one.id for one in articles] == ["z"]
    assert [problem.code for problem in problems] in ([], [ErrorCode.INPUT_NOT_FOUND])


def failing(name: str, original: Any) -> Any:
    def method(self: Path, *args: Any, **options: Any) -> Any:
        if self.name == name:
            raise PermissionError(13, "Permission denied", str(self))
        return original(self, *args, **options)

    return method


def test_file_that_is_not_to_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", failing("b.txt", Path.open))
    found, (problem,) = batch(folder)
    assert found == ["a", "z"]
    assert problem.code is ErrorCode.INPUT_NOT_FOUND
    assert "b.txt cannot be read: Permission denied" in problem.message


def test_file_that_goes_between_its_name_and_its_size(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.stat
    asked: Iterator[int] = iter(range(9))

    def stat(self: Path, **options: bool) -> os.stat_result:
        # Whether it is a file is asked first, and then its size.
        if self.name == "b.txt" and next(asked):
            self.unlink(missing_ok=True)
            raise FileNotFoundError(2, "No such file or directory", str(self))
        return real(self, **options)

    monkeypatch.setattr(Path, "stat", stat)
    found, problems = batch(folder)
    assert found == ["a", "z"]
    assert all("b.txt cannot be read: No such file" in problem.message for problem in problems)


def test_folder_that_is_not_to_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(path: Path) -> Any:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found, (problem,) = batch(folder)
    assert found == ["a", "z"]
    assert "sub cannot be read: Permission denied" in problem.message
    found, (problem,) = batch(folder / "sub", folder / "a.txt")
    assert found == ["a"]
