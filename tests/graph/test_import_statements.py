"""Statements from elsewhere: what is taken in, what is refused and why, and that writing and reading are inverse."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.format import json_line, statement_record
from polgraph.graph.exchange import lines
from polgraph.graph.exchange.assemble import assembled
from polgraph.graph.exchange.fields import parse_line
from polgraph.graph.exchange.held import held_articles
from polgraph.graph.exchange.lines import Line
from polgraph.graph.exchange.statements import import_statements
from polgraph.graph.exchange.write import extraction_record
from polgraph.graph.store import Store
from polgraph.ontology.records import ActorName, ActorType, DatePrecision, EventDate, Status
from tests.graph.graph_samples import NOW, Cast, Said, extraction, extraction_line

if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.graph.exchange.records import Imported
    from polgraph.ontology.records import Extraction

ONE = extraction(
    "one",
    Said(
        "Ilya Barsk", "SUPPORT", "Runa Teel", when=EventDate(date(2021, 3, 1), date(2021, 3, 7), DatePrecision.WEEK, "")
    ),
    Said("Runa Teel", "ACCUSE", "Harbour Union", attributed_to="Ilya Barsk"),
    cast=Cast({"Harbour Union": ActorType.PARTY}, {"Harbour Union": "Ruvia"}),
)
TWO = extraction("two", Said("Tarn Guild", "AID", "Ilya Barsk"))


def take(store: Store, *lines: object, dry_run: bool = False) -> Imported:
    text = "".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines)
    return import_statements(store, io.BytesIO(text.encode()), now=NOW, dry_run=dry_run)


def bare(found: Extraction) -> dict[str, Any]:
    """The line of an article alone."""
    return {"article": extraction_record(found)["article"]}


def statement_lines(found: Extraction) -> list[str]:
    return [json_line(statement_record(statement)) + "\n" for statement in found.statements]


def content(store: Store) -> bytes:
    with store.ledger() as ledger:
        lines = (json.loads(line) for line in ledger.dump(changes=False).splitlines())
        return "\n".join(json.dumps({**line, "ingested": None}, sort_keys=True) for line in lines).encode()


def test_what_is_written_gives_the_same_ledger_elsewhere(store: Store, tmp_path: Path) -> None:
    store.ingest([ONE, TWO], NOW)
    with held_articles(store) as held:
        lines = [extraction_line(held.extraction(article.id)) for article in held.articles()]
    other = Store.open(tmp_path / "other", create=True, catalogue=False)
    done = take(other, *lines)
    assert (done.added, done.statements, done.refused) == (2, 3, [])
    assert content(other) == content(store)
    again = take(other, *lines)
    assert (again.unchanged, again.present, again.statements) == (2, 3, 0)
    with other.ledger() as ledger:
        assert ledger.last_change()[0] == 2


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip)


@given(
    names=st.lists(NAMES, min_size=2, max_size=4, unique=True),
    status=st.sampled_from(Status),
    negated=st.booleans(),
    country=st.none() | NAMES,
    when=st.none() | st.dates().map(lambda day: EventDate(day, day, DatePrecision.WEEK, "then")),
    more=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)
def test_reading_is_the_inverse_of_writing(
    names: list[str], status: Status, negated: bool, country: str | None, when: EventDate | None, more: str
) -> None:
    said = [Said(names[0], "SUPPORT", name, status, negated, when=when) for name in names[1:]]
    cast = Cast(countries={names[0]: country} if country else {}, names={names[1]: (ActorName(names[1], "nominal"),)})
    found = replace(extraction("key", *said, cast=cast, more=more), warnings=("it rained",))
    line = extraction_line(found)
    assert line.count("\n") == 1
    assembly, refused = assembled(None, [Line(1, parse_line(line.encode()))], lambda _: None)
    assert refused == []
    assert assembly is not None
    assert (assembly.extraction(), assembly.refused) == (found, [])


def test_statement_lines_are_added_to_an_article_of_the_file(store: Store) -> None:
    done = take(store, bare(ONE), *statement_lines(ONE))
    assert (done.added, done.statements, done.refused) == (1, 2, [])
    with store.ledger() as ledger:
        assert [(one.id, one.relation, one.subject.name) for one in ledger.statements()] == [
            (one.id, one.relation, one.subject.name) for one in ONE.statements
        ]
        assert len(list(ledger.mentions("one"))) == 4
        assert [actor.name for actor in ledger.actors()] == sorted(
            (actor.name for actor in ledger.actors()),
            key=lambda name: next(a.id for a in ledger.actors() if a.name == name),
        )


def test_statement_lines_are_added_to_an_article_of_the_store(store: Store) -> None:
    store.ingest([replace(ONE, statements=ONE.statements[:1])], NOW)
    done = take(store, *statement_lines(ONE))
    assert (done.replaced, done.statements, done.present, done.refused) == (1, 1, 1, [])
    with store.ledger() as ledger:
        assert [one.id for one in ledger.statements()] == [one.id for one in ONE.statements]
        assert len(list(ledger.actors())) == 3
    again = take(store, *statement_lines(ONE))
    assert (again.unchanged, again.present, again.statements) == (1, 2, 0)


def test_lines_before_their_article_and_between_others(store: Store) -> None:
    first, second = statement_lines(ONE)
    done = take(store, first, bare(TWO), bare(ONE), *statement_lines(TWO), second)
    assert (done.added, done.statements, done.refused) == (2, 3, [])


def test_a_whole_article_replaces_what_was_held(store: Store) -> None:
    store.ingest([ONE], NOW)
    done = take(store, extraction_record(replace(ONE, statements=ONE.statements[1:])))
    assert (done.replaced, done.statements, done.present) == (1, 0, 1)
    with store.ledger() as ledger:
        assert [one.id for one in ledger.statements()] == [ONE.statements[1].id]


def test_what_was_refused_before_is_not_forgotten(store: Store) -> None:
    wrong = replace(ONE.statements[1], confidence=2.0)
    store.ingest([replace(ONE, statements=(ONE.statements[0], wrong))], NOW)
    take(store, *statement_lines(ONE))
    with held_articles(store) as held:
        assert any("confidence" in warning for warning in held.extraction("one").warnings)


def test_a_minimal_statement_is_completed(store: Store) -> None:
    sentence = "Ilya Barsk thanked Runa Teel."
    line = {
        "article": "t",
        "subject": {"name": "Ilya Barsk", "type": "person", "start": 0, "end": 10},
        "relation": "SUPPORT",
        "object": {"name": "Runa Teel", "type": "person", "start": 19, "end": 28},
        "evidence": {"start": 0, "end": 29},
        "when": "2021-02",
    }
    done = take(store, {"article": {"id": "t", "text": sentence, "date": "2021-02-28"}}, line)
    assert done.refused == []
    with store.ledger() as ledger:
        (found,) = ledger.statements()
        assert ledger.article("t").published == date(2021, 2, 28)
    assert (found.evidence.text, found.object.text, found.extractor) == (sentence, "Runa Teel", "imported")
    assert found.when is not None
    assert (found.when.start, found.when.end) == (date(2021, 2, 1), date(2021, 2, 28))
    assert found.when.precision is DatePrecision.MONTH


def changed(**changes: object) -> dict[str, Any]:
    record = statement_record(ONE.statements[0])
    for key, value in changes.items():
        part, _, field = key.partition("__")
        if field:
            record[part] = {**record[part], field: value}
        else:
            record[part] = value
    return record


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("no json\n", "not JSON"),
        ("[1]\n", "not a JSON object"),
        ("[" * 100_000 + "\n", "not JSON"),
        ({}, "no 'article'"),
        ({"article": {"text": "words"}}, "no 'id'"),
        ({"article": {"id": "x"}}, "no 'text'"),
        ({"article": {"id": "x", "text": "w", "date": "2021-02-30"}}, "no day"),
        ({"article": {"id": "x", "text": "w"}, "statements": 3}, "not a list"),
        (changed(article="elsewhere"), "neither in the file nor in the store"),
        (changed(relation="LOVES"), "unknown relation 'LOVES'"),
        (changed(mode="sideways"), "no mode 'sideways'"),
        (changed(status="sure"), "'status' is none of asserted"),
        (changed(negated="no"), "neither true nor false"),
        (changed(confidence=1.5), "from 0 to 1"),
        (changed(confidence=float("nan")), "from 0 to 1"),
        (changed(when="soon"), "no date"),
        (changed(when="2021-13"), "no date"),
        (changed(when={"start": "2021-02-02", "end": "2021-02-01", "precision": "day"}), "ends before"),
        (changed(evidence=None), "'evidence' is missing"),
        (changed(evidence__end=10**9), "outside the article"),
        (changed(evidence__start=-1), "outside the article"),
        (changed(evidence__start=True), "whole numbers"),
        (changed(evidence__text="Never said."), "does not say 'Never said.'"),
        (changed(subject__text="Somebody"), "its subject: the article does not say"),
        (changed(subject__type="deity"), "'type' is none of"),
        (changed(subject__name="\ud800"), "surrogate"),
        (changed(subject__actor="e99"), "no actor of the article: 'e99'"),
        (changed(subject__name="Runa Teel"), "one actor"),
        (changed(id=ONE.statements[1].id), "another statement of the article has its id"),
        (changed(id=TWO.statements[0].id), "used by article 'two'"),
    ],
)
def test_refused_items_with_their_reasons(store: Store, line: object, reason: str) -> None:
    store.ingest([replace(ONE, statements=ONE.statements[1:]), TWO], NOW)
    before = content(store)
    for dry_run in (True, False):
        done = take(store, statement_lines(TWO)[0], line, dry_run=dry_run)
        (refused,) = done.refused
        assert reason in refused.reason
        assert refused.line == 2
        assert (done.unchanged, done.present) == (1, 1)
        assert content(store) == before


def test_a_line_beyond_the_limit_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is never in memory as a whole, and the lines after it are where they are."""
    monkeypatch.setattr(lines, "LONGEST_LINE", 100_000)
    done = take(store, f"{{{' ' * 300_000}}}\n", extraction_line(ONE), " " * 150_000)
    assert [(one.line, one.item) for one in done.refused] == [(1, ""), (3, "")]
    assert (done.added, done.statements) == (1, len(ONE.statements))


