"""Reading of annotated articles, and the third that is kept back."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from polgraph.extract.evaluation.corpus import article_of, held_back, read_gold
from polgraph.extract.read import read_articles
from polgraph.ontology.errors import ErrorCode, PolgraphError

WRITTEN = Path(__file__).parents[2] / "data" / "corpus" / "written"


def gold(**changes: Any) -> dict[str, Any]:
    return {"id": "x", "text": "Brandt met Reke.", "actors": [], "statements": []} | changes


def write(path: Path, content: object) -> None:
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


def test_articles_are_read_in_the_order_of_their_files(tmp_path: Path) -> None:
    for name in ("b", "c", "a"):
        write(tmp_path / f"{name}.json", gold(id=name))
    (tmp_path / "notes.txt").write_text("nothing", encoding="utf-8")
    assert [one["id"] for one in read_gold(tmp_path)] == ["a", "b", "c"]


def test_one_file_is_read_too(tmp_path: Path) -> None:
    write(tmp_path / "a.json", gold())
    assert [one["id"] for one in read_gold(tmp_path / "a.json")] == ["x"]


@pytest.mark.parametrize("name", ["", "nowhere"])
def test_a_folder_without_articles_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(PolgraphError, match="No annotated articles in") as caught:
        list(read_gold(tmp_path / name))
    assert caught.value.code is ErrorCode.INPUT_NOT_FOUND


@pytest.mark.parametrize(
    "content", ["no json", "", "[]", "null", "3", {"id": "x"}, {"id": "x", "text": "", "actors": []}]
)
def test_what_is_no_annotated_article_is_refused_by_name(tmp_path: Path, content: object) -> None:
    write(tmp_path / "a.json", gold())
    write(tmp_path / "b.json", content)
    reading = read_gold(tmp_path)
    assert next(reading)["id"] == "x"
    with pytest.raises(PolgraphError, match=r"b\.json is no annotated article") as caught:
        next(reading)
    assert caught.value.code is ErrorCode.INPUT_INVALID


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Brandt and Reke meet", "Brandt and Reke meet\n\nBrandt met Reke."),
        ("", "Brandt met Reke."),
        (None, "Brandt met Reke."),
        ("Brandt met Reke.", "Brandt met Reke."),
    ],
)
def test_the_title_comes_first_and_once(title: str | None, text: str) -> None:
    article = article_of(gold(title=title))
    assert article.text == text
    assert article.title == (title or None)


def test_the_text_is_what_extract_reads_from_a_line_of_jsonl(tmp_path: Path) -> None:
    row = {"id": "x", "title": "Ministers meet", "text": "OSLO (Agency) — Brandt met\u00a0Reke.\n\nThey talked."}
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    (read,) = read_articles([str(path)])
    article = article_of(gold(**row))
    assert (article.text, article.title) == (read.text, read.title)


def test_date_and_address_are_kept() -> None:
    article = article_of(gold(date="2021-03-07", url="https://example.org/a"))
    assert (article.id, article.published, article.url) == ("x", date(2021, 3, 7), "https://example.org/a")
    assert article_of(gold(date="")).published is None


def test_about_a_third_is_kept_back_and_always_the_same() -> None:
    ids = [path.stem for path in sorted(WRITTEN.glob("*.json"))]
    kept = [name for name in ids if held_back(name)]
    assert 0.25 < len(kept) / len(ids) < 0.45
    assert [name for name in ("a", "b", "c", "d", "e", "f", "g", "h") if held_back(name)] == ["g", "h"]
