"""The place of a dateline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.extract.where import dateline_place
from polgraph.extract.where.dateline import dateline_spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ZAVARA — Rebels fled.", "ZAVARA"),
        ("PORT ZAVARA, Lukomia (ABC) — Rebels fled.", "PORT ZAVARA"),
        ("ZAVARA (Lukom News Agency) – Rebels fled.", "ZAVARA"),
        ("ZAVARA, June 7 - Rebels fled.", "ZAVARA"),
        ("ZAVARA, 17 August – Rebels fled.", "ZAVARA"),
        ("Zavara – Rebels fled.", "Zavara"),
        ("Zavara (Example Wire) - Rebels fled.", "Zavara"),
        ("Port Zavara, Lukomia, 3 May (Example Wire) -- Rebels fled.", "Port Zavara"),
        ("The president (Example Wire) - Rebels fled.", None),
        ("N'ZAVA – Rebels fled.", "N'ZAVA"),
        ("ZAVARA: Rebels fled.", "ZAVARA"),
        ("Rebels flee town\n\nZAVARA — Rebels fled.", "ZAVARA"),
        ("Rebels fled the town on Monday.", None),
        ("Rebels - all of them from the north - fled.", None),
        ("The rebels – ten of them – fled.", None),
        ("Analysis – Rebels fled.", None),
        ("UPDATE 1 - Rebels fled.", None),
        ("BREAKING: Rebels fled.", None),
        ("", None),
    ],
)
def test_datelines(text: str, expected: str | None) -> None:
    found = dateline_place(text)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(("word", "expected"), [("one", "ZAVARA"), ("two", "ZAVARA"), ("three", "LUKOM")])
def test_each_item_of_a_digest_has_its_dateline(word: str, expected: str) -> None:
    text = "ZAVARA — Item one.\nMore.\nItem two.\n\nMore.\nLUKOM — Item three."
    found = dateline_place(text, text.index(word))
    assert found is not None
    assert found.name == expected


@given(st.text(alphabet=st.sampled_from("AZaz –—-,()\n.:1"), max_size=60), st.integers(0, 60))
def test_a_dateline_is_a_substring(text: str, position: int) -> None:
    found = dateline_place(text, position)
    assert found is None or text[found.start : found.end] == found.name


@pytest.mark.parametrize(
    ("text", "certain", "lines"),
    [
        ("Zavara – Rebels fled.", False, ["Zavara – "]),
        ("Zavara – Rebels fled.", True, []),
        ("Zavara (Example Wire) - Rebels fled.", True, ["Zavara (Example Wire) - "]),
        ("ZAVARA — One.\n\nLUKOM, 3 May — Two.", True, ["ZAVARA — ", "LUKOM, 3 May — "]),
    ],
)
def test_where_the_text_goes_on(text: str, certain: bool, lines: list[str]) -> None:
    assert [text[start:end] for start, end in dateline_spans(text, certain=certain)] == lines
