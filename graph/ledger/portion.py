"""Articles that go into the ledger in one transaction, and their rows where these have been made beforehand."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from polgraph.graph.ledger.batch import Batch
from polgraph.graph.ledger.derive import Placed
from polgraph.graph.ledger.inputs import done_keys
from polgraph.graph.ledger.rows import to_actor
from polgraph.graph.ledger.stories import keys_of
from polgraph.graph.stories.shingles import bands

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from polgraph.graph.ledger.batch import Rows
    from polgraph.graph.ledger.content import Content
    from polgraph.graph.ledger.inputs import DoneKey
    from polgraph.graph.ledger.stories import Keys
    from polgraph.graph.ledger.types import Rejection
    from polgraph.graph.resolve import Resolver
    from polgraph.ontology.records import Article


@dataclass(frozen=True, slots=True)
class Made:
    """Rows of articles as they are to be written if the ledger holds none of the articles, and no judgement.

    Attributes:
        rows: the rows of each table.
        kept: for each article how many of its statements can be stored, and what was refused.
        done: for each article the keys by which it is known again.
        keys: the keys of the texts for the index of reprints.
    """

    rows: Rows
    kept: Sequence[tuple[int, tuple[Rejection, ...]]]
    done: Sequence[DoneKey]
    keys: Keys


@dataclass(frozen=True, slots=True)
class Portion:
    """Articles with different ids that are to go into the ledger together.

    Attributes:
        articles: the articles as they were read.
        extractors: what extracted each.
        contents: reads all that the articles say.
        made: their rows, where they have been made already.
    """

    articles: Sequence[Article]
    extractors: Sequence[str]
    contents: Callable[[], Sequence[Content]]
    made: Made | None = None

    @classmethod
    def of(cls, contents: Sequence[Content]) -> Portion:
        """The portion of articles of which everything is at hand."""
        return cls([one.article for one in contents], [one.extractor for one in contents], lambda: contents)

    def __len__(self) -> int:
        """Number of articles."""
        return len(self.articles)


def make(contents: Sequence[Content], resolver: Resolver) -> Made:
    """The rows of articles of which the ledger holds nothing.

    Args:
        contents: all that the articles say.
        resolver: says which node an actor is, where that has not been prepared.
    """
    batch, kept, keys = Batch(), [], {}
    for content in contents:
        article = completed(content.article)
        keys[article.id] = keys_for(article, content.bands)
        nodes = content.nodes
        if nodes is None:
            nodes = resolver.resolve(article, tuple(map(to_actor, content.actors)))
        kept.append(batch.add(article, content, Placed(nodes, nodes), {}))
    return Made(batch.rows(), kept, done_keys([content.article for content in contents]), keys_of(keys))


def completed(article: Article) -> Article:
    """The article with its fingerprint and story, where the reader gave none."""
    if article.fingerprint and article.story:
        return article
    parts = json.dumps([article.title, article.published.isoformat() if article.published else None, article.text])
    fingerprint = article.fingerprint or hashlib.sha256(parts.encode()).hexdigest()
    return replace(article, fingerprint=fingerprint, story=article.story or article.id)


def keys_for(article: Article, found: Sequence[int] | None) -> Sequence[int]:
    """The keys by which reprints of a completed article are found; none where the reader declares a story.

    Args:
        article: the article.
        found: the keys of its text, where they have been computed already.
    """
    if article.story != article.id:
        return ()
    return bands(article.text) if found is None else found
