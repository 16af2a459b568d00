"""A real browser for the tests that need one."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def installed_browser() -> str:
    """The path of an installed Chromium; a test without one is skipped, in continuous integration it fails."""
    path = os.environ.get("POLGRAPH_TEST_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is not None:
        return path
    message = "needs Chromium on the PATH, or its path in POLGRAPH_TEST_CHROMIUM"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless browser for all tests, ended with them."""
    path = installed_browser()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        # As root, which continuous integration often is, Chromium starts without its sandbox only.
        started = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Page]:
    """A new page, closed after the test."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    yield page
    page.close()
