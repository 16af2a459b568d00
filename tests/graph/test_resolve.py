"""Which actors of different articles are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.graph.resolve import NameResolver, name_key, nominal_key
from polgraph.ontology.records import Actor, ActorName, ActorType, Article
from tests.graph.graph_samples import Cast, Said, extraction


def resolve(actor: Actor, article: str = "one") -> str:
    return NameResolver().resolve(Article(article, "text"), [actor])[actor.id]


def named(name: str, kind: ActorType = ActorType.PERSON, country: str | None = None) -> Actor:
    return Actor("x", name, kind, (ActorName(name),), country)


def described(text: str, kind: ActorType = ActorType.GROUP, country: str | None = None) -> Actor:
    return Actor("x", text, kind, (ActorName(text, "nominal"),), country)


@pytest.mark.parametrize(
    "spelling",
    ["Ramzi al-Dowari", "RAMZI AL-DOWARI", "Ramzi Al Dowari", "Ramzī el-Dowarî", "Ramzi Dowari", "Ram'zi al‑Dowari"],
)
def test_spellings_of_one_name_meet(spelling: str) -> None:
    assert name_key(spelling) == "ramzi dowari"
    assert resolve(named(spelling), "one") == resolve(named("Ramzi al-Dowari"), "two")


@pytest.mark.parametrize(("one", "other"), [("Ilya Barsk", "Ilya Barskov"), ("Omar Teel", "Teel Omar"), ("!", "?")])
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert resolve(named(one)) != resolve(named(other))


@pytest.mark.parametrize("name", ["Al", "el", "—", "  ?! ", "محمد", "Ли"])
def test_no_name_has_an_empty_key(name: str) -> None:
    assert name_key(name)


@given(st.text(min_size=1).filter(str.strip))
def test_the_key_of_a_key_is_itself(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


def test_types_of_one_family_meet_and_others_do_not() -> None:
    party, militia = named("Lamp Front", ActorType.PARTY), named("Lamp Front", ActorType.ARMED_GROUP)
    assert resolve(party, "one") == resolve(militia, "two")
    assert resolve(party) != resolve(named("Lamp Front", ActorType.PERSON))


def test_a_description_is_shared_within_its_country_only() -> None:
    here = described("the Ostranian border guards", country="Ostrania")
    assert resolve(here, "one") == resolve(described("Ostranian border guards", country="Ostrania"), "two")
    assert resolve(here) != resolve(described("Ostranian border guards", country="Velmark"))


@pytest.mark.parametrize(
    "actor",
    [
        described("protesters"),
        described("the protesters", country="Ostrania"),
        described("northern shepherds"),
        described("a Velmark soldier", ActorType.PERSON, "Velmark"),
    ],
)
def test_generic_descriptions_stay_in_their_article(actor: Actor) -> None:
    assert resolve(actor, "one") == resolve(actor, "one")
    assert resolve(actor, "one") != resolve(actor, "two")


def test_two_described_people_of_one_article_stay_two() -> None:
    cast = Cast(
        names={"a guard": (ActorName("a guard", "nominal"),), "the guard": (ActorName("the guard", "nominal"),)}
    )
    both = extraction("one", Said("a guard", "ASSAULT", "the guard"), cast=cast)
    assert len(set(NameResolver().resolve(both.article, both.actors).values())) == 2


def test_a_determiner_is_no_part_of_a_description_unless_it_is_all() -> None:
    assert nominal_key("Several of the rebels") == "of the rebels"
    assert nominal_key("the") == "the"


@pytest.mark.parametrize(
    "name", ["Ministry of Defence", "Labour Party", "Supreme Court", "Council of Ministers", "Coast Guard", "Congress"]
)
def test_a_name_that_every_state_has_is_one_body_a_state(name: str) -> None:
    ostran = named(name, ActorType.GOVERNMENT_BODY, "Ostrania")
    assert resolve(ostran, "one") == resolve(named(name.upper(), ActorType.GROUP, "Ostrania"), "two")
    assert resolve(ostran) != resolve(named(name, ActorType.GOVERNMENT_BODY, "Velmark"))


def test_a_name_that_every_state_has_stays_in_its_article_where_the_state_is_unknown() -> None:
    senate = named("Senate", ActorType.GOVERNMENT_BODY)
    assert resolve(senate, "one") == resolve(senate, "one")
    assert resolve(senate, "one") != resolve(senate, "two")
    assert resolve(senate, "one") != resolve(named("Senate", ActorType.GOVERNMENT_BODY, "Ostrania"), "one")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("OLF", ActorType.PARTY),
        ("Teelov", ActorType.PERSON),
        ("Mohamed Ali", ActorType.PERSON),
    ],
)
def test_acronyms_single_and_common_names_are_told_apart_by_their_state(name: str, kind: ActorType) -> None:
    assert resolve(named(name, kind), "one") == resolve(named(name, kind), "two")
    assert resolve(named(name, kind, "Ostrania"), "one") == resolve(named(name, kind, "Ostrania"), "two")
    assert len({resolve(named(name, kind, state)) for state in (None, "Ostrania", "Velmark")}) == 3


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Lamp Front", ActorType.PARTY),
        ("Ostranian Ministry of Defence", ActorType.GOVERNMENT_BODY),
        ("Freedom House", ActorType.ORGANIZATION),
        ("Ilya Barsk", ActorType.PERSON),
        ("Ostrania", ActorType.STATE),
    ],
)
def test_a_telling_name_is_one_actor_whatever_its_articles_say_of_its_state(name: str, kind: ActorType) -> None:
    assert resolve(named(name, kind, "Ostrania"), "one") == resolve(named(name, kind), "two")


def test_ids_are_short_and_stable() -> None:
    assert resolve(named("Ilya Barsk")) == "a-0bd49f03348c"
