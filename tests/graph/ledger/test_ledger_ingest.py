"""Taking articles into the ledger and out of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.ledger import Change, ChangeKind, IngestOutcome, Ledger
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import Actor, ActorType, Evidence, Extraction, Judgement, Status
from tests.graph.graph_samples import NOW, Cast, Said, day, extraction

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.ontology.records import Statement

VISIT = Said("Ilya Barsk", "CONSULT", "Runa Teel", mode="visit", attributed_to="Runa Teel", when=day("2020-12-30"))
DENIAL = Said("Lamp Front", "ASSAULT", "Runa Teel", status=Status.REPORTED, negated=True)
CAST = Cast(types={"Lamp Front": ActorType.PARTY}, countries={"Lamp Front": "Ostrania"})


def of(ledger: Ledger, article: str) -> list[Statement]:
    return list(ledger.statements(article=article))


def test_everything_of_an_article_comes_back(ledger: Ledger) -> None:
    given = extraction("one", VISIT, DENIAL, cast=CAST)
    result = ledger.ingest(given, now=NOW)
    assert (result.outcome, result.statements, result.rejected) == (IngestOutcome.ADDED, 2, ())
    assert ledger.article("one") == replace(given.article, fingerprint=ledger.article("one").fingerprint)
    ids = {actor.name: actor.id for actor in ledger.actors()}
    for stored, original in zip(of(ledger, "one"), given.statements, strict=True):
        subject = replace(original.subject, actor=ids[original.subject.name])
        object_ = replace(original.object, actor=ids[original.object.name])
        assert stored == replace(original, subject=subject, object=object_)
        assert ledger.statement(stored.id) == stored
    assert [mention.text for mention in ledger.mentions("one")] == [mention.text for mention in given.mentions]
    assert ledger.attributions("one") == {given.statements[0].id: ids["Runa Teel"]}
    assert {actor.country for actor in ledger.find_actors("LAMP FRONT")} == {"Ostrania"}


def test_statements_of_an_actor_are_those_it_is_subject_or_object_of(ledger: Ledger) -> None:
    ledger.ingest(extraction("one", VISIT, DENIAL, cast=CAST), now=NOW)
    (teel,), (lamp,) = ledger.find_actors("Runa Teel"), ledger.find_actors("Lamp Front")
    assert len(list(ledger.statements(actor=teel.id))) == 2
    assert [found.relation for found in ledger.statements(actor=lamp.id)] == ["ASSAULT"]
    assert list(ledger.statements(actor=lamp.id, relation="CONSULT")) == []


def test_the_same_article_again_changes_nothing(ledger: Ledger) -> None:
    given = extraction("one", VISIT)
    ledger.ingest(given, now=NOW)
    before = ledger.dump()
    assert ledger.ingest(given, now="2022-02-02T00:00:00Z").outcome is IngestOutcome.UNCHANGED
    assert ledger.dump() == before


@pytest.mark.parametrize(
    "changed",
    [
        extraction("one", VISIT, more="A line more."),
        extraction("one", VISIT, extractor="hand 2"),
        extraction("one", VISIT, published=None),
        extraction("one", VISIT, story="other"),
        extraction("one", DENIAL),
    ],
    ids=["text", "extractor", "date", "story", "statements"],
)
def test_a_changed_article_replaces_all_that_was_there(ledger: Ledger, changed: Extraction) -> None:
    ledger.ingest(extraction("one", VISIT), now=NOW)
    assert ledger.ingest(changed, now=NOW).outcome is IngestOutcome.REPLACED
    with _fresh(ledger) as new:
        new.ingest(changed, now=NOW)
        assert ledger.dump(changes=False) == new.dump(changes=False)
    assert [change.kind for change in ledger.changes()] == [ChangeKind.ARTICLE_ADDED, ChangeKind.ARTICLE_REPLACED]


def _fresh(ledger: Ledger) -> Ledger:
    folder = ledger.path.parent / "fresh"
    folder.mkdir()
    return Ledger.open(folder / "ledger.sqlite", create=True)


def test_retracting_leaves_only_the_change_feed(ledger: Ledger) -> None:
    ledger.ingest(extraction("one", VISIT), now=NOW)
    before = ledger.dump(changes=False)
    ledger.ingest(extraction("two", DENIAL, VISIT), now=NOW)
    ledger.retract("two")
    assert ledger.dump(changes=False) == before
    assert [(change.seq, change.kind, change.key) for change in ledger.changes(since=1)] == [
        (2, ChangeKind.ARTICLE_ADDED, "two"),
        (3, ChangeKind.ARTICLE_RETRACTED, "two"),
    ]


def test_an_actor_is_what_most_articles_say(ledger: Ledger) -> None:
    party, militia = Cast({"Lamp Front": ActorType.PARTY}), Cast({"Lamp-Front": ActorType.ARMED_GROUP})
    for key in ("a", "b"):
        ledger.ingest(extraction(key, Said("Lamp Front", "SUPPORT", "Runa Teel"), cast=party), now=NOW)
    ledger.ingest(extraction("c", Said("Lamp-Front", "SUPPORT", "Runa Teel"), cast=militia), now=NOW)
    (actor,) = ledger.find_actors("lamp front")
    assert (actor.name, actor.type) == ("Lamp Front", ActorType.PARTY)
    assert {name.text for name in actor.names} == {"Lamp Front", "Lamp-Front"}


def _with(change: Callable[[Statement], Statement]) -> Extraction:
    good = extraction("one", VISIT, DENIAL)
    return replace(good, statements=(change(good.statements[0]), good.statements[1]))


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (_with(lambda s: replace(s, evidence=Evidence(s.evidence.start, s.evidence.end, "Else."))), "quote"),
        (
            _with(lambda s: replace(s, evidence=Evidence(s.evidence.start + 1, s.evidence.end, s.evidence.text))),
            "quote",
        ),
        (_with(lambda s: replace(s, evidence=Evidence(0, 9999, s.evidence.text))), "outside"),
        (_with(lambda s: replace(s, relation="ADMIRE")), "unknown relation"),
        (_with(lambda s: replace(s, predicate="")), "no predicate"),
        (_with(lambda s: replace(s, object=s.subject)), "one actor"),
        (_with(lambda s: replace(s, subject=replace(s.subject, actor="e9"))), "no actor of the article"),
        (_with(lambda s: replace(s, subject=replace(s.subject, text="Somebody"))), "subject is not what"),
        (_with(lambda s: replace(s, confidence=1.5)), "confidence"),
        (_with(lambda s: replace(s, article="two")), "another article"),
        (_with(lambda s: replace(s, when=replace(day("2020-12-30"), end=day("2020-12-29").end))), "ends before"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_faulty_statement_is_refused_with_its_reason(ledger: Ledger, given: Extraction, reason: str) -> None:
    result = ledger.ingest(given, now=NOW)
    (refused,) = result.rejected
    assert refused.kind == "statement"
    assert reason in refused.reason
    assert ledger.rejections() == (refused,)
    assert [stored.id for stored in of(ledger, "one")] == [given.statements[1].id]
    assert ledger.ingest(given, now=NOW) == replace(result, outcome=IngestOutcome.UNCHANGED)


def test_a_statement_id_is_used_once(ledger: Ledger) -> None:
    one, two = extraction("one", VISIT), extraction("two", VISIT)
    twice = replace(one, statements=one.statements * 2)
    assert "another statement" in ledger.ingest(twice, now=NOW).rejected[0].reason
    stolen = replace(two, statements=(replace(two.statements[0], id=one.statements[0].id),))
    assert "'one'" in ledger.ingest(stolen, now=NOW).rejected[0].reason


def test_a_mention_elsewhere_is_refused(ledger: Ledger) -> None:
    good = extraction("one", VISIT)
    bad = replace(good, mentions=(replace(good.mentions[0], start=1), good.mentions[1]))
    result = ledger.ingest(bad, now=NOW)
    assert [refused.kind for refused in result.rejected] == ["mention"]
    assert len(list(ledger.mentions("one"))) == 1


@pytest.mark.parametrize(
    "given",
    [
        extraction("", VISIT),
        extraction("one", VISIT, more="\ud800"),
        replace(extraction("one", VISIT), actors=extraction("one", VISIT).actors * 2),
        replace(extraction("one", VISIT), actors=(Actor("e0", " ", ActorType.PERSON),)),
    ],
    ids=["no id", "half a character", "actor twice", "nameless actor"],
)
def test_an_impossible_article_is_refused_whole(ledger: Ledger, given: Extraction) -> None:
    before = ledger.dump()
    with pytest.raises(PolgraphError) as caught:
        ledger.ingest(given, now=NOW)
    assert caught.value.code is ErrorCode.INPUT_INVALID
    assert ledger.dump() == before


def test_retracting_what_is_not_there_says_so(ledger: Ledger) -> None:
    with pytest.raises(PolgraphError) as caught:
        ledger.retract("nothing")
    assert caught.value.code is ErrorCode.ARTICLE_NOT_FOUND


def test_judgements_are_kept_in_order(ledger: Ledger) -> None:
    first = Judgement("a-1", "a-2", "same", "Ana", "one office", NOW)
    second = replace(first, verdict="different")
    for judgement in (first, second):
        ledger.add_judgements([judgement], now=NOW)
    logged = [(entry.number, entry.batch, entry.judgement, entry.withdrawn) for entry in ledger.judgements()]
    assert logged == [(1, 1, first, False), (2, 2, second, False)]
    assert [change.kind for change in ledger.changes()] == [ChangeKind.JUDGEMENT_ADDED] * 2


def test_the_chain_depends_on_all_changes_before(ledger: Ledger) -> None:
    ledger.ingest(extraction("one", VISIT), now=NOW)
    ledger.ingest(extraction("two", VISIT), now=NOW)
    with _fresh(ledger) as other:
        other.ingest(extraction("one", DENIAL), now=NOW)
        other.ingest(extraction("two", VISIT), now=NOW)
        assert other.last_change()[0] == ledger.last_change()[0] == 2
        assert other.last_change() != ledger.last_change()
    assert ledger.last_change() == (2, ledger.chain(2))
    assert isinstance(next(ledger.changes()), Change)


def test_counts_are_of_rows(ledger: Ledger) -> None:
    ledger.ingest(extraction("one", VISIT, DENIAL), now=NOW)
    counts = ledger.counts()
    assert (counts["articles"], counts["actors"], counts["statements"], counts["mentions"]) == (1, 3, 2, 4)
