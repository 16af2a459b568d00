"""The model's constraints as SPARQL: from the same records as the SHACL shapes, so that both say the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from polgraph.graph.validate.records import Severity
from polgraph.ontology.load import load_ontology, refuse
from polgraph.ontology.namespace import term_name
from polgraph.ontology.rdf_model import load_model
from polgraph.ontology.shacl import usual_ends
from polgraph.ontology.turtle import scheme_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.ontology.model import Ontology
    from polgraph.ontology.rdf_model import RdfProperty

CASTABLE = frozenset({"xsd:boolean", "xsd:date", "xsd:dateTime", "xsd:decimal", "xsd:double", "xsd:integer"})
"""Datatypes whose texts SPARQL can read: `"2021-13-45"^^xsd:date` is a breach, too."""

DEPTH = 2
"""SHACL looks into the actor that replaces an actor, and so on; in a store such a chain has one link."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint on `?this`.

    Attributes:
        path: the property.
        component: name of the SHACL constraint component without its ending.
        pattern: a graph pattern, in which `?value` is the wrong value if there is one.
        missing: whether the constraint is broken where the pattern does not match; otherwise where it does.
        message: what is wrong, in words.
        alone: a pattern for the same that is faster over a whole dataset, where there is one; it cannot be part of a
            condition.
    """

    path: str
    component: str
    pattern: str
    missing: bool
    message: str
    alone: str = ""

    def holds_not(self) -> str:
        """The pattern that matches where the constraint is broken."""
        if self.alone:
            return self.alone
        return f"FILTER NOT EXISTS {{ {self.pattern} }}" if self.missing else self.pattern

    def inner(self) -> str:
        """The same as a condition on `?value` in place of `?this`."""
        pattern = self.pattern
        for outer, inner in (("?inner", "?innermost"), ("?value", "?inner"), ("?this", "?value")):
            pattern = pattern.replace(outer, inner)
        return f"{'NOT ' if self.missing else ''}EXISTS {{ {pattern} }}"


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint as a query over a whole dataset.

    Attributes:
        path: the property; empty for a constraint on a thing as a whole.
        component: name of the SHACL constraint component without its ending.
        severity: how bad a breach is.
        message: what is wrong, in words.
        query: selects `?this` and `?value` for every breach.
    """

    path: str
    component: str
    severity: Severity
    message: str
    query: str


@cache
def checks() -> tuple[Check, ...]:
    """Every constraint of the model, and what is unusual for a relation."""
    ontology = load_ontology()
    return (*_model_checks(ontology), *_relation_checks(ontology))


def _model_checks(ontology: Ontology) -> Iterator[Check]:
    for known in load_model().classes:
        targets = [f"pg:{known.name}"]
        found = [one for prop in load_model().properties if prop.of == known.name for one in constraints(prop)]
        if known.name == "Actor":
            targets += _actor_classes(ontology)
            found += _one_class(ontology)
        target = (
            f"VALUES ?class {{ {' '.join(targets)} }} ?this a ?class ." if targets[1:] else f"?this a {targets[0]} ."
        )
        for one in found:
            query = f"SELECT DISTINCT ?this ?value {{ {target} {one.holds_not()} }}"
            yield Check(one.path, one.component, Severity.VIOLATION, one.message, query)


def constraints(prop: RdfProperty, depth: int = 0) -> Iterator[Constraint]:
    """The constraints on one property.

    Args:
        prop: the property.
        depth: how many conditions on values they are part of.
    """
    path, ontology = prop.name, load_ontology()
    has = f"?this {path} ?value"
    if prop.scheme:
        names = " , ".join(f"pg:{term_name(prop.scheme, name)}" for name in _terms(prop.scheme, ontology))
        pattern = f"{has} FILTER (?value NOT IN ({names}))"
        yield Constraint(path, "In", pattern, missing=False, message=f"is none of the {prop.scheme}")
    elif prop.value.startswith("xsd:"):
        wrong = f"!isLiteral(?value) || DATATYPE(?value) != {prop.value}"
        if prop.value in CASTABLE:
            wrong += f" || !COALESCE(isLiteral({prop.value}(STR(?value))), false)"
        yield Constraint(path, "Datatype", f"{has} FILTER ({wrong})", missing=False, message=f"is no {prop.value}")
    elif prop.value == "pg:Actor":
        if depth < DEPTH:
            wrong = " || ".join(one.inner() for one in _actor_constraints(ontology, depth + 1))
            # Each actor is looked at once, however many statements it is in.
            values = f"{{ SELECT DISTINCT ?value {{ ?user {path} ?value }} }}"
            alone = f"{{ SELECT ?value {{ {values} FILTER ({wrong}) }} }} {has}"
            pattern = f"{has} FILTER ({wrong})"
            yield Constraint(path, "Node", pattern, missing=False, message="is no whole actor", alone=alone)
    elif prop.value:
        pattern = f"{has} FILTER NOT EXISTS {{ ?value a {prop.value} }}"
        yield Constraint(path, "Class", pattern, missing=False, message=f"is no {prop.value}")
    yield from _cardinality(prop)
    for check in prop.checks.split(" ; ") if prop.checks else ():
        name, _, value = check.partition(" ")
        if name not in FURTHER:
            refuse(f"no SPARQL is known for {name} of {path}")
        component, condition, message = (text.replace("{value}", value) for text in FURTHER[name])
        yield Constraint(path, component, f"{has} . {condition}", missing=False, message=message)


