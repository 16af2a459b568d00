"""From a store to the page: which actors it shows, and all that is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.graph.analysis.blocs import divide
from polgraph.graph.analysis.observe import by_pair, sources
from polgraph.graph.analysis.questions import build
from polgraph.graph.analysis.ties import ties_of
from polgraph.graph.view.layout import layout
from polgraph.graph.view.records import View, ViewActor, ViewArticle, ViewStatement
from polgraph.ontology.load import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.graph.analysis.observe import Observation
    from polgraph.graph.analysis.select import Selection
    from polgraph.graph.ledger.reader import LedgerReader
    from polgraph.graph.store import Store

MOST = 2000
"""Actors that a page shows, so that it stays quick; those with the fewest ties are left out."""


def collect(store: Store, selection: Selection, *, title: str, most: int = MOST) -> View:
    """All that a page about a store shows.

    Args:
        store: where to look.
        selection: which statements count.
        title: the page's title.
        most: the most actors to show.
    """
    with ties_of(store) as known:
        ledger = known.ledger
        graph = build(known, selection)
        ranked = sorted(graph, key=lambda name: (-graph.degree(name), name))
        left_out = len(ranked) - len(ranked[:most])
        graph.remove_nodes_from(ranked[most:])
        pairs = by_pair(known.observations(selection))
        kept = [
            one
            for pair, found in sorted(pairs.items())
            if pair[0] in graph and pair[1] in graph and sources(found) >= selection.min_sources
            for one in found
        ]
        said = tuple(_statements(ledger, kept))
        articles = tuple(_article(ledger, key) for key in sorted({one.article for one in kept}))
    division = divide(graph)
    home = {name: bloc.number for bloc in division.blocs for name in bloc.members}
    places = layout([bloc.members for bloc in division.blocs], division.alone)
    nodes = dict(graph.nodes(data=True))
    actors = tuple(
        ViewActor(name, node["name"], node["type"], node["country"], home.get(name, 0), *places[name])
        for name, node in sorted(nodes.items())
    )
    names = sorted({one.relation for one in said})
    relations = tuple((name, load_ontology().relation(name).label) for name in names)
    return View(title, actors, articles, said, relations, left_out)


def _statements(ledger: LedgerReader, kept: Iterable[Observation]) -> Iterable[ViewStatement]:
    for one in kept:
        statement = ledger.statement(one.statement)
        if statement is not None:
            yield ViewStatement(
                subject=one.subject,
                object=one.object,
                relation=one.relation,
                predicate=statement.predicate,
                status=statement.status.value,
                day=one.day,
                weight=round(one.weight, 6),
                quote=statement.evidence.text,
                speaker=statement.attributed_to,
                article=one.article,
            )


def _article(ledger: LedgerReader, key: str) -> ViewArticle:
    article = ledger.article(key)
    published = None if article.published is None else article.published.isoformat()
    return ViewArticle(article.id, article.title, article.publisher, published, article.url, article.story)
