"""Where an event happened, on parses built by hand."""

from __future__ import annotations

import pytest
import spacy.tokens

from polgraph.extract.parse import Doc
from polgraph.extract.where import place_for
from polgraph.extract.where.vocabulary import word_lists
from tests.extract.conftest import vocab

PROPER = "NNP"


def parse(text: str) -> Doc:
    """A parse from `word/tag/dependency/head` tokens, heads counted from 0, `#LABEL` after a word its entity label.

    The lemma is written after the word as `word=lemma`; `~` joins a word to the one before it.
    """
    words, tags, deps, heads, lemmas, labels = [], [], [], [], [], []
    spaces: list[bool] = []
    for item in text.split():
        if item.startswith("~"):
            spaces[-1] = False
            item = item[1:]
        form, tag, dep, head = item.rsplit("/", 3)
        form, _, label = form.partition("#")
        word, _, lemma = form.partition("=")
        words.append(word)
        lemmas.append(lemma or word)
        tags.append(tag)
        deps.append(dep)
        heads.append(int(head))
        labels.append(f"B-{label}" if label else "")
        spaces.append(True)
    pos = ["PROPN" if tag == PROPER else "VERB" if tag.startswith("VB") else "NOUN" for tag in tags]
    made = spacy.tokens.Doc(
        vocab(), words=words, spaces=spaces, tags=tags, pos=pos, deps=deps, heads=heads, lemmas=lemmas, ents=labels
    )
    return Doc(made)


def place(text: str, trigger: int, *taken: int, speech: bool = False, known: bool = True) -> str | None:
    """The name of the place found for the token at an index; the name is what stands there in the text."""
    doc = parse(text)
    found = place_for(doc[trigger], taken=taken if known else None, speech=speech)
    if found is not None:
        assert doc.text[found.start : found.end] == found.name
    return found.name if found else None


@pytest.mark.parametrize("preposition", ["in", "at", "near", "outside", "inside", "off", "around"])
def test_locative_on_the_predicate(preposition: str) -> None:
    assert place(f"They/PRP/nsubj/1 met=meet/VBD/ROOT/1 {preposition}/IN/prep/1 Zavara/NNP/pobj/2", 1) == "Zavara"


@pytest.mark.parametrize(
    "words",
    [
        "They/PRP/nsubj/1 met=meet/VBD/ROOT/1 in/IN/prep/1 Monday#DATE/NNP/pobj/2",
        "They/PRP/nsubj/1 met=meet/VBD/ROOT/1 in/IN/prep/1 May/NNP/pobj/2",
        "They/PRP/nsubj/1 met=meet/VBD/ROOT/1 in/IN/prep/1 NATO/NNP/pobj/2",
        "They/PRP/nsubj/1 said=say/VBD/ROOT/1 in/IN/prep/1 a/DT/det/4 statement/NN/pobj/2",
        "They/PRP/nsubj/1 spoke=speak/VBD/ROOT/1 at/IN/prep/1 a/DT/det/5 news/NN/compound/5 conference/NN/pobj/2",
        "They/PRP/nsubj/1 depend/VBP/ROOT/1 on/IN/prep/1 Iraq#GPE/NNP/pobj/2",
        "They/PRP/nsubj/1 sided=side/VBD/ROOT/1 with/IN/prep/1 Iraq#GPE/NNP/pobj/2",
        "They/PRP/nsubj/1 spoke=speak/VBD/ROOT/1 to/IN/prep/1 Iraq#GPE/NNP/pobj/2",
    ],
)
def test_no_place(words: str) -> None:
    assert place(words, 1) is None


def test_names_of_actors_are_no_places() -> None:
    words = "They/PRP/nsubj/1 trust/VBP/ROOT/1 in/IN/prep/1 Zavara/NNP/pobj/2"
    assert (place(words, 1, 3), place(words, 1)) == (None, "Zavara")


