"""The wheel: what is in it, and that it works in an environment that knows nothing of the checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import polgraph

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("extract", "graph", "ontology", "polgraph")
ABOUT = ("pyproject.toml", "setup.py", "README.md", "LICENSE")

pytestmark = pytest.mark.slow


def call(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def sources() -> set[str]:
    """Every file of the four folders that belongs into the wheel, as the wheel names it."""
    found = set()
    for room in ROOMS:
        for path in (ROOT / room).rglob("*"):
            wanted = path.suffix == ".py" or "data" in path.relative_to(ROOT / room).parts or path.name == "py.typed"
            if path.is_file() and wanted and "__pycache__" not in path.parts:
                inside = path.relative_to(ROOT).as_posix()
                found.add(inside if room == "polgraph" else f"polgraph/{inside}")
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of the sources, so that nothing of a build stays in the checkout."""
    copy, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for room in ROOMS:
        shutil.copytree(ROOT / room, copy / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ABOUT:
        shutil.copy(ROOT / name, copy / name)
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, copy, cwd=copy)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of a new environment: the wheel installed, its dependencies borrowed from this one.

    A path in a .pth file is searched for packages, but its own .pth files, the editable install's among them, are not
    read: the new environment does not see the checkout.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    (site,) = folder.glob("lib/python*/site-packages")
    here = Path(pytest.__file__).parent.parent
    call(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    (site / "borrowed.pth").write_text(f"{here}\n", encoding="utf-8")
    return folder / "bin"


def test_wheel_holds_every_module_and_data_file_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        (licence,) = [name for name in archive.namelist() if name.endswith("LICENSE")]
        assert "Apache License" in archive.read(licence).decode()
    assert names == sources()


def test_installed_package_is_the_wheels(environment: Path, tmp_path: Path) -> None:
    where = call(environment / "python", "-c", "import polgraph; print(polgraph.__file__)", cwd=tmp_path)
    assert str(environment.parent) in where


def test_console_script_and_module_tell_the_version(environment: Path, tmp_path: Path) -> None:
    expected = f"polgraph {polgraph.__version__}\n"
    assert call(environment / "polgraph", "--version", cwd=tmp_path) == expected
    assert call(environment / "python", "-m", "polgraph", "--version", cwd=tmp_path) == expected


def test_data_files_are_found(environment: Path, tmp_path: Path) -> None:
    assert "SUPPORT" in call(environment / "polgraph", "ontology", "--format", "csv", cwd=tmp_path)
    assert "sh:NodeShape" in call(environment / "polgraph", "ontology", "--format", "shacl", cwd=tmp_path)


def test_version_of_the_metadata() -> None:
    assert f'version = "{polgraph.__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.model
def test_demo_article(environment: Path, tmp_path: Path, voa_file: Path) -> None:
    store = ("--store", tmp_path / "store")

    def ask(*arguments: str | Path) -> str:
        return call(environment / "polgraph", *arguments, *store, cwd=tmp_path)

    assert "1 added" in ask("ingest", voa_file, "--date", "2020-12-26")
    assert "Sadr" in ask("query", "--saved", "who-supports", "--bind", "name=Kadhimi", "--format", "csv")
    assert "Sadr" in ask("allies", "Kadhimi", "--format", "csv")
    assert "militia" in ask("conflicts", "Kadhimi", "--format", "csv")
    assert "Zerjawi" in ask("show", "voa-2020-12-26")
