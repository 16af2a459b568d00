"""PETRARCH actor dictionaries become known actors."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.graph.known.drafts import RowError
from polgraph.graph.known.petrarch import Code, parse_code, parse_date, shown
from polgraph.graph.resolution.records import Office
from polgraph.ontology.records import ActorType
from tests.graph.known.known_samples import SAMPLES, read, texts

FILE = SAMPLES / "dictionary.actors.txt"


def test_a_person_with_dated_codes_and_synonyms() -> None:
    person = read(FILE)[0]["BRANKO_VELDT"]
    assert texts(person) == ["Branko Veldt", "President Veldt", "B. Veldt", "Veldt Branko"]
    assert (person.type, person.country, person.sector) == (ActorType.PERSON, "Iraq", "OPP")
    assert person.offices == (
        Office("government official", "Iraq", date(2005, 1, 1), date(2008, 12, 31)),
        Office("opposition politician", "Iraq", date(2009, 1, 1)),
    )


@pytest.mark.parametrize(
    ("key", "name", "kind", "country", "sector"),
    [
        ("ORLA_AL-BRANDT", "Orla al-Brandt", ActorType.PERSON, "Syria", "MIL"),
        ("KELMAR_FRONT", "Kelmar Front", ActorType.ARMED_GROUP, "Iraq", "REB"),
        ("MINISTRY_OF_SALT", "Ministry of Salt", ActorType.GOVERNMENT_BODY, "Syria", "GOV"),
        ("NATO", "NATO", ActorType.INTERNATIONAL_ORGANIZATION, None, "IGO"),
        ("IRAQ", "Iraq", ActorType.STATE, "Iraq", None),
    ],
)
def test_codes_tell_type_country_and_sector(
    key: str, name: str, kind: ActorType, country: str | None, sector: str | None
) -> None:
    actor = read(FILE)[0][key]
    assert (actor.name, actor.type, actor.country, actor.sector) == (name, kind, country, sector)


def test_a_state_keeps_no_names_of_its_capital() -> None:
    assert texts(read(FILE)[0]["IRAQ"]) == ["Iraq", "Republic of Iraq"]


def test_entries_without_a_use_are_reported() -> None:
    _, problems = read(FILE)
    assert [(problem.row, problem.reason, problem.kept) for problem in problems] == [
        (20, "a code without a role: a place or a people, no actor", False),
        (21, "[IRQGOV 991301-000101]: date '991301' is no day", True),
        (21, "no code", False),
        (22, "no code", False),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("IRQGOV", Code("Iraq", ("GOV",))),
        ("IGOUNO", Code(None, ("IGO",))),
        ("IRQGOV 060520-140908", Code("Iraq", ("GOV",), date(2006, 5, 20), date(2014, 9, 8))),
        ("IRQGOV <140908", Code("Iraq", ("GOV",), None, date(2014, 9, 8))),
        ("IRQGOV > 20140908", Code("Iraq", ("GOV",), date(2014, 9, 8))),
        ("IRQGOVMIL", Code("Iraq", ("GOV", "MIL"))),
    ],
)
def test_codes(text: str, code: Code) -> None:
    assert parse_code(text) == code


@pytest.mark.parametrize(
    "text", ["IRQGOV x", "IRQGOV 2004017-20061201", "IRQGOV 100101-090101", "IRQGOV <", "IRQGOV ٠٦٠٥٢٠"]
)
def test_dates_that_are_none(text: str) -> None:
    with pytest.raises(RowError):
        parse_code(text)


@given(st.dates(date(1931, 1, 1), date(2030, 12, 31)))
def test_dates_of_six_and_eight_digits_are_read_as_written(day: date) -> None:
    assert parse_date(day.strftime("%y%m%d")) == day
    assert parse_date(day.strftime("%Y%m%d")) == day


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MUHAMMAD_AL-VELDT_", "Muhammad al-Veldt"),
        ("UN_SECURITY_COUNCIL_", "UN Security Council"),
        ("K._VELDT", "K. Veldt"),
        ("U.N._", "U.N."),
        ("MINISTRY_OF_SALT_AND_SEA_", "Ministry of Salt and Sea"),
        ("AL-VELDT", "al-Veldt"),
        ("PKK_", "PKK"),
    ],
)
def test_names_in_capitals_are_shown_as_written_in_texts(text: str, name: str) -> None:
    assert shown(text) == name
