"""The page in a real browser: it draws, it answers, and it runs nothing but its own script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.graph.view.page import render
from tests.graph.view.samples import ATTACKS, page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Opened = Callable[[str], tuple[Page, list[str]]]

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(browser_page: Page, tmp_path: Path) -> Opened:
    """Opens a page of this HTML; the list beside it collects what went wrong: errors, alerts, requests elsewhere."""

    def opening(html: str) -> tuple[Page, list[str]]:
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8")
        wrong: list[str] = []
        browser_page.on("pageerror", lambda error: wrong.append(str(error)))
        browser_page.on("console", lambda message: wrong.append(message.text))
        browser_page.on("request", lambda request: None if request.url == file.as_uri() else wrong.append(request.url))
        browser_page.goto(file.as_uri())
        browser_page.wait_for_selector("html[data-ready=yes]", state="attached")
        return browser_page, wrong

    return opening


def test_an_actor_is_found_and_a_tie_opens_its_quotes(opened: Opened) -> None:
    screen, wrong = opened(render(page()))
    screen.fill("#search", "actor n1")
    screen.press("#search", "Enter")
    assert screen.inner_text("#heading") == "Actor n1"
    screen.click("#details .tie.hostile")
    assert "attacked" in screen.inner_text("#details")
    assert "A title" in screen.inner_text("#details")
    assert wrong == []


def test_dates_and_relations_filter_the_ties(opened: Opened) -> None:
    screen, _ = opened(render(page()))
    assert "4 actors, 2 friendly and 2 hostile ties" in screen.inner_text("#summary")
    screen.fill("#until", "2031-05-31")
    screen.dispatch_event("#until", "change")
    assert "4 friendly and 0 hostile" in screen.inner_text("#summary")
    screen.click("#all")
    screen.click("#relations summary")
    screen.uncheck("#choices input[value=SUPPORT]")
    assert "0 friendly and 2 hostile" in screen.inner_text("#summary")


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_an_article_runs(opened: Opened, attack: str) -> None:
    screen, wrong = opened(render(page(attack)))
    screen.fill("#search", "n1")
    screen.press("#search", "Enter")
    screen.click("#details .tie.hostile")
    assert attack in screen.inner_text("#details")
    assert screen.locator("#details img, #details script").count() == 0
    assert wrong == []


def test_only_web_addresses_become_links(opened: Opened) -> None:
    screen, _ = opened(render(page()))
    screen.fill("#search", "n1")
    screen.press("#search", "Enter")
    screen.click("#details .tie.hostile")
    links = screen.locator("#details a").evaluate_all("links => links.map(link => link.protocol)")
    assert set(links) == {"https:"}


def test_two_thousand_actors_can_be_searched(opened: Opened) -> None:
    screen, wrong = opened(render(page(actors=2000)))
    screen.fill("#search", "n1999")
    screen.press("#search", "Enter")
    assert screen.inner_text("#heading") == "Actor n1999"
    assert wrong == []
