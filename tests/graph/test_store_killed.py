"""A process that is killed in the middle of an ingest leaves whole articles, and the next one completes the work."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.store import Store
from tests.graph import kill_victim
from tests.graph.graph_samples import NOW

if TYPE_CHECKING:
    from polgraph.graph.ledger import Ledger

ROOT = Path(__file__).parents[2]
ALL = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill -9")


def killed(folder: Path, lines: int, seconds: float) -> None:
    """Start ingesting, and kill the process so many articles and seconds later."""
    command = [sys.executable, "-m", kill_victim.__name__, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        for _ in range(lines + 1):
            assert process.stdout.readline()
        time.sleep(seconds)
        process.kill()
    assert process.returncode == -signal.SIGKILL


def quads(store: Store) -> list[str]:
    return sorted(map(repr, store.sparql(ALL).rows))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store that nothing disturbed."""
    store = Store.open(tmp_path_factory.mktemp("whole") / "store", create=True, catalogue=False)
    store.ingest(kill_victim.corpus(), NOW)
    return store


def rows_of(ledger: Ledger, article: str) -> list[object]:
    return [*ledger.statements(article=article), *ledger.mentions(article), *ledger.article_actors(article)]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_killed_again_and_again(tmp_path: Path, whole: Store, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable moments, no secrets
    folder = tmp_path / "store"
    killed(folder, 0, chance.uniform(0, 0.1))
    for _ in range(2):
        killed(folder, chance.randrange(1, kill_victim.ARTICLES - 5), chance.uniform(0, 0.03))
        store = Store.open(folder)
        with store.ledger() as ledger, whole.ledger() as expected:
            found = [article.id for article in ledger.articles()]
            assert found
            for article in found:
                assert ledger.article(article) == expected.article(article)
                assert rows_of(ledger, article) == rows_of(expected, article)
            assert [change.key for change in ledger.changes()] == [f"article {n}" for n in range(len(found))]
        graphs = store.sparql("SELECT DISTINCT ?id { ?a a pg:Article ; dcterms:identifier ?id }")
        assert sorted(str(row[0]) for row in graphs.rows) == found
    store.ingest(kill_victim.corpus(), NOW)
    with store.ledger() as ledger, whole.ledger() as expected:
        assert ledger.dump() == expected.dump()
    assert quads(store) == quads(whole)
