"""Decisions about actors: what they do, what they refuse, and what they tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from polgraph.graph.ledger import ChangeKind, Ledger
from polgraph.graph.resolution.relink import Unlinked
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import ActorName, Judgement
from tests.graph.graph_samples import NOW, Cast, Said, extraction
from tests.graph.resolution.resolution_samples import ToyLinker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

WHO: dict[str, Any] = {"author": "Ana", "reason": "seen", "now": "2021-02-03T00:00:00Z"}


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger without rules and with three articles."""
    with Ledger.open(tmp_path / "ledger.sqlite", create=True, linker=Unlinked()) as ledger:
        ledger.ingest(extraction("one", Said("Ilya Barsk", "SUPPORT", "Runa Teel")), now=NOW)
        ledger.ingest(extraction("two", Said("I. Barsk", "ASSAULT", "Runa Teel")), now=NOW)
        ledger.ingest(extraction("three", Said("Ilya Barsk", "CONSULT", "I. Barsk")), now=NOW)
        yield ledger


def id_of(ledger: Ledger, name: str) -> str:
    (actor,) = ledger.find_actors(name)
    return actor.id


def merged(ledger: Ledger) -> str:
    ledger.merge(id_of(ledger, "Ilya Barsk"), id_of(ledger, "I. Barsk"), **WHO)
    return id_of(ledger, "Ilya Barsk")


def test_a_merge_makes_one_actor_that_every_old_id_finds(plain: Ledger) -> None:
    left, right = id_of(plain, "Ilya Barsk"), id_of(plain, "I. Barsk")
    decision = plain.merge(left, right, **WHO)
    (after,) = decision.after
    assert {actor.id for actor in decision.before} == {left, right}
    assert after == plain.actor(left) == plain.actor(right)
    assert {name.text for name in after.names} == {"Ilya Barsk", "I. Barsk"}
    assert (decision.batch, after.name) == (1, "Ilya Barsk")
    assert len(list(plain.statements(actor=right))) == 2


def test_a_statement_between_one_actor_is_held_back_and_counted(plain: Ledger) -> None:
    left, right = id_of(plain, "Ilya Barsk"), id_of(plain, "I. Barsk")
    assert plain.merge(left, right, **WHO).looped == 1
    (held,) = plain.looped()
    assert (held.article, held.subject.actor == held.object.actor) == ("three", True)
    assert held.id not in {said.id for said in plain.statements()}
    assert plain.statement(held.id) == held
    assert plain.counts()["looped"] == 1
    plain.undo(**WHO)
    assert list(plain.looped()) == []


def test_only_articles_whose_actors_changed_are_told(plain: Ledger) -> None:
    left, right = id_of(plain, "Ilya Barsk"), id_of(plain, "I. Barsk")
    gone = max(left, right)
    before = plain.last_change()[0]
    decision = plain.merge(left, right, **WHO)
    speaking = {mention.article for key in ("one", "two", "three") for mention in plain.mentions(key)}
    assert speaking == {"one", "two", "three"}
    changes = [(change.kind, change.key) for change in plain.changes(before)]
    assert changes[0] == (ChangeKind.JUDGEMENT_ADDED, "1")
    assert [key for _, key in changes[1:]] == list(decision.articles)
    assert {kind for kind, _ in changes[1:]} == {ChangeKind.ARTICLE_RESOLVED}
    assert ("one" if gone == left else "two") in decision.articles


@pytest.mark.parametrize(
    "decide",
    [
        lambda ledger: ledger.merge(id_of(ledger, "Ilya Barsk"), id_of(ledger, "I. Barsk"), **WHO, dry_run=True),
        lambda ledger: ledger.split(id_of(ledger, "Runa Teel"), articles=["two"], **WHO, dry_run=True),
        lambda ledger: ledger.add_judgements([Judgement("a", "b", "same", "Ana", "", "")], now=NOW, dry_run=True),
    ],
    ids=["merge", "split", "import"],
)
def test_a_dry_run_changes_nothing(plain: Ledger, decide: Callable[[Ledger], object]) -> None:
    before = plain.dump()
    assert decide(plain)
    assert plain.dump() == before


