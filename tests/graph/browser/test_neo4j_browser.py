"""The kit in the real Neo4j Browser: style and favourites dropped into its window, a link, and the picture it gives."""

from __future__ import annotations

import base64
import json
import os
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.browser.kit import favourites, kit, link
from polgraph.graph.browser.style import colours, labels
from polgraph.graph.property.bolt import Account, Neo4jTarget
from polgraph.graph.property.load import load
from polgraph.graph.property.target import Step
from polgraph.ontology.records import ActorType
from scripts import neo4j_server
from tests.graph.graph_samples import NOW, Cast, Said, extraction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from polgraph.graph.ledger import Ledger

pytestmark = [pytest.mark.neo4j, pytest.mark.browser, pytest.mark.slow]

DROP = """([name, data]) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)), carried = new DataTransfer();
  carried.items.add(new File([bytes], name));
  for (const type of ["dragenter", "dragover", "drop"])
    document.querySelector("[data-testid=main]").dispatchEvent(
      new DragEvent(type, {dataTransfer: carried, bubbles: true, cancelable: true}));
}"""
FILLS = """() => Object.fromEntries(Array.from(document.querySelectorAll("svg g.node"), (node) =>
  [node.textContent.trim(), node.querySelector("circle.b-outline").getAttribute("fill")]))"""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Account]]:
    """Where a server shows its Browser, and its account."""
    port = neo4j_server.free_port()
    try:
        server = neo4j_server.start(tmp_path_factory.mktemp("shown"), http_port=port, java_options=neo4j_server.BRIEF)
    except neo4j_server.NoServerError as error:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(f"no Neo4j server: {error}")
        pytest.skip(f"no Neo4j server: {error}")
    yield f"http://{neo4j_server.HOST}:{port}", Account(server.uri, server.user, server.password)
    neo4j_server.end(server)


def fill(ledger: Ledger, account: Account) -> None:
    """Load an article about three actors, with their labels."""
    cast = Cast(types={"Lamp Front": ActorType.ARMED_GROUP, "Ostrania": ActorType.STATE})
    said = (Said("Orla Brandt", "SUPPORT", "Ostrania"), Said("Lamp Front", "ASSAULT", "Orla Brandt"))
    ledger.ingest(extraction("a 1", *said, cast=cast), now=NOW)
    with Neo4jTarget.open(account) as graph:
        load(ledger, graph)
        graph.write([Step(labels() + "RETURN count(*) AS written", {})])


def connect(page: Page, base: str, account: Account) -> None:
    """Open the Browser and log in."""
    page.goto(f"{base}/browser/")
    page.get_by_test_id("bolt-scheme-select").select_option("bolt://")
    page.get_by_test_id("boltaddress").fill(account.uri.removeprefix("bolt://"))
    page.get_by_test_id("username").fill(account.user)
    page.get_by_test_id("password").fill(account.password)
    page.get_by_test_id("connect").click()
    page.get_by_text(":play start").first.wait_for()
    told = "([key, text]) => (localStorage[key] || '').includes(text)"
    page.wait_for_function(told, arg=["neo4j.connections", account.uri.removeprefix("bolt://")])


def drop(page: Page, name: str, content: bytes, kept: str) -> None:
    """Drop a file into the window and wait until the Browser has kept it."""
    page.evaluate(DROP, [name, base64.b64encode(content).decode("ascii")])
    page.wait_for_function("([key, text]) => (localStorage[key] || '').includes(text)", arg=kept.split("|", 1))


def test_style_favourites_and_link(
    shown: tuple[str, Account], ledger: Ledger, browser_page: Page, tmp_path: Path
) -> None:
    base, account = shown
    fill(ledger, account)
    files = kit(base)
    connect(browser_page, base, account)
    drop(browser_page, "polgraph.grass", files["polgraph.grass"], "neo4j.grass|node.ArmedGroup")
    drop(browser_page, "favorites.zip", files["favorites.zip"], "neo4j.documents|With whom an actor is friendly")
    documents = json.loads(browser_page.evaluate("localStorage['neo4j.documents']"))
    assert {one["content"].strip() for one in documents} >= {one.text.strip() for one in favourites().values()}

    picture = favourites()["picture-of-actor"].example().replace("Kadhimi", "Orla Brandt")
    browser_page.goto(link(picture, base))
    browser_page.get_by_text(":play start").first.wait_for()
    browser_page.get_by_test_id("editor-Run").click()
    browser_page.locator("svg g.node").nth(2).wait_for()
    browser_page.get_by_test_id("frame").first.screenshot(path=tmp_path / "picture.png")
    fills = {name.replace(" ", ""): colour for name, colour in browser_page.evaluate(FILLS).items()}
    actors = colours().actors
    assert fills == {
        "OrlaBrandt": actors["person"],
        "LampFront": actors["armed_group"],
        "Ostrania": actors["state"],
    }
