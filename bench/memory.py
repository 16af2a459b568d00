"""Memory of `polgraph extract FILE --workers 1` over any number of documents, as a table of docs/scale.md.

`python bench/memory.py --articles 100000 --every 5000` invents reports of one sentence with four names that nobody else
has, hands them to the command, and tells what the command and its worker hold, in megabytes. A worker is replaced after
5,000 articles; the least and the most of each part are told. It reads /proc, so it needs Linux.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.graph_tables import table
from bench.synthetic import SYLLABLES, word

PAUSE = 1.0
"""Seconds between two looks at the processes."""
WORDS = len(SYLLABLES) ** 3
"""How many words `word` knows."""
VERBS = ("condemned", "praised", "accused", "met", "arrested", "backed", "threatened", "criticised")


def new_word(number: int) -> str:
    """An invented word, another one for every number."""
    return word(number % WORDS) + SYLLABLES[number // WORDS]


def reports(count: int) -> Iterator[str]:
    """Lines of JSON: reports of one sentence each with four names of their own."""
    for number in range(count):
        names = [f"{new_word(8 * number + place)} {new_word(8 * number + place + 4)}" for place in range(4)]
        verb, other = VERBS[number % len(VERBS)], VERBS[(number + 3) % len(VERBS)]
        text = f"President {names[0]} {verb} General {names[1]} after Minister {names[2]} {other} Senator {names[3]}."
        yield json.dumps({"id": f"report-{number:06}", "date": "2021-03-04", "text": text}) + "\n"


def resident(process: int) -> float:
    """Megabytes that a process holds now; 0 where it has ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def children(process: int) -> list[int]:
    """The processes that a process has started, with theirs."""
    try:
        found = [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]
        for thread in Path(f"/proc/{process}/task").iterdir():
            found += [int(one) for one in (thread / "children").read_text("ascii").split()]
    except OSError:
        return []
    found = sorted(set(found))
    return [*found, *(below for one in found for below in children(one))]


@dataclass(slots=True)
class Part:
    """What was held while some of the articles were extracted, in megabytes.

    Attributes:
        command: the most of the command itself.
        least: the least of a worker that had finished loading, which is the worker after its start.
        most: the most of a worker.
    """

    command: float = 0.0
    least: float = float("inf")
    most: float = 0.0


class Watch:
    """Looks at a command and its workers, and counts the articles that come out of it."""

    def __init__(self, command: subprocess.Popen[str], every: int) -> None:
        self.command = command
        self.every = every
        self.done = 0
        self.parts: list[Part] = []
        self.loaded = 0.0

    def look(self) -> None:
        """Note what the processes hold, until the command ends."""
        while self.command.poll() is None:
            number = self.done // self.every
            while len(self.parts) <= number:
                self.parts.append(Part())
            part = self.parts[number]
            part.command = max(part.command, resident(self.command.pid))
            workers = max(map(resident, children(self.command.pid)), default=0.0)
            if self.done and workers:
                part.most = max(part.most, workers)
                if self.done % self.every > self.every // 100:
                    part.least = min(part.least, workers)
            time.sleep(PAUSE)

    def count(self) -> None:
        """Read what the command prints; each article is a line."""
        assert self.command.stdout is not None
        for _ in self.command.stdout:
            self.done += 1
            if self.done % self.every == 0:
                print(self.done, self.parts[-1], file=sys.stderr, flush=True)


def rows(parts: list[Part], every: int, count: int) -> list[tuple[str, ...]]:
    """The table's rows."""
    return [
        (
            f"{number * every + 1:,}–{min((number + 1) * every, count):,}",
            f"{part.command:.0f}",
            f"{part.least:.0f} … {part.most:.0f}",
        )
        for number, part in enumerate(parts)
        if part.most and part.least < float("inf")
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--every", type=int, default=5_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        with path.open("w", encoding="utf-8") as lines:
            lines.writelines(reports(options.articles))
        command = [sys.executable, "-m", "polgraph", "extract", str(path), "--workers", "1", "--format", "articles"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as started:
            watch = Watch(started, options.every)
            threading.Thread(target=watch.look, daemon=True).start()
            watch.count()
    print(table(["articles", "command", "worker, least … most"], rows(watch.parts, options.every, watch.done)))


if __name__ == "__main__":
    main()