def test_what_is_no_object_is_told_by_its_beginning(store: Store) -> None:
    (refused,) = take(store, "x" * 100_000 + "\n").refused
    assert isinstance(refused.item, str)
    assert len(refused.item) < 20_000


def test_one_bad_item_does_not_hold_back_the_others(store: Store) -> None:
    record = extraction_record(ONE)
    record["statements"][0]["relation"] = "LOVES"
    record["actors"].append(record["actors"][0])
    record["mentions"][0]["actor"] = "nobody"
    done = take(store, record)
    assert (done.added, done.statements) == (1, 1)
    assert [(one.line, one.reason) for one in done.refused] == [
        (1, "another actor of the article has its id 'e0'"),
        (1, "the article has no actor 'nobody'"),
        (1, "unknown relation 'LOVES'"),
    ]


def test_an_article_or_a_statement_given_twice(store: Store) -> None:
    first, _ = statement_lines(ONE)
    done = take(store, bare(ONE), first, first, bare(ONE))
    assert (done.added, done.statements) == (1, 1)
    assert [one.line for one in done.refused] == [3, 4]


def test_statements_that_name_one_actor_meet_in_one(store: Store) -> None:
    take(store, bare(ONE), *statement_lines(ONE))
    with held_articles(store) as held:
        names = [actor.name for actor in held.extraction("one").actors]
    assert names == ["Ilya Barsk", "Runa Teel", "Harbour Union"]


def test_a_dry_run_tells_the_same_and_changes_nothing(store: Store) -> None:
    store.ingest([TWO], NOW)
    lines = [bare(ONE), *statement_lines(ONE), *statement_lines(TWO), "nothing\n"]
    before = content(store)
    tried = take(store, *lines, dry_run=True)
    assert content(store) == before
    assert take(store, *lines) == tried


def test_offsets_always_give_the_words(store: Store) -> None:
    take(store, extraction_record(ONE))
    with store.ledger() as ledger:
        text = ledger.article("one").text
        for one in ledger.statements():
            for part in (one.subject, one.object, one.evidence):
                assert text[part.start : part.end] == part.text
