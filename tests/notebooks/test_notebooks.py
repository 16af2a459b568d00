"""The notebooks run from first to last cell, and are kept without what they print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import DATA

if TYPE_CHECKING:
    from pathlib import Path

NOTEBOOKS = sorted((DATA.parent.parent / "notebooks").glob("*.ipynb"))


def _read(path: Path) -> Any:
    import nbformat

    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def test_there_are_five() -> None:
    assert [path.name[0] for path in NOTEBOOKS] == ["1", "2", "3", "4", "5"]


@each
def test_notebook_is_valid_and_holds_no_output(path: Path) -> None:
    import nbformat

    notebook = _read(path)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [(cell.execution_count, cell.outputs) for cell in code] == [(None, [])] * len(code)


@pytest.mark.model
@pytest.mark.slow
@each
def test_notebook_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from nbclient import NotebookClient

    # Stores, and all that the kernel writes by itself, go to the folder of the test.
    for name in ("TMPDIR", "IPYTHONDIR", "JUPYTER_RUNTIME_DIR"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    notebook = _read(path)
    place = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources=place).execute()
    assert all(cell.execution_count for cell in notebook.cells if cell.cell_type == "code")
    printed = "".join(str(cell.get("outputs", "")) for cell in notebook.cells)
    assert "polgraph: [P" not in printed
