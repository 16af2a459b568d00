"""Printed pages: lines become paragraphs, words are whole again, running heads are gone."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from polgraph.extract.read.formats.sheets import Line, paragraphs
from tests.extract.read.samples import FIRST, SECOND, TITLE, pdf, read

HEAD, FOOT = "The Example Wire, Monday 3 May 2021", "Page {} of 3"


def page(text: str, size: float = 10.0) -> list[Line]:
    return [Line(line, size) for line in text.split("\n")]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_are_not() -> None:
    text = (
        "The guild of Ostholm voted on Monday to leave the council of the\n"
        "Harbour, its speaker Orla Brandt said before the crowd.\n"
        "The mayor of the town said that he was sorry and would meet the\n"
        "Guild again."
    )
    first, second = paragraphs([page(text)])
    assert first.endswith("council of the Harbour, its speaker Orla Brandt said before the crowd.")
    assert second.endswith("meet the Guild again.")


def test_a_sentence_runs_on_over_pages_with_heads_and_numbers() -> None:
    words = ["The guild of Ostholm voted on Monday to leave the council of the", "harbour, its speaker said"]
    sheets = [page(f"{HEAD}\n{text}\n{FOOT.format(n)}") for n, text in enumerate((*words, "to the town."), start=1)]
    assert paragraphs(sheets) == [" ".join((*words, "to the town."))]


def test_letters_of_another_size_are_of_another_paragraph() -> None:
    lines = [Line("Harbour guild quits the council of the town", 18.0), *page("The guild of Ostholm voted\nto leave.")]
    assert paragraphs([lines]) == [
        "Harbour guild quits the council of the town",
        "The guild of Ostholm voted to leave.",
    ]


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("to leave the har-", "bour council", "harbour"),
        ("to leave the har\u00ad", "bour council", "harbour"),
        ("calls for new elec-", "tions", "elections"),
        ("the pro-", "test of the guild", "protest"),
        ("the pro-", "government party", "pro-government"),
        ("speaker Jean-", "Pierre Brandt", "Jean-Pierre"),
        ("the Ostholm-", "backed guild", "Ostholm-backed"),
        ("the state-", "run wire", "state-run"),
        ("an anti-", "guild law", "anti-guild"),
        ("they control-", "led it", "controlled"),
        ("the budget of 2019-", "20 was", "2019-20"),
    ],
)
def test_hyphens_at_line_ends(before: str, after: str, word: str) -> None:
    (found,) = paragraphs([page(f"{before}\n{after}")])
    assert word in found.split()


def test_a_word_is_written_as_elsewhere_in_the_document() -> None:
    (found,) = paragraphs([page("The news-paper of the town, a news-\npaper of old")])
    assert found.count("news-paper") == 2


def test_browsers_print_when_and_where() -> None:
    lines = page("11/22/26, 10:29 PM\nThe guild left.\nhttps://news.example.org/a 1/1")
    assert paragraphs([lines]) == ["The guild left."]


def test_a_scan_with_a_running_foot_has_no_text_layer() -> None:
    one = pdf(["Digitised by the town library"])
    articles, problems = read(one)
    assert len(articles) == 1
    assert paragraphs([page(f"Digitised by the town library, {n}") for n in range(3)]) == []
    assert problems == []


def test_a_file_is_read_in_paragraphs() -> None:
    words = f"{FIRST} {SECOND}".split()
    lines = [" ".join(words[at : at + 11]) for at in range(0, len(words), 11)]
    (article,), _ = read(pdf([TITLE, *lines]))
    assert SECOND in article.text


def test_data_of_hyphens() -> None:
    data = yaml.safe_load(files("polgraph.extract.read").joinpath("data", "hyphens.yaml").read_text(encoding="utf-8"))
    assert set(data) == {"first", "last", "broken", "pairs", "names"}
    for key in ("first", "last", "broken", "names"):
        assert len(data[key]) == len(set(data[key]))
        assert all(word == word.lower() and word.isalpha() for word in data[key])
    assert not set(data["first"]) & set(data["pairs"])
