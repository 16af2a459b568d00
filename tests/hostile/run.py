"""Give hostile inputs to the real command: `python -m tests.hostile.run [WORDS OF A NAME]…`.

Each is taken into a fresh store between two good articles. A line each: seconds of processor time, megabytes at most of
one process, exit code, whether both good articles have their statements, and what the command said of the rest.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from tests.hostile.cases import ALL

if TYPE_CHECKING:
    from tests.hostile.files import Write

ROOT = Path(__file__).resolve().parent.parent.parent
GOOD = {
    "000-first.txt": "The army of Iran attacked rebels in Iraq on Monday. Officials in Baghdad condemned the raid.",
    "zzz-last.txt": "Turkey arrested the journalist Orla Brandt on Friday. Germany criticised Turkey, officials said.",
}
"""Two good articles, which stand before and after all others."""
LIMIT = 120.0


@dataclass(frozen=True, slots=True)
class Run:
    """What became of a command.

    Attributes:
        seconds: of processor time, of the command and all its processes.
        wall: seconds by the clock.
        megabytes: the most that one process of it had in memory.
        code: its exit code; -9 where it took too long.
        out: what it wrote to standard output.
        err: what it wrote to standard error.
    """

    seconds: float
    wall: float
    megabytes: float
    code: int
    out: str
    err: str


def command(arguments: Sequence[str], folder: Path, limit: float = LIMIT) -> Run:
    """Run `polgraph` and measure it.

    Args:
        arguments: what follows the command's name.
        folder: where it runs, and where its output is kept.
        limit: seconds by the clock after which it is ended.
    """
    begun = time.monotonic()
    with (folder / "out").open("w+b") as out, (folder / "err").open("w+b") as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "polgraph", *arguments],
            cwd=ROOT,
            stdout=out,
            stderr=err,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        ended = Event()
        Thread(target=_end, args=(process, ended, limit), daemon=True).start()
        _, status, used = os.wait4(process.pid, 0)
        ended.set()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        said, told = (stream.read().decode("utf-8", "replace") for stream in (out, err))
    seconds = used.ru_utime + used.ru_stime
    return Run(seconds, time.monotonic() - begun, used.ru_maxrss / 1000, process.returncode, said, told)


def _end(process: subprocess.Popen[bytes], ended: Event, limit: float) -> None:
    """End a process and those that it began, if it takes too long."""
    if not ended.wait(limit):
        os.killpg(process.pid, signal.SIGKILL)


def around(write: Write, folder: Path) -> None:
    """Write hostile files, and the two good articles around them."""
    folder.mkdir()
    for name, text in GOOD.items():
        (folder / name).write_text(text, encoding="utf-8")
    inner = folder / "hostile"
    inner.mkdir()
    # In a process of its own: what it takes would count as the command's, whose memory begins as that of its parent.
    making = get_context("fork").Process(target=write, args=(inner,))
    making.start()
    making.join()
    if making.exitcode:
        raise RuntimeError(f"{write} made nothing")


def unharmed(store: Path) -> list[int]:
    """How many statements the store has of each good article."""
    from polgraph.graph import Store

    with Store.open(store, project=False).ledger() as ledger:
        return [len(list(ledger.statements(article=Path(name).stem))) for name in GOOD]


def run(write: Write, folder: Path, *options: str) -> tuple[Run, list[int]]:
    """Take hostile files into a fresh store between the good articles; the run, and how many statements these have."""
    around(write, folder / "in")
    store = folder / "store"
    done = command(["ingest", str(folder / "in"), "--store", str(store), "--date", "2024-05-06", *options], folder)
    return done, unharmed(store) if done.code == 0 else [0, 0]


def line(name: str, done: Run, counts: list[int]) -> str:
    """What became of a case, in one line."""
    said = [text for text in done.err.splitlines() if text.startswith(("skipped", "failed", "warning", "Error"))]
    told = said[0][:150] if said else done.err[-200:].strip()
    fine = "fine" if all(counts) and done.code == 0 else "HARMED"
    total = done.out.strip().split(", in the store")[0]
    used = f"{done.seconds:.1f} s | {done.megabytes:.0f} MB | {done.code} | {fine}"
    return f"{used} | {name} | {total} | {len(said)}: {told}"


def main() -> None:
    """Run those cases whose names hold one of the words, or all."""
    wanted = sys.argv[1:]
    for name, write in ALL.items():
        if not wanted or any(word in name for word in wanted):
            with tempfile.TemporaryDirectory() as folder:
                print(line(name, *run(write, Path(folder))), flush=True)  # noqa: T201 - this is a program


if __name__ == "__main__":
    main()
