"""The sample corpus, extracted and stored once for all tests of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.conftest import DATA

if TYPE_CHECKING:
    from polgraph.api import Graph

SAMPLE = DATA / "sample"


@pytest.fixture(scope="session")
def answers() -> dict[str, Any]:
    """What is right about the sample corpus."""
    found: dict[str, Any] = yaml.safe_load((SAMPLE / "answers.yaml").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """A store with the sample corpus, as `polgraph ingest` makes it."""
    import polgraph
    from polgraph.engine import load_engine
    from polgraph.graph import Store
    from polgraph.intake import Intake

    folder = tmp_path_factory.mktemp("sample") / "store"
    extractions = load_engine().pipe(Intake([str(SAMPLE / "articles.jsonl")]))
    results = list(Store.open(folder, create=True).ingest(extractions, "2033-01-01T00:00:00+00:00"))
    assert not [result for result in results if result.rejected]
    return polgraph.open(folder)