def test_a_dry_run_says_what_would_be_done(plain: Ledger) -> None:
    left, right = id_of(plain, "Ilya Barsk"), id_of(plain, "I. Barsk")
    tried = plain.merge(left, right, **WHO, dry_run=True)
    assert tried.batch == 0
    assert replace(tried, batch=1) == plain.merge(left, right, **WHO)


def test_an_article_s_bearer_of_a_name_is_split_off(plain: Ledger) -> None:
    teel = id_of(plain, "Runa Teel")
    decision = plain.split(teel, articles=["two"], **WHO)
    assert decision.articles == ("two",)
    assert {actor.name for actor in decision.after} == {"Runa Teel"}
    assert len(plain.find_actors("Runa Teel")) == 2
    (kept,) = plain.statements(actor=teel)
    assert kept.article == "one"
    plain.retract("two")
    plain.ingest(extraction("two", Said("I. Barsk", "ASSAULT", "Runa Teel")), now=NOW)
    assert [said.article for said in plain.statements(actor=teel)] == ["one"]


def test_the_bearers_of_several_articles_are_one_actor(plain: Ledger) -> None:
    plain.ingest(extraction("four", Said("Runa Teel", "THREATEN", "Ilya Barsk")), now=NOW)
    teel = id_of(plain, "Runa Teel")
    plain.split(teel, articles=["two", "four"], **WHO)
    first, second = plain.find_actors("Runa Teel")
    other = first.id if second.id == plain.actor_of(teel) else second.id
    assert [said.article for said in plain.statements(actor=other)] == ["four", "two"]


def test_a_name_is_split_off_again(plain: Ledger) -> None:
    actor = merged(plain)
    plain.split(actor, names=["i barsk"], **WHO)
    assert id_of(plain, "I. Barsk") != id_of(plain, "Ilya Barsk")
    assert [entry.withdrawn for entry in plain.judgements()] == [False, False]


def test_a_name_that_articles_use_beside_another_is_not_taken_out_with_it(plain: Ledger) -> None:
    names: dict[str, tuple[ActorName, ...]] = {"Ilya Barsk": (ActorName("Ilya Barsk"), ActorName("Barrsk", "short"))}
    plain.ingest(extraction("six", Said("Ilya Barsk", "CONSULT", "Oma Grell"), cast=Cast(names=names)), now=NOW)
    actor = merged(plain)
    with pytest.raises(PolgraphError) as caught:
        plain.split(actor, names=["barrsk"], **WHO)
    assert caught.value.code is ErrorCode.OPTION_INVALID
    assert "'barrsk' is what articles call 'Ilya Barsk' besides" in caught.value.message
    assert "six" in caught.value.hint


def test_undo_takes_back_the_last_or_the_named_decision(plain: Ledger) -> None:
    start = plain.dump(changes=False, log=False)
    merged(plain)
    after_first = plain.dump(changes=False, log=False)
    plain.merge(id_of(plain, "Runa Teel"), id_of(plain, "Ilya Barsk"), **WHO)
    done = plain.undo(**WHO)
    assert (done.batch, [one.verdict for one in done.judgements]) == (2, ["same"])
    assert plain.dump(changes=False, log=False) == after_first
    plain.undo(1, **WHO)
    assert plain.dump(changes=False, log=False) == start
    assert plain.counts()["judgements"] == 2
    for batch in (None, 1, 9):
        with pytest.raises(PolgraphError) as caught:
            plain.undo(batch, **WHO)
        assert caught.value.code is ErrorCode.OPTION_INVALID