def test_without_actors_the_entity_label_decides() -> None:
    words = "They/PRP/nsubj/1 trust/VBP/ROOT/1 in/IN/prep/1 Zavara#PERSON/NNP/pobj/2"
    assert (place(words, 1, known=False), place(words, 1)) == (None, "Zavara")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("They/PRP/nsubj/1 fought=fight/VBD/ROOT/1 in/IN/prep/1 the/DT/det/4 town/NN/pobj/2 of/IN/prep/4 "
          "Port/NNP/compound/7 Zavara/NNP/pobj/5"), "Port Zavara"),
        (("They/PRP/nsubj/1 fought=fight/VBD/ROOT/1 in/IN/prep/1 the/DT/det/5 northern/JJ/amod/5 province/NN/pobj/2 "
          "of/IN/prep/5 Zavara/NNP/pobj/6"), "Zavara"),
        ("They/PRP/nsubj/1 fought=fight/VBD/ROOT/1 at/IN/prep/1 the/DT/det/5 Zavara/NNP/compound/5 camp/NN/pobj/2",
         "Zavara"),
        (("They/PRP/nsubj/1 fought=fight/VBD/ROOT/1 on/IN/prep/1 the/DT/det/4 road/NN/pobj/2 between/IN/prep/4 "
          "Zavara/NNP/pobj/5 and/CC/cc/6 Lukom/NNP/conj/6"), "road between Zavara and Lukom"),
        ("They/PRP/nsubj/1 fought=fight/VBD/ROOT/1 between/IN/prep/1 Zavara/NNP/pobj/2 and/CC/cc/3 Lukom/NNP/conj/3",
         "Zavara and Lukom"),
        (("They/PRP/nsubj/1 fought=fight/VBD/ROOT/1 outside/IN/prep/1 his/PRP$/poss/4 home/NN/pobj/2 in/IN/prep/4 "
          "Zavara/NNP/pobj/5"), "Zavara"),
        ("They/PRP/nsubj/1 spoke=speak/VBD/ROOT/1 at/IN/prep/1 talks=talk/NNS/pobj/2 in/IN/prep/3 Zavara/NNP/pobj/4",
         "Zavara"),
        (("They/PRP/nsubj/1 met=meet/VBD/ROOT/1 in/IN/prep/1 the/DT/det/4 capital/NN/pobj/2 ,/,/punct/4 "
          "Zavara/NNP/appos/4"), "Zavara"),
        ("They/PRP/nsubj/1 met=meet/VBD/ROOT/1 near/IN/prep/1 al/NNP/compound/5 ~-/HYPH/punct/5 ~Zavar/NNP/pobj/2",
         "al-Zavar"),
        (("They/PRP/nsubj/1 met=meet/VBD/ROOT/1 in/IN/prep/1 the/DT/det/4 Strait/NNP/pobj/2 of/IN/prep/4 "
          "Lukom/NNP/pobj/5"), "Strait of Lukom"),
        ("They/PRP/nsubj/1 shelled=shell/VBD/ROOT/1 the/DT/det/3 port/NN/dobj/1 of/IN/prep/3 Lukom/NNP/pobj/4",
         "Lukom"),
        ("They/PRP/nsubj/1 visited=visit/VBD/ROOT/1 Iraq#GPE/NNP/dobj/1", "Iraq"),
        ("They/PRP/nsubj/1 criticised=criticise/VBD/ROOT/1 Iraq#GPE/NNP/dobj/1", None),
        ("They/PRP/nsubj/1 flew=fly/VBD/ROOT/1 to/IN/prep/1 Zavara/NNP/pobj/2", "Zavara"),
        ("They/PRP/nsubj/1 pulled=pull/VBD/ROOT/1 back/RB/advmod/1 to/IN/prep/2 Zavara/NNP/pobj/3", "Zavara"),
        ("They/PRP/nsubj/1 withdrew=withdraw/VBD/ROOT/1 from/IN/prep/1 Zavara#GPE/NNP/pobj/2", "Zavara"),
        ("They/PRP/nsubj/1 heard=hear/VBD/ROOT/1 from/IN/prep/1 Zavara#GPE/NNP/pobj/2", None),
    ],
)  # fmt: skip
def test_what_the_object_of_a_locative_names(words: str, expected: str | None) -> None:
    assert place(words, 1) == expected


