"""Articles in bulk are compared at the end, whatever ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.graph.ledger import Ledger
from polgraph.graph.resolution.relink import Unlinked
from tests.graph.graph_samples import NOW, Said, extraction
from tests.graph.resolution.resolution_samples import ToyLinker

if TYPE_CHECKING:
    from pathlib import Path

ONE = extraction("one", Said("Ilya Barsk", "SUPPORT", "Runa Teel"))
TWO = extraction("two", Said("Barsk Ilya", "SUPPORT", "Runa Teel"))


def ingest_until(ledger: Ledger, ended: type[BaseException]) -> None:
    with ledger.bulk():
        for article in (ONE, TWO):
            ledger.ingest(article, now=NOW)
            assert ledger.find_actors("Runa Teel")
        raise ended


@pytest.mark.parametrize(("ended", "actors"), [(ValueError, 2), (KeyboardInterrupt, 3)])
def test_what_a_bulk_leaves_the_next_writer_does(tmp_path: Path, ended: type[BaseException], actors: int) -> None:
    path, rules = tmp_path / "ledger.sqlite", ToyLinker()
    with Ledger.open(path, create=True, linker=rules) as ledger:
        with pytest.raises(ended):
            ingest_until(ledger, ended)
        assert ledger.counts()["actors"] == actors
    with Ledger.open(path, create=False, linker=rules) as ledger:
        assert (ledger.counts()["actors"], ledger.counts()["pending"]) == (2, 0)


def test_other_rules_derive_everything_anew(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path, create=True, linker=Unlinked()) as ledger:
        ledger.ingest(ONE, now=NOW)
        ledger.ingest(extraction("two", Said("Barsk", "SUPPORT", "Lamp")), now=NOW)
        before = ledger.last_change()[0]
    with Ledger.open(path, create=False, linker=ToyLinker()) as ledger:
        assert len(ledger.members(ledger.find_actors("Barsk")[0].id)) == 2
        assert ledger.last_change()[0] > before
