"""What a text is about other than politics."""

from __future__ import annotations

import pytest
import spacy.tokens

from polgraph.extract.parse import Doc
from polgraph.extract.topic import topic_of, topic_words
from tests.extract.conftest import vocab


def text(*lemmas: str, pos: str = "NOUN") -> Doc:
    return Doc(spacy.tokens.Doc(vocab(), words=list(lemmas), lemmas=list(lemmas), pos=[pos] * len(lemmas)))


@pytest.mark.parametrize(
    ("lemmas", "topic"),
    [
        (("goal", "midfielder", "referee"), "sport"),
        (("Goal", "Midfielder", "Referee"), "sport"),
        (("hail", "gust", "thunderstorm"), "weather"),
        (("goal", "midfielder"), ""),
        (("goal", "goal", "goal"), ""),
        (("minister", "army", "rebel"), ""),
        ((), ""),
    ],
)
def test_three_different_words_of_a_topic_show_it(lemmas: tuple[str, ...], topic: str) -> None:
    assert topic_of(text(*lemmas)) == topic


def test_a_few_topic_words_in_a_long_text_show_nothing() -> None:
    others = [f"word{number}" for number in range(100)]
    assert topic_of(text("goal", "midfielder", "referee", *others)) == ""


def test_only_content_words_count() -> None:
    assert topic_of(text("goal", "midfielder", "referee", pos="ADP")) == ""


def test_of_two_topics_the_one_with_more_words_is_meant() -> None:
    weather, sport = ["hail", "gust", "thunderstorm"], ["goal", "midfielder", "referee", "jockey"]
    assert topic_of(text(*weather, *sport)) == "sport"


def test_topic_words_are_lower_case_and_no_topic_is_thin() -> None:
    for topic, words in topic_words().items():
        assert len(words) >= 20, topic
        assert not [word for word in words if word != word.lower() or " " in word]
