"""The RDF projection in the formats of RDF: sorted, one graph at a time in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from polgraph.graph.rdf import names
from polgraph.graph.rdf.projection import reading
from polgraph.graph.rdf.shape import direct_property, term
from polgraph.ontology.namespace import NAMESPACE, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.graph.store import Store

ENGINE_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}
REIFIES = ox.NamedNode(PREFIXES["rdf"] + "reifies")


class _SortedPrefixes:
    """Passes on what the engine writes, but sorts the declarations of prefixes at its head: their order is random."""

    def __init__(self, out: BinaryIO, lines: int) -> None:
        self._out = out
        self._head: bytes | None = b""
        self._lines = lines

    def write(self, data: bytes) -> int:
        if self._head is None:
            self._out.write(data)
            return len(data)
        self._head += data
        if self._head.count(b"\n") >= self._lines:
            *head, rest = self._head.split(b"\n", self._lines)
            self._out.write(b"\n".join([*sorted(head), rest]))
            self._head = None
        return len(data)

    def flush(self) -> None:
        self._out.flush()


class _Counter:
    """Counts what passes through."""

    def __init__(self) -> None:
        self.seen = 0

    def through(self, items: Iterable[ox.Quad] | Iterable[ox.Triple]) -> Iterator[ox.Quad | ox.Triple]:
        for item in items:
            self.seen += 1
            yield item


def write_rdf(store: Store, out: BinaryIO, style: str, *, rdf12: bool = False) -> int:
    """Write the projection without the note on how far it has followed the ledger.

    Args:
        store: whose projection; it is brought up to date first.
        out: where to.
        style: one of `ENGINE_FORMATS`.
        rdf12: whether each statement also reifies its triple.

    Returns:
        Number of quads, or of triples where the format has no graphs.
    """
    store.project()
    counter, engine_format = _Counter(), ENGINE_FORMATS[style]
    with reading(store.rdf_path, store.wait) as rdf:
        quads = sorted_quads(rdf, rdf12=rdf12) if engine_format.supports_datasets else sorted_triples(rdf, rdf12=rdf12)
        prefixes = dict(PREFIXES) if style in {"turtle", "trig"} else {}
        into = _SortedPrefixes(out, len(prefixes)) if prefixes else out
        ox.serialize(counter.through(quads), into, engine_format, prefixes=prefixes)  # type: ignore[arg-type]
    return counter.seen


def sorted_quads(store: ox.Store, *, rdf12: bool = False) -> Iterator[ox.Quad]:
    """All quads but those on the projection itself, by graph, subject, predicate and object.

    Args:
        store: the projection.
        rdf12: whether to add what each statement reifies.
    """
    for graph in _graphs(store):
        if graph.value == names.ACTORS_GRAPH:
            for subject in _actors(store):
                yield from sorted(store.quads_for_pattern(subject, None, None, graph), key=_place)
        else:
            yield from _article(store, graph, rdf12=rdf12)


def sorted_triples(store: ox.Store, *, rdf12: bool = False) -> Iterator[ox.Triple]:
    """The same without the graphs, each triple once: first all that is said of actors, then article by article."""
    actors = _actors(store)
    for subject in actors:
        yield from sorted({quad.triple for quad in store.quads_for_pattern(subject, None, None, None)}, key=_place)
    told = set(actors)
    for graph in _graphs(store):
        if graph.value != names.ACTORS_GRAPH:
            yield from (quad.triple for quad in _article(store, graph, rdf12=rdf12) if quad.subject not in told)


def _graphs(store: ox.Store) -> list[ox.NamedNode]:
    found = (graph for graph in store.named_graphs() if isinstance(graph, ox.NamedNode))
    return sorted((graph for graph in found if graph.value != names.META_GRAPH), key=lambda graph: graph.value)


def _actors(store: ox.Store) -> list[ox.NamedNode]:
    """Everything that the graph of the actors speaks of: the only graph that may be large."""
    quads = store.quads_for_pattern(None, None, None, ox.NamedNode(names.ACTORS_GRAPH))
    subjects = {quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}
    return sorted(subjects, key=lambda subject: subject.value)


def _article(store: ox.Store, graph: ox.NamedNode, *, rdf12: bool) -> list[ox.Quad]:
    quads = list(store.quads_for_pattern(None, None, None, graph))
    return sorted([*quads, *(reified(quads, graph) if rdf12 else ())], key=_place)


def _place(item: ox.Quad | ox.Triple) -> tuple[str, str, str]:
    return (str(item.subject), str(item.predicate), str(item.object))


def reified(quads: Iterable[ox.Quad], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """What the statements of an article reify: the triple that each speaks of, which thereby is not asserted.

    Negated and hypothetical statements have one as well: how a statement is meant stands beside it.
    """
    parts: dict[ox.NamedNode, dict[str, ox.NamedNode]] = {}
    wanted = {term(f"pg:{name}"): name for name in ("subject", "relation", "object")}
    for quad in quads:
        name = wanted.get(quad.predicate)
        if name and isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            parts.setdefault(quad.subject, {})[name] = quad.object
    for statement, found in parts.items():
        predicate = direct_property(found["relation"].value.removeprefix(NAMESPACE))
        yield ox.Quad(statement, REIFIES, ox.Triple(found["subject"], predicate, found["object"]), graph)
