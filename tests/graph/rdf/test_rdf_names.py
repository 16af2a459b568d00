"""IRIs of whatever ids articles have."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.graph.rdf.names import BASE, key_of, mint

NASTY = [
    'a"b',
    "a b",
    "a\nb",
    "a\u200fb",
    "a>b",
    "a<b",
    "a\\b",
    "a{b}",
    "a|b^c`",
    "../x",
    ".",
    "..",
    "a/b?c#d",
    "%41",
    "ü",
]


@pytest.mark.parametrize("key", NASTY)
def test_the_iri_is_plain_and_gives_the_id_back(key: str) -> None:
    iri = mint("article", key)
    assert iri.isascii()
    assert not set(iri) & set(' <>"{}|\\^`\n')
    assert iri.startswith(f"{BASE}article/")
    assert key_of(iri) == key


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.text(st.characters(codec="utf-8"), min_size=1))
def test_no_two_ids_share_an_iri(one: str, other: str) -> None:
    assert (mint("actor", one) == mint("actor", other)) == (one == other)
    assert key_of(mint("actor", one)) == one


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_sparql_reads_the_iri_as_it_is_written(key: str) -> None:
    store, iri = ox.Store(), ox.NamedNode(mint("article", key))
    store.update(f"INSERT DATA {{ GRAPH {iri} {{ {iri} <x:is> {ox.Literal(key)} }} }}")
    (quad,) = store
    assert quad == ox.Quad(iri, ox.NamedNode("x:is"), ox.Literal(key), iri)
