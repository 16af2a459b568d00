"""Keys of the index."""

from __future__ import annotations

import pytest

from polgraph.graph.resolution.keys import person_keys
from polgraph.graph.resolution.linker import RuleLinker
from tests.graph.resolution.linker_samples import node


def keys(name: str, kind: str = "person", **more: object) -> frozenset[str]:
    return RuleLinker().keys(node(name, kind, **more))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Mustapha al-Kadhimi", "Mustafa Al-Kazimi", "person"),
        ("Muammar Gaddafi", "Moammar Gadhafi", "person"),
        ("Юлия Тимошенко", "Yulia Tymoshenko", "person"),
        ("Zhou Enlai", "Chou En-lai", "person"),
        ("Joseph Karemera", "J. Karemera", "person"),
        ("Hezbollah", "Hizballah", "party"),
        ("Wagner", "Wagner Group", "armed_group"),
        ("Islamic State", "Daesh", "armed_group"),
        ("Loi Tawng Democratic Army", "LTDA", "armed_group"),
    ],
)
def test_variants_share_a_key(one: str, other: str, kind: str) -> None:
    assert keys(one, kind) & keys(other, kind)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Mohammed Dowari", "Mohammed Kasravi", "person"),
        ("Mohammed", "Mohammed Kasravi", "person"),
        ("Labour Party", "Lamp Party", "party"),
        ("Labour Party", "Liberal Party", "party"),
        ("Movement of Reke", "Movement of Barsk", "party"),
        ("Ministry of Defence", "Ministry of Finance", "government_body"),
    ],
)
def test_a_common_word_alone_is_no_key(one: str, other: str, kind: str) -> None:
    assert not keys(one, kind) & keys(other, kind)


def test_a_generic_name_is_looked_up_with_its_state() -> None:
    here = keys("Ministry of Roads", "government_body", country="Iraq")
    assert here & keys("Roads Ministry", "government_body", country="Iraq")
    assert keys("Supreme Court", "government_body", country="Iraq").isdisjoint(
        keys("Court, Supreme", "government_body", country="Iran")
    )


def test_a_family_name_is_looked_up_in_its_years() -> None:
    full = keys("Ilya Barsk", day="2021-03-01")
    assert full & keys("Barsk", day="2020-12-01")
    assert not full & keys("Barsk", day="2011-03-01")


def test_a_family_name_finds_no_known_actor() -> None:
    assert not keys("Barsk") & keys("Ilya Barsk", known=True)


@pytest.mark.parametrize("text", ["protesters", "the residents", "a crowd"])
def test_crowds_share_no_key(text: str) -> None:
    one, other = (keys(text, "group", nominal=True, country="Iraq", day=day) for day in ("2021-03-01", "2021-03-02"))
    assert not {key for key in one & other if not key.startswith("=")}


def test_keys_are_the_same_every_time() -> None:
    assert keys("Ramzi bin Omar al-Dowari") == keys("Ramzi bin Omar al-Dowari")


def test_a_name_has_few_keys() -> None:
    assert len(keys("Ramzi bin Omar Abdul Karim al-Dowari")) <= 24


@pytest.mark.parametrize(
    ("short", "full"),
    [("I. Barsk", "Ilya Barsk"), ("A. Orlan", "Anna Orlan"), ("K. Orlan", "Khalid Orlan"), ("R. Teel", "Runa Teel")],
)
def test_an_initial_meets_the_name_that_it_stands_for(short: str, full: str) -> None:
    assert person_keys(short) & person_keys(full)
    assert not person_keys(f"W. {short.split()[1]}") & person_keys(full)
