"""SHACL by pyshacl, for some articles: the shapes as they are published, so that others can check the checks."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from polgraph.graph.rdf import names
from polgraph.graph.rdf.shape import node, term
from polgraph.graph.validate.constraints import checks
from polgraph.graph.validate.records import Finding, Severity
from polgraph.graph.validate.sparql import article_of
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.namespace import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node

SHACL = PREFIXES["sh"]
SEVERITIES = {"Violation": Severity.VIOLATION, "Warning": Severity.WARNING}


def excerpt(store: ox.Store, articles: Iterable[str]) -> Iterator[ox.Quad]:
    """The graphs of some articles, and what is said of the actors that these are about."""
    actors = set()
    for article in articles:
        for quad in store.quads_for_pattern(None, None, None, node("article", article)):
            if quad.predicate in {term("schema:mentions"), term("pg:subject"), term("pg:object")}:
                actors.add(quad.object)
            yield quad
    for actor in sorted(actors, key=str):
        if isinstance(actor, ox.NamedNode):
            yield from store.quads_for_pattern(actor, None, None, ox.NamedNode(names.ACTORS_GRAPH))


def check(store: ox.Store, articles: Iterable[str]) -> list[Finding]:
    """What pyshacl finds in some articles.

    Args:
        store: the projection.
        articles: ids of the articles.

    Raises:
        PolgraphError: OPTION_INVALID where pyshacl is not installed.
    """
    return check_quads(store, excerpt(store, articles))


def check_quads(store: ox.Store, quads: Iterable[ox.Quad]) -> list[Finding]:
    """What pyshacl finds in some quads of a store.

    Raises:
        PolgraphError: OPTION_INVALID where pyshacl is not installed.
    """
    try:
        from pyshacl import validate
    except ImportError as error:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            "Checking single articles needs pyshacl.",
            "Install it with `pip install pyshacl`, or check everything with --all, which needs nothing.",
        ) from error
    from rdflib import Graph

    data = Graph()
    for quad in quads:
        data.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    shapes = Graph().parse(data=files("polgraph.ontology").joinpath("data/shapes.ttl").read_text(encoding="utf-8"))
    _, report, _ = validate(data, shacl_graph=shapes)
    if not isinstance(report, Graph):
        raise PolgraphError(ErrorCode.DATA_INVALID, f"pyshacl cannot go on: {report}.", "Reinstall polgraph.")
    return sorted(_findings(store, report))


def _node(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    """A term for rdflib, which would else write `"perhaps"^^xsd:boolean` as false."""
    from rdflib import BNode, Literal, URIRef

    if isinstance(value, ox.NamedNode):
        return URIRef(value.value)
    if isinstance(value, ox.Literal):
        datatype = None if value.language else URIRef(value.datatype.value)
        return Literal(value.value, lang=value.language, datatype=datatype, normalize=False)
    return BNode(str(value))


def _findings(store: ox.Store, report: Any) -> Iterator[Finding]:  # noqa: ANN401 - an rdflib graph
    from rdflib import URIRef

    messages = {(one.path, one.component): one.message for one in checks() if one.path}
    for result in report.objects(None, URIRef(f"{SHACL}result")):
        told = {
            name: str(value)
            for name in ("focusNode", "resultPath", "sourceConstraintComponent", "resultSeverity", "value")
            if (value := report.value(result, URIRef(SHACL + name))) is not None
        }
        thing, path = told["focusNode"], shortened(told.get("resultPath", ""))
        component = told["sourceConstraintComponent"].removeprefix(SHACL).removesuffix("ConstraintComponent")
        message = report.value(result, URIRef(f"{SHACL}resultMessage"))
        yield Finding(
            SEVERITIES[told["resultSeverity"].removeprefix(SHACL)],
            article_of(store, ox.NamedNode(thing)),
            thing,
            path,
            component,
            told.get("value", "") if path else "",
            messages.get((path, component), str(message)),
        )


def shortened(iri: str) -> str:
    """An IRI with the prefix of its vocabulary, such as `pg:status`."""
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri
