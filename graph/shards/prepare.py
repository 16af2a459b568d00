"""What the ledger makes of an article without looking at others, made where the article is extracted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.graph.ledger.rows import to_actor
from polgraph.graph.ledger.writer import data_digest
from polgraph.graph.resolve import NameResolver
from polgraph.graph.stories import shingles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from polgraph.graph.ledger.content import Content
    from polgraph.ontology.records import Actor, Article

EVERY = 200
"""Of so many articles of a file one is prepared again, to see whether it comes out as it stands there."""


def rules() -> str:
    """What prepares articles: what others have prepared is prepared anew."""
    bands = f"bands/{shingles.VERSION}"
    return f"{NameResolver.__qualname__}/{NameResolver.version} {data_digest()} {bands}"


def nodes(article: Article, actors: Sequence[Actor]) -> Mapping[str, str]:
    """The node of the name of every actor of an article, by its id."""
    return NameResolver().resolve(article, actors)


def bands(article: Article) -> tuple[int, ...]:
    """The keys of an article's text for the index of reprints."""
    return shingles.bands(article.text)


def holds(contents: Sequence[Content]) -> bool:
    """Whether a sample of the articles of a file is prepared as it would be here."""
    return all(
        one.nodes == nodes(one.article, tuple(map(to_actor, one.actors))) and one.bands == bands(one.article)
        for one in contents[::EVERY]
    )
