"""polgraph: a knowledge graph of political actors from news articles.

The public names load on first use, so that importing the package stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from polgraph.api import Graph, open  # noqa: A004 - users write `polgraph.open`
    from polgraph.extract.pipeline import Extractor
    from polgraph.extract.read import read_articles
    from polgraph.graph import Store
    from polgraph.ontology.errors import ErrorCode, PolgraphError
    from polgraph.ontology.records import Actor, Article, Extraction, Mention, Statement

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Article",
    "ErrorCode",
    "Extraction",
    "Extractor",
    "Graph",
    "Mention",
    "PolgraphError",
    "Statement",
    "Store",
    "__version__",
    "open",
    "read_articles",
]

_HOMES = {
    **dict.fromkeys(("Graph", "open"), "polgraph.api"),
    "Extractor": "polgraph.extract.pipeline",
    "read_articles": "polgraph.extract.read",
    "Store": "polgraph.graph",
    "ErrorCode": "polgraph.ontology.errors",
    "PolgraphError": "polgraph.ontology.errors",
    **dict.fromkeys(("Actor", "Article", "Extraction", "Mention", "Statement"), "polgraph.ontology.records"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the names have nothing in common but their package
    """Import a public name from its module when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'polgraph' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
