"""Bringing the RDF projection up to date: it follows the ledger's change feed and can always be made anew."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from itertools import chain, islice
from traceback import clear_frames
from typing import TYPE_CHECKING

import pyoxigraph as ox

from polgraph.graph.follow import with_wholes
from polgraph.graph.ledger.database import broken, in_use, using
from polgraph.graph.rdf import names, shape
from polgraph.ontology.namespace import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from _typeshed import WriteableBuffer
    from rdflib import Dataset

    from polgraph.graph.ledger import Change, Ledger

SHAPE = 3
"""Version of the shape of the quads: another one in the folder means that it is made anew."""

BATCH = 64
"""Changes in one transaction of the projection."""

PORTION = 500_000
"""Triples in one bulk load: more take more memory and no less time."""

CHUNK = 1 << 20
"""Bytes of text that the engine is given at once."""

DAMAGE = (OSError, RuntimeError)
"""What Oxigraph raises for a folder that it cannot read; the second where a process died while making it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How far a projection has followed the ledger.

    Attributes:
        seq: number of the last change seen.
        chain: chain hash of that change.
        shape: version of the shape of the quads.
    """

    seq: int
    chain: str
    shape: int


def newest(ledger: Ledger) -> Seen:
    """How far a projection is that has followed everything."""
    return Seen(*ledger.last_change(), SHAPE)


def seen_quads(seen: Seen) -> list[ox.Quad]:
    """How far the projection is, as it stands in the projection itself."""
    this, graph = ox.NamedNode(names.PROJECTION), ox.NamedNode(names.META_GRAPH)
    values = {
        "pg:lastChange": shape.typed(str(seen.seq), "integer"),
        "pg:chain": ox.Literal(seen.chain),
        "pg:shape": shape.typed(str(seen.shape), "integer"),
    }
    return [ox.Quad(this, shape.term(name), value, graph) for name, value in values.items()]


def last_seen(store: ox.Store) -> Seen | None:
    """How far the projection has followed the ledger; None where it was never finished."""
    found = {
        quad.predicate.value.removeprefix(NAMESPACE): quad.object.value
        for quad in store.quads_for_pattern(ox.NamedNode(names.PROJECTION), None, None, ox.NamedNode(names.META_GRAPH))
        if isinstance(quad.object, ox.Literal)
    }
    if set(found) != {"lastChange", "chain", "shape"}:
        return None
    return Seen(int(found["lastChange"]), found["chain"], int(found["shape"]))


@contextmanager
def reading(folder: Path, wait: float) -> Iterator[ox.Store]:
    """The projection in a folder, for reading only; it does not change meanwhile.

    Raises:
        PolgraphError: STORE_LOCKED while it is being written, STORE_BROKEN where its files are damaged.
    """
    with using(folder, folder.with_name("rdf.lock"), shared=True, wait=wait):
        try:
            store = ox.Store.read_only(str(folder))
        except DAMAGE as error:
            raise broken(folder, str(error)) from error
        yield store


@contextmanager
def dataset(folder: Path, wait: float) -> Iterator[Dataset]:
    """The projection in a folder as an rdflib dataset, for reading only; its default graph is all graphs together.

    Raises:
        PolgraphError: STORE_LOCKED while it is being written, STORE_BROKEN where its files are damaged.
    """
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    with reading(folder, wait) as store:
        yield Dataset(store=OxigraphStore(store=store), default_union=True)


def project(ledger: Ledger, folder: Path, wait: float) -> None:
    """Bring the projection in a folder up to date with the ledger; make it anew where it is missing or damaged.

    Raises:
        PolgraphError: STORE_LOCKED where others use it, STORE_BROKEN where the folder cannot be written.
    """
    if _is_current(ledger, folder, wait):
        return
    with using(folder, folder.with_name("rdf.lock"), shared=False, wait=wait), ledger.snapshot():
        try:
            _write(ledger, folder)
        except DAMAGE as error:
            # The engine closes its files only when nothing refers to it any more.
            clear_frames(error.__traceback__)
            raise broken(folder, str(error)) from error


def _write(ledger: Ledger, folder: Path) -> None:
    store = _open(folder)
    follow(ledger, store)
    store.flush()


def _is_current(ledger: Ledger, folder: Path, wait: float) -> bool:
    if not folder.exists():
        return False
    with using(folder, folder.with_name("rdf.lock"), shared=True, wait=wait):
        try:
            return last_seen(ox.Store.read_only(str(folder))) == newest(ledger)
        except (*DAMAGE, ValueError):
            return False


def _open(folder: Path) -> ox.Store:
    try:
        return ox.Store(str(folder))
    except DAMAGE as error:
        if "lock" in str(error).lower():
            raise in_use(folder) from error
        # Nothing is lost with a damaged projection: the ledger has it all.
        if folder.is_dir():
            shutil.rmtree(folder)
        else:
            folder.unlink()
    return ox.Store(str(folder))


def follow(ledger: Ledger, store: ox.Store) -> None:
    """Apply the changes that the projection has not seen, a batch a transaction; start afresh where they do not fit.

    The first articles of a store also go in by the faster way of a fresh start.
    """
    seen = last_seen(store)
    if seen is None or not seen.seq or seen.shape != SHAPE or seen.chain != ledger.chain(seen.seq):
        rebuild(ledger, store)
        return
    changes = ledger.changes(since=seen.seq)
    while batch := tuple(islice(changes, BATCH)):
        store.update(_update(ledger, store, batch))


def rebuild(ledger: Ledger, store: ox.Store) -> None:
    """Make the projection anew. Until the last step it says of itself that it was never finished."""
    store.clear()
    articles = (shape.article_graph(article, ledger) for article in ledger.articles())
    actors = (shape.graph_of_actor(actor, ledger) for actor in ledger.actors())
    for portion in portions(chain(articles, actors), PORTION):
        # Terms that Python would hold one by one are only text here, and the engine is sure to read its own IRIs.
        text = BufferedReader(Text(graph.quads() for graph in portion), CHUNK)
        store.bulk_load(text, format=ox.RdfFormat.N_QUADS, lenient=True)
    store.flush()
    store.extend(seen_quads(newest(ledger)))


def portions(graphs: Iterator[shape.Graph], triples: int) -> Iterator[Iterator[shape.Graph]]:
    """Graphs in portions of so many triples or a few more; each has to be read to its end before the next is asked for.

    Args:
        graphs: the graphs.
        triples: how many a portion is to have at least, but for the last.
    """

    def portion(first: shape.Graph) -> Iterator[shape.Graph]:
        size = 0
        for graph in chain((first,), graphs):
            yield graph
            size += len(graph.triples)
            if size >= triples:
                return

    for first in graphs:
        yield portion(first)


class Text(RawIOBase):
    """Pieces of text as a file to be read, as they come."""

    def __init__(self, pieces: Iterable[str]) -> None:
        super().__init__()
        self._pieces = iter(pieces)
        self._left = b""

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill the buffer, as far as the piece at hand goes; 0 at the end."""
        room = memoryview(buffer).cast("B")
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = piece.encode()
        size = min(len(room), len(self._left))
        room[:size], self._left = self._left[:size], self._left[size:]
        return size


