"""What an article, its statements and their actors look like in RDF: the model of ontology/data/model.yaml."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from polgraph.graph.ledger.nodes import is_known
from polgraph.graph.rdf import names
from polgraph.ontology.load import load_ontology
from polgraph.ontology.namespace import PREFIXES, term_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.graph.ledger import Ledger
    from polgraph.graph.resolution.records import KnownActor, Office
    from polgraph.ontology.records import Actor, Article, EventDate, Statement

Pair = tuple[ox.NamedNode, ox.NamedNode | ox.Literal]


@cache
def term(name: str) -> ox.NamedNode:
    """The IRI of a prefixed name such as `pg:subject`."""
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


@cache
def concept(scheme: str, name: str) -> ox.NamedNode:
    """The IRI of a term of one of the vocabulary's schemes."""
    return ox.NamedNode(term_iri(scheme, name))


@cache
def direct_property(relation: str) -> ox.NamedNode:
    """The property of the direct triple of a relation, such as `pg:supports`."""
    return term(f"pg:{load_ontology().relation(relation).property_name}")


@cache
def actor_class(actor_type: str) -> ox.NamedNode:
    """The class of an actor type, such as `pg:ArmedGroup`."""
    return term(f"pg:{load_ontology().actor_type(actor_type).class_name}")


def typed(value: str, datatype: str) -> ox.Literal:
    """A literal of an XSD datatype."""
    return ox.Literal(value, datatype=term(f"xsd:{datatype}"))


def node(kind: str, key: str) -> ox.NamedNode:
    """The IRI of a thing of the store."""
    return ox.NamedNode(names.mint(kind, key))


def article_quads(article: Article, ledger: Ledger) -> Iterator[ox.Quad]:
    """All that stands in the named graph of an article; the graph's name is the article's own IRI."""
    graph = node("article", article.id)
    for predicate, value in _article_pairs(article):
        yield ox.Quad(graph, predicate, value, graph)
    for actor in ledger.article_actors(article.id):
        yield ox.Quad(graph, term("schema:mentions"), node("actor", actor), graph)
    speakers = ledger.attributions(article.id)
    for statement in ledger.statements(article=article.id):
        yield from _statement_quads(statement, graph, speakers.get(statement.id))


def _article_pairs(article: Article) -> Iterator[Pair]:
    yield term("rdf:type"), term("pg:Article")
    yield term("dcterms:identifier"), ox.Literal(article.id)
    yield term("dcterms:language"), ox.Literal(article.language)
    yield term("pg:fingerprint"), ox.Literal(article.fingerprint)
    yield term("pg:story"), ox.Literal(article.story)
    if article.title is not None:
        yield term("dcterms:title"), ox.Literal(article.title)
    if article.published is not None:
        yield term("dcterms:issued"), typed(article.published.isoformat(), "date")
    if article.publisher is not None:
        yield term("dcterms:publisher"), ox.Literal(article.publisher)
    if article.url is not None:
        yield term("schema:url"), typed(article.url, "anyURI")


def _statement_quads(statement: Statement, graph: ox.NamedNode, speaker: str | None) -> Iterator[ox.Quad]:
    subject, object_ = node("actor", statement.subject.actor), node("actor", statement.object.actor)
    this = node("statement", statement.id)
    evidence = ox.NamedNode(f"{this.value}#evidence")
    yield ox.Quad(this, term("pg:subject"), subject, graph)
    yield ox.Quad(this, term("pg:object"), object_, graph)
    yield ox.Quad(this, term("pg:article"), graph, graph)
    yield ox.Quad(this, term("prov:wasDerivedFrom"), graph, graph)
    yield ox.Quad(this, term("pg:evidence"), evidence, graph)
    for predicate, value in _statement_pairs(statement):
        yield ox.Quad(this, predicate, value, graph)
    if speaker is not None:
        yield ox.Quad(this, term("prov:wasAttributedTo"), node("actor", speaker), graph)
    for predicate, value in _evidence_pairs(statement):
        yield ox.Quad(evidence, predicate, value, graph)
    if names.affirmed(statement):
        yield ox.Quad(subject, direct_property(statement.relation), object_, graph)


