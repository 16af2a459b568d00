"""Readers and imports under a coverage-guided fuzzer, half a minute each; `make fuzz` does the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SECONDS = 30


@pytest.mark.slow
@pytest.mark.parametrize("fuzzer", ["readers", "imports"])
def test_nothing_breaks(fuzzer: str, tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="atheris has no wheel for this system")
    from tests.fuzz.run import fuzz

    done = fuzz(SECONDS, tmp_path, fuzzer)
    told = done.stderr[-3000:]
    assert done.returncode == 0, told
    assert list(tmp_path.iterdir()) == [], told
    runs = re.search(r"Done (\d+) runs", done.stderr)
    assert runs, told
    assert int(runs[1]) > 100, told
