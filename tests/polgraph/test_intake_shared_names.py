"""Two different articles of one name: an error for a store, a warning for a look."""

from __future__ import annotations

from pathlib import Path

import pytest

from polgraph.intake import Intake
from polgraph.ontology.errors import ErrorCode, PolgraphError

LINES = '{"id": "x1", "date": null, "text": "Ruvia votes."}\n{"id": "x1", "date": null, "text": "Teluka waits."}\n'


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "two.jsonl"
    path.write_text(LINES, encoding="utf8")
    return str(path)


def test_a_shared_name_is_an_error_where_names_must_be_unique(file: str) -> None:
    with pytest.raises(PolgraphError) as caught:
        Intake([file]).check()
    assert caught.value.code is ErrorCode.INPUT_INVALID


def test_a_shared_name_is_told_where_it_may_be(file: str) -> None:
    contents = Intake([file], unique=False).check()
    assert (contents.articles, contents.shared) == (2, ("x1",))
