"""Run the fuzzer for a time: `python -m tests.fuzz.run [SECONDS]`. It names the folder of what it finds."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.extract.read.samples import samples

ROOT = Path(__file__).resolve().parent.parent.parent
LIMITS = ("-timeout=60", "-rss_limit_mb=2000", "-max_len=4000", "-seed=1", "-verbosity=1")
"""Seconds and megabytes that one input may take, far above what is measured; sizes of inputs; always the same start."""


def fuzz(seconds: int, found: Path) -> subprocess.CompletedProcess[str]:
    """Fuzz the readers, beginning with a file of every format, in a process of its own.

    Args:
        seconds: how long.
        found: folder for the input that breaks something.
    """
    with tempfile.TemporaryDirectory() as corpus:
        for name, data in samples().items():
            (Path(corpus) / name).write_bytes(data)
        options = (*LIMITS, f"-max_total_time={seconds}", f"-artifact_prefix={found}/", corpus)
        command = [sys.executable, "-m", "tests.fuzz.readers", *options]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=seconds + 120)


def main() -> int:
    """Fuzz as long as the command line says, a minute without it."""
    found = Path(tempfile.mkdtemp(prefix="fuzz-"))
    done = fuzz(int(sys.argv[1]) if len(sys.argv) > 1 else 60, found)
    print("\n".join(done.stderr.splitlines()[-20:]))  # noqa: T201 - this is a program
    print(f"nothing found, {found} is empty" if done.returncode == 0 else f"see {found}")  # noqa: T201
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
