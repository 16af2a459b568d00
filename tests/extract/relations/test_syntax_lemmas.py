"""Corrections of the rule lemmatizer."""

from __future__ import annotations

import pytest
import spacy.tokens

from polgraph.extract.parse import Doc, Token
from polgraph.extract.relations.phrases import lemmas
from tests.extract.conftest import vocab


def token(word: str, lemma: str) -> Token:
    return Doc(spacy.tokens.Doc(vocab(), words=[word], lemmas=[lemma]))[0]


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
    assert meant in lemmas(token(word, lemma))


def test_plain_form_keeps_its_lemma() -> None:
    assert lemmas(token("ban", "ban")) == ("ban",)
