"""README and guide say what the code does."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from polgraph.ontology.errors import ErrorCode

ROOT = Path(__file__).resolve().parent.parent.parent


def check(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "scripts/readme.py", "--check", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_tables_of_commands_are_those_of_the_code() -> None:
    done = check("--no-output")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


@pytest.mark.model
@pytest.mark.slow
def test_output_in_the_readme_is_what_the_commands_print() -> None:
    done = check()
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_every_error_code_is_explained() -> None:
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (P\d{3}) \|", text, re.MULTILINE) == [code.value for code in sorted(ErrorCode)]


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [project["dependencies"], *project["optional-dependencies"].values()]
    names = {re.split(r"[<>=\[; ]", line)[0].lower() for lines in wanted for line in lines}
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| ([a-z][\w-]+) \| \d", text, re.MULTILINE)) == names


def test_links_of_the_readme_lead_somewhere() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_verb_of_the_readme_stands_in_the_lexicon() -> None:
    (line,) = re.findall(r"^.+\t.+$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    tables = (ROOT / "extract" / "data" / "lexicon").glob("*.tsv")
    assert any(line in table.read_text(encoding="utf-8").splitlines() for table in tables)
