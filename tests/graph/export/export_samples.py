"""A store with everything that an export has to carry, also names that no format likes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from polgraph.graph.export.formats import Format, export
from polgraph.ontology.records import ActorName, ActorType, Status
from tests.graph.graph_samples import NOW, Cast, Said, day, extraction

if TYPE_CHECKING:
    from polgraph.graph.store import Store

NASTY = [
    'Nils "} DETACH DELETE (n); Orm',
    "Line\nBreak\r\nOrm",
    "Right\u200f\u202eto Left",
    "Back\\u0022slash <Orm> & ]]> {x}",
    "Bell\x07 and \x1f Null\x00 Orm",
    "Comma, semicolon; tab\tOrm",
    "\U0001f5f3 Orm \ufffe",
]
CAST = Cast(
    types={"Lamp Front": ActorType.ARMED_GROUP},
    countries={"Lamp Front": "Ostrania"},
    names={"Lamp Front": (ActorName("Lamp Front"), ActorName("the Lamps", "alias"))},
)


def fill(store: Store) -> Store:
    """Put three articles into a store, one of them in nasty words."""
    visit = Said("Ilya Barsk", "CONSULT", "Runa Teel", mode="visit", attributed_to="Runa Teel", when=day("2020-12-30"))
    denied = Said("Ilya Barsk", "SUPPORT", "Lamp Front", negated=True)
    perhaps = Said("Runa Teel", "ASSAULT", "Lamp Front", status=Status.HYPOTHETICAL)
    again = Said("Ilya Barsk", "CONSULT", "Runa Teel", status=Status.REPORTED)
    first = extraction("one", visit, denied, perhaps, cast=CAST, published=date(2021, 1, 2))
    article = replace(
        first.article, publisher="The “Lamp” & Co", author="Ada & Bo", url="https://news.example/a?b=1&c=2"
    )
    nasty = [Said(name, "ACCUSE", "Runa Teel", predicate='says "no\n" to') for name in NASTY]
    store.ingest(
        [
            replace(first, article=article),
            extraction('two "x" <y>\n', again, published=None),
            extraction("three", *nasty),
        ],
        NOW,
    )
    return store


def exported(store: Store, style: Format, *, rdf12: bool = False) -> bytes:
    """An export as bytes."""
    out = BytesIO()
    export(store, out, style, rdf12=rdf12)
    return out.getvalue()
