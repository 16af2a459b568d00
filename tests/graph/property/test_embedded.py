"""The embedded property graph of a store: kept in a file, made anew where it cannot be read, one writer at a time."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polgraph.graph.ledger.database import FileLock
from polgraph.graph.property.embedded import KgliteTarget
from polgraph.graph.property.load import load
from polgraph.graph.property.query import cypher
from polgraph.graph.property.target import Step
from polgraph.graph.store import Store
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import Status
from tests.graph import kill_victim
from tests.graph.graph_samples import NOW, Said, extraction
from tests.graph.property.graph_dump import dump
from tests.graph.property.test_property_load import made_anew

ROOT = Path(__file__).parents[3]
HOW_MANY = "MATCH (s:Statement) RETURN count(s) AS number"
ASKED = f"from polgraph.graph.store import Store; import sys; print(Store.open(sys.argv[1]).cypher('{HOW_MANY}'))"


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with some dozens of articles."""
    store.ingest(kill_victim.corpus(), NOW)
    return store


def number(store: Store) -> object:
    return store.cypher(HOW_MANY).rows[0][0]


def test_a_store_answers_in_cypher(store: Store) -> None:
    assert number(store) == 0
    store.ingest([extraction("a", Said("Orla Brandt", "SUPPORT", "Tomas Reke"))], NOW)
    answer = store.cypher(
        "MATCH (:Actor {name: $n})-[r]->(b) RETURN type(r) AS how, b.name AS whom", {"n": "Orla Brandt"}
    )
    assert answer.columns == ("how", "whom")
    assert answer.rows == (("SUPPORTS", "Tomas Reke"),)


@pytest.mark.parametrize("damage", [b"", b"nothing like a graph", None])
def test_a_damaged_file_is_made_anew(filled: Store, damage: bytes | None) -> None:
    expected = number(filled)
    content = filled.property_path.read_bytes()
    filled.property_path.write_bytes(content[: len(content) // 2] if damage is None else damage)
    assert number(filled) == expected


def test_a_graph_that_others_have_changed_is_made_anew(filled: Store) -> None:
    expected = number(filled)
    graph = KgliteTarget.open(filled.property_path)
    graph.write([Step("MATCH (n:Actor) DETACH DELETE n", {})])
    graph.save()
    filled.ingest([extraction("one more", Said("Person A", "SUPPORT", "Person B"))], NOW)
    assert isinstance(expected, int)
    assert number(filled) == expected + 1


def test_the_file_of_another_ledger_is_made_anew(filled: Store, tmp_path: Path) -> None:
    number(filled)
    other = Store.open(tmp_path / "other", create=True)
    other.ingest([extraction("a", Said("Orla Brandt", "SUPPORT", "Tomas Reke"))], NOW)
    assert number(other) == 1
    other.property_path.write_bytes(filled.property_path.read_bytes())
    assert number(other) == 1


def test_one_writer_at_a_time(filled: Store) -> None:
    impatient = Store(filled.path, wait=0.1)
    filled.property_path.parent.mkdir()
    lock = filled.property_path.with_suffix(".lock")
    with FileLock(lock, shared=False, wait=1), pytest.raises(PolgraphError) as raised:
        number(impatient)
    assert raised.value.code is ErrorCode.STORE_LOCKED
    expected = number(filled)
    with FileLock(lock, shared=False, wait=1):
        assert number(impatient) == expected


def test_a_folder_that_cannot_be_written(filled: Store) -> None:
    filled.property_path.parent.write_text("in the way", encoding="ascii")
    with pytest.raises(PolgraphError) as raised:
        number(filled)
    assert raised.value.code is ErrorCode.STORE_BROKEN


@pytest.mark.skipif(sys.platform == "win32", reason="this system does not limit the size of files")
def test_a_full_disk_leaves_the_file_as_it_was(filled: Store) -> None:
    expected = number(filled)
    assert isinstance(expected, int)
    content = filled.property_path.read_bytes()
    filled.ingest([extraction("one more", Said("Person A", "SUPPORT", "Person B"))], NOW)
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)); {ASKED}"
    command = [sys.executable, "-c", limited, str(filled.path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "PolgraphError: [P204]" in done.stderr
    assert filled.property_path.read_bytes() == content
    assert [
        entry.name for entry in filled.property_path.parent.iterdir() if entry.suffix not in {".kgl", ".lock"}
    ] == []
    assert number(filled) == expected + 1


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill -9")
def test_killed_while_writing(filled: Store) -> None:
    chance = random.Random(1)  # noqa: S311 - repeatable moments, no secrets
    with filled.ledger() as ledger:
        expected = made_anew(ledger)
    for _ in range(4):
        with subprocess.Popen([sys.executable, "-c", ASKED, str(filled.path)], cwd=ROOT) as process:
            time.sleep(chance.uniform(0.3, 0.9))
            process.kill()
    filled.cypher(HOW_MANY)
    assert dump(KgliteTarget.open(filled.property_path)) == expected


SAID = st.builds(
    Said,
    st.sampled_from(["P1", "P2", "P3"]),
    st.sampled_from(["SUPPORT", "ASSAULT", "HOLDS_OFFICE"]),
    st.sampled_from(["Q1", "Q2", "Q3"]),
    st.sampled_from(Status),
    st.booleans(),
)
ARTICLE = st.tuples(st.sampled_from("abcd"), st.lists(SAID, max_size=3, unique_by=repr))
CHANGES = st.lists(st.one_of(ARTICLE, st.sampled_from("abcd"), st.none()), max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_following_is_as_good_as_making_anew(
    changes: list[tuple[str, list[Said]] | str | None], tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = Store.open(tmp_path_factory.mktemp("any") / "store", create=True)
    graph = KgliteTarget.open(store.property_path)
    with store.writer() as ledger:
        for change in changes:
            if change is None:
                load(ledger, graph)
                assert dump(graph) == made_anew(ledger)
            elif isinstance(change, tuple):
                ledger.ingest(extraction(change[0], *change[1]), now=NOW)
            elif ledger.has_article(change):
                ledger.retract(change)
        load(ledger, graph)
        assert dump(graph) == made_anew(ledger)
        assert cypher(graph, HOW_MANY).rows == ((sum(1 for _ in ledger.statements()),),)
