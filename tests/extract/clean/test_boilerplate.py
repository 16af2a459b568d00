"""The patterns of site furniture: the linter of their data file, and what they do to a text."""

from __future__ import annotations

import re
import time

import pytest

from polgraph.extract.clean.boilerplate import Pattern, expands_itself, patterns, without_furniture


def test_ids_are_unique_and_sorted() -> None:
    ids = [p.id for p in patterns()]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize("pattern", patterns(), ids=lambda p: p.id)
def test_pattern_has_examples_of_both_kinds(pattern: Pattern) -> None:
    assert pattern.drops
    assert pattern.keeps


@pytest.mark.parametrize(
    ("pattern", "line"), [(p, line) for p in patterns() for line in p.drops], ids=lambda v: getattr(v, "id", v)
)
def test_pattern_drops_its_examples(pattern: Pattern, line: str) -> None:
    assert pattern.pattern.fullmatch(line)


@pytest.mark.parametrize("line", [line for p in patterns() for line in p.keeps])
def test_no_pattern_drops_an_example_to_keep(line: str) -> None:
    assert [p.id for p in patterns() if p.pattern.fullmatch(line)] == []


@pytest.mark.parametrize("pattern", patterns(), ids=lambda p: p.id)
def test_pattern_is_compiled_without_groups_that_catch_nothing(pattern: Pattern) -> None:
    assert re.compile(pattern.pattern.pattern)
    assert not pattern.pattern.fullmatch("")


@pytest.mark.parametrize("pattern", patterns(), ids=lambda p: p.id)
def test_pattern_does_not_run_away_on_a_long_line(pattern: Pattern) -> None:
    before = time.process_time()
    for start in (line.rstrip(".*") for line in pattern.drops):
        for unit in ("t", "st ", "1 ", "#a", "(", "| share", "- ", "by ", ": 1 "):
            pattern.pattern.fullmatch(f"{start} {unit * (600 // len(unit))}qq")
    assert time.process_time() - before < 2  # milliseconds, unless a pattern backtracks without end


def test_foot_ends_the_article() -> None:
    lines = ["The mayor of Ostholm met the guild.", "Leave a Reply", "Great story, says a reader."]
    assert without_furniture(lines) == lines[:1]


def test_foot_above_the_article_eats_nothing_of_it() -> None:
    lines = ["Leave a Reply", "The mayor of Ostholm met the guild on Monday."]
    assert without_furniture(lines) == lines[1:]


def test_long_line_is_prose() -> None:
    line = "Copyright law was amended. " * 40
    assert without_furniture([line]) == [line]


@pytest.mark.parametrize(
    "line", ["The NRK is the Norwegian Radio Korporation", "OBS stands for Ostholm Broadcasting Service."]
)
def test_notice_that_spells_out_an_acronym(line: str) -> None:
    assert expands_itself(line)


@pytest.mark.parametrize(
    "line", ["The ABC is the Nordic Council", "The ABC is on strike", "The mayor is the Only Witness"]
)
def test_line_that_spells_out_nothing(line: str) -> None:
    assert not expands_itself(line)


def test_notice_goes_from_the_end_only() -> None:
    notice = "The OBS is the Ostholm Broadcasting Service"
    assert without_furniture(["Talks began.", notice, "", ""]) == ["Talks began."]
    assert without_furniture([notice, "Talks began."]) == [notice, "Talks began."]
