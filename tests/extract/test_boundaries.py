"""Paragraphs and datelines end a sentence before the parse, a bare word never does."""

from __future__ import annotations

import pytest

from polgraph.extract.boundaries import dateline_ends, mark_boundaries


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("HARARE — Farmers marched on Monday.", "Farmers marched on Monday."),
        ("Crowds out\n\nHARARE (WNS) – Farmers marched.", "Farmers marched."),
        ("LUSAKA, June 7 - The court freed him.", "The court freed him."),
    ],
)
def test_text_goes_on_behind_a_dateline(text: str, rest: str) -> None:
    assert [text[end:] for end in dateline_ends(text)] == [rest]


@pytest.mark.parametrize("text", ["Farmers – ten of them – marched.", "Farmers marched."])
def test_no_dateline(text: str) -> None:
    assert dateline_ends(text) == []


def test_paragraphs_and_datelines_begin_sentences() -> None:
    spacy = pytest.importorskip("spacy")
    doc = mark_boundaries(spacy.blank("en")("Crowds out\n\nHARARE — Farmers marched."))
    assert [token.text for token in doc if token.is_sent_start] == ["Crowds", "HARARE", "Farmers"]


@pytest.mark.parametrize(
    ("text", "fixed"), [("held Altaf Bhat.", True), ("were held. Bhat fled.", False), ("x\nBhat", False)]
)
def test_no_sentence_begins_behind_a_bare_word(text: str, *, fixed: bool) -> None:
    spacy = pytest.importorskip("spacy")
    doc = mark_boundaries(spacy.blank("en")(text))
    name = next(token for token in doc if token.text == "Bhat")
    assert (name.is_sent_start is False) is fixed


@pytest.mark.parametrize(
    ("text", "word", "starts"),
    [
        ("They met Lt. Col. Bhat.", "Bhat", False),
        ("They met Lt. Col . Bhat.", "Bhat", False),
        ("Asked:\n- Bhat left", "-", True),
        ("Asked:\nBhat left", "Bhat", None),
    ],
)
def test_ranks_go_on_and_points_of_a_list_begin(text: str, word: str, starts: object) -> None:
    spacy = pytest.importorskip("spacy")
    doc = mark_boundaries(spacy.blank("en")(text))
    assert next(token for token in doc if token.text == word).is_sent_start is starts


def test_an_empty_text_has_no_boundaries() -> None:
    spacy = pytest.importorskip("spacy")
    assert len(mark_boundaries(spacy.blank("en")(""))) == 0
