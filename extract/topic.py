"""What a text is about other than politics, by its words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from polgraph.extract.tables import read_table
from polgraph.ontology.tsv import listed

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc

LEAST_WORDS = 3
LEAST_SHARE = 0.05
"""Distinct topic words by distinct content words; own choice, between the sample paragraphs and the articles."""


@cache
def topic_words() -> dict[str, frozenset[str]]:
    """The words of each topic."""
    return {row["topic"]: frozenset(listed(row["words"])) for row in read_table("topics.tsv")}


def topic_of(doc: Doc) -> str:
    """The topic of a parsed text, or "" where none but politics shows."""
    content = {token.lemma_.lower() for token in doc if token.pos_ in {"NOUN", "VERB", "ADJ", "PROPN"}}
    counts = {topic: len(content & words) for topic, words in topic_words().items()}
    best = min(counts, key=lambda topic: (-counts[topic], topic))
    enough = counts[best] >= LEAST_WORDS and counts[best] >= LEAST_SHARE * len(content)
    return best if enough else ""