def _update(ledger: Ledger, store: ox.Store, changes: tuple[Change, ...]) -> str:
    """One SPARQL update that replaces the changed articles' graphs and their actors, and notes the last change."""
    keys = {change.key: shape.node("article", change.key) for change in changes if change.kind.startswith("article_")}
    actors = {actor for graph in keys.values() for actor in _actors_in(store, graph)}
    inserted: list[shape.Graph] = []
    for key in keys:
        if ledger.has_article(key):
            inserted.append(shape.article_graph(ledger.article(key), ledger))
            actors.update(ledger.article_actors(key))
    deleted: list[ox.Quad] = []
    graph = ox.NamedNode(names.ACTORS_GRAPH)
    for actor_id in with_wholes(actors, ledger):
        this = shape.node("actor", actor_id)
        deleted += store.quads_for_pattern(this, None, None, graph)
        deleted += store.quads_for_pattern(None, shape.term("dcterms:isReplacedBy"), this, graph)
        if ledger.actor_of(actor_id) == actor_id:
            inserted.append(shape.actor_graph(actor_id, ledger))
    deleted += store.quads_for_pattern(ox.NamedNode(names.PROJECTION), None, None, ox.NamedNode(names.META_GRAPH))
    drops = [f"DROP SILENT GRAPH {graph}" for graph in keys.values()]
    seen = _blocks(seen_quads(Seen(changes[-1].seq, changes[-1].chain, SHAPE)))
    blocks = [*(graph.block() for graph in inserted), *seen]
    return " ;\n".join([*drops, _data("DELETE", _blocks(deleted)), _data("INSERT", blocks)])


def _actors_in(store: ox.Store, graph: ox.NamedNode) -> Iterator[str]:
    """Ids of the actors that an article's graph is about."""
    for quad in store.quads_for_pattern(graph, shape.term("schema:mentions"), None, graph):
        if isinstance(quad.object, ox.NamedNode):
            yield names.key_of(quad.object.value)


def _blocks(quads: Iterable[ox.Quad]) -> list[str]:
    """Quads as blocks of an update; the terms write and escape themselves."""
    return [f"GRAPH {quad.graph_name} {{ {quad.subject} {quad.predicate} {quad.object} }}" for quad in quads]


def _data(verb: str, blocks: Iterable[str]) -> str:
    """A data block of an update."""
    return f"{verb} DATA {{\n{chr(10).join(blocks)}\n}}"
