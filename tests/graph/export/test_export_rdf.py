"""RDF exports: what goes out comes in again."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib

from polgraph.graph.export.formats import Format, export, format_of
from polgraph.graph.export.rdf import ENGINE_FORMATS, REIFIES
from polgraph.graph.rdf.names import META_GRAPH, mint
from polgraph.graph.rdf.projection import reading
from polgraph.graph.rdf.shape import term
from polgraph.ontology.errors import ErrorCode, PolgraphError
from tests.graph.export.export_samples import exported, fill
from tests.graph.graph_samples import NOW, Said, extraction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.graph.store import Store

WITH_GRAPHS = [Format.TRIG, Format.NQUADS, Format.JSONLD]
WITHOUT_GRAPHS = [Format.TURTLE, Format.NTRIPLES]
RDFLIB_NAMES = {Format.NQUADS: "nquads", Format.TRIG: "trig", Format.JSONLD: "json-ld", Format.TURTLE: "turtle"}


def digest(lines: Iterable[str]) -> str:
    """SHA-256 of sorted N-Quads or N-Triples: canonical, because there are no blank nodes."""
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def held(store: Store) -> list[ox.Quad]:
    with reading(store.rdf_path, store.wait) as rdf:
        return [quad for quad in rdf if quad.graph_name != ox.NamedNode(META_GRAPH)]


@pytest.fixture
def plain_literals() -> Iterator[None]:
    """Let rdflib keep literals as they are written."""
    before, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    yield
    rdflib.NORMALIZE_LITERALS = before


@pytest.mark.parametrize("style", WITH_GRAPHS)
def test_quads_come_back_into_an_empty_store(store: Store, style: Format) -> None:
    quads = held(fill(store))
    again = ox.Store()
    again.load(exported(store, style), ENGINE_FORMATS[style.value])
    assert len(again) == len(quads) > 100
    assert digest(map(str, again)) == digest(map(str, quads))


@pytest.mark.parametrize("style", WITHOUT_GRAPHS)
def test_triples_come_back_each_once(store: Store, style: Format) -> None:
    triples = {quad.triple for quad in held(fill(store))}
    found = [quad.triple for quad in ox.parse(exported(store, style), ENGINE_FORMATS[style.value])]
    assert len(found) == len(triples)
    assert digest(map(str, found)) == digest(map(str, triples))


def test_a_tie_that_two_articles_affirm_is_one_triple_in_two_graphs(store: Store) -> None:
    fill(store)
    line = b" <https://polgraph.example/ns#consultsWith> "
    assert exported(store, Format.NTRIPLES).count(line) == 1
    assert exported(store, Format.NQUADS).count(line) == 2


@pytest.mark.usefixtures("plain_literals")
@pytest.mark.parametrize("style", list(RDFLIB_NAMES))
def test_rdflib_reads_the_same(store: Store, style: Format) -> None:
    fill(store)
    graph = rdflib.Dataset()
    graph.parse(data=exported(store, style), format=RDFLIB_NAMES[style])
    lines = [line for line in graph.serialize(format="nquads").splitlines() if line]
    again = list(ox.parse("\n".join(lines), ox.RdfFormat.N_QUADS))
    if style is Format.TURTLE:
        assert digest(str(quad.triple) for quad in again) == digest({str(quad.triple) for quad in held(store)})
    else:
        assert digest(map(str, again)) == digest(map(str, held(store)))


@pytest.mark.parametrize("style", [Format.NQUADS, Format.NTRIPLES])
def test_lines_are_sorted_within_each_graph(store: Store, style: Format) -> None:
    parsed = list(ox.parse(exported(fill(store), style), ENGINE_FORMATS[style.value]))
    kinds = [(str(q.graph_name), str(q.subject), str(q.predicate), str(q.object)) for q in parsed]
    graphs = [graph for graph, *_ in kinds]
    if style is Format.NQUADS:
        assert kinds == sorted(kinds)
        assert len(set(graphs)) == 4
    assert len(set(kinds)) == len(kinds)


def test_the_same_content_gives_the_same_bytes_in_another_process(store: Store) -> None:
    fill(store)
    command = [sys.executable, "-m", "polgraph", "export", "--format", "trig", "--store", str(store.path)]
    assert subprocess.run(command, capture_output=True, check=True).stdout == exported(store, Format.TRIG)


def test_how_the_store_came_about_leaves_no_trace(store: Store, tmp_path: object) -> None:
    fill(store)
    before = exported(store, Format.TRIG)
    store.ingest([extraction("four", Said("Ilya Barsk", "AID", "Runa Teel"))], NOW)
    assert exported(store, Format.TRIG) != before
    with store.writer() as ledger:
        ledger.retract("four")
    assert exported(store, Format.TRIG) == before


@pytest.mark.parametrize("style", [Format.TURTLE, Format.TRIG, Format.NQUADS, Format.NTRIPLES])
def test_every_statement_reifies_its_triple_in_rdf_12(store: Store, style: Format) -> None:
    fill(store)
    with store.ledger() as ledger:
        statements = {one.id: one for one in ledger.statements()}
    plain = {q.triple for q in ox.parse(exported(store, style), ENGINE_FORMATS[style.value])}
    found = {q.triple for q in ox.parse(exported(store, style, rdf12=True), ENGINE_FORMATS[style.value])}
    added = {str(triple.subject): triple for triple in found - plain}
    assert plain < found
    assert {triple.predicate for triple in added.values()} == {REIFIES}
    assert set(added) == {f"<{mint('statement', key)}>" for key in statements}
    denied = next(one for one in statements.values() if one.negated)
    inner = added[f"<{mint('statement', denied.id)}>"].object
    assert isinstance(inner, ox.Triple)
    assert inner == ox.Triple(
        ox.NamedNode(mint("actor", denied.subject.actor)),
        term("pg:supports"),
        ox.NamedNode(mint("actor", denied.object.actor)),
    )
    assert inner not in found


def test_an_empty_store_is_an_empty_export(store: Store) -> None:
    out = BytesIO()
    assert export(store, out, Format.NQUADS).counts == {"quad": 0}
    assert out.getvalue() == b""


@pytest.mark.parametrize("style", [Format.JSONLD, Format.GRAPHML, Format.CSV])
def test_rdf_12_is_refused_where_there_is_none(store: Store, style: Format) -> None:
    with pytest.raises(PolgraphError) as caught:
        export(store, BytesIO(), style, rdf12=True)
    assert caught.value.code is ErrorCode.OPTION_INVALID


@pytest.mark.parametrize(
    ("target", "wanted", "style"),
    [
        ("-", None, Format.TURTLE),
        ("a.NQ", None, Format.NQUADS),
        ("a.nq", Format.TRIG, Format.TRIG),
        ("a/b.gexf", None, Format.GEXF),
    ],
)
def test_the_format_is_told_by_the_name(target: str, wanted: Format | None, style: Format) -> None:
    assert format_of(target, wanted) is style


def test_a_name_that_tells_no_format_is_refused() -> None:
    with pytest.raises(PolgraphError, match="--format"):
        format_of("graph.db", None)
