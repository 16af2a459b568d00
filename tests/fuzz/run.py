"""Run the fuzzers for a time: `python -m tests.fuzz.run [SECONDS] [--seed N]`. It tells what they find, and where."""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS = 60
"""What one input may take, far above what is measured."""
FUZZERS = {"readers": 4_000, "imports": 16_000}
"""What is fuzzed, by module, with the size of its inputs in bytes: a shard file is larger than any text."""
LONGEST_SHOWN = 16_000
"""Bytes of an input that stands in a report."""
_TAIL = 4_000


@dataclass(frozen=True, slots=True)
class Result:
    """What a fuzzer found.

    Attributes:
        code: 0 if nothing.
        told: how it ended: of a finding the traceback, and the input in Base64.
    """

    code: int
    told: str


def fuzz(fuzzer: str, found: Path, *, seed: int, runs: int | None = None, seconds: int | None = None) -> Result:
    """Fuzz, beginning with a file of every format, in a process of its own.

    Args:
        fuzzer: which one.
        found: empty folder for the input that breaks something.
        seed: of what is drawn by lot. With a number of runs it decides which inputs are tried, all of them.
        runs: how many inputs are tried; None: until the time is over.
        seconds: how long; None: until the runs are over.
    """
    limits = [f"-timeout={SECONDS}", f"-report_slow_units={SECONDS}"]
    ends = [f"-runs={runs}"] if runs is not None else [f"-max_total_time={seconds}"]
    # What is kept of it is read from the folder again after a time otherwise.
    steady = [f"-seed={seed}", "-reload=0", f"-max_len={FUZZERS[fuzzer]}"]
    shown = ["-verbosity=1", "-print_final_stats=1", f"-artifact_prefix={found}/"]
    with tempfile.TemporaryDirectory() as corpus:
        command = [sys.executable, "-m", f"tests.fuzz.{fuzzer}", *limits, *ends, *steady, *shown, corpus]
        # The order of a set is that of the hashes of its texts.
        environment = os.environ | {"PYTHONHASHSEED": "0"}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    out, err = (text.decode("utf-8", "replace") for text in (done.stdout, done.stderr))
    return Result(done.returncode, report(out, err, found))


def report(out: str, err: str, found: Path) -> str:
    """What a fuzzer tells: the traceback is on standard output, the rest on standard error, the input in a file.

    Args:
        out: its standard output.
        err: its standard error.
        found: the folder of what it found.
    """
    inputs = []
    for file in sorted(found.iterdir()):
        data = file.read_bytes()
        shown = b64encode(data).decode() if len(data) <= LONGEST_SHOWN else "too long to be shown"
        inputs.append(f"{file.name} ({len(data):,} bytes, Base64): {shown}")
    return "\n".join(part for part in (out[-_TAIL:], err[-_TAIL:], *inputs) if part)


def main() -> int:
    """Fuzz as long as the command line says, a minute without it, half of it each; every call tries something else."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.run", description=main.__doc__)
    parser.add_argument("seconds", nargs="?", type=int, default=60)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(2**31), help="do again what a call did")
    asked = parser.parse_args()
    code = 0
    for fuzzer in FUZZERS:
        found = Path(tempfile.mkdtemp(prefix="fuzz-"))
        done = fuzz(fuzzer, found, seed=asked.seed, seconds=asked.seconds // len(FUZZERS))
        what = f"see {found}; python -m tests.fuzz.{fuzzer} FILE tries it again" if done.code else "nothing found"
        print(f"{done.told}\n{fuzzer}, --seed {asked.seed}: {what}")  # noqa: T201 - this is a program
        code = code or done.code
    return code


if __name__ == "__main__":
    sys.exit(main())
