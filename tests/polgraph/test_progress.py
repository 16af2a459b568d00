"""How far a batch is: a bar on a terminal, lines in a log, with rate and time left, without what is passed over."""

from __future__ import annotations

import io

import pytest

from polgraph.cli.progress import progress, rate


@pytest.mark.parametrize(
    ("speed", "words"), [(None, ""), (0.0, ""), (12.34, "12.3 a second"), (1.0, "1.0 a second"), (0.05, "3.0 a minute")]
)
def test_a_rate_in_words(speed: float | None, words: str) -> None:
    assert rate(speed) == words


def screen(monkeypatch: pytest.MonkeyPatch, *, terminal: bool) -> io.StringIO:
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: terminal)
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    return stream


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = screen(monkeypatch, terminal=True)
    with progress(5) as advance:
        for worked in (False, False, True, True):
            advance(worked)
    assert "2/3" in shown.getvalue()
    assert "a second" in shown.getvalue()


def test_a_line_a_minute_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = screen(monkeypatch, terminal=False)
    seconds = iter([0.0, 20.0, 59.0, 60.0, 61.0, 119.0, 125.0])
    with progress(3605, lambda: next(seconds)) as advance:
        for worked in (False, True, True, True, True, True):
            advance(worked)
    assert shown.getvalue().splitlines() == [
        "2 of 3604 articles, 2.0 a minute, 1 day, 6:01:00 left",
        "5 of 3604 articles, 2.4 a minute, 1 day, 0:59:35 left",
    ]


@pytest.mark.parametrize(("total", "terminal"), [(5, False), (None, True)])
def test_no_bar(monkeypatch: pytest.MonkeyPatch, total: int | None, terminal: bool) -> None:
    shown = screen(monkeypatch, terminal=terminal)
    with progress(total) as advance:
        advance(True)
    assert shown.getvalue() == ""
