"""Names with small words, acronyms in brackets, descriptions that name somebody, capitals of unions, realms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.conftest import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extract.conftest import Entities

pytestmark = pytest.mark.model

STANDS = {
    "ould": ("The colonel, Brahim ould Maham, met reporters. Mr ould Maham denied it.", "Maham", "Brahim ould Maham"),
    "wa": ("Senator Joseph Kibe wa Ndung'u resigned.", "Ndung'u", "Joseph Kibe wa Ndung'u"),
    "ag": ("Police released Attaher ag Mossa on Monday.", "Mossa", "Attaher ag Mossa"),
    "uulu": ("The minister, Kanat uulu Tilek, met reporters.", "Tilek", "Kanat uulu Tilek"),
    "acronym of a body that ends in a state": (
        "The People's Front of Congo (KUZ) attacked soldiers. KUZ denied it.",
        "KUZ",
        "People's Front of Congo",
    ),
    "acronym of a state": (
        "The Central African Republic (CAR) blamed Chad. The CAR closed the border.",
        "CAR",
        "Central African Republic",
    ),
    "letters behind a state": ("Troops of Chad (ZKW) left. ZKW denied it.", "ZKW", "ZKW"),
    "another guard": (
        "Iran's Islamic Revolutionary Guard Corps attacked ships. The coast guard fired back.",
        "guard",
        "coast guard",
    ),
    "the same corps": (
        "Iran's Islamic Revolutionary Guard Corps attacked ships. The Guard Corps denied it.",
        "Corps",
        "Islamic Revolutionary Guard Corps",
    ),
    "man named": ("The pilot, a Ghanaian national named Yaw Antwi, confessed.", "pilot", "Yaw Antwi"),
    "man identified as": ("Police arrested a man identified as Olav Dahl.", "man", "Olav Dahl"),
    "man of a named town": ("Police arrested a man from a town named Dahl.", "man", "man"),
    "kingdom": ("Morocco denied it. Talks with Algeria failed. The kingdom closed the border.", "kingdom", "Morocco"),
    "sultanate": ("Oman denied it. Talks with Yemen failed. The sultanate closed its port.", "sultanate", "Oman"),
    "capital of a union": ("The European Union met. Serbia accused Brussels of lying.", "Brussels", "European Union"),
    "capital of a state": ("Belgium met the European Union. Serbia accused Brussels of lying.", "Brussels", "Belgium"),
    "town of a union": ("The European Union met. Talks began in Brussels.", "Brussels", "Brussels"),
    "commander of others": (
        "The army's commander, Gen. Omar Vall, spoke. The commander of the Ghanaian navy denied it.",
        "commander",
        "commander of the Ghanaian navy",
    ),
    "commander of the same": (
        "The army's commander, Gen. Omar Vall, resigned. The commander of the army denied it.",
        "commander",
        "Omar Vall",
    ),
    "leader and secretary": (
        "Rao, the Indian foreign secretary, spoke. The Maoist leader left.",
        "leader",
        "Maoist leader",
    ),
    "leader and chairman": ("Rao, the Dalwar chairman, spoke. The leader left.", "leader", "Rao"),
    "two posts": (
        "Jean Toussaint, leader of the Pitit party and a former senator, spoke.",
        "senator",
        "Jean Toussaint",
    ),
    "two persons": ("They met the leader of the Pitit party and a former senator.", "senator", "former senator"),
    "and its": ("Sabbagh accused Hezbollah and its ally of lying. Its men fled.", "its", "Hezbollah"),
    "a service before the rank": (
        "Army Lt. Gen. Paul Reed, the commander of the ship, left.",
        "commander",
        "Paul Reed",
    ),
    "a service of two words": ("The strike was led by Air Force Maj. Gen. Paul Reed.", "Reed", "Paul Reed"),
    "dotted ranks": ("The army spokesperson Lt. Col. Dana Ben-Ami declined.", "spokesperson", "Dana Ben-Ami"),
    "spaced title": ("The visitor, Hon. Manasa Tuila, spoke.", "visitor", "Manasa Tuila"),
    "elements of a body": ("Elements of the Danakil Brigade ambushed a bus.", "Elements", "Danakil Brigade"),
    "people in a name": (
        "The Union of Albanians met. Albanians voted on Sunday in Kosovo.",
        "Albanians",
        "Albanians",
    ),
    "party after whose": (
        "So did the patriarch, Boutros Nader, and Druze leader Akram Talhouk, whose Mountain Party holds nine seats.",
        "Party",
        "Mountain Party",
    ),
    "town like a name": (
        "President Rodrigo Lara-Paz left Chile. The consul in La Paz declined.",
        "Paz",
        "La Paz",
    ),
    "head of state": ("He met President Amine Sfar. The head of state denied it.", "head", "Amine Sfar"),
    "head of government": (
        "He met President Amine Sfar. The head of government denied it.",
        "head",
        "head of government",
    ),
    "his son beside him": (
        "President Ali Kouki received Hamid Zintani, head of the Desert Army, and his son.",
        "his",
        "Hamid Zintani",
    ),
    "equal": ("Kyrgyz President Sadyr Osmonov met Kazakh counterpart Kassym Ermekov.", "Ermekov", "Kassym Ermekov"),
    "post in a surname": ("The prime minister's adviser, Farid Noori-Shah, spoke.", "Shah", "Farid Noori-Shah"),
    "post before a name": (
        "The prime minister's adviser, Vice-President Farid Noori, spoke.",
        "adviser",
        "Farid Noori",
    ),
    "once an ally": ("Masanov, once a close ally of Nurlan Abishev, was arrested.", "ally", "Masanov"),
    "state with a slogan": ("Chile First accused Bolivia of lying.", "First", "Chile First"),
    "state without one": ("Chile first accused Bolivia of lying.", "Chile", "Chile"),
}

@pytest.mark.parametrize(("text", "word", "name"), table("words_for_actors"))
def test_word_stands_for(stands_for: Callable[..., set[str]], text: str, word: str, name: str) -> None:
    """A word stands for the actor of that name and no other."""
    assert stands_for(text, word) == {name}


@pytest.mark.parametrize(("text", "name"), table("names_of_actors"))
def test_name_goes_so_far(entities_in: Entities, text: str, name: str) -> None:
    """An actor has that name."""
    assert name in {entity.name for entity in entities_in(text)}
