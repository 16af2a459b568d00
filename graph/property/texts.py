"""The Cypher texts that load and read the property graph; values are always parameters."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from polgraph.ontology.load import load_ontology

PLACEHOLDER = ":RELATION]"
"""Where `direct.cypher` names the type of the relationship."""


@cache
def text(name: str) -> str:
    """A text of the package, such as `statements`, without its comments."""
    content = files("polgraph.graph").joinpath(f"data/cypher/{name}.cypher").read_text(encoding="utf-8")
    return re.sub(r"^//.*\n", "", content, flags=re.MULTILINE).strip()


@cache
def nodes(name: str, *, fresh: bool) -> str:
    """The text that writes nodes.

    Args:
        name: `actors`, `articles` or `statements`.
        fresh: whether none of the nodes is in the graph, so that they are made without being looked for.
    """
    return text(name).replace("MERGE", "CREATE") if fresh else text(name)


@cache
def schema() -> tuple[str, ...]:
    """The statements that make constraints and indexes, each to be run by itself; twice is as good as once."""
    return tuple(part.strip() for part in text("schema").split(";"))


@cache
def direct(relation: str) -> str:
    """The text that writes direct relationships of one relation.

    Args:
        relation: a relation of the vocabulary, such as `SUPPORT`; only its list gives types of relationships.

    Raises:
        PolgraphError: DATA_INVALID where the vocabulary has no such relation.
    """
    return text("direct").replace(PLACEHOLDER, f":{load_ontology().relation(relation).edge_type}]")
