"""What a page shows of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.graph.analysis.select import Selection
from polgraph.graph.view.collect import collect
from tests.graph.graph_samples import NOW, Said, extraction

if TYPE_CHECKING:
    from polgraph.graph.store import Store

SAID = [Said("Al", "SUPPORT", "Bo"), Said("Bo", "ACCUSE", "Cy"), Said("Al", "CONSULT", "Cy"), Said("Di", "AID", "Al")]


def test_a_page_has_all_actors_with_a_tie_and_what_is_said_of_them(store: Store) -> None:
    store.ingest([extraction("one", *SAID, Said("Ed", "MEMBER_OF", "Bo"))], NOW)
    found = collect(store, Selection(), title="News")
    assert [actor.name for actor in sorted(found.actors, key=lambda actor: actor.name)] == ["Al", "Bo", "Cy", "Di"]
    assert sorted(one.quote for one in found.statements) == [
        "Al acts on Bo.",
        "Al acts on Cy.",
        "Bo acts on Cy.",
        "Di acts on Al.",
    ]
    assert [article.title for article in found.articles] == ["News one"]
    assert dict(found.relations)["SUPPORT"] == "support"
    assert found.left_out == 0


def test_a_page_that_would_be_too_large_says_what_it_leaves_out(store: Store) -> None:
    store.ingest([extraction("one", *SAID)], NOW)
    found = collect(store, Selection(), title="News", most=3)
    assert {actor.name for actor in found.actors} == {"Al", "Bo", "Cy"}
    assert found.left_out == 1
    assert len(found.statements) == 3
