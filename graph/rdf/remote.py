"""Bringing the graphs on a SPARQL server up to date: they follow the ledger's change feed and can always be made anew.

How far they are stands on the server, and every update moves it on and applies only where it stands as expected.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from polgraph.graph.property.load import Loaded, fits
from polgraph.graph.property.mark import ACTORS, ARTICLES, CLEARING, COMPLETE, Mark
from polgraph.graph.rdf import names, shape
from polgraph.graph.rdf.projection import SHAPE
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.namespace import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from polgraph.graph.ledger import Ledger
    from polgraph.graph.rdf.server import SparqlServer

SIZE = 10_000
"""Quads in one update: some megabytes of text."""
CHANGED = 200
"""Changed articles in one update."""

META = f"GRAPH <{names.META_GRAPH}>"
ACTORS_GRAPH = f"GRAPH <{names.ACTORS_GRAPH}>"
IN_ARTICLES = "GRAPH ?g { ?g a pg:Article }"


@dataclass(frozen=True, slots=True)
class Portion:
    """What one update writes.

    Attributes:
        deletions: templates of what goes, each with the pattern that finds it.
        graphs: what comes.
        next: where the graphs stand afterwards.
        articles: number of articles written or taken out.
        statements: number of statements written.
        actors: number of actors written.
    """

    deletions: tuple[tuple[str, str], ...]
    graphs: tuple[shape.Graph, ...]
    next: Mark
    articles: int = 0
    statements: int = 0
    actors: int = 0


def load(
    ledger: Ledger,
    server: SparqlServer,
    *,
    rebuild: bool = False,
    size: int = SIZE,
    report: Callable[[Portion], None] | None = None,
) -> Loaded:
    """Write all changes that the graphs on a server have not seen.

    Whatever ends it in between, the next load goes on where this one stopped.

    Args:
        ledger: the system of record.
        server: the server; its other graphs are left alone.
        rebuild: whether to make the graphs anew.
        size: quads in one update.
        report: called with each portion when it is safe.

    Raises:
        PolgraphError: OPTION_INVALID where the server has articles or actors that no load has put there and `rebuild`
            is not set; STORE_LOCKED where another process loads; whatever the server raises.
    """
    with ledger.snapshot():
        newest = Mark(*ledger.last_change(), shape=SHAPE)
        mark = read_mark(server)
        if mark == newest and not rebuild:
            return Loaded(newest.seq)
        if mark is None or rebuild or not fits(mark, newest, ledger):
            mark = _start(server, mark, newest, rebuild=rebuild)
        loaded = Loaded(newest.seq, rebuilt=mark.stage != COMPLETE)
        for portion in _portions(ledger, server, mark, size):
            _write(server, mark, portion)
            mark = portion.next
            loaded = replace(
                loaded,
                articles=loaded.articles + portion.articles,
                statements=loaded.statements + portion.statements,
                actors=loaded.actors + portion.actors,
            )
            if report is not None:
                report(portion)
    return loaded


def read_mark(server: SparqlServer) -> Mark | None:
    """How far the graphs on a server are; None where nothing was ever loaded."""
    rows = server.select(f"SELECT ?p ?o {{ {META} {{ <{names.PROJECTION}> ?p ?o }} }}")
    found = {row["p"].removeprefix(NAMESPACE): row["o"] for row in rows}
    if not rows:
        return None
    try:
        seq, version = int(found["lastChange"]), int(found["shape"])
        return Mark(seq, found["chain"], version if len(rows) == len(found) else -1, found["stage"], found["after"])
    except (KeyError, ValueError):
        # Not what a load writes: it fits nothing, so that the graphs are made anew.
        return Mark(-1, "", -1)


def _marked(mark: Mark) -> str:
    """A mark as a pattern or a template."""
    values = {
        "lastChange": shape.typed(str(mark.seq), "integer"),
        "chain": ox.Literal(mark.chain),
        "shape": shape.typed(str(mark.shape), "integer"),
        "stage": ox.Literal(mark.stage),
        "after": ox.Literal(mark.after),
    }
    pairs = " ; ".join(f"pg:{name} {value}" for name, value in values.items())
    return f"{META} {{ <{names.PROJECTION}> {pairs} }}"


def _start(server: SparqlServer, mark: Mark | None, newest: Mark, *, rebuild: bool) -> Mark:
    """Mark the graphs as being made anew, from when on every load goes on with that."""
    held = f"ASK {{ {{ {IN_ARTICLES} }} UNION {{ {ACTORS_GRAPH} {{ ?s ?p ?o }} }} }}"
    if mark is None and not rebuild and server.ask(held):
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            f"{server.name} holds articles or actors that no load has put there.",
            "Name an empty dataset; --rebuild replaces these graphs.",
        )
    fresh = replace(newest, stage=CLEARING)
    server.update(f"DROP SILENT {META} ; INSERT DATA {{ {_marked(fresh)} }}")
    return fresh


def _write(server: SparqlServer, mark: Mark, portion: Portion) -> None:
    """Carry out one update, if the graphs stand where the writer believes."""
    here = _marked(mark)
    steps = [f"DELETE {{ {gone} }} WHERE {{ {here} {where} }}" for gone, where in portion.deletions]
    if portion.graphs:
        lines = "\n".join(graph.block() for graph in portion.graphs)
        steps.append(f"INSERT {{\n{lines}\n}} WHERE {{ {here} }}")
    if mark != portion.next:
        steps.append(f"DELETE {{ {here} }} INSERT {{ {_marked(portion.next)} }} WHERE {{ {here} }}")
    server.update(" ;\n".join(steps))
    if read_mark(server) != portion.next:
        raise PolgraphError(
            ErrorCode.STORE_LOCKED,
            f"Another process is loading into {server.name}.",
            "Wait until it has finished, then run the command again.",
        )


def _portions(ledger: Ledger, server: SparqlServer, mark: Mark, size: int) -> Iterator[Portion]:
    """What there is left to write, update by update; each expects that the one before is in."""
    if mark.stage == CLEARING:
        yield from _clearing(server, mark)
        mark = replace(mark, stage=ACTORS, after="")
    if mark.stage == ACTORS:
        yield from _all_actors(ledger, mark, size)
        mark = replace(mark, stage=ARTICLES, after="")
    if mark.stage == ARTICLES:
        yield from _all_articles(ledger, mark, size)
        mark = replace(mark, stage=COMPLETE, after="")
    yield from _changes(ledger, server, mark, size)


def _clearing(server: SparqlServer, mark: Mark) -> Iterator[Portion]:
    while found := server.select(f"SELECT DISTINCT ?g {{ {IN_ARTICLES} }} LIMIT {CHANGED}"):
        graphs = tuple(ox.NamedNode(row["g"]) for row in found)
        yield Portion((_contents(graphs),), (), mark)
    everything = f"{ACTORS_GRAPH} {{ ?s ?p ?o }}"
    yield Portion(((everything, everything),), (), replace(mark, stage=ACTORS, after=""))


def _contents(graphs: Iterable[ox.NamedNode]) -> tuple[str, str]:
    """All that is in some graphs, as a template and the pattern that finds it."""
    return "GRAPH ?g { ?s ?p ?o }", f"VALUES ?g {{ {_list(graphs)} }} GRAPH ?g {{ ?s ?p ?o }}"


def _list(nodes: Iterable[ox.NamedNode]) -> str:
    return " ".join(map(str, nodes))


def _all_actors(ledger: Ledger, mark: Mark, size: int) -> Iterator[Portion]:
    graphs: list[shape.Graph] = []
    for actor in ledger.actors():
        if actor.id <= mark.after:
            continue
        graphs.append(shape.graph_of_actor(actor, ledger))
        if _length(graphs) >= size:
            yield Portion((), tuple(graphs), replace(mark, after=actor.id), actors=len(graphs))
            graphs = []
    yield Portion((), tuple(graphs), replace(mark, stage=ARTICLES, after=""), actors=len(graphs))


def _all_articles(ledger: Ledger, mark: Mark, size: int) -> Iterator[Portion]:
    graphs: list[shape.Graph] = []
    for article in ledger.articles():
        if article.id <= mark.after:
            continue
        graphs.append(shape.article_graph(article, ledger))
        if _length(graphs) >= size:
            yield _counted(Portion((), tuple(graphs), replace(mark, after=article.id), articles=len(graphs)))
            graphs = []
    yield _counted(Portion((), tuple(graphs), replace(mark, stage=COMPLETE, after=""), articles=len(graphs)))


def _length(graphs: Iterable[shape.Graph]) -> int:
    """How many triples there are in some graphs."""
    return sum(len(graph.triples) for graph in graphs)


def _counted(portion: Portion) -> Portion:
    """The portion with the number of its statements."""
    return replace(portion, statements=sum(graph.statements for graph in portion.graphs))


def _changes(ledger: Ledger, server: SparqlServer, mark: Mark, size: int) -> Iterator[Portion]:
    """The changes after a mark; an article that changes twice in one portion is written once, as it is now."""
    keys: dict[str, None] = {}
    graphs: list[shape.Graph] = []
    last = None
    for change in ledger.changes(since=mark.seq):
        last = replace(mark, seq=change.seq, chain=change.chain)
        if not change.kind.startswith("article_") or change.key in keys:
            continue
        keys[change.key] = None
        if ledger.has_article(change.key):
            graphs.append(shape.article_graph(ledger.article(change.key), ledger))
        if _length(graphs) >= size or len(keys) >= CHANGED:
            yield _rewriting(ledger, server, tuple(keys), graphs, last)
            keys, graphs, last = {}, [], None
    if last is not None:
        yield _rewriting(ledger, server, tuple(keys), graphs, last)


def _rewriting(
    ledger: Ledger, server: SparqlServer, keys: Sequence[str], written: list[shape.Graph], after: Mark
) -> Portion:
    """What takes out the graphs of articles, writes them as they are now, and renews the actors of both."""
    graphs = {key: shape.node("article", key) for key in keys}
    mentioned = (
        f"SELECT DISTINCT ?a {{ VALUES ?g {{ {_list(graphs.values())} }} GRAPH ?g {{ ?g schema:mentions ?a }} }}"
    )
    touched = {names.key_of(row["a"]) for row in server.select(mentioned)} if keys else set()
    present = [key for key in keys if ledger.has_article(key)]
    for key in present:
        touched.update(ledger.article_actors(key))
    # What was an actor and is part of another one now is told of by that other one.
    touched.update([whole for key in touched if (whole := ledger.actor_of(key)) is not None])
    now = [key for key in sorted(touched) if ledger.actor_of(key) == key]
    actors = _list(shape.node("actor", key) for key in sorted(touched))
    told = f"{ACTORS_GRAPH} {{ ?a ?p ?o }}"
    replaced = f"{ACTORS_GRAPH} {{ ?n dcterms:isReplacedBy ?a }}"
    deletions = (
        _contents(graphs.values()),
        *((gone, f"VALUES ?a {{ {actors} }} {gone}") for gone in (told, replaced)),
    )
    return _counted(
        Portion(
            deletions if keys else (),
            (*written, *(shape.actor_graph(key, ledger) for key in now)),
            after,
            articles=len(keys),
            actors=len(now),
        )
    )
