"""Status, negation and source, read off the clauses around a predicate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.extract.actors.quotes import read_quotes
from polgraph.extract.parse import Doc
from polgraph.extract.relations.modality import ModalityReader

if TYPE_CHECKING:
    from polgraph.extract.pipeline import Extractor
    from polgraph.extract.relations.model import Modality

pytestmark = pytest.mark.model


def read(extractor: Extractor, text: str, word: str) -> tuple[Modality, str | None]:
    doc = Doc(extractor.nlp(text))
    trigger = next(token for token in doc if token.text == word)
    modality = ModalityReader(doc, read_quotes(doc).speakers).read(trigger)
    return modality, None if modality.source is None else doc[modality.source].text


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Finland bombed Norway.", "bombed", "asserted"),
        ("Finland will bomb Norway.", "bomb", "intended"),
        ("Finland might bomb Norway.", "bomb", "hypothetical"),
        ("Denmark said Finland had bombed Norway.", "bombed", "reported"),
        ("Denmark said Finland would bomb Norway.", "bomb", "intended"),
        ("Denmark said Finland would bomb Norway if it armed Sweden.", "bomb", "hypothetical"),
        ("Finland allegedly bombed Norway.", "bombed", "alleged"),
        ("Denmark accused Finland of bombing Norway.", "bombing", "alleged"),
        ("Should Finland attack Norway, Denmark would respond.", "attack", "hypothetical"),
        ("Denmark will respond if Finland attacks Norway.", "attacks", "hypothetical"),
        ("Finland vowed to bomb Norway.", "bomb", "intended"),
        ("The minister will fly to Oslo to meet the rebels.", "meet", "intended"),
        ("Finland is believed to have bombed Norway.", "bombed", "reported"),
        ("Finland forced Norway to free the prisoners.", "free", "asserted"),
    ],
)
def test_status(extractor: Extractor, text: str, word: str, status: str) -> None:
    assert read(extractor, text, word)[0].status == status


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Finland did not bomb Norway.", "bomb"),
        ("Finland has yet to free the pilot.", "free"),
        ("Finland left without consulting Norway.", "consulting"),
        ("Finland stopped short of condemning Norway.", "condemning"),
        ("Finland failed to free the pilot.", "free"),
        ("Finland denied that it had bombed Norway.", "bombed"),
        ("There is no evidence that Finland bombed Norway.", "bombed"),
        ("Finland has withdrawn a bill; nor has it freed the pilot.", "freed"),
        ("No Finnish minister has met the rebels.", "met"),
        ("Finland averted an attack on Norway.", "attack"),
        ("Finland neither bombed Norway nor freed the pilot.", "bombed"),
    ],
)
def test_denied(extractor: Extractor, text: str, word: str) -> None:
    assert read(extractor, text, word)[0].negated


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Finland not only bombed Norway but sank its ships.", "bombed"),
        ("Finland lifted its blockade of Norway.", "blockade"),
        ("Finland dropped its demand for talks with Norway.", "demand"),
        ("Finland avoided war by attacking Norway.", "attacking"),
        ("Sweden accused Finland of shelling a village; Finland denied the charge.", "accused"),
        ("Finland rejected claims that it had bombed Norway.", "bombed"),
        ("Finland refused to recognise the court and sent two ships to Norway.", "sent"),
        ("Finland did not condemn the attack on Norway.", "attack"),
        ("Finland denied meeting Keller, a banker who was convicted by a Swedish court.", "convicted"),
    ],
)
def test_not_denied(extractor: Extractor, text: str, word: str) -> None:
    assert not read(extractor, text, word)[0].negated


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("Denmark said Finland had bombed Norway.", "bombed", "Denmark"),
        ("According to Denmark, Finland bombed Norway.", "bombed", "Denmark"),
        ("Finland bombed Norway on Monday, according to Denmark.", "bombed", "Denmark"),
        ("Finland bombed Norway on Monday, Denmark said.", "bombed", "Denmark"),
        ("The government, she said, bombed Norway on Monday.", "bombed", "she"),
        ("Finland is alleged by Denmark to have bombed Norway.", "bombed", "Denmark"),
        ("Finland is believed to have bombed Norway.", "bombed", None),
        ("It was noted that Finland bombed Norway.", "bombed", None),
        ("Finland rejected Denmark's claim that it had bombed Norway.", "bombed", "Denmark"),
        ("Finland rejected a report by Denmark that it had bombed Norway.", "bombed", "Denmark"),
        ("Denmark said Finland, which bombed Norway in May, was isolated.", "bombed", None),
        ("Finland freed the pilot; Denmark said it had offered nothing.", "freed", None),
        ("Finland says nothing and, according to Denmark, bombed Norway.", "says", None),
    ],
)
def test_source(extractor: Extractor, text: str, word: str, source: str | None) -> None:
    assert read(extractor, text, word)[1] == source


def test_a_partial_quotation_is_not_the_words_of_its_speaker(extractor: Extractor) -> None:
    modality, source = read(
        extractor, 'Under the deal Norway "regrets" the raid. Denmark said: "That is enough."', "regrets"
    )
    assert (modality.status, source) == ("asserted", None)


def test_requests_are_no_statements(extractor: Extractor) -> None:
    assert read(extractor, "Denmark urged Finland to free the pilot.", "free")[0].requested


def test_block_quotation_begins_with_its_own_paragraph(extractor: Extractor) -> None:
    block = Doc(extractor.nlp("The minister, Bruno Keller, said:\n\nFinland bombed Norway."))
    inline = Doc(extractor.nlp("The army has not, officers said. It had a reason: Finland bombed Norway."))
    assert read_quotes(block).blocks
    assert not read_quotes(inline).blocks
