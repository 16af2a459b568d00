"""A store as a folder."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.ledger import IngestOutcome, Ledger
from polgraph.graph.store import LAYOUT, Store
from polgraph.ontology.errors import ErrorCode, PolgraphError
from tests.graph.graph_samples import NOW, Said, extraction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from polgraph.ontology.records import Extraction

ONE = extraction("one", Said("Ilya Barsk", "SUPPORT", "Runa Teel"))


def test_a_store_is_made_once_and_found_again(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "store"
    Store.open(folder, create=True).ingest([ONE], NOW)
    assert (folder / "VERSION").read_text() == f"{LAYOUT}\n"
    again = Store.open(str(folder), create=True)
    assert again.path == folder
    assert [result.outcome for result in again.ingest([ONE], NOW)] == [IngestOutcome.UNCHANGED]


@pytest.mark.parametrize("there", [False, True])
def test_a_missing_store(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "store"
    if there:
        folder.mkdir()
    with pytest.raises(PolgraphError) as caught:
        Store.open(folder)
    assert caught.value.code is ErrorCode.STORE_NOT_FOUND
    assert folder.exists() == there
    assert not there or not list(folder.iterdir())


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("words")
    with pytest.raises(PolgraphError) as caught:
        Store.open(tmp_path, create=True)
    assert caught.value.code is ErrorCode.OPTION_INVALID
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("words")
    with pytest.raises(PolgraphError) as caught:
        Store.open(file, create=True)
    assert caught.value.code is ErrorCode.OPTION_INVALID
    with pytest.raises(PolgraphError) as caught:
        Store.open(file)
    assert caught.value.code is ErrorCode.STORE_NOT_FOUND


@pytest.mark.parametrize(
    ("version", "code"),
    [(f"{LAYOUT + 1}\n", ErrorCode.STORE_NEWER), ("new", ErrorCode.STORE_BROKEN), ("", ErrorCode.STORE_BROKEN)],
)
@pytest.mark.parametrize("create", [True, False])
def test_another_layout(store: Store, version: str, code: ErrorCode, create: bool) -> None:
    (store.path / "VERSION").write_text(version)
    with pytest.raises(PolgraphError) as caught:
        Store.open(store.path, create=create)
    assert caught.value.code is code


@pytest.mark.parametrize("create", [True, False])
def test_a_broken_ledger(store: Store, create: bool) -> None:
    store.ledger_path.write_bytes(b"no database, only words" * 500)
    with pytest.raises(PolgraphError) as caught:
        Store.open(store.path, create=create)
    assert caught.value.code is ErrorCode.STORE_BROKEN


def test_a_store_without_its_version_gets_it_back(store: Store) -> None:
    store.ingest([ONE], NOW)
    (store.path / "VERSION").unlink()
    assert len(Store.open(store.path, create=True).sparql("SELECT ?a { ?a a pg:Article }").rows) == 1
    assert (store.path / "VERSION").exists()


def test_a_second_writer_is_told_to_wait(store: Store) -> None:
    impatient = Store(store.path, wait=0.05)
    with store.writer():
        with pytest.raises(PolgraphError) as caught:
            impatient.ingest([ONE], NOW)
        assert caught.value.code is ErrorCode.STORE_LOCKED
        assert impatient.sparql("SELECT ?a { ?a a pg:Article }").rows == ()
    assert impatient.ingest([ONE], NOW)[0].outcome is IngestOutcome.ADDED


def test_results_are_reported_as_they_come(store: Store) -> None:
    reported: list[str] = []

    def articles() -> Iterator[Extraction]:
        for key in ("a", "b"):
            yield extraction(key, Said("Ilya Barsk", "SUPPORT", "Runa Teel"))
            with store.ledger() as reader:
                assert reader.has_article(key)
            assert reported[-1] == key

    results = store.ingest(articles(), NOW, lambda result: reported.append(result.article))
    assert [result.article for result in results] == reported == ["a", "b"]


def test_what_came_before_a_faulty_article_stays(store: Store) -> None:
    with pytest.raises(PolgraphError):
        store.ingest([ONE, extraction("", Said("Ilya Barsk", "SUPPORT", "Runa Teel"))], NOW)
    assert [str(row[0]) for row in store.sparql("SELECT ?i { ?a dcterms:identifier ?i }").rows] == ["one"]


def test_a_store_can_be_a_context(store: Store) -> None:
    with Store.open(store.path) as opened, opened.ledger() as ledger:
        assert isinstance(ledger, Ledger)


def test_the_package_loads_no_engine_until_it_is_used() -> None:
    code = (
        "import sys, polgraph.graph as g; g.Store; g.Ledger; "
        "heavy = {'rdflib', 'pyoxigraph', 'networkx', 'spacy'} & set(sys.modules); "
        "assert not heavy, heavy; assert all(hasattr(g, name) for name in g.__all__)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_unknown_public_name_is_an_attribute_error() -> None:
    import polgraph.graph

    with pytest.raises(AttributeError, match="nothing"):
        _ = polgraph.graph.nothing
