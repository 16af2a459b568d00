"""What the rules of resolution say of two nodes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from polgraph.graph.resolution.identity import Telling, telling
from polgraph.graph.resolution.linker import RuleLinker
from polgraph.graph.resolution.records import Link, Node, Office, Strength
from tests.graph.resolution.linker_samples import node

PREMIER = [["prime minister", "Iraq", "2020-05-07", "2022-10-27"]]


def link(left: Node, right: Node) -> Link | None:
    return RuleLinker().link(left, right)


def strength(left: Node, right: Node) -> Strength | None:
    found = link(left, right)
    return found.strength if found else None


def soldiers(text: str, country: str, **more: Any) -> Node:
    return node(text, "government_body", nominal=True, country=country, **more)


def test_reasons_say_what_was_compared() -> None:
    found = link(node("Mustapha al-Kadhimi", country="Iraq"), node("Mustafa Al-Kazimi", country="Iraq"))
    assert found is not None
    assert found.reasons == ("same name but for spelling: Mustafa Al-Kazimi / Mustapha al-Kadhimi", "both of Iraq")
    assert (found.strength, found.rule) == (Strength.JOIN, "spelling")


def test_a_known_actor_waits_for_an_article() -> None:
    article, known = node("Mustafa al-Kadhimi"), node("Mustafa al-Kadhimi", known=True, country="Iraq")
    found = link(known, article)
    assert found is not None
    assert (found.left, found.right, found.strength) == (article.id, known.id, Strength.IF_ONLY)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, Strength.JOIN),
        ({"country": "Iran"}, Strength.SUGGEST),
        ({"articles": ["one"]}, Strength.SUGGEST),
    ],
)
def test_country_and_articles_guard_a_spelling(more: dict[str, Any], expected: Strength) -> None:
    left = node("Mustapha al-Kadhimi", country="Iraq", articles=["one", "two"])
    assert strength(left, node("Mustafa al-Kadhimi", **more)) is expected


@pytest.mark.parametrize(
    ("text", "when", "expected"),
    [
        ("Iraqi prime minister", "2021-03-01", Strength.IF_ONLY),
        ("Iraq's premier", "2021-03-01", Strength.IF_ONLY),
        ("prime minister of Iraq", "2022-11-01", Strength.IF_ONLY),
        ("Iraqi prime minister", "2019-03-01", None),
        ("Iraqi prime minister", "2023-03-01", None),
        ("former Iraqi prime minister", "2021-03-01", None),
        ("Iraqi deputy prime minister", "2021-03-01", None),
        ("Iraqi president", "2021-03-01", None),
    ],
)
def test_an_office_belongs_to_who_held_it(text: str, when: str, expected: Strength | None) -> None:
    described = node(text, country="Iraq", nominal=True, day=when)
    assert strength(described, node("Mustafa al-Kadhimi", known=True, country="Iraq", offices=PREMIER)) is expected


def test_reasons_give_office_and_day() -> None:
    described = node("Iraqi prime minister", country="Iraq", nominal=True)
    found = link(described, node("Mustafa al-Kadhimi", known=True, country="Iraq", offices=PREMIER))
    assert found is not None
    assert found.reasons[0] == "office prime minister of Iraq held 2020-05-07 – 2022-10-27, article of 2021-03-01"


def test_an_office_without_dates_is_a_question() -> None:
    described = node("Iraqi prime minister", country="Iraq", nominal=True)
    holder = node("Mustafa al-Kadhimi", known=True, country="Iraq", offices=[["prime minister", "Iraq", None, None]])
    assert strength(described, holder) is Strength.SUGGEST


@pytest.mark.parametrize(
    ("one", "other", "country", "expected"),
    [
        ("Turkish troops", "the Turkish military", "Turkey", Strength.JOIN),
        ("U.S. forces", "American troops", "United States", Strength.JOIN),
        ("North Korean army", "the army", "North Korea", Strength.JOIN),
        ("North Korean army", "North Korean forces", "North Korea", None),
        ("Turkish forces", "Turkish police", "Turkey", None),
        ("Turkish forces", "Turkish-backed forces", "Turkey", None),
        ("Lebanese army", "Lebanese Forces", "Lebanon", None),
        ("Turkish protesters", "Turkish demonstrators", "Turkey", None),
        ("protesters", "the protesters", "Turkey", None),
    ],
)
def test_forces_of_one_kind_and_state_are_one(one: str, other: str, country: str, expected: Strength | None) -> None:
    assert strength(soldiers(one, country), soldiers(other, country)) is expected


def test_one_kind_of_two_states_is_two() -> None:
    assert link(soldiers("Turkish forces", "Turkey"), soldiers("Greek forces", "Greece")) is None


def test_a_node_is_no_question_to_itself() -> None:
    one = node("Ilya Barsk")
    assert link(one, one) is None


@pytest.mark.parametrize("country", [None, "Ostrania"])
def test_a_spelling_of_a_name_that_every_state_has_needs_one_state(country: str | None) -> None:
    left, right = (node(name, "party", country=country) for name in ("Labour Party", "Labor Party"))
    assert strength(left, right) is (Strength.JOIN if country else None)


@pytest.mark.parametrize("name", ["Ruzakov", "Mohamed Ali"])
def test_a_name_of_many_without_a_state_joins_one_state_only(name: str) -> None:
    nowhere, here = node(name), node(name, country="Iraq")
    found = link(nowhere, here)
    assert found is not None
    assert (found.left, found.strength) == (nowhere.id, Strength.IF_ONLY)
    assert strength(here, node(name, country="Iran")) is Strength.SUGGEST


@pytest.mark.parametrize("name", ["Supreme Court", "Council of Ministers", "Labour Party", "Coast Guard"])
def test_a_name_that_every_state_has_is_looked_up_within_its_state_only(name: str) -> None:
    linker = RuleLinker()

    def keys(**more: Any) -> frozenset[str]:
        return linker.keys(node(name, "government_body", **more))

    assert not keys()
    assert keys(country="Iraq", day="2019-01-01") & keys(country="Iraq", day="2021-01-01")
    assert strength(node(name, "party", country="Iraq"), node(name, "party", country="Iran")) is None
    assert strength(node(name, "party", country="Iraq"), node(name, "party", country="Iraq", tag=2)) is Strength.JOIN


@pytest.mark.parametrize(
    ("written", "more", "expected"),
    [
        ("ORP", {}, Strength.SUGGEST),
        ("ORP", {"country": "Poland"}, Strength.IF_ONLY),
        ("ORPA", {}, Strength.IF_ONLY),
        ("ORP", {"country": "Peru"}, None),
    ],
)
def test_a_short_acronym_needs_the_state_however_it_is_written(
    written: str, more: dict[str, Any], expected: Strength | None
) -> None:
    alias = f"{written[0]}r{written[2:]}"
    party = node("Order and Rule", "party", known=True, country="Poland", names=[(alias, "alias")])
    assert strength(node(written, "organization", **more), party) is expected


def test_an_acronym_without_a_state_joins_one_state_only() -> None:
    nowhere, here = node("ORPA", "party"), node("ORPA", "party", country="Poland")
    found = link(nowhere, here)
    assert found is not None
    assert (found.left, found.strength) == (nowhere.id, Strength.IF_ONLY)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2021-03-01", Strength.IF_ONLY),
        ("2021-01-05", Strength.IF_ONLY),
        ("2021-09-30", Strength.SUGGEST),
        ("2024-03-01", None),
    ],
)
def test_who_holds_an_office_before_and_after_a_day_holds_it_on_that_day(when: str, expected: Strength | None) -> None:
    described = node("the Ruvian premier", nominal=True, country="Ruvia", day=when)
    told = (
        Office("Prime Minister", "Ruvia", told_first=date(2021, 1, 5), told_last=date(2021, 1, 5)),
        Office("prime minister", "Ruvia", told_first=date(2021, 6, 1), told_last=date(2021, 7, 1)),
        Office("former prime minister", "Ruvia", told_first=date(2023, 6, 1), told_last=date(2025, 7, 1)),
    )
    holder = replace(node("Odo Venn", country="Ruvia", first="2021-01-05", last="2021-07-01"), offices=told)
    assert strength(described, holder) is expected


def test_reasons_give_the_days_that_articles_tell_of() -> None:
    described = node("the Ruvian premier", nominal=True, country="Ruvia")
    told = Office("prime minister", "Ruvia", told_first=date(2021, 1, 5), told_last=date(2021, 7, 1))
    found = link(described, replace(node("Odo Venn", country="Ruvia"), offices=(told,)))
    assert found is not None
    assert found.reasons[0] == (
        "office prime minister of Ruvia held by what articles of 2021-01-05 – 2021-07-01 tell, article of 2021-03-01"
    )


@pytest.mark.parametrize(
    ("alone", "full", "short", "expected"),
    [
        ("Salt League", "Salt League of Ostrania", "Salt League", Strength.IF_ONLY),
        ("United Nations", "United Nations Salt Commissioner", "United Nations", None),
        ("Copper Union", "Union of Lake Communities", "Copper Union", None),
    ],
)
def test_a_short_name_is_of_words_of_the_full_one(alone: str, full: str, short: str, expected: Strength | None) -> None:
    longer = node(full, "organization", names=[(short, "short")])
    assert strength(node(alone, "organization"), longer) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Hon", Telling.NOTHING), ("the President", Telling.NOTHING), ("Hon. Odo Venn", Telling.ENOUGH)],
)
def test_titles_alone_are_nobodys_name(name: str, expected: Telling) -> None:
    assert telling(name, "person") is expected


@pytest.mark.parametrize(("kind", "expected"), [("state", Strength.SUGGEST), ("party", None)])
def test_a_state_of_a_register_that_an_article_takes_for_something_else_is_a_question(
    kind: str, expected: Strength | None
) -> None:
    other = "organization" if kind == "state" else "person"
    assert strength(node("Ruvland", other), node("Ruvland", kind, known=True)) is expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (node("Ostrenia", "organization"), Strength.JOIN),
        (node("Ostrenia", "party"), None),
        (node("Ostrenia", "organization", articles=["one"]), None),
        (node("Ostrenia Steel", "organization"), None),
        (node("Ostrenia", "person"), None),
    ],
    ids=["for once an organisation", "a party is told to be one", "beside the state", "longer name", "person"],
)
def test_a_single_word_that_others_call_a_state(other: Node, expected: Strength | None) -> None:
    assert strength(node("Ostrenia", "state", articles=["one", "two"]), other) is expected