def test_locative_inside_an_argument() -> None:
    words = "Police/NNS/nsubj/1 shot=shoot/VBD/ROOT/1 men=man/NNS/dobj/1 in/IN/prep/2 Zavara/NNP/pobj/3"
    assert place(words, 1) == "Zavara"


def test_what_is_said_takes_no_place_from_what_is_spoken_of() -> None:
    words = "He/PRP/nsubj/1 condemned=condemn/VBD/ROOT/1 raids=raid/NNS/dobj/1 in/IN/prep/2 Zavara/NNP/pobj/3"
    assert (place(words, 1, speech=True), place(words, 2)) == (None, "Zavara")


def test_a_town_is_preferred_to_its_country() -> None:
    words = ("It/PRP/nsubj/1 killed=kill/VBD/ROOT/1 14/CD/dobj/1 near/IN/prep/2 Zavara/NNP/pobj/3 in/IN/prep/1 "
             "Iraq#GPE/NNP/pobj/5")  # fmt: skip
    assert place(words, 1) == "Zavara"


def test_a_participle_shares_the_place_of_its_clause() -> None:
    words = ("Men/NNS/nsubj/1 stormed=storm/VBD/ROOT/1 a/DT/det/3 base/NN/dobj/1 in/IN/prep/3 Zavara/NNP/pobj/4 "
             ",/,/punct/1 killing=kill/VBG/advcl/1 ten/CD/dobj/7")  # fmt: skip
    assert place(words, 7) == "Zavara"


def test_a_reported_clause_does_not_share_the_place_of_the_saying() -> None:
    words = ("He/PRP/nsubj/1 said=say/VBD/ROOT/1 in/IN/prep/1 Zavara/NNP/pobj/2 rebels/NNS/nsubj/5 "
             "fled=flee/VBD/ccomp/1")  # fmt: skip
    assert (place(words, 5), place(words, 1)) == (None, "Zavara")


def test_a_clause_with_where_lies_in_what_it_describes() -> None:
    words = ("He/PRP/nsubj/1 left=leave/VBD/ROOT/1 Zavara/NNP/dobj/1 ,/,/punct/2 where/WRB/advmod/6 "
             "police/NNS/nsubj/6 shot=shoot/VBD/relcl/2 ten/CD/dobj/6")  # fmt: skip
    assert place(words, 6) == "Zavara"


def test_a_clause_with_who_lies_elsewhere() -> None:
    words = ("Men/NNS/nsubj/5 who/WP/nsubj/2 met=meet/VBD/relcl/0 in/IN/prep/2 Zavara/NNP/pobj/3 "
             "urged=urge/VBD/ROOT/5 calm/NN/dobj/5")  # fmt: skip
    assert (place(words, 5), place(words, 2)) == (None, "Zavara")


def test_the_opening_of_a_sentence_locates_it_even_if_misparsed() -> None:
    words = ("In/IN/prep/3 Iraq#GPE/NNP/nmod/2 ministers=minister/NNS/nsubj/3 banned=ban/VBD/ROOT/3 "
             "rallies/NNS/dobj/3")  # fmt: skip
    assert place(words, 3) == "Iraq"


def test_the_dateline_is_the_last_resort() -> None:
    doc = parse("They/PRP/nsubj/1 met=meet/VBD/ROOT/1 in/IN/prep/1 Zavara/NNP/pobj/2")
    dateline = place_for(doc[1])
    assert dateline is not None
    bare = parse("They/PRP/nsubj/1 met=meet/VBD/ROOT/1")
    assert place_for(bare[1]) is None
    assert place_for(bare[1], dateline=dateline) is dateline


def test_word_lists_hold_distinct_words() -> None:
    for name, words in word_lists().items():
        assert all(isinstance(word, str) and word == word.strip() != "" for word in words), name
    assert word_lists()["surface"] <= word_lists()["weakly_locative"]
    assert word_lists()["surely_locative"] <= word_lists()["locative"]
    assert word_lists()["routes"] - {"route", "line", "railway"} <= word_lists()["place_nouns"]
