"""The bar of a batch: shown on a terminal, with rate and time left; what is passed over does not count."""

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


@pytest.mark.parametrize(("total", "terminal"), [(5, False), (None, True)])
def test_no_bar(monkeypatch: pytest.MonkeyPatch, total: int | None, terminal: bool) -> None:
    shown = screen(monkeypatch, terminal=terminal)
    with progress(total) as advance:
        advance(True)
    assert shown.getvalue() == ""
