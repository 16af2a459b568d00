"""GraphML and GEXF: actors as nodes, affirmed statements as edges, streamed without the whole network in memory."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from polgraph.graph.rdf.names import affirmed
from polgraph.graph.weights import weight
from polgraph.ontology.load import load_ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from polgraph.graph.ledger.reader import LedgerReader
    from polgraph.ontology.records import Actor, Article, Statement

Value = str | float | None

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no way to write (production 2, `Char`)."""
INSTEAD = "\ufffd"

NODE_FIELDS = {"name": "string", "type": "string", "country": "string", "sector": "string", "names": "string"}
EDGE_FIELDS = {
    "relation": "string",
    "predicate": "string",
    "mode": "string",
    "status": "string",
    "score": "double",
    "confidence": "double",
    "eventStart": "string",
    "eventEnd": "string",
    "place": "string",
    "role": "string",
    "attributedTo": "string",
    "article": "string",
    "story": "string",
    "published": "string",
    "publisher": "string",
    "author": "string",
    "url": "string",
    "quote": "string",
}
"""Attributes and their types; `score` goes from -10 (conflict) to +10 (cooperation)."""


@dataclass
class Xml:
    """Writes texts into XML, and counts the characters that it cannot hold.

    Attributes:
        unwritable: how many there were.
    """

    unwritable: int = 0

    def clean(self, text: str) -> str:
        """The text with U+FFFD for every character that XML 1.0 cannot hold."""
        cleaned, number = FORBIDDEN.subn(INSTEAD, text)
        self.unwritable += number
        return cleaned

    def text(self, value: str) -> str:
        """A text as content of an element; a carriage return would come back as a line feed."""
        return escape(self.clean(value), {"\r": "&#13;"})

    def attribute(self, value: str) -> str:
        """A text as value of an attribute, with its quotes."""
        return quoteattr(self.clean(value))


def write_network(ledger: LedgerReader, out: BinaryIO, style: str) -> tuple[dict[str, int], int]:
    """Write the actors and the affirmed statements between them.

    Args:
        ledger: the system of record, in a snapshot.
        out: where to.
        style: `graphml` or `gexf`.

    Returns:
        The numbers of nodes and edges, and the number of characters that XML cannot hold.
    """
    from polgraph.graph.export import gexf, graphml

    xml, counts = Xml(), {"node": 0, "edge": 0}
    form = graphml if style == "graphml" else gexf

    def put(text: str) -> None:
        out.write(text.encode("utf-8"))

    put(form.head(NODE_FIELDS, EDGE_FIELDS))
    for actor in ledger.actors():
        counts["node"] += 1
        put(form.node(xml, actor.id, node_values(actor)))
    put(form.MIDDLE)
    for key, source, target, label, values in edges(ledger):
        counts["edge"] += 1
        put(form.edge(xml, (key, source, target, label), values))
    put(form.TAIL)
    return counts, xml.unwritable


def node_values(actor: Actor) -> dict[str, Value]:
    """What a node tells of an actor; all its names are a JSON list."""
    return {
        "name": actor.name,
        "type": actor.type.value,
        "country": actor.country,
        "sector": actor.sector,
        "names": json.dumps([name.text for name in actor.names], ensure_ascii=False),
    }


def edges(ledger: LedgerReader) -> Iterator[tuple[str, str, str, str, dict[str, Value]]]:
    """The affirmed statements by article: id, both actors, type of the relationship, and what it tells."""
    types = {relation.name: relation.edge_type for relation in load_ontology().relations}
    for article in ledger.articles():
        for one in ledger.statements(article=article.id):
            if affirmed(one):
                yield one.id, one.subject.actor, one.object.actor, types[one.relation], edge_values(one, article)


def edge_values(statement: Statement, article: Article) -> dict[str, Value]:
    """What an edge tells of a statement."""
    when = statement.when
    return {
        "relation": statement.relation,
        "predicate": statement.predicate,
        "mode": statement.mode,
        "status": statement.status.value,
        "score": weight(statement),
        "confidence": float(statement.confidence),
        "eventStart": when.start.isoformat() if when else None,
        "eventEnd": when.end.isoformat() if when else None,
        "place": statement.place,
        "role": statement.role,
        "attributedTo": statement.attributed_to,
        "article": article.id,
        "story": article.story,
        "published": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "quote": statement.evidence.text,
    }


def filled(values: Mapping[str, Value], fields: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The values that there are, as texts, with the place of each among the fields."""
    for place, name in enumerate(fields):
        value = values[name]
        if value is not None:
            yield place, value if isinstance(value, str) else repr(value)
