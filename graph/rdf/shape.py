"""What an article, its statements and their actors look like in RDF: the model of ontology/data/model.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from polgraph.graph.ledger.nodes import is_known
from polgraph.graph.rdf import names
from polgraph.ontology.load import load_ontology
from polgraph.ontology.namespace import PREFIXES, term_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.graph.ledger import Ledger
    from polgraph.graph.ledger.outlines import ToldStatement
    from polgraph.graph.resolution.records import KnownActor, Office
    from polgraph.ontology.records import Actor, Article

ACTORS = f"<{names.ACTORS_GRAPH}>"
"""The graph of the actors, as N-Triples write it."""

Pair = tuple[str, str]
"""Predicate and object of a triple, as N-Triples write them."""


@cache
def term(name: str) -> ox.NamedNode:
    """The IRI of a prefixed name such as `pg:subject`."""
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


@cache
def written(name: str) -> str:
    """The IRI of a prefixed name, as N-Triples write it."""
    return str(term(name))


@cache
def concept(scheme: str, name: str) -> ox.NamedNode:
    """The IRI of a term of one of the vocabulary's schemes."""
    return ox.NamedNode(term_iri(scheme, name))


@cache
def written_concept(scheme: str, name: str) -> str:
    """The IRI of a term of one of the vocabulary's schemes, as N-Triples write it."""
    return str(concept(scheme, name))


@cache
def direct_property(relation: str) -> ox.NamedNode:
    """The property of the direct triple of a relation, such as `pg:supports`."""
    return term(f"pg:{load_ontology().relation(relation).property_name}")


@cache
def written_property(relation: str) -> str:
    """The property of the direct triple of a relation, as N-Triples write it."""
    return str(direct_property(relation))


@cache
def actor_class(actor_type: str) -> str:
    """The class of an actor type, such as `pg:ArmedGroup`, as N-Triples write it."""
    return written(f"pg:{load_ontology().actor_type(actor_type).class_name}")


def typed(value: str, datatype: str) -> ox.Literal:
    """A literal of an XSD datatype."""
    return ox.Literal(value, datatype=term(f"xsd:{datatype}"))


def node(kind: str, key: str) -> ox.NamedNode:
    """The IRI of a thing of the store."""
    return ox.NamedNode(names.mint(kind, key))


def literal(value: str | float) -> str:
    """A value as N-Triples write it."""
    return str(ox.Literal(value))


# What very many statements have in common is written once.
often = lru_cache(maxsize=65536, typed=True)(literal)


@lru_cache(maxsize=65536)
def day(value: str) -> str:
    """A day in ISO form as N-Triples write it."""
    return str(typed(value, "date"))


@lru_cache(maxsize=65536)
def actor_iri(actor_id: str) -> str:
    """The IRI of an actor as N-Triples write it."""
    return f"<{names.mint('actor', actor_id)}>"


@dataclass(frozen=True, slots=True)
class Graph:
    """The triples of one named graph.

    Attributes:
        name: the graph's IRI, as N-Triples write it.
        triples: the triples as N-Triples write them, without the full stop.
        statements: of how many statements they tell.
    """

    name: str
    triples: tuple[str, ...]
    statements: int = 0

    def quads(self) -> str:
        """The graph as N-Quads."""
        end = f" {self.name} .\n"
        return f"{end.join(self.triples)}{end}" if self.triples else ""

    def block(self) -> str:
        """The graph as a block of a SPARQL update."""
        joined = " .\n".join(self.triples)
        return f"GRAPH {self.name} {{\n{joined}\n}}"


def article_graph(article: Article, ledger: Ledger) -> Graph:
    """All that stands in the named graph of an article; the graph's name is the article's own IRI."""
    this = str(node("article", article.id))
    triples = [f"{this} {predicate} {value}" for predicate, value in _article_pairs(article)]
    triples += [f"{this} {written('schema:mentions')} {actor_iri(one)}" for one in ledger.article_actors(article.id)]
    statements = 0
    for statement in ledger.told_statements(article.id):
        triples += _statement_triples(statement, this)
        statements += 1
    return Graph(this, tuple(triples), statements)


def _article_pairs(article: Article) -> Iterator[Pair]:
    yield written("rdf:type"), written("pg:Article")
    yield written("dcterms:identifier"), literal(article.id)
    yield written("dcterms:language"), often(article.language)
    yield written("pg:fingerprint"), literal(article.fingerprint)
    yield written("pg:story"), literal(article.story)
    if article.title is not None:
        yield written("dcterms:title"), literal(article.title)
    if article.published is not None:
        yield written("dcterms:issued"), day(article.published.isoformat())
    if article.publisher is not None:
        yield written("dcterms:publisher"), often(article.publisher)
    if article.author is not None:
        yield written("dcterms:creator"), often(article.author)
    if article.url is not None:
        yield written("schema:url"), str(typed(article.url, "anyURI"))


