"""The readers under a coverage-guided fuzzer, for some seconds; `make fuzz` runs it for longer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SECONDS = 20


@pytest.mark.slow
def test_nothing_breaks_the_readers(tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="atheris has no wheel for this system")
    from tests.fuzz.run import fuzz

    done = fuzz(SECONDS, tmp_path)
    told = done.stderr[-3000:]
    assert done.returncode == 0, told
    assert list(tmp_path.iterdir()) == [], told
    runs = re.search(r"Done (\d+) runs", done.stderr)
    assert runs, told
    assert int(runs[1]) > 100, told
