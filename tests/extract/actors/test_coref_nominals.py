"""Descriptions: posts, governments, neighbours, groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extract.conftest import Entities

pytestmark = pytest.mark.model

CASES = {
    "a post named before": (
        "Chilean President Pablo Quintero flew to Oslo. The president thanked Norway.",
        "president",
        {"Pablo Quintero"},
    ),
    "a post whose holder is named later": (
        "The president of Chile flew to Oslo. Norway welcomed President Pablo Quintero on Monday.",
        "president",
        {"Pablo Quintero"},
    ),
    "the government just spoken of": (
        "Peru is quiet. Peru trades. Peru votes. The Norwegian government raised taxes. The government fell.",
        "government",
        {"Norway"},
    ),
    "a contested government is another": (
        "Chile is at war. The breakaway government in Iquira rejected the truce with Chile.",
        "government",
        {"breakaway government in Iquira", "breakaway government"},
    ),
    "a leader's government is not that of the country it deals with": (
        "The Quintero administration imposed sanctions on Norway.",
        "administration",
        {"Quintero administration"},
    ),
    "a leader's government is that of his country": (
        "Chilean President Pablo Quintero flew to Oslo. The Quintero administration thanked Norway.",
        "administration",
        {"Chile"},
    ),
    "a description directly before the name": (
        "Rebels loyal to the commander Idriss Abakar declared a ceasefire with Chad.",
        "commander",
        {"Idriss Abakar"},
    ),
    "our neighbour is not us": ("Chile quarrels with Peru. Chile sued its neighbour.", "neighbour", {"Peru"}),
}


@pytest.mark.parametrize("case", CASES, ids=list(CASES))
def test_description(case: str, stands_for: Callable[..., set[str]]) -> None:
    text, word, expected = CASES[case]
    found = stands_for(text, word)
    assert found
    assert found <= expected


def test_agencies_of_other_kinds_are_different(stands_for: Callable[..., set[str]]) -> None:
    text = "The security agency raided a bank. Workers of the road agency cheered. The road agency praised the raid."
    assert "security agency" not in stands_for(text, "agency")


def test_one_party_is_not_three(stands_for: Callable[..., set[str]]) -> None:
    text = "Three small parties left the talks. On Monday the party returned."
    assert "Three small parties" not in stands_for(text, "party")


def test_portfolio_is_no_party(stands_for: Callable[..., set[str]]) -> None:
    text = "The Labour Party lost the vote. Labour minister Ivan Petrov resigned."
    assert "Labour Party" not in stands_for(text, "Labour")


def test_items_of_a_digest_do_not_mix(stands_for: Callable[..., set[str]]) -> None:
    text = "LIMA – Peru arrested two men.\n\nOSLO – Norway expelled a diplomat. It gave no reason."
    assert stands_for(text, "It") == {"Norway"}


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Troops shelled three mountain villages that hid deserters.", "villages", "three mountain villages"),
        ("Police in Lima freed two fishermen arrested in May.", "fishermen", "two fishermen"),
        ("Rebels loyal to Adjei attacked a column of soldiers.", "Rebels", "Rebels loyal to Adjei"),
        ("Ada Obi accused foreign embassies of financing the march.", "embassies", "foreign embassies"),
        ("Ada Obi met officials of the port authority.", "officials", "officials of the port authority"),
        ("Police in Lima freed men whom the navy had caught.", "men", "men whom the navy had caught"),
    ],
)
def test_the_name_of_a_description_ends_before_a_clause(
    text: str, word: str, name: str, stands_for: Callable[..., set[str]]
) -> None:
    assert stands_for(text, word) == {name}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Thai army fired first. The Laotian army fired back. The government resigned.", {"government"}),
        ("Thai soldiers met the Thai parliament. A Laotian flag burned. The government resigned.", {"Thailand"}),
    ],
    ids=["as much speaks for another", "one leads"],
)
def test_the_government_is_of_a_state_that_leads(
    text: str, expected: set[str], stands_for: Callable[..., set[str]]
) -> None:
    assert stands_for(text, "government") == expected


def test_rebels_before_a_name_make_no_person_of_it(entities_in: Entities) -> None:
    found = entities_in("The rebel Blue Ridge Front attacked a camp near Lima on Monday.")
    types = {entity.name: entity.type for entity in found}
    assert types["Blue Ridge Front"] is ActorType.ARMED_GROUP


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kenya raised taxes. The government accused Uganda of spying.", {"Kenya"}),
        ("Police in Cairo said that the government had signed an accord with Turkey.", {"Egypt"}),
        ("The Sandinista government cut ties with Taiwan.", {"Nicaragua"}),
        ("The government accused Egypt of meddling.", {"government"}),
        ("Egypt is poor. The government has ruled Egypt for years.", {"Egypt"}),
    ],
)
def test_government_is_not_whom_it_deals_with(
    stands_for: Callable[[str, str, int], set[str]], text: str, names: set[str]
) -> None:
    assert stands_for(text, "government", -1) == names
