"""Nouns that the tagger takes for verbs."""

from __future__ import annotations

import pytest

from polgraph.extract.mistagged import retag_nouns
from tests.extract.conftest import parsed

WHOM = "Sow/PROPN/ROOT/0 ,/PUNCT/punct/0 whom/PRON/dobj/4/whom/WP"


@pytest.mark.parametrize(
    ("sentence", "place", "tag"),
    [
        (f"{WHOM} unions/VERB/nsubj/4/union/VBZ accuse/VERB/relcl/0/accuse/VBP", 3, "NNS"),
        (
            "Chad/PROPN/nsubj/1 shut/VERB/ROOT/1 the/DET/det/3 compound/VERB/dobj/1/compound/VB",
            3,
            "NN",
        ),
        ("Chad/PROPN/nsubj/1 ends/VERB/ROOT/1/end/VBZ", 1, "VBZ"),
        ("What/PRON/nsubj/1 ends/VERB/nsubj/2/end/VBZ matters/VERB/ROOT/2/matter/VBZ", 1, "VBZ"),
        ("It/PRON/nsubj/1 cut/VERB/ROOT/1 m/VERB/dobj/1/m/VBP", 2, "VBP"),
    ],
)
def test_tags(sentence: str, place: int, tag: str) -> None:
    doc = parsed(sentence)
    retag_nouns(doc)
    assert doc[place].tag_ == tag
