"""A load into a real server that is killed in the middle loses nothing and repeats nothing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.follow import COMPLETE, Mark
from polgraph.graph.property import mark as marks
from polgraph.graph.property.load import load
from polgraph.graph.property.query import cypher
from polgraph.graph.store import Store
from tests.graph import kill_victim
from tests.graph.graph_samples import NOW, Said, extraction
from tests.graph.property import load_victim
from tests.graph.property.graph_dump import dump
from tests.graph.property.test_property_load import made_anew

if TYPE_CHECKING:
    from polgraph.graph.property.bolt import Account, Neo4jTarget

ROOT = Path(__file__).parents[3]
IN = "MATCH (a:Article) RETURN count(a)"

pytestmark = [
    pytest.mark.neo4j,
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill -9"),
]


@pytest.fixture
def full(tmp_path: Path) -> Store:
    """A store of some dozens of articles."""
    store = Store.open(tmp_path / "store", create=True)
    store.ingest(kill_victim.corpus(), NOW)
    return store


def killed(store: Store, account: Account, lines: int, seconds: float) -> int:
    """Start a load, kill it so many batches and seconds later; the number of articles that it said were in."""
    command = [sys.executable, "-m", load_victim.__name__, str(store.path), account.uri, account.user]
    environment = {**os.environ, "NEO4J_PASSWORD": account.password}
    said = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        for _ in range(lines):
            said += int(process.stdout.readline())
        time.sleep(seconds)
        process.kill()
    assert process.returncode == -signal.SIGKILL
    return said


def settled(graph: Neo4jTarget) -> Mark | None:
    """The mark, once the server has given up what the dead process had begun."""
    before, found = None, marks.read(graph)
    while before != found:
        time.sleep(0.2)
        before, found = found, marks.read(graph)
    return found


@pytest.mark.parametrize("seed", range(3))
def test_killed_while_loading_at_first(
    full: Store, neo4j_graph: Neo4jTarget, neo4j_account: Account, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable moments, no secrets
    said = killed(full, neo4j_account, chance.randrange(1, 6), chance.uniform(0, 0.05))
    mark = settled(neo4j_graph)
    assert mark is not None
    assert mark.stage != COMPLETE
    ((there,),) = cypher(neo4j_graph, IN).rows
    assert isinstance(there, int)
    assert said <= there < kill_victim.ARTICLES
    with full.ledger() as ledger:
        loaded = load(ledger, neo4j_graph)
        assert loaded.articles == kill_victim.ARTICLES - there
        assert dump(neo4j_graph) == made_anew(ledger)
        assert load(ledger, neo4j_graph).articles == 0


@pytest.mark.parametrize("seed", range(3))
def test_killed_while_following_changes(
    full: Store, neo4j_graph: Neo4jTarget, neo4j_account: Account, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    with full.ledger() as ledger:
        load(ledger, neo4j_graph)
    changed = [extraction(f"article {n}", Said(f"New {n % 5}", "ASSAULT", f"Person {n}")) for n in range(40)]
    with full.writer() as ledger:
        for number in range(40, kill_victim.ARTICLES):
            ledger.retract(f"article {number}")
    full.ingest(changed, NOW)
    killed(full, neo4j_account, chance.randrange(0, 2), chance.uniform(0, 0.1))
    mark = settled(neo4j_graph)
    assert mark is not None
    with full.ledger() as ledger:
        left = len({change.key for change in ledger.changes(since=mark.seq) if change.kind.startswith("article_")})
        loaded = load(ledger, neo4j_graph)
        assert loaded.articles >= left
        assert not loaded.rebuilt
        assert dump(neo4j_graph) == made_anew(ledger)
