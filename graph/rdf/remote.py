"""Bringing the graphs on a SPARQL server up to date with the ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import pyoxigraph as ox

from polgraph.graph.follow import Follower, Loaded, Mark, Portion, follow, moved_on
from polgraph.graph.rdf import names, shape
from polgraph.graph.rdf.projection import SHAPE
from polgraph.ontology.namespace import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from polgraph.graph.ledger import Ledger
    from polgraph.graph.rdf.server import SparqlServer
    from polgraph.ontology.records import Actor, Article

SIZE = 10_000
"""Quads in one update: some megabytes of text."""
CHANGED = 200
"""Changed articles in one update."""

META = f"GRAPH <{names.META_GRAPH}>"
ACTORS_GRAPH = f"GRAPH <{names.ACTORS_GRAPH}>"
IN_ARTICLES = "GRAPH ?g { ?g a pg:Article }"


def load(
    ledger: Ledger,
    server: SparqlServer,
    *,
    rebuild: bool = False,
    size: int = SIZE,
    report: Callable[[Portion], None] | None = None,
) -> Loaded:
    """Write all changes that the graphs on a server have not seen; see `polgraph.graph.follow`.

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
    return follow(ledger, _Following(server.name, SHAPE, size, CHANGED, ledger, server), rebuild=rebuild, report=report)


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


def _contents(graphs: Iterable[ox.NamedNode]) -> tuple[str, str]:
    """All that is in some graphs, as a template and the pattern that finds it."""
    return "GRAPH ?g { ?s ?p ?o }", f"VALUES ?g {{ {_list(graphs)} }} GRAPH ?g {{ ?s ?p ?o }}"


def _list(nodes: Iterable[ox.NamedNode]) -> str:
    return " ".join(map(str, nodes))


@dataclass(kw_only=True)
class _Graphs(Portion):
    """Graphs to be written, after templates of what goes, each with the pattern that finds it."""

    ledger: Ledger
    deletions: tuple[tuple[str, str], ...] = ()
    graphs: list[shape.Graph] = field(default_factory=list)

    def add_actor(self, actor: Actor) -> None:
        self._add(shape.graph_of_actor(actor, self.ledger))
        self.actors += 1

    def add_article(self, article: Article) -> None:
        self._add(shape.article_graph(article, self.ledger))
        self.articles += 1

    def _add(self, graph: shape.Graph) -> None:
        self.graphs.append(graph)
        self.statements += graph.statements
        self.size += len(graph.triples)


@dataclass(frozen=True)
class _Following(Follower[_Graphs]):
    """The graphs on a server as they follow a ledger; how far they are stands there, too."""

    ledger: Ledger
    server: SparqlServer

    def mark(self) -> Mark | None:
        return read_mark(self.server)

    def is_taken(self) -> bool:
        return self.server.ask(f"ASK {{ {{ {IN_ARTICLES} }} UNION {{ {ACTORS_GRAPH} {{ ?s ?p ?o }} }} }}")

    def begin(self, mark: Mark) -> None:
        self.server.update(f"DROP SILENT {META} ; INSERT DATA {{ {_marked(mark)} }}")

    def clearing(self) -> Iterator[_Graphs]:
        while found := self.server.select(f"SELECT DISTINCT ?g {{ {IN_ARTICLES} }} LIMIT {CHANGED}"):
            yield _Graphs(ledger=self.ledger, deletions=(_contents(ox.NamedNode(row["g"]) for row in found),))
        everything = f"{ACTORS_GRAPH} {{ ?s ?p ?o }}"
        yield _Graphs(ledger=self.ledger, deletions=((everything, everything),))

    def portion(self) -> _Graphs:
        return _Graphs(ledger=self.ledger)

    def mentioned(self, articles: Sequence[str]) -> Iterator[str]:
        graphs = _list(shape.node("article", key) for key in articles)
        rows = self.server.select(
            f"SELECT DISTINCT ?a {{ VALUES ?g {{ {graphs} }} GRAPH ?g {{ ?g schema:mentions ?a }} }}"
        )
        return (names.key_of(row["a"]) for row in rows)

    def renew(self, portion: _Graphs, articles: Sequence[str], actors: Sequence[str]) -> None:
        these = _list(shape.node("actor", key) for key in actors)
        told = f"{ACTORS_GRAPH} {{ ?a ?p ?o }}"
        replaced = f"{ACTORS_GRAPH} {{ ?n dcterms:isReplacedBy ?a }}"
        portion.deletions = (
            _contents(shape.node("article", key) for key in articles),
            *((gone, f"VALUES ?a {{ {these} }} {gone}") for gone in (told, replaced)),
        )

    def writing(self, portion: _Graphs, before: Mark, after: Mark) -> Callable[[], None]:
        here = _marked(before)
        steps = [f"DELETE {{ {gone} }} WHERE {{ {here} {where} }}" for gone, where in portion.deletions]
        if portion.graphs:
            lines = "\n".join(graph.block() for graph in portion.graphs)
            steps.append(f"INSERT {{\n{lines}\n}} WHERE {{ {here} }}")
        if before != after:
            steps.append(f"DELETE {{ {here} }} INSERT {{ {_marked(after)} }} WHERE {{ {here} }}")
        return partial(self._carry_out, " ;\n".join(steps), after)

    def _carry_out(self, text: str, after: Mark) -> None:
        self.server.update(text)
        if read_mark(self.server) != after:
            raise moved_on(self.name)
