"""Profiles of actors, and the evidence that a reviewer sees, from articles and from catalogues."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.overview import overview
from polgraph.graph.profile import profile
from polgraph.graph.resolution.records import KnownActor, Office
from polgraph.graph.resolve import known_node
from polgraph.graph.review import side
from polgraph.graph.tenure import Tenure, latest_first
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import ActorName, ActorType, Status
from tests.graph.graph_samples import NOW, Cast, Said, day, extraction

if TYPE_CHECKING:
    from polgraph.graph.store import Store
    from polgraph.ontology.records import Extraction

CAST = Cast({"Ruvia": ActorType.STATE, "Harbour Union": ActorType.PARTY}, {"Ilya Barsk": "Ruvia"})
KNOWN = KnownActor(
    "q1",
    "Ilya Nikolayevich Barsk",
    ActorType.PERSON,
    (ActorName("Ilya Nikolayevich Barsk"), ActorName("Barsk the Younger", "alias")),
    country="Ruvia",
    offices=(Office("mayor", "Tarn", date(2001, 1, 1), date(2004, 5, 6)), Office("senator", "Ruvia", date(2010, 2, 3))),
    memberships=("Quiet League",),
    identifiers=(("register", "17"),),
)


def article(key: str, *said: Said, published: str, role: str | None = None) -> Extraction:
    found = extraction(key, *said, cast=CAST, published=date.fromisoformat(published))
    return replace(found, statements=tuple(replace(one, role=role) for one in found.statements))


@pytest.fixture
def told(store: Store) -> Store:
    """A store in which two articles give a minister's office, one denies it, and a catalogue knows him."""
    office = Said("Ilya Barsk", "HOLDS_OFFICE", "Ruvia")
    store.ingest(
        [
            article("a", office, published="2020-05-02", role="Minister of Trade"),
            article("b", replace(office, when=day("2019-03-04")), published="2021-03-04", role="minister of trade"),
            article("c", replace(office, negated=True), published="2022-01-01", role="minister of trade"),
            article("d", replace(office, status=Status.INTENDED), published="2023-01-01", role="president"),
            article("e", Said("Ilya Barsk", "MEMBER_OF", "Harbour Union"), published="2020-01-01"),
        ],
        NOW,
    )
    with store.writer() as ledger:
        ledger.import_known("register", "CC0", [KNOWN], now=NOW)
        (actor,) = ledger.find_actors("Ilya Barsk")
        (named,) = (node.id for node in ledger.nodes(actor.id) if not node.known)
        ledger.merge(named, known_node("register", "q1"), author="me", reason="", now=NOW)
    return store


def test_offices_of_articles_and_catalogues_over_time(told: Store) -> None:
    found = profile(told, "Barsk the Younger")
    assert [(one.title, one.other, one.start, one.end, one.first, one.last, one.source) for one in found.offices] == [
        ("Minister of Trade", "Ruvia", None, None, date(2019, 3, 4), date(2020, 5, 2), None),
        ("senator", "Ruvia", date(2010, 2, 3), None, None, None, "register"),
        ("mayor", "Tarn", date(2001, 1, 1), date(2004, 5, 6), None, None, "register"),
    ]
    assert (found.offices[0].stories, len(found.offices[0].statements)) == (2, 2)


def test_memberships_of_articles_and_catalogues(told: Store) -> None:
    found = profile(told, "Ilya Barsk")
    assert [(one.other, one.source) for one in found.memberships] == [
        ("Harbour Union", None),
        ("Quiet League", "register"),
    ]
    assert [one.relation for one in profile(told, "Harbour Union").people] == ["MEMBER_OF"]


def test_names_with_the_number_of_articles_that_use_them(told: Store) -> None:
    found = profile(told, "Ilya Barsk")
    assert {(one.text, one.kind, one.articles) for one in found.names} == {
        ("Ilya Barsk", "full", 5),
        ("Ilya Nikolayevich Barsk", "full", 0),
        ("Barsk the Younger", "alias", 0),
    }
    assert found.names[0].text == "Ilya Barsk"


def test_records_of_catalogues_and_what_joined_them(told: Store) -> None:
    found = profile(told, "Ilya Barsk")
    assert found.known == (("register", "CC0", KNOWN),)
    assert found.actor.id in {node.id for node in found.nodes}
    assert len(found.nodes) == 2
    assert [one.author for one in found.joins if not one.author.startswith("rule:")] == ["me"]
    for node in found.nodes:
        assert profile(told, node.id) == found


def test_articles_stand_by_date(told: Store) -> None:
    assert [one.id for one in profile(told, "Ilya Barsk").articles] == ["e", "a", "b", "c", "d"]


def test_profile_of_nobody(told: Store) -> None:
    with pytest.raises(PolgraphError) as caught:
        profile(told, "Nobody Atall")
    assert caught.value.code is ErrorCode.ACTOR_NOT_FOUND


def test_side_of_a_review_shows_no_sentence_twice(store: Store) -> None:
    said = [Said("Ilya Barsk", "ASSAULT", f"Runa {name}") for name in ("Teel", "Odd", "Venn", "Lark")]
    found = extraction("a", *said)
    first = found.statements[0]
    doubled = replace(first, id="s-other", relation="ACCUSE")
    store.ingest([replace(found, statements=(*found.statements, doubled))], NOW)
    with overview(store) as ledger:
        shown = side(ledger, ledger.find_actors("Ilya Barsk")[0])
    quotes = [one.evidence.text for one in shown.statements]
    assert len(quotes) == len(set(quotes)) == 3


def test_the_latest_tenure_comes_first() -> None:
    old, new, timeless = (
        Tenure("LEADS", None, "Tarn", end=date(2001, 1, 1)),
        Tenure("LEADS", None, "Tarn", last=date(2010, 1, 1)),
        Tenure("LEADS", None, "Tarn"),
    )
    assert latest_first([timeless, old, new]) == (new, old, timeless)


def test_a_known_actor_of_whom_no_article_speaks_shows_its_record(store: Store) -> None:
    store.ingest([extraction("a", Said("Runa Teel", "CONSULT", "Oma Grell"))], NOW)
    with store.writer() as ledger:
        ledger.import_known("register", "CC0", [KNOWN], now=NOW)
    found = profile(store, known_node("register", "q1"))
    assert found.known == (("register", "CC0", KNOWN),)
    assert [node.id for node in found.nodes] == [found.actor.id]
    assert {(one.title, one.other) for one in found.offices} == {("mayor", "Tarn"), ("senator", "Ruvia")}
    assert [one.other for one in found.memberships] == ["Quiet League"]
    assert (found.articles, found.allies, found.joins) == ((), (), ())