def test_a_merge_holds_against_earlier_decisions(plain: Ledger) -> None:
    plain.ingest(extraction("five", Said("Ilya B.", "CONSULT", "Oma Grell")), now=NOW)
    barsk, short, other = (id_of(plain, name) for name in ("Ilya Barsk", "I. Barsk", "Ilya B."))
    plain.merge(barsk, short, **WHO)
    plain.decide(short, other, "different", **WHO)
    decision = plain.merge(barsk, other, **WHO)
    assert len({plain.actor_of(node) for node in (barsk, short, other)}) == 1
    assert len(decision.judgements) == 2


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda ledger, key: ledger.merge(key, "a-nobody", **WHO), ErrorCode.ACTOR_NOT_FOUND),
        (lambda ledger, key: ledger.merge(key, key, **WHO), ErrorCode.OPTION_INVALID),
        (lambda ledger, key: ledger.split(key, **WHO), ErrorCode.OPTION_INVALID),
        (lambda ledger, key: ledger.split(key, names=["Oma Grell"], **WHO), ErrorCode.OPTION_INVALID),
        (lambda ledger, key: ledger.split(key, names=["Runa Teel"], **WHO), ErrorCode.OPTION_INVALID),
        (lambda ledger, key: ledger.split(key, articles=["one", "two"], **WHO), ErrorCode.OPTION_INVALID),
        (lambda ledger, _: ledger.split("a-nobody", names=["x"], **WHO), ErrorCode.ACTOR_NOT_FOUND),
        (
            lambda ledger, key: ledger.decide(key, id_of(ledger, "I. Barsk"), "perhaps", **WHO),
            ErrorCode.INPUT_INVALID,
        ),
        (
            lambda ledger, key: ledger.add_judgements([Judgement(key, key, "same", "Ana", "", "")], now=NOW),
            ErrorCode.INPUT_INVALID,
        ),
        (
            lambda ledger, key: ledger.add_judgements([Judgement(key, "x", "same", "", "", "")], now=NOW),
            ErrorCode.INPUT_INVALID,
        ),
    ],
    ids=lambda value: value.value if isinstance(value, ErrorCode) else "",
)
def test_what_cannot_be_decided(plain: Ledger, act: Callable[[Ledger, str], object], code: ErrorCode) -> None:
    before = plain.dump()
    with pytest.raises(PolgraphError) as caught:
        act(plain, id_of(plain, "Runa Teel"))
    assert caught.value.code is code
    assert caught.value.hint
    assert plain.dump() == before


def test_judgements_mean_the_same_in_another_ledger(plain: Ledger, tmp_path: Path) -> None:
    merged(plain)
    plain.split(id_of(plain, "Runa Teel"), articles=["two"], **WHO)
    exported = [entry.judgement for entry in plain.judgements() if not entry.withdrawn]
    folder = tmp_path / "other"
    folder.mkdir()
    with Ledger.open(folder / "ledger.sqlite", create=True, linker=Unlinked()) as other:
        other.add_judgements(exported, now=NOW)
        for key in ("two", "three", "one"):
            held = plain.article(key)
            said = {"one": "SUPPORT", "two": "ASSAULT", "three": "CONSULT"}[key]
            names = [name for name in ("Ilya Barsk", "I. Barsk", "Runa Teel") if name in held.text]
            other.ingest(extraction(key, Said(names[0], said, names[1])), now=NOW)
        assert other.dump(changes=False, log=False) == plain.dump(changes=False, log=False)
        log = other.dump()
        assert other.add_judgements(exported, now=NOW).batch == 0
        assert other.dump() == log


def test_rules_tell_why_and_people_are_asked(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite", create=True, linker=ToyLinker()) as ledger:
        ledger.ingest(extraction("one", Said("Ilya Barsk", "SUPPORT", "Runa Teel")), now=NOW)
        ledger.ingest(extraction("two", Said("Barsk Ilya", "SUPPORT", "Runa Barsk")), now="2021-05-05T00:00:00Z")
        (barsk,) = ledger.find_actors("Barsk Ilya")
        (why,) = ledger.joins(barsk.id)
        told = (why.verdict, why.author, why.reason, why.decided)
        assert told == ("same", "rule:words", "the same words", "2021-05-05T00:00:00Z")
        asked = [(one.left.name, one.right.name) for one in ledger.suggestions()]
        assert {frozenset(pair) for pair in asked} == {
            frozenset({"Runa Teel", "Runa Barsk"}),
            frozenset({barsk.name, "Runa Barsk"}),
        }
        assert len(list(ledger.suggestions(1))) == 1
        first = next(ledger.suggestions())
        ledger.decide(first.left.id, first.right.id, "unsure", **WHO)
        assert [(one.left.name, one.right.name) for one in ledger.suggestions()] == asked[1:]
        ledger.undo(**WHO)
        assert len(list(ledger.suggestions())) == 2
