"""What is to be done: the articles of an input, a shard of them at a time, and the one file that each shard makes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass
from importlib.metadata import version
from itertools import islice
from typing import TYPE_CHECKING

from polgraph import __version__, engine
from polgraph.graph.shards.schema import FORMAT, Failed, Manifest
from polgraph.graph.shards.write import shard_bytes
from polgraph.work.task import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.ontology.records import Article
    from polgraph.work.task import Outcome


@dataclass(frozen=True, slots=True)
class Makers:
    """What makes shard files: others may make others of the same articles.

    Attributes:
        polgraph: its version.
        processor: the extractor and the language model, with their versions.
        spacy: version of the library that runs the model.
    """

    polgraph: str
    processor: str
    spacy: str


def makers(model: str) -> Makers:
    """What would make shard files here.

    Args:
        model: name of an installed spaCy pipeline package.
    """
    return Makers(__version__, engine.processor(model), version("spacy"))


@dataclass(frozen=True, slots=True)
class Job:
    """One shard that is to be extracted.

    Attributes:
        number: its number, from 0.
        articles: its articles, in order.
        makers: what is to make it.
    """

    number: int
    articles: tuple[Article, ...]
    makers: Makers

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"shard-{self.number:05}.parquet"

    def manifest(self) -> Manifest:
        """What its file will say that it is made of; the counts are still to come."""
        parts = [FORMAT, astuple(self.makers), [astuple(article) for article in self.articles]]
        digest = hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()
        return Manifest(self.number, digest, *astuple(self.makers))

    def file_bytes(self, outcomes: Iterable[Outcome]) -> bytes:
        """Its file, of what became of its articles."""
        rows = [Failed(one.article, one.kind, one.reason) if isinstance(one, Failure) else one for one in outcomes]
        return shard_bytes(self.manifest(), rows)


def jobs(articles: Iterable[Article], size: int, by: Makers) -> Iterator[Job]:
    """The shards of some articles, `size` of them each; the last one may have fewer."""
    left = iter(articles)
    number = 0
    while part := tuple(islice(left, size)):
        yield Job(number, part, by)
        number += 1
