"""The IRIs of the vocabulary: one namespace, and one rule for the local name of each kind of term."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.ontology.model import Mode, Predicate

NAMESPACE: Final = "https://polgraph.example/ns#"
"""A placeholder for the deployer's own: nobody can own a name under `.example` (RFC 2606, section 2)."""

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "pg": NAMESPACE,
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)

SCHEMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "relations": "",
        "statuses": "status-",
        "date_precisions": "precision-",
        "quad_classes": "quad-",
        "contexts": "context-",
        "sectors": "sector-",
    }
)
"""Prefix of the local names of the terms of each scheme: status `asserted` is `pg:status-asserted`."""


def term_name(scheme: str, name: str) -> str:
    """Local name of a term of a scheme, such as `status-asserted`; a relation's is its own name."""
    return SCHEMES[scheme] + name


def term_iri(scheme: str, name: str) -> str:
    """IRI of a term of a scheme: the value of `pg:relation`, `pg:status`, `pg:eventPrecision` and `pg:sector`."""
    return NAMESPACE + term_name(scheme, name)


def mode_name(mode: Mode) -> str:
    """Local name of a mode, such as `mode-CONSULT-visit`."""
    return f"mode-{mode.relation}-{mode.name}"


def predicate_name(predicate: Predicate) -> str:
    """Local name of a finer predicate, such as `predicate-sides-with`."""
    return "predicate-" + predicate.name.replace(" ", "-")
