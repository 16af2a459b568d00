"""Readers and imports under a coverage-guided fuzzer, always with the same inputs; `make fuzz` tries others."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path

import pytest

from tests.fuzz.run import LONGEST_SHOWN, fuzz, report

RUNS = {"readers": 8_000, "imports": 10_000}
"""Half a minute of processor time each."""


@pytest.mark.slow
@pytest.mark.parametrize("fuzzer", RUNS)
def test_nothing_breaks(fuzzer: str, tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="atheris has no wheel for this system")
    done = fuzz(fuzzer, tmp_path, seed=1, runs=RUNS[fuzzer])
    assert done.code == 0, done.told
    assert list(tmp_path.iterdir()) == [], done.told
    ran = re.search(r"Done (\d+) runs", done.told)
    assert ran, done.told
    assert int(ran[1]) == RUNS[fuzzer], done.told


def test_a_finding_is_told_with_its_input(tmp_path: Path) -> None:
    (tmp_path / "crash-1").write_bytes(b"\0\xff")
    (tmp_path / "oom-2").write_bytes(bytes(LONGEST_SHOWN + 1))
    told = report("Traceback: IndexError", "libFuzzer: deadly signal", tmp_path)
    assert "Traceback: IndexError" in told
    assert "libFuzzer: deadly signal" in told
    assert f"crash-1 (2 bytes, Base64): {b64encode(bytes([0, 255])).decode()}" in told
    assert "oom-2 (16,001 bytes, Base64): too long" in told
