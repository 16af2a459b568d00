"""Draw the pictures of the documents anew: `python scripts/pictures.py`, with Chromium on the PATH."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

import polgraph

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests" / "data" / "sample" / "articles.jsonl"
IMAGES = ROOT / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def shoot(page: Path, image: Path) -> None:
    """Take a picture of a page on which one state and its worst enemy have been clicked."""
    browser = next(path for name in BROWSERS if (path := shutil.which(name)))
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        screen = started.new_page(viewport={"width": 1360, "height": 700})
        screen.goto(page.as_uri())
        screen.fill("#search", "Ostrenia")
        screen.press("#search", "Enter")
        screen.wait_for_timeout(500)
        screen.screenshot(path=image)
        started.close()


def main() -> None:
    """Take in the sample corpus and draw."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        command = [sys.executable, "-m", "polgraph", "ingest", str(SAMPLE), "--store", str(store)]
        subprocess.run(command, check=True)
        graph = polgraph.open(store)
        graph.dyad("Veskaria", "Ostrenia", months=True, level="state").plot(str(IMAGES / "dyad.png"))
        graph.blocs(level="state", min_sources=2, since=date(2032, 1, 1)).plot(str(IMAGES / "blocs.png"))
        page = Path(folder) / "view.html"
        graph.view(page, title="A coast at odds", level="state", min_sources=2, since=date(2032, 1, 1))
        shoot(page, IMAGES / "view.png")


if __name__ == "__main__":
    main()
