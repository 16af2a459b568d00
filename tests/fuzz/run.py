"""Run the fuzzers for a time: `python -m tests.fuzz.run [SECONDS]`. It names the folder of what they find."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LIMITS = ("-timeout=60", "-rss_limit_mb=2000", "-seed=1", "-verbosity=1")
"""Seconds and megabytes that one input may take, far above what is measured; always the same start."""
FUZZERS = {"readers": 4_000, "imports": 16_000}
"""What is fuzzed, by module, with the size of its inputs in bytes: a shard file is larger than any text."""


def fuzz(seconds: int, found: Path, fuzzer: str = "readers") -> subprocess.CompletedProcess[str]:
    """Fuzz, beginning with a file of every format, in a process of its own.

    Args:
        seconds: how long.
        found: folder for the input that breaks something.
        fuzzer: which one.
    """
    with tempfile.TemporaryDirectory() as corpus:
        options = (*LIMITS, f"-max_len={FUZZERS[fuzzer]}", f"-max_total_time={seconds}", f"-artifact_prefix={found}/")
        command = [sys.executable, "-m", f"tests.fuzz.{fuzzer}", *options, corpus]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=seconds + 120)


def main() -> int:
    """Fuzz as long as the command line says, a minute without it, half of it each."""
    found = Path(tempfile.mkdtemp(prefix="fuzz-"))
    code = 0
    for fuzzer in FUZZERS:
        done = fuzz((int(sys.argv[1]) if len(sys.argv) > 1 else 60) // len(FUZZERS), found, fuzzer)
        print("\n".join(done.stderr.splitlines()[-20:]))  # noqa: T201 - this is a program
        print(f"{fuzzer}: nothing found" if done.returncode == 0 else f"{fuzzer}: see {found}")  # noqa: T201
        code = code or done.returncode
    return code


if __name__ == "__main__":
    sys.exit(main())
