"""Words that the parser cuts off the noun they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.ontology.records import Article

if TYPE_CHECKING:
    from polgraph.extract.pipeline import Extractor
    from tests.extract.conftest import Stated

pytestmark = pytest.mark.model


@pytest.mark.parametrize("state", ["Ostrenia", "Tollmarkia", "Vandoria"])
def test_an_adjective_of_an_invented_state_stays_with_its_noun(stated_in: Stated, state: str) -> None:
    text = f"{state} is at war.\n\n{state}n troops seized the Lorne dam and arrested nine engineers.\n\nThey left."
    assert f"{state}n troops" in {subject for subject, _, _ in stated_in(text)}


def test_sentences_and_offsets_are_whole(extractor: Extractor) -> None:
    text = "Dam seized in the north\n\nOstrenian troops seized the dam on Monday and arrested nine engineers."
    found = extractor.extract(Article("a", text)).statements
    assert found
    assert all(text[one.evidence.start : one.evidence.end] == one.evidence.text for one in found)
    assert {one.evidence.text[:9] for one in found} == {"Ostrenian"}


@pytest.mark.parametrize("text", ["Resign!\n\nthe crowd shouted at police.", "Stop\ntroops seized the dam in Lima."])
def test_a_word_of_its_own_stays_alone(stated_in: Stated, text: str) -> None:
    first = text.split()[0].strip("!")
    assert not any(first in subject for subject, _, _ in stated_in(text))