def _statement_pairs(statement: Statement) -> Iterator[Pair]:
    yield term("rdf:type"), term("pg:Statement")
    yield term("pg:relation"), concept("relations", statement.relation)
    yield term("pg:predicate"), ox.Literal(statement.predicate)
    yield term("pg:status"), concept("statuses", statement.status.value)
    yield term("pg:negated"), ox.Literal(statement.negated)
    yield term("pg:confidence"), ox.Literal(statement.confidence)
    yield term("pg:extractor"), ox.Literal(statement.extractor)
    optional = {
        "pg:mode": statement.mode,
        "pg:attributedTo": statement.attributed_to,
        "pg:place": statement.place,
        "pg:role": statement.role,
    }
    for name, value in optional.items():
        if value is not None:
            yield term(name), ox.Literal(value)
    if statement.when is not None:
        yield from _date_pairs(statement.when)


def _date_pairs(when: EventDate) -> Iterator[Pair]:
    yield term("pg:eventStart"), typed(when.start.isoformat(), "date")
    yield term("pg:eventEnd"), typed(when.end.isoformat(), "date")
    yield term("pg:eventPrecision"), concept("date_precisions", when.precision.value)
    yield term("pg:eventWords"), ox.Literal(when.raw)


def _evidence_pairs(statement: Statement) -> Iterator[Pair]:
    """The quote as the Web Annotation model selects it in the article: by position and by words."""
    evidence = statement.evidence
    yield term("rdf:type"), term("pg:Evidence")
    yield term("rdf:type"), term("oa:TextPositionSelector")
    yield term("rdf:type"), term("oa:TextQuoteSelector")
    yield term("oa:start"), ox.Literal(evidence.start)
    yield term("oa:end"), ox.Literal(evidence.end)
    yield term("oa:exact"), ox.Literal(evidence.text)


def actor_quads(actor_id: str, ledger: Ledger) -> Iterator[ox.Quad]:
    """What all articles together and the catalogues say an actor is, in the graph of the actors.

    The ids of its other nodes, which were actors before they became part of it, point to it.
    """
    actor = ledger.actor(actor_id)
    if actor is None:
        return
    this, graph = node("actor", actor_id), ox.NamedNode(names.ACTORS_GRAPH)
    for predicate, value in _actor_pairs(actor):
        yield ox.Quad(this, predicate, value, graph)
    members = ledger.members(actor_id)
    if any(is_known(member) for member in members):
        for predicate, value in dict.fromkeys(_known_pairs(ledger.known(actor_id))):
            yield ox.Quad(this, predicate, value, graph)
    for member in members:
        if member != actor_id:
            yield ox.Quad(node("actor", member), term("dcterms:isReplacedBy"), this, graph)


def _actor_pairs(actor: Actor) -> Iterator[Pair]:
    yield term("rdf:type"), term("pg:Actor")
    yield term("rdf:type"), actor_class(actor.type.value)
    yield term("skos:prefLabel"), ox.Literal(actor.name)
    for name in actor.names:
        if name.text != actor.name:
            yield term("skos:altLabel"), ox.Literal(name.text)
    # A question that gives a name in any case finds it by an index instead of by a look at every name.
    for text in dict.fromkeys(text.lower() for text in (actor.name, *(name.text for name in actor.names))):
        yield term("pg:lowerCaseName"), ox.Literal(text)
    if actor.country is not None:
        yield term("pg:country"), ox.Literal(actor.country)
    if actor.sector is not None:
        yield term("pg:sector"), concept("sectors", actor.sector)


def _known_pairs(known: Iterable[tuple[str, str, KnownActor]]) -> Iterator[Pair]:
    for _, _, actor in known:
        for catalogue, identifier in actor.identifiers:
            yield term("dcterms:identifier"), ox.Literal(f"{catalogue}:{identifier}")
        for office in actor.offices:
            yield term("pg:office"), ox.Literal(office_text(office))
        for name in actor.memberships:
            yield term("pg:membership"), ox.Literal(name)


def office_text(office: Office) -> str:
    """An office in words, such as `prime minister of Ostrania (2019-05-07 to 2021)`."""
    text = office.title if office.of is None else f"{office.title} of {office.of}"
    if office.start is None and office.end is None:
        return text
    start, end = (day.isoformat() if day else "" for day in (office.start, office.end))
    return f"{text} ({start} to {end})" if start and end else f"{text} ({f'from {start}' if start else f'until {end}'})"
