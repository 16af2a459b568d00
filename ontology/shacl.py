"""SHACL shapes of the dataset: what must hold of articles, actors, statements and evidence, and what usually does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.ontology.namespace import term_name
from polgraph.ontology.syntax import blank, block, collection, document, english
from polgraph.ontology.turtle import COMMENT, scheme_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.ontology.model import Ontology, Relation
    from polgraph.ontology.rdf_model import RdfModel, RdfProperty
    from polgraph.ontology.syntax import Pair


def shapes_turtle(ontology: Ontology, model: RdfModel) -> str:
    """All shapes as a Turtle file: breaches of the model are violations, unusual types of actor are warnings."""
    return document(COMMENT, [*_model_shapes(ontology, model), *_relation_shapes(ontology)])


def _model_shapes(ontology: Ontology, model: RdfModel) -> Iterator[str]:
    classes = collection(f"pg:{term.class_name}" for term in ontology.actor_types)
    for known in model.classes:
        targets = [f"pg:{known.name}"]
        if known.name == "Actor":
            targets.extend(f"pg:{term.class_name}" for term in ontology.actor_types)
        pairs: list[Pair] = [("a", "sh:NodeShape"), *(("sh:targetClass", target) for target in targets)]
        pairs.extend(
            ("sh:property", _property_shape(prop, ontology)) for prop in model.properties if prop.of == known.name
        )
        if known.name == "Actor":
            typed = [("sh:path", "rdf:type"), ("sh:qualifiedMinCount", "1"), ("sh:qualifiedMaxCount", "1")]
            shape = blank([*typed, ("sh:qualifiedValueShape", blank([("sh:in", classes)]))])
            pairs.append(("sh:property", shape))
        yield block(f"pg:shape-{known.name}", pairs)


def _property_shape(prop: RdfProperty, ontology: Ontology) -> str:
    pairs: list[Pair] = [("sh:path", prop.name)]
    if prop.scheme:
        pairs.append(("sh:in", collection(_scheme_names(prop.scheme, ontology))))
    elif prop.value.startswith("xsd:"):
        pairs.append(("sh:datatype", prop.value))
    elif prop.value == "pg:Actor":
        pairs.append(("sh:node", "pg:shape-Actor"))
    elif prop.value:
        pairs.append(("sh:class", prop.value))
    if prop.least:
        pairs.append(("sh:minCount", str(prop.least)))
    if prop.most is not None:
        pairs.append(("sh:maxCount", str(prop.most)))
    checks = prop.checks.split(" ; ") if prop.checks else []
    pairs.extend((name, value) for name, _, value in (check.partition(" ") for check in checks))
    return blank(pairs)


def _scheme_names(scheme: str, ontology: Ontology) -> list[str]:
    terms = ontology.relations if scheme == "relations" else scheme_terms(ontology)[scheme]
    return [f"pg:{term_name(scheme, term.name)}" for term in terms]


def _relation_shapes(ontology: Ontology) -> Iterator[str]:
    for relation in ontology.relations:
        ends = [*_end("pg:subject", relation.domain, ontology), *_end("pg:object", relation.range, ontology)]
        if not ends:
            continue
        other = blank([("sh:path", "pg:relation"), ("sh:hasValue", f"pg:{relation.name}")])
        alternatives = collection([blank([("sh:not", blank([("sh:property", other)]))]), blank(ends)])
        yield block(
            f"pg:shape-{relation.name}",
            [
                ("a", "sh:NodeShape"),
                ("sh:targetClass", "pg:Statement"),
                ("sh:severity", "sh:Warning"),
                ("sh:message", english(usual_ends(relation, ontology))),
                ("sh:or", alternatives),
            ],
        )


def _end(path: str, types: tuple[str, ...], ontology: Ontology) -> Iterator[Pair]:
    """One constraint for every type of actor that does not usually stand at this end."""
    for term in ontology.actor_types:
        if term.name not in types:
            unusual = blank([("sh:class", f"pg:{term.class_name}")])
            yield "sh:property", blank([("sh:path", path), ("sh:not", unusual)])


def usual_ends(relation: Relation, ontology: Ontology) -> str:
    """A sentence that says which types of actor a relation usually has at its ends."""
    labels = {term.name: term.label for term in ontology.actor_types}
    subjects = ", ".join(labels[name] for name in relation.domain)
    objects = ", ".join(labels[name] for name in relation.range)
    return f"{relation.name} usually has as subject one of: {subjects}; as object one of: {objects}."
