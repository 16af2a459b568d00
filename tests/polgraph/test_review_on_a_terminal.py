"""The queue of `polgraph review` as a person sees it: a real terminal, one key an answer, both sides side by side."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.store import Store
from polgraph.ontology.records import ActorType
from tests.graph.graph_samples import NOW, Cast, Said, extraction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="this system has no pseudo-terminals")
PROMPT = "[q]uit: "
CAST = Cast({"Harbour Union": ActorType.PARTY, "Tarn Guild": ActorType.PARTY})
SAID = {
    "a": (date(2021, 1, 1), Said("Ilya Barsk", "SUPPORT", "Harbour Union")),
    "b": (date(2020, 5, 2), Said("I. Barsk", "ACCUSE", "Tarn Guild")),
    "c": (date(2020, 6, 2), Said("R. Teel", "ACCUSE", "Tarn Guild")),
    "d": (date(2020, 7, 2), Said("Runa Teel", "AID", "Harbour Union")),
}


class Terminal:
    """A process that has a pseudo-terminal for its screen and keyboard."""

    def __init__(self, command: list[str], columns: int) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self._side, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        environment = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
        self.process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env={**environment, "TERM": "xterm"}
        )
        os.close(theirs)

    def until(self, words: str, seconds: float = 60.0) -> str:
        """What is printed up to these words, or to the end of the process."""
        shown, end = "", time.monotonic() + seconds
        while words not in shown and time.monotonic() < end:
            if select.select([self._side], [], [], 0.2)[0]:
                try:
                    shown += os.read(self._side, 65536).decode()
                except OSError:  # The process has ended.
                    break
        assert words in shown, shown
        return shown.replace("\r\n", "\n")

    def press(self, key: str, seconds: float = 30.0) -> None:
        """Press one key, without a line's end, as soon as the process listens to keys; earlier ones are dropped."""
        import termios

        end = time.monotonic() + seconds
        while termios.tcgetattr(self._side)[3] & termios.ICANON:
            assert time.monotonic() < end
            time.sleep(0.01)
        os.write(self._side, key.encode())

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(timeout=30)
        os.close(self._side)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "store", create=True, catalogue=False)
    store.ingest([extraction(key, said, published=day, cast=CAST) for key, (day, said) in SAID.items()], NOW)
    return store


@pytest.fixture
def terminal(store: Store) -> Iterator[Terminal]:
    command = [sys.executable, "-m", "polgraph", "review", "--author", "me", "--store", str(store.path)]
    opened = Terminal(command, columns=100)
    yield opened
    opened.close()


def verdicts(store: Store) -> list[str]:
    with store.ledger() as ledger:
        return [entry.judgement.verdict for entry in ledger.judgements()]


def test_both_sides_stand_side_by_side_and_one_key_decides(store: Store, terminal: Terminal) -> None:
    first = terminal.until(PROMPT)
    assert first.startswith("2 pairs waiting\n")
    row = next(line for line in first.splitlines() if "Ilya Barsk ACCUSE" in line or "I. Barsk ACCUSE" in line)
    assert "Ilya Barsk SUPPORT" in row
    assert all(len(line) <= 100 for line in first.splitlines())
    terminal.press("s")
    second = terminal.until(PROMPT)
    assert "same, kept as decision 1; `polgraph undo 1` takes it back" in second
    assert "Runa Teel" in second
    assert "R. Teel" in second
    terminal.press("d")
    last = terminal.until("decisions kept")
    assert "Nothing more waits for a decision." in last
    assert "2 decisions kept" in last
    assert terminal.process.wait(timeout=30) == 0
    assert verdicts(store) == ["same", "different"]


@pytest.mark.parametrize(("key", "kept"), [("k", 0), ("u", 1)])
def test_skipping_and_quitting(store: Store, terminal: Terminal, key: str, kept: int) -> None:
    terminal.until(PROMPT)
    terminal.press("x")
    assert "'x' is none of the keys." in terminal.until(PROMPT)
    terminal.press(key)
    terminal.until(PROMPT)
    terminal.press("q")
    terminal.until(f"{kept} decision")
    assert terminal.process.wait(timeout=30) == 0
    assert verdicts(store) == ["unsure"] * kept


def test_an_interrupt_keeps_what_was_decided(store: Store, terminal: Terminal) -> None:
    terminal.until(PROMPT)
    terminal.press("s")
    terminal.until(PROMPT)
    terminal.press("\x03")
    assert "1 decision kept" in terminal.until("kept\r\n")
    assert terminal.process.wait(timeout=30) == 0
    assert verdicts(store) == ["same"]
