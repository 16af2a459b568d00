"""Main clauses side by side around a semicolon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from polgraph.extract.semicolons import part_clauses
from polgraph.ontology.records import Status
from tests.extract.conftest import parsed

if TYPE_CHECKING:
    from tests.extract.conftest import Proposed

TOLD = (
    "Ghana/PROPN/nsubj/1 said/VERB/ROOT/1/say Peru/PROPN/nsubj/3 left/VERB/ccomp/6/leave ;/PUNCT/punct/6 "
    "Chile/PROPN/nsubj/6 denied/VERB/ccomp/1/deny it/PRON/dobj/6"
)
FREED = "Peru/PROPN/nsubj/1 freed/VERB/ccomp/5/free men/NOUN/dobj/1"


@pytest.mark.parametrize(
    ("sentence", "verb", "label", "above"),
    [
        (f"{FREED} ;/PUNCT/punct/5 Chile/PROPN/nsubj/5 left/VERB/ROOT/5/leave", 1, "ROOT", 1),
        (f"{FREED} ,/PUNCT/punct/5 Chile/PROPN/nsubj/5 said/VERB/ROOT/5/say", 1, "ccomp", 5),
        (f"{FREED} ;/PUNCT/punct/5 so/ADV/advmod/5 thank/VERB/ROOT/5/thank/VB", 1, "ccomp", 5),
        (TOLD, 3, "ccomp", 1),
    ],
)
def test_each_clause_stands_for_itself(sentence: str, verb: int, label: str, above: int) -> None:
    doc = parsed(sentence)
    part_clauses(doc)
    assert (doc[verb].dep_, doc[verb].head.i) == (label, above)


def test_the_second_clause_is_no_content_of_the_first() -> None:
    doc = parsed(TOLD)
    part_clauses(doc)
    assert doc[6].head is doc[6]


@pytest.mark.model
def test_whose_word_it_is(proposed_in: Proposed) -> None:
    text = "Chad's army said the rebels had shelled a hospital in Mao; the rebels said the army had bombed a market."
    found = {triple[0]: candidate.modality.status for triple, candidate in proposed_in(text) if triple[1] == "ASSAULT"}
    assert found == {"rebels": Status.REPORTED, "army": Status.REPORTED}
