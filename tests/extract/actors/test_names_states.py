"""Names within an article: acronyms, brackets, states that no table knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.extract.actors.names import alike, bare_name, contains, initials, is_acronym, name_words
from polgraph.extract.actors.states import made_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extract.conftest import Entities


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Union of Bakers (UB", "Union of Bakers"), ("Union of Bakers", "Union of Bakers"), ("(UB", "(UB")],
)
def test_bracketed_acronym_is_no_part_of_a_name(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("adjective", "name", "made"),
    [("Belorian", "Beloria", True), ("Belorian", "Belmont", False), ("Beloria", "Beloria", False)],
)
def test_adjective_made_of_a_name(adjective: str, name: str, made: bool) -> None:
    assert made_of(adjective, name) is made


@pytest.mark.parametrize(
    ("long", "short", "one"),
    [
        ("Orla H. W. Brandt", "Orla W. Brandt", False),
        ("Orla W. Brandt", "Orla Brandt", True),
        ("Orla W. Brandt", "Brandt", True),
        ("Orla W. Brandt", "Orla V. Brandt", False),
        ("Orla W. Brandt", "Orla W. Brand", True),
        ("Orla Wenna Brandt", "Orla W. Brandt", True),
        ("Orla Shea Brandt", "Orla Sheriff Brandt", False),
        ("Orla Sheriff al-Brandt", "Orla Sherif Brandt", True),
        ("National Front for Reform", "National Movement for Reform", False),
    ],
)
def test_middle_initials_tell_relatives_apart(long: str, short: str, one: bool) -> None:
    ours, theirs = name_words(long), name_words(short)
    assert (contains(ours, theirs) or alike(ours, theirs)) is one


def test_initials_with_and_without_small_words() -> None:
    assert {"NUB", "NUOB"} <= initials("National Union of Bakers")


@pytest.mark.parametrize(("name", "short"), [("NUB", True), ("Norway", False), ("U.N.", True)])
def test_acronym(name: str, short: bool) -> None:
    assert is_acronym(name) is short


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Beloria's president visited Oslo. The Belorian army was put on alert.",
        "The Republic of Beloria signed a treaty with Norway.",
        "KRASTOV, Beloria – The parliament met on Monday. Beloria has no navy.",
        "Chile and Beloria signed a treaty. Belorian ships left the port. The government of Beloria fell.",
    ],
)
def test_article_shows_a_state(text: str, entities_in: Entities) -> None:
    assert [entity.type.value for entity in entities_in(text) if entity.name == "Beloria"][-1] == "state"


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Nicolas Madrano's government fell. Madrano's army fled. The government of Madrano had ruled for years.",
        "Officials in Larkford were silent. The mayor of Larkford resigned.",
    ],
)
def test_persons_and_towns_are_no_states(text: str, entities_in: Entities) -> None:
    assert "state" not in {
        entity.type.value for entity in entities_in(text) if entity.name.endswith(("Madrano", "Larkford"))
    }


@pytest.mark.model
def test_what_has_a_president_and_an_army_is_a_state(entities_in: Entities) -> None:
    found = entities_in("On Friday the president of Torva left. Torva's army fled.")
    assert [entity.type.value for entity in found if entity.name == "Torva"] == ["state"]


@pytest.mark.model
def test_acronym_means_what_the_article_spells_out(stands_for: Callable[..., set[str]]) -> None:
    text = "The Asian News Channel (ANC) fired ten men. The ANC closed its office."
    assert stands_for(text, "ANC") == {"Asian News Channel"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Fiji's Alliance Party left the talks.", "Party", "Alliance Party"),
        (
            "In Belfast, British officials met the Alliance Party.",
            "Party",
            "Alliance Party of Northern Ireland",
        ),
        ("In Chad, the United Front attacked a convoy.", "Front", "United Front"),
        ("Chinese officials praised the United Front.", "Front", "United Front Work Department"),
        ("Mali wrote to the Security Council.", "Council", "United Nations Security Council"),
    ],
)
def test_a_name_of_many_bodies_is_the_known_one_where_its_state_is_spoken_of(
    text: str, word: str, name: str, stands_for: Callable[..., set[str]]
) -> None:
    assert stands_for(text, word) == {name}
