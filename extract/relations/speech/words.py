"""The words that make a clause a speech act, and what the tables say of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from polgraph.extract.relations.phrases import lemmas
from polgraph.extract.tables import read_table
from polgraph.ontology.load import load_ontology

if TYPE_CHECKING:
    from polgraph.extract.parse import Token

COMMISSIVE = frozenset({"threat", "vow", "offer", "refusal"})
TAGS = {"VERB": "v", "AUX": "v", "NOUN": "n", "ADJ": "a"}
REPROACHES = frozenset({"charge", "complain", "fume", "lament", "protest"})
"""Verbs of saying that find fault with whatever is said."""
DOOM = frozenset({"regret", "rue"})
SUFFERING = frozenset("pay face suffer meet bear feel get receive".split())
PUNISHMENTS = frozenset(
    "price consequence consequences response retaliation wrath reckoning repercussion punishment penalty fate reprisal "
    "revenge defeat annihilation hell".split()
)
QUOTES = frozenset("\"“'‘")
ASSENTS = frozenset({"accept", "consent"})
"""Verbs that promise something in the future tense and say no where they are denied."""
HARM, HELP = -1, 1


@cache
def speech_words() -> dict[tuple[str, str], str]:
    """The class of each word of `speech.tsv` by part of speech and lemma."""
    return {(row["pos"], row["word"]): row["class"] for row in read_table("speech.tsv")}


@cache
def material() -> dict[str, int]:
    """Relations that are deeds: -1 hostile, +1 friendly; words against somebody are no deed to threaten with."""
    ontology = load_ontology()
    deeds = {}
    for relation in ontology.relations:
        if relation.quad_class is not None and relation.sign and relation.name not in {"REJECT", "ACCUSE", "AGREE"}:
            deeds[relation.name] = relation.sign
    return deeds


def class_of(token: Token) -> str:
    """The class of a word of the text in `speech.tsv`; empty where it has none."""
    pos = TAGS.get(token.pos_, "")
    return next((kind for lemma in lemmas(token) if (kind := speech_words().get((pos, lemma)))), "")


def is_doomed(verb: Token) -> bool:
    """Whether a clause holds out a punishment to its subject ("Y will pay a heavy price", "Y will regret it")."""
    objects = {lemma for child in verb.children if child.dep_ == "dobj" for lemma in lemmas(child)}
    return bool(DOOM.intersection(lemmas(verb))) or (
        not PUNISHMENTS.isdisjoint(objects) and not SUFFERING.isdisjoint(lemmas(verb))
    )


def is_behind(verb: Token) -> bool:
    """Whether a clause puts its subject behind something: "X was behind the blast"."""
    return verb.lemma_ == "be" and any(child.dep_ == "prep" and child.lower_ == "behind" for child in verb.children)


def assents(verb: Token) -> bool:
    """Whether a verb says yes to somebody, so that denied it says no."""
    return not ASSENTS.isdisjoint(lemmas(verb)) or class_of(verb) == "assent"


def is_quoted(noun: Token) -> bool:
    """Whether a name stands in quotation marks, so that it is the speaker's and seldom kind ("called Y 'a puppet'")."""
    edge = noun.left_edge
    quoted = edge.text in QUOTES or (edge.i > 0 and edge.nbor(-1).text in QUOTES)
    return quoted and noun.pos_ in {"NOUN", "ADJ"} and class_of(noun) != "praise"
