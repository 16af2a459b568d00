"""Corrections of the rule lemmatizer."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from polgraph.extract.relations.syntax import lemmas


@pytest.mark.parametrize(
    ("word", "lemma", "meant"),
    [
        ("staged", "stag", "stage"),
        ("rages", "rag", "rage"),
        ("readied", "readie", "ready"),
        ("texted", "texte", "text"),
        ("banned", "bann", "ban"),
        ("attacked", "attack", "attack"),
    ],
)
def test_likely_lemma_is_offered(word: str, lemma: str, meant: str) -> None:
    token = Doc(spacy.blank("en").vocab, words=[word], lemmas=[lemma])[0]
    assert meant in lemmas(token)


def test_plain_form_keeps_its_lemma() -> None:
    token = Doc(spacy.blank("en").vocab, words=["ban"], lemmas=["ban"])[0]
    assert lemmas(token) == ("ban",)
