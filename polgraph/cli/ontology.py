"""`polgraph ontology`: the relations that statements can have."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from polgraph.cli import terminal
from polgraph.format import Rows


class OntologyFormat(StrEnum):
    """How the vocabulary is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TURTLE = "turtle"
    SHACL = "shacl"
    YAML = "yaml"


_FILES = {
    OntologyFormat.TURTLE: "polgraph.ttl",
    OntologyFormat.SHACL: "shapes.ttl",
    OntologyFormat.YAML: "relations.yaml",
}


def relation_rows() -> Rows:
    """The relations of the vocabulary, in its order, with their finer predicates."""
    from polgraph.ontology import load_ontology

    vocabulary = load_ontology()
    classes = {term.name: term.label for term in vocabulary.quad_classes}
    return Rows(
        ("relation", "kind", "score", "meaning", "predicates"),
        tuple(
            (
                relation.name,
                classes.get(relation.quad_class or "", relation.family),
                relation.score,
                relation.definition,
                ", ".join(predicate.name for predicate in relation.predicates),
            )
            for relation in vocabulary.relations
        ),
    )


def ontology(
    style: Annotated[
        OntologyFormat, typer.Option("--format", help="A table of the relations, or the vocabulary's own files.")
    ] = OntologyFormat.TABLE,
) -> None:
    """List the relations, or print the vocabulary as OWL and SKOS in Turtle, SHACL shapes or its YAML source."""
    if style in _FILES:
        from importlib.resources import files

        terminal.emit(files("polgraph.ontology").joinpath("data", _FILES[style]).read_text(encoding="utf-8"))
    else:
        terminal.print_rows(relation_rows(), terminal.TableFormat(style.value))
