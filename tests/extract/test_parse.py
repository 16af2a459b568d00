"""The parsed text as plain objects says the same as spaCy's own."""

from __future__ import annotations

import pytest
import spacy
import spacy.tokens
from spacy.vocab import Vocab

from polgraph.extract.parse import Doc


def _parsed() -> spacy.tokens.Doc:
    words = ["The", "envoy", ",", "who", "left", "Oslo", "and", "Bergen", "met", "NATO", "(", "twice", ")", "."]
    words += ["\n", "She", "slept", "!"]
    heads = [1, 8, 1, 4, 1, 4, 5, 5, 8, 8, 8, 8, 8, 8, 8, 16, 16, 16]
    deps = "det nsubj punct nsubj relcl dobj cc conj ROOT dobj punct advmod punct punct dep nsubj ROOT punct".split()
    tags = "DT NN , WP VBD NNP CC NNP VBD NNP -LRB- RB -RRB- . _SP PRP VBD .".split()
    pos = "DET NOUN PUNCT PRON VERB PROPN CCONJ PROPN VERB PROPN PUNCT ADV PUNCT PUNCT SPACE PRON VERB PUNCT".split()
    lemmas = ["leave" if word == "left" else word.lower() for word in words]
    spaces = [word not in {"envoy", "(", "twice", ".", "\n", "slept", "!"} for word in words]
    ents = ["O"] * 5 + ["B-GPE", "O", "B-GPE", "O", "B-ORG"] + ["O"] * 8
    nlp = spacy.blank("en")
    return spacy.tokens.Doc(
        nlp.vocab, words, spaces, tags=tags, pos=pos, lemmas=lemmas, heads=heads, deps=deps, ents=ents
    )


PARSED = _parsed()
OURS = Doc(PARSED)
PLAIN = (
    "i idx text lower_ lemma_ tag_ pos_ dep_ ent_type_ ent_iob_ whitespace_ "
    "is_space is_punct is_upper is_title is_alpha is_bracket is_sent_start"
).split()


@pytest.mark.parametrize("name", PLAIN)
def test_attributes_are_those_of_spacy(name: str) -> None:
    assert [getattr(token, name) for token in OURS] == [getattr(token, name) for token in PARSED]


@pytest.mark.parametrize("name", ["head", "left_edge", "right_edge"])
def test_relatives_are_those_of_spacy(name: str) -> None:
    assert [getattr(token, name).i for token in OURS] == [getattr(token, name).i for token in PARSED]


@pytest.mark.parametrize("name", ["children", "lefts", "rights", "subtree", "ancestors", "conjuncts"])
def test_groups_are_those_of_spacy(name: str) -> None:
    read = [[[t.i for t in getattr(token, name)] for token in doc] for doc in (OURS, PARSED)]
    assert read[0] == read[1]


def test_sentences_are_those_of_spacy() -> None:
    read = [[(s.start, s.end, s.start_char, s.end_char, s.text, s.root.i) for s in doc.sents] for doc in (OURS, PARSED)]
    assert read[0] == read[1]
    assert [token.sent.start for token in OURS] == [token.sent.start for token in PARSED]


def test_entities_are_those_of_spacy() -> None:
    read = [[(e.start, e.end, e.label_, e.text) for e in doc.ents] for doc in (OURS, PARSED)]
    assert read[0] == read[1]


@pytest.mark.parametrize("cut", [slice(2, 5), slice(-3, None), slice(None, 4), slice(5, 2), slice(15, 99)])
def test_slices_are_those_of_spacy(cut: slice) -> None:
    ours, theirs = OURS[cut], PARSED[cut]
    assert (ours.start, len(ours), ours.text) == (theirs.start, len(theirs), theirs.text)
    assert [token.i for token in ours[1:]] == [token.i for token in theirs[1:]]


def test_text_and_length() -> None:
    assert (OURS.text, len(OURS), len(OURS[1])) == (PARSED.text, len(PARSED), 5)


def test_no_neighbour_beyond_the_text() -> None:
    assert OURS[1].nbor(-1) is OURS[0]
    with pytest.raises(IndexError):
        OURS[0].nbor(-1)
    with pytest.raises(IndexError):
        OURS[len(OURS) - 1].nbor()


def test_ancestry() -> None:
    assert OURS[8].is_ancestor(OURS[5])
    assert not OURS[5].is_ancestor(OURS[8])


def test_an_empty_text_has_nothing() -> None:
    empty = Doc(spacy.tokens.Doc(Vocab(), []))
    assert (len(empty), empty.text, empty.sents, empty.ents) == (0, "", [], [])


def test_words_with_a_capital() -> None:
    assert [token.text for token in OURS if token.has_capital] == ["The", "Oslo", "Bergen", "NATO", "She"]


@pytest.mark.parametrize(("start", "end"), [(2, 5), (0, 0), (5, 2), (15, 18), (18, 18)])
def test_text_between_is_that_of_the_slice(start: int, end: int) -> None:
    assert OURS.between(start, end) == OURS[start:end].text