def _statement_triples(said: ToldStatement, article: str) -> list[str]:
    subject, object_ = actor_iri(said.subject), actor_iri(said.object)
    iri = names.mint("statement", said.id)
    this = f"<{iri}>"
    pairs = _statement_pairs(said)
    pairs += [
        (written("pg:subject"), subject),
        (written("pg:object"), object_),
        (written("pg:article"), article),
        (written("prov:wasDerivedFrom"), article),
        (written("pg:evidence"), f"<{iri}#evidence>"),
    ]
    if said.speaker is not None:
        pairs.append((written("prov:wasAttributedTo"), actor_iri(said.speaker)))
    triples = [f"{this} {predicate} {value}" for predicate, value in pairs]
    triples += [f"<{iri}#evidence> {predicate} {value}" for predicate, value in _evidence_pairs(said)]
    if names.stands(said.status, negated=bool(said.negated)):
        triples.append(f"{subject} {written_property(said.relation)} {object_}")
    return triples


def _statement_pairs(said: ToldStatement) -> list[Pair]:
    pairs = [
        (written("rdf:type"), written("pg:Statement")),
        (written("pg:relation"), written_concept("relations", said.relation)),
        (written("pg:predicate"), often(said.predicate)),
        (written("pg:status"), written_concept("statuses", said.status)),
        (written("pg:negated"), truth(said.negated)),
        (written("pg:confidence"), often(said.confidence)),
        (written("pg:extractor"), often(said.extractor)),
    ]
    for name, value in (("pg:mode", said.mode), ("pg:attributedTo", said.attributed_to)):
        if value is not None:
            pairs.append((written(name), often(value)))
    for name, value in (("pg:place", said.place), ("pg:role", said.role)):
        if value is not None:
            pairs.append((written(name), often(value)))
    if said.start is not None and said.end is not None and said.precision is not None and said.words is not None:
        pairs += [
            (written("pg:eventStart"), day(said.start)),
            (written("pg:eventEnd"), day(said.end)),
            (written("pg:eventPrecision"), written_concept("date_precisions", said.precision)),
            (written("pg:eventWords"), often(said.words)),
        ]
    return pairs


@cache
def truth(value: int) -> str:
    """A truth value as N-Triples write it."""
    return str(ox.Literal(bool(value)))


def _evidence_pairs(said: ToldStatement) -> tuple[Pair, ...]:
    """The quote as the Web Annotation model selects it in the article: by position and by words."""
    return (
        (written("rdf:type"), written("pg:Evidence")),
        (written("rdf:type"), written("oa:TextPositionSelector")),
        (written("rdf:type"), written("oa:TextQuoteSelector")),
        (written("oa:start"), often(said.evidence_start)),
        (written("oa:end"), often(said.evidence_end)),
        (written("oa:exact"), literal(said.evidence)),
    )


def actor_graph(actor_id: str, ledger: Ledger) -> Graph:
    """What all articles together and the catalogues say an actor is, in the graph of the actors.

    The ids of its other nodes, which were actors before they became part of it, point to it.
    """
    actor = ledger.actor(actor_id)
    return Graph(ACTORS, ()) if actor is None else graph_of_actor(actor, ledger)


def graph_of_actor(actor: Actor, ledger: Ledger) -> Graph:
    """What `actor_graph` gives, of an actor that is at hand."""
    this, members = actor_iri(actor.id), ledger.members(actor.id)
    pairs = list(_actor_pairs(actor))
    if any(is_known(member) for member in members):
        pairs += dict.fromkeys(_known_pairs(ledger.known(actor.id)))
    replaced = written("dcterms:isReplacedBy")
    others = (f"{actor_iri(member)} {replaced} {this}" for member in members if member != actor.id)
    return Graph(ACTORS, (*(f"{this} {predicate} {value}" for predicate, value in pairs), *others))


def _actor_pairs(actor: Actor) -> Iterator[Pair]:
    yield written("rdf:type"), written("pg:Actor")
    yield written("rdf:type"), actor_class(actor.type.value)
    yield written("skos:prefLabel"), literal(actor.name)
    for name in actor.names:
        if name.text != actor.name:
            yield written("skos:altLabel"), literal(name.text)
    # A question that gives a name in any case finds it by an index instead of by a look at every name.
    for text in dict.fromkeys(text.lower() for text in (actor.name, *(name.text for name in actor.names))):
        yield written("pg:lowerCaseName"), literal(text)
    if actor.country is not None:
        yield written("pg:country"), often(actor.country)
    if actor.sector is not None:
        yield written("pg:sector"), written_concept("sectors", actor.sector)


def _known_pairs(known: Iterable[tuple[str, str, KnownActor]]) -> Iterator[Pair]:
    for _, _, actor in known:
        for catalogue, identifier in actor.identifiers:
            yield written("dcterms:identifier"), literal(f"{catalogue}:{identifier}")
        for office in actor.offices:
            yield written("pg:office"), literal(office_text(office))
        for name in actor.memberships:
            yield written("pg:membership"), literal(name)


def office_text(office: Office) -> str:
    """An office in words, such as `prime minister of Ostrania (2019-05-07 to 2021)`."""
    text = office.title if office.of is None else f"{office.title} of {office.of}"
    if office.start is None and office.end is None:
        return text
    start, end = (day.isoformat() if day else "" for day in (office.start, office.end))
    return f"{text} ({start} to {end})" if start and end else f"{text} ({f'from {start}' if start else f'until {end}'})"
