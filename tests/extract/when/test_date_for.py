"""Which date belongs to which predicate, on parses built by hand."""

from __future__ import annotations

from datetime import date

import pytest
import spacy.tokens

from polgraph.extract.parse import Doc
from polgraph.extract.when import date_for, find_dates
from tests.extract.conftest import vocab

PUBLISHED = date(2020, 12, 26)
BEFORE = "Earlier words. "


def parse(text: str) -> Doc:
    """A parse from `word/pos/dependency/head` tokens, heads counted from 0."""
    rows = [item.rsplit("/", 3) for item in text.split()]
    words, pos, deps, heads = zip(*rows, strict=True)
    numbers = [int(head) for head in heads]
    return Doc(spacy.tokens.Doc(vocab(), words=list(words), pos=list(pos), deps=list(deps), heads=numbers))


def chosen(text: str, word: str, *, future: bool = False, speech: bool = False, lasting: bool = False) -> str | None:
    """The words of the date found for the first token with the form `word`, the parse standing later in a text."""
    doc = parse(text)
    trigger = next(token for token in doc if token.text == word)
    mentions = find_dates(BEFORE + doc.text, PUBLISHED)
    mention = date_for(trigger, mentions, offset=len(BEFORE), future=future, speech=speech, lasting=lasting,
                       published=PUBLISHED)  # fmt: skip
    return mention.raw if mention else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the clause's own date, not that of the clause beside it
        (("On/ADP/prep/3 Monday/PROPN/pobj/0 they/PRON/nsubj/3 fled/VERB/ROOT/3 and/CCONJ/cc/3 on/ADP/prep/7 "
          "Friday/PROPN/pobj/5 returned/VERB/conj/3"), {"fled": "Monday", "returned": "Friday"}),
        # a second verb without a date shares that of the first
        ("On/ADP/prep/3 Monday/PROPN/pobj/0 they/PRON/nsubj/3 fled/VERB/ROOT/3 and/CCONJ/cc/3 hid/VERB/conj/3",
         {"hid": "Monday"}),
        # a participle and a clause with "when" happen with their clause
        (("They/PRON/nsubj/1 fled/VERB/ROOT/1 on/ADP/prep/1 Monday/PROPN/pobj/2 ,/PUNCT/punct/1 leaving/VERB/advcl/1 "
          "ten/NUM/dobj/5"), {"leaving": "Monday"}),
        (("They/PRON/nsubj/1 fled/VERB/ROOT/1 on/ADP/prep/1 Monday/PROPN/pobj/2 when/ADV/advmod/6 "
          "troops/NOUN/nsubj/6 shot/VERB/advcl/1"), {"shot": "Monday"}),
        # other clauses do not
        (("They/PRON/nsubj/1 fled/VERB/ROOT/1 on/ADP/prep/1 Monday/PROPN/pobj/2 because/SCONJ/mark/6 "
          "troops/NOUN/nsubj/6 shot/VERB/advcl/1"), {"shot": None}),
        ("Men/NOUN/nsubj/3 who/PRON/nsubj/2 rule/VERB/relcl/0 fled/VERB/ROOT/3 on/ADP/prep/3 Monday/PROPN/pobj/4",
         {"rule": None, "fled": "Monday"}),
        ("He/PRON/nsubj/1 said/VERB/ROOT/1 on/ADP/prep/1 Monday/PROPN/pobj/2 they/PRON/nsubj/5 fled/VERB/ccomp/1",
         {"said": "Monday", "fled": None}),
    ],
)  # fmt: skip
def test_clauses(text: str, expected: dict[str, str | None]) -> None:
    assert {word: chosen(text, word) for word in expected} == expected


def test_the_date_of_another_sentence_dates_nothing() -> None:
    text = "They/PRON/nsubj/1 fled/VERB/ROOT/1 ./PUNCT/punct/1 On/ADP/prep/6 Monday/PROPN/pobj/3 they/PRON/nsubj/6 "
    assert chosen(text + "returned/VERB/ROOT/6", "fled") is None
    assert chosen(text + "returned/VERB/ROOT/6", "returned") == "Monday"


def test_what_is_intended_takes_no_date_from_the_intending() -> None:
    text = ("He/PRON/nsubj/1 promised/VERB/ROOT/1 on/ADP/prep/1 Monday/PROPN/pobj/2 to/PART/aux/5 "
            "leave/VERB/xcomp/1")  # fmt: skip
    assert (chosen(text, "promised"), chosen(text, "leave", future=True)) == ("Monday", None)


def test_what_is_said_takes_no_date_from_what_is_spoken_of() -> None:
    text = "He/PRON/nsubj/1 condemned/VERB/ROOT/1 raids/NOUN/dobj/1 on/ADP/prep/2 Monday/PROPN/pobj/3"
    assert (chosen(text, "condemned", speech=True), chosen(text, "raids"), chosen(text, "condemned")) == (
        None,
        "Monday",
        "Monday",
    )


def test_since_dates_states_only() -> None:
    text = "They/PRON/nsubj/1 hold/VERB/ROOT/1 it/PRON/dobj/1 since/SCONJ/prep/1 May/PROPN/pobj/3"
    assert (chosen(text, "hold"), chosen(text, "hold", lasting=True)) == (None, "since May")