def _cardinality(prop: RdfProperty) -> Iterator[Constraint]:
    path = prop.name
    if prop.least > 1 or (prop.most or 1) > 1:
        refuse(f"no SPARQL is known for so many values of {path}")
    if prop.least:
        yield Constraint(path, "MinCount", f"?this {path} ?any", missing=True, message="is missing")
    if prop.most:
        pattern = f"?this {path} ?one , ?other FILTER (!sameTerm(?one, ?other))"
        alone = f"{{ SELECT ?this {{ ?this {path} ?one }} GROUP BY ?this HAVING (COUNT(DISTINCT ?one) > 1) }}"
        message = "is there more than once"
        yield Constraint(path, "MaxCount", pattern, missing=False, message=message, alone=alone)


_COMPARED = "FILTER (!COALESCE(?value SIGN {value}, false))"
_PAIRED = "?this {value} ?second FILTER (!COALESCE(?value SIGN ?second, false))"
FURTHER = {
    "sh:minLength": ("MinLength", "FILTER (isBlank(?value) || STRLEN(STR(?value)) < {value})", "is empty"),
    "sh:pattern": ("Pattern", "FILTER (isBlank(?value) || !REGEX(STR(?value), {value}))", "is not like {value}"),
    "sh:disjoint": ("Disjoint", "FILTER EXISTS { ?this {value} ?value }", "is the {value} as well"),
    "sh:lessThan": ("LessThan", _PAIRED.replace("SIGN", "<"), "is not less than {value}"),
    "sh:lessThanOrEquals": ("LessThanOrEquals", _PAIRED.replace("SIGN", "<="), "is more than {value}"),
    "sh:minInclusive": ("MinInclusive", _COMPARED.replace("SIGN", ">="), "is less than {value}"),
    "sh:maxInclusive": ("MaxInclusive", _COMPARED.replace("SIGN", "<="), "is more than {value}"),
}
"""For every constraint that may stand under `checks` in the model: component, pattern after `?value`, and message."""


def _actor_classes(ontology: Ontology) -> list[str]:
    return [f"pg:{term.class_name}" for term in ontology.actor_types]


def _one_class(ontology: Ontology) -> list[Constraint]:
    """An actor is of one type."""
    classes = " , ".join(_actor_classes(ontology))
    least = f"?this a ?kind FILTER (?kind IN ({classes}))"
    most = f"?this a ?one , ?other FILTER (?one IN ({classes}) && ?other IN ({classes}) && ?one != ?other)"
    return [
        Constraint("rdf:type", "QualifiedMinCount", least, missing=True, message="is no type of actor"),
        Constraint("rdf:type", "QualifiedMaxCount", most, missing=False, message="is several types of actor"),
    ]


def _actor_constraints(ontology: Ontology, depth: int) -> list[Constraint]:
    """What makes an actor whole; all of it speaks of the actor as `?this`."""
    found = [one for prop in load_model().properties if prop.of == "Actor" for one in constraints(prop, depth)]
    return [*found, *_one_class(ontology)]


def _terms(scheme: str, ontology: Ontology) -> list[str]:
    terms = ontology.relations if scheme == "relations" else scheme_terms(ontology)[scheme]
    return [term.name for term in terms]


def _relation_checks(ontology: Ontology) -> Iterator[Check]:
    for relation in ontology.relations:
        ends = [*_unusual("pg:subject", relation.domain, ontology), *_unusual("pg:object", relation.range, ontology)]
        if ends:
            target = f"?this a pg:Statement ; pg:relation pg:{relation.name} ."
            query = f"SELECT DISTINCT ?this ?value {{ {target} {' UNION '.join(ends)} }}"
            yield Check("", "Or", Severity.WARNING, usual_ends(relation, ontology), query)


def _unusual(path: str, types: tuple[str, ...], ontology: Ontology) -> Iterator[str]:
    classes = [f"pg:{term.class_name}" for term in ontology.actor_types if term.name not in types]
    if classes:
        yield f"{{ VALUES ?class {{ {' '.join(classes)} }} ?this {path}/a ?class }}"
