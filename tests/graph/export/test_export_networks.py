"""GraphML and GEXF: networkx reads the same nodes, edges and attributes."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

import networkx as nx  # type: ignore[import-untyped, unused-ignore]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.graph.export import gexf, graphml
from polgraph.graph.export.formats import Format, export
from polgraph.graph.export.xml import EDGE_FIELDS, FORBIDDEN, NODE_FIELDS, Xml, edges, node_values
from tests.graph.export.export_samples import exported, fill

if TYPE_CHECKING:
    from polgraph.graph.store import Store

READ = {Format.GRAPHML: nx.read_graphml, Format.GEXF: nx.read_gexf}
FORMS = {Format.GRAPHML: graphml, Format.GEXF: gexf}
STYLES = list(READ)


def clean(values: dict[str, Any]) -> dict[str, Any]:
    """The values that there are, as XML can hold them."""
    cleaner = Xml()
    present = {name: value for name, value in values.items() if value is not None}
    return {name: cleaner.clean(value) if isinstance(value, str) else value for name, value in present.items()}


def read(data: bytes, style: Format) -> tuple[dict[str, Any], dict[str, Any]]:
    """Nodes and edges by id with their attributes, without what the reader adds of its own."""
    graph = READ[style](BytesIO(data))
    nodes = {key: {k: v for k, v in told.items() if k != "label"} for key, told in graph.nodes(data=True)}
    found = {}
    # The reader of GraphML gives the id of an edge as its key where any two actors have several edges.
    keyed = style is Format.GRAPHML and graph.is_multigraph()
    listed = (
        graph.edges(data=True, keys=True) if keyed else ((*e[:2], e[2]["id"], e[2]) for e in graph.edges(data=True))
    )
    for source, target, key, told in listed:
        found[key] = (source, target, {name: value for name, value in told.items() if name in EDGE_FIELDS})
    return nodes, found


@pytest.mark.parametrize("style", STYLES)
def test_networkx_reads_the_same(store: Store, style: Format) -> None:
    fill(store)
    nodes, found = read(exported(store, style), style)
    with store.ledger() as ledger:
        assert nodes == {actor.id: clean(node_values(actor)) for actor in ledger.actors()}
        wanted = {key: (source, target, clean(told)) for key, source, target, _, told in edges(ledger)}
    assert found == wanted
    assert len(found) == 9


@pytest.mark.parametrize("style", STYLES)
def test_only_affirmed_statements_are_edges(store: Store, style: Format) -> None:
    fill(store)
    _, found = read(exported(store, style), style)
    assert {told["relation"] for _, _, told in found.values()} == {"CONSULT", "ACCUSE"}
    assert {told["status"] for _, _, told in found.values()} == {"asserted", "reported"}


@pytest.mark.parametrize("style", STYLES)
def test_what_xml_cannot_hold_is_replaced_and_counted(store: Store, style: Format) -> None:
    fill(store)
    out = BytesIO()
    done = export(store, out, style)
    text = out.getvalue().decode()
    assert done.counts == {"node": 10, "edge": 9}
    assert done.unwritable > 0
    assert text.count("\ufffd") >= done.unwritable
    assert not FORBIDDEN.search(text)
    nodes, _ = read(out.getvalue(), style)
    assert "Bell\ufffd and \ufffd Null\ufffd Orm" in {told["name"] for told in nodes.values()}


@pytest.mark.parametrize("style", STYLES)
@given(name=st.text(st.characters(codec="utf-8"), min_size=1), quote=st.text(st.characters(codec="utf-8")))
def test_any_text_comes_back(style: Format, name: str, quote: str) -> None:
    form, xml = FORMS[style], Xml()
    blank: dict[str, Any] = dict.fromkeys(EDGE_FIELDS)
    person = {**dict.fromkeys(NODE_FIELDS), "name": name, "type": "person", "names": json.dumps([name])}
    text = "".join(
        [
            form.head(NODE_FIELDS, EDGE_FIELDS),
            form.node(xml, "a", person),
            form.node(xml, "b", person),
            form.MIDDLE,
            form.edge(xml, ("s", "a", "b", "SUPPORTS"), {**blank, "quote": quote, "score": -7.5}),
            form.TAIL,
        ]
    )
    nodes, found = read(text.encode(), style)
    # An element without content has no text for networkx.
    assert nodes["a"]["name"] == Xml().clean(name)
    assert (found["s"][2].get("quote") or "") == Xml().clean(quote)
    assert found["s"][2]["score"] == -7.5


@pytest.mark.parametrize("style", STYLES)
def test_exporting_twice_gives_the_same_bytes(store: Store, style: Format) -> None:
    fill(store)
    assert exported(store, style) == exported(store, style)
