"""The Python API: its examples run, and its answers are those of the command line."""

from __future__ import annotations

import doctest
from typing import TYPE_CHECKING

import pytest

import polgraph
from polgraph import api
from polgraph.answers import Answer
from polgraph.format import Rows
from polgraph.graph.store import Store
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import Article
from tests.conftest import TEXT, by_hand
from tests.graph.graph_samples import NOW

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with the article that all examples are about."""
    with Store.open(tmp_path / "store", create=True) as store:
        store.ingest([by_hand(Article("ruvia", TEXT))], NOW)
    return tmp_path / "store"


EXAMPLES = [example for example in doctest.DocTestFinder(exclude_empty=True).find(api, "api") if example.examples]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_answers_as_it_says(example: doctest.DocTest, folder: Path) -> None:
    example.globs = {"g": polgraph.open(folder), "store": folder}
    failed, _ = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example, clear_globs=False)
    assert failed == 0


def test_there_is_an_example_of_most_questions() -> None:
    assert len(EXAMPLES) >= 12


def test_a_selection_is_taken(folder: Path) -> None:
    graph = polgraph.open(folder)
    assert len(graph.allies("Brandt", statuses={"alleged"})) == 0
    assert len(graph.allies("Brandt", level="state", min_sources=1)) == 1


def test_every_answer_can_be_opened_down_to_its_quotes(folder: Path) -> None:
    (reason,) = polgraph.open(folder).allies("Brandt").why()
    assert reason["quote"] == "Orla Brandt supports the Harbour Union."


def test_a_notebook_shows_a_table_without_markup_of_an_article() -> None:
    shown = Answer(Rows(("name",), (("<script>alert(1)</script>",), (None,))))._repr_html_()
    assert "<script>" not in shown
    assert shown.count("<tr>") == 3


def test_an_answer_without_a_picture_says_so() -> None:
    with pytest.raises(PolgraphError) as caught:
        Answer(Rows((), ())).plot("picture.svg")
    assert caught.value.code is ErrorCode.OPTION_INVALID


def test_a_page_is_written(folder: Path, tmp_path: Path) -> None:
    polgraph.open(folder).view(tmp_path / "page.html", title="Ruvia")
    assert "<title>Ruvia</title>" in (tmp_path / "page.html").read_text(encoding="utf-8")
