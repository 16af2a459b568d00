"""Whose word a statement is: "as X told", "in the words of X", "adding that", papers, quotations; where and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.conftest import triple_of

if TYPE_CHECKING:
    from polgraph.ontology.records import Statement
    from tests.extract.conftest import Claimed, Triple

pytestmark = pytest.mark.model

ACCUSATION = "The protesters accuse the army of abducting their relatives in 2009."


def field(statement: Statement, name: str) -> str | None:
    """What a statement has in a field, as the tables below write it."""
    value = getattr(statement, name)
    return None if value is None else str(value.iso() if name == "when" else value)


@pytest.mark.parametrize(
    ("text", "triple", "expected"),
    [
        (
            "As the defence minister, Kofi Mensah, told parliament, the army had arrested two generals.",
            ("army", "COERCE", "two generals"),
            {"attributed_to": "Kofi Mensah", "status": "reported"},
        ),
        (
            "The army had arrested two generals, as the defence minister, Kofi Mensah, told parliament.",
            ("army", "COERCE", "two generals"),
            {"attributed_to": "Kofi Mensah", "status": "reported"},
        ),
        (
            "The army had arrested two generals, as Kofi Mensah had hoped.",
            ("army", "COERCE", "two generals"),
            {"attributed_to": None, "status": "asserted"},
        ),
        (
            "In the words of the prosecutor, Lena Berg, Kamal Idris murdered Judge Sara Lund.",
            ("Kamal Idris", "ASSAULT", "Sara Lund"),
            {"attributed_to": "Lena Berg", "status": "reported"},
        ),
        (
            "Kamal Idris murdered Judge Sara Lund, by the prosecutor's account.",
            ("Kamal Idris", "ASSAULT", "Sara Lund"),
            {"attributed_to": "prosecutor", "status": "reported"},
        ),
        (
            "The minister said Chad had freed the hostages, adding that Niger had arrested two smugglers.",
            ("Niger", "COERCE", "two smugglers"),
            {"attributed_to": "minister", "status": "reported"},
        ),
        (
            "The report, published by Amnesty International on Tuesday, accuses the army of torturing villagers.",
            ("army", "ASSAULT", "villagers"),
            {"attributed_to": "Amnesty International", "status": "alleged"},
        ),
        (
            'Army spokesman Ali Haddad said the rebels attacked.\n\n"They abducted four engineers."',
            ("rebels", "ASSAULT", "four engineers"),
            {"attributed_to": "Ali Haddad", "status": "reported"},
        ),
        # who rejects a claim does not make it
        (
            "Ali Bello rejected claims that soldiers had killed farmers.",
            ("soldiers", "ASSAULT", "farmers"),
            {"attributed_to": None, "status": "alleged"},
        ),
        (
            "Police suspect that Karim Noor attacked the embassy.",
            ("Karim Noor", "ASSAULT", "embassy"),
            {"attributed_to": "Police", "status": "alleged"},
        ),
        (
            "Talks between Brazil and Venezuela are due to resume on Monday.",
            ("Brazil", "CONSULT", "Venezuela"),
            {"attributed_to": None, "status": "intended"},
        ),
        # where and when
        ("Talks between Brazil and Venezuela resumed.", ("Brazil", "CONSULT", "Venezuela"), {"place": None}),
        ("Rebels besieged Port Kerma.", ("Rebels", "COERCE", "Port Kerma"), {"place": "Port Kerma"}),
        (
            "Gunmen attack a police post in Benin\n\nThey fled.",
            ("Gunmen", "ASSAULT", "police post"),
            {"place": "Benin"},
        ),
        # a day inside an accusation is not its own
        (ACCUSATION, ("protesters", "ACCUSE", "army"), {"when": None}),
        (ACCUSATION, ("army", "ASSAULT", "relatives"), {"when": "2009"}),
    ],
)
def test_statement_says(claimed_in: Claimed, text: str, triple: Triple, expected: dict[str, str | None]) -> None:
    statement = {triple_of(one): one for one in claimed_in(text)}[triple]
    assert {name: field(statement, name) for name in expected} == expected
