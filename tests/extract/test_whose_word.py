"""Whose word a statement is: "as X told", "in the words of X", "adding that", papers, quotations of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.ontology.records import Article

if TYPE_CHECKING:
    from polgraph.extract.pipeline import Extractor
    from polgraph.ontology.records import Statement

pytestmark = pytest.mark.model


def stated(extractor: Extractor, text: str) -> dict[tuple[str, str, str], Statement]:
    """The statements of all candidates, whatever the scorer makes of them."""
    article = Article("a", text)
    analysis = extractor.analyse(extractor.nlp(text))
    from polgraph.extract.assemble import Assembler

    assembler = Assembler(article, analysis.doc, analysis.references, analysis.resolution, "test")
    found = assembler.statements((candidate, 1.0) for candidate in analysis.candidates)
    return {(s.subject.name, s.relation, s.object.name): s for s in found}


@pytest.mark.parametrize(
    ("text", "triple", "source", "status"),
    [
        (
            "As the defence minister, Kofi Mensah, told parliament, the army had arrested two generals.",
            ("army", "COERCE", "two generals"),
            "Kofi Mensah",
            "reported",
        ),
        (
            "The army had arrested two generals, as the defence minister, Kofi Mensah, told parliament.",
            ("army", "COERCE", "two generals"),
            "Kofi Mensah",
            "reported",
        ),
        (
            "The army had arrested two generals, as Kofi Mensah had hoped.",
            ("army", "COERCE", "two generals"),
            None,
            "asserted",
        ),
        (
            "In the words of the prosecutor, Lena Berg, Kamal Idris murdered Judge Sara Lund.",
            ("Kamal Idris", "ASSAULT", "Sara Lund"),
            "Lena Berg",
            "reported",
        ),
        (
            "Kamal Idris murdered Judge Sara Lund, by the prosecutor's account.",
            ("Kamal Idris", "ASSAULT", "Sara Lund"),
            "prosecutor",
            "reported",
        ),
        (
            "The minister said Chad had freed the hostages, adding that Niger had arrested two smugglers.",
            ("Niger", "COERCE", "two smugglers"),
            "minister",
            "reported",
        ),
        (
            "The report, published by Amnesty International on Tuesday, accuses the army of torturing villagers.",
            ("army", "ASSAULT", "villagers"),
            "Amnesty International",
            "alleged",
        ),
        (
            'Army spokesman Ali Haddad said the rebels attacked.\n\n"They abducted four engineers."',
            ("rebels", "ASSAULT", "four engineers"),
            "Ali Haddad",
            "reported",
        ),
        # who rejects a claim does not make it
        (
            "Ali Bello rejected claims that soldiers had killed farmers.",
            ("soldiers", "ASSAULT", "farmers"),
            None,
            "alleged",
        ),
        (
            "Police suspect that Karim Noor attacked the embassy.",
            ("Karim Noor", "ASSAULT", "embassy"),
            "Police",
            "alleged",
        ),
        (
            "Talks between Brazil and Venezuela are due to resume on Monday.",
            ("Brazil", "CONSULT", "Venezuela"),
            None,
            "intended",
        ),
    ],
)
def test_source_and_status(
    extractor: Extractor, text: str, triple: tuple[str, str, str], source: str | None, status: str
) -> None:
    statement = stated(extractor, text)[triple]
    assert (statement.attributed_to, statement.status.value) == (source, status)


@pytest.mark.parametrize(
    ("text", "triple", "place"),
    [
        ("Talks between Brazil and Venezuela resumed.", ("Brazil", "CONSULT", "Venezuela"), None),
        ("Rebels besieged Port Kerma.", ("Rebels", "COERCE", "Port Kerma"), "Port Kerma"),
        ("Gunmen attack a police post in Benin\n\nThey fled.", ("Gunmen", "ASSAULT", "police post"), "Benin"),
    ],
)
def test_place(extractor: Extractor, text: str, triple: tuple[str, str, str], place: str | None) -> None:
    assert stated(extractor, text)[triple].place == place


def test_a_day_inside_an_accusation_is_not_its_own(extractor: Extractor) -> None:
    found = stated(extractor, "The protesters accuse the army of abducting their relatives in 2009.")
    assert found["protesters", "ACCUSE", "army"].when is None
    deed = found["army", "ASSAULT", "relatives"].when
    assert deed is not None
    assert deed.iso() == "2009"
