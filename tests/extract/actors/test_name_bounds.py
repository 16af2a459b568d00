"""Where names and descriptions begin and end: titles inside names, hyphens, of-phrases that belong to the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.extract.pipeline import Extractor
    from tests.extract.conftest import Entities

pytestmark = pytest.mark.model

NAMED = {
    "title in a party": ("The Justice Party expelled Tomas Berg.", "Justice Party"),
    "coordinated party": ("The Justice and Progress Party expelled Tomas Berg.", "Justice and Progress Party"),
    "title in a person": ("Across town, Aslina Shah Idris accused the police of lying.", "Aslina Shah Idris"),
    "hyphen before a verb's form": (
        "The Growers' League, which backs the Minfa Party, blamed President Hsiao Chia-hung rather than Beijing.",
        "Hsiao Chia-hung",
    ),
    "possessive of the people": ("Her party, People's Voice, has asked the court to act.", "People's Voice"),
    "body for something": (
        "Fighters of the Cooperative for Rural Defence attacked a camp in Bunia.",
        "Cooperative for Rural Defence",
    ),
    "hyphen in the owner": (
        "Some 300 supporters of the Greek-speaking Unity Union marched on parliament.",
        "Some 300 supporters of the Greek-speaking Unity Union",
    ),
    "charge": ("They accused the police of lying.", "police"),
    "crime": ("They accused the mayor of fraud.", "mayor"),
    "charge behind an owner": ("They suspected members of the army of plotting.", "members of the army"),
    "owner, not charge": ("They accused members of parliament.", "members of parliament"),
    "post before a hyphen": ("President-elect Wanjiru Mutai met the police.", "Wanjiru Mutai"),
    "given": ("Mexico offered the former president asylum.", "former president"),
    "taken": ("Residents took ten policemen hostage.", "ten policemen"),
    "newspaper inside": ("The National Unity Council vowed to avenge him.", "National Unity Council"),
}


@pytest.mark.parametrize(("text", "name"), NAMED.values(), ids=NAMED)
def test_name(entities_in: Entities, text: str, name: str) -> None:
    """The actor has its whole name and no more."""
    assert name in {entity.name for entity in entities_in(text)}


def test_given_name_is_no_wing(entities_in: Entities) -> None:
    """The last syllable of a given name says nothing of a party's wing."""
    found = entities_in("Police arrested its treasurer, Yeung Sze-wing.")
    assert [entity.type for entity in found if entity.name == "Yeung Sze-wing"] == ["person"]


SHORT = {
    "before an office": ("Minfa vice-chairman Fan Ting-kuo met officials. The Minfa Party denied it.", "Minfa"),
    "as a subject": ("The Zulwar Movement met the police. Zulwar then rejected the deal.", "Zulwar"),
}


@pytest.mark.parametrize(("text", "short"), SHORT.values(), ids=SHORT)
def test_short_name(stands_for: Callable[..., set[str]], text: str, short: str) -> None:
    """A party's name without its common noun stands for the party."""
    assert {name.split()[0] for occurrence in (0, -1) for name in stands_for(text, short, occurrence)} == {short}


def test_common_word_is_no_short_name(extractor: Extractor) -> None:
    """What many parties are called names none of them alone."""
    doc = extractor.nlp("The National Party met the police. National elections were held in Peru.")
    resolution = extractor.analyse(doc).resolution
    assert not [t for t in doc if t.text == "National" and t.is_sent_start and t.i in resolution.of]


HANGS = {
    "ally of a governor": (
        "The governor of Copperbelt province, a close ally of Bwalya Sikazwe, has barred the opposition.",
        "ally",
        "governor of Copperbelt province",
    ),
    "speaker in a town": (
        '"They fled," said its spokesman in Bunia, Lieutenant Jules Kambale.',
        "spokesman",
        "Jules Kambale",
    ),
    "secretary without a comma": (
        "US Secretary of State Helen Marsh will visit Kenya.",
        "Secretary",
        "Helen Marsh",
    ),
}


@pytest.mark.parametrize(("text", "word", "name"), HANGS.values(), ids=HANGS)
def test_description(extractor: Extractor, text: str, word: str, name: str) -> None:
    """A description is said of the person, not of the place between."""
    doc = extractor.nlp(text)
    resolution = extractor.analyse(doc).resolution
    head = next(token.i for token in doc if token.text == word)
    assert head not in resolution.of or resolution.entities[resolution.of[head]].name == name
    assert name in {entity.name for entity in resolution.entities}


TYPED = {
    "army that is a rival": ("The Arakan People's Army, once a rival of the council, attacked Sittwe.", "armed_group"),
    "party that is an ally": ("Its ally, the ultranationalist Bozok Party, has 49 seats.", "party"),
}


@pytest.mark.parametrize(("text", "kind"), TYPED.values(), ids=TYPED)
def test_ally_says_nothing_of_the_type(entities_in: Entities, text: str, kind: str) -> None:
    """Persons, groups and states alike can be allies and rivals."""
    assert kind in {entity.type for entity in entities_in(text) if entity.named}


def test_party_to_an_accord_is_no_party(entities_in: Entities) -> None:
    """Who has signed something is a party to it."""
    found = entities_in("Peru, which is not a party to the accord, met Chile.")
    assert not [entity for entity in found if entity.type == "party"]
