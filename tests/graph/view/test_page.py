"""The page as text: whole, its own, and with nothing in it that could run by itself."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from html import unescape
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.graph.view.layout import layout
from polgraph.graph.view.page import render
from tests.graph.view.samples import ATTACKS, page

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


def data(text: str) -> object:
    found = DATA.search(text)
    assert found is not None
    return json.loads(found.group(1))


def test_the_data_come_out_as_they_went_in() -> None:
    view = page()
    assert data(render(view)) == json.loads(json.dumps(asdict(view)))


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_becomes_an_element(attack: str) -> None:
    harmless, text = render(page()), render(page(attack))
    assert text.count("<script") == harmless.count("<script") == 3
    assert text.count("</script") == harmless.count("</script")
    assert "<img" not in text


@given(st.text())
def test_any_name_survives(name: str) -> None:
    found = data(render(page(name)))
    assert isinstance(found, dict)
    assert found["actors"][0]["name"] == f"Actor n0{name}"


def test_the_page_asks_no_other_place_for_anything() -> None:
    text = render(page())
    assert not re.findall(r"<(?:script|img|iframe)[^>]*\ssrc=|<link|@import|url\(", text)
    assert "default-src 'none'" in unescape(text)
    assert "script-src 'sha256-" in unescape(text)


def test_two_pages_of_one_view_are_equal() -> None:
    assert render(page()) == render(page())


@pytest.mark.parametrize("sizes", [(), (1,), (7, 5, 4), (400, 1, 1, 90)])
def test_no_two_actors_stand_on_one_place(sizes: tuple[int, ...]) -> None:
    blocs = [[f"{at}-{member}" for member in range(size)] for at, size in enumerate(sizes)]
    places = layout(blocs, [f"alone-{at}" for at in range(9)])
    assert len(places) == sum(sizes) + 9
    assert len(set(places.values())) == len(places)


def test_blocs_do_not_overlap() -> None:
    blocs = [[f"{at}-{member}" for member in range(size)] for at, size in enumerate((30, 20, 10))]
    places = layout(blocs, ())
    boxes = [
        (min(x), max(x), min(y), max(y))
        for x, y in (zip(*(places[name] for name in bloc), strict=True) for bloc in blocs)
    ]
    for one, two in combinations(boxes, 2):
        assert one[1] < two[0] or two[1] < one[0] or one[3] < two[2] or two[3] < one[2]
