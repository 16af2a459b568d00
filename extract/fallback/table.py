"""The guesses of the fallback, as `python -m polgraph.extract.fallback.train` has written them down."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from polgraph.extract.lexicon import TYPED, Entry, Need, load_lexicon
from polgraph.extract.tables import read_table

if TYPE_CHECKING:
    from polgraph.extract.lexicon import Lexicon

FOLDER = "fallback"
GUESSES, FIGURES, NEUTRAL, PREDICATES = "guesses.tsv", "figures.tsv", "neutral.tsv", "predicates.tsv"
OTHER_TABLES = (("light.tsv", "verb"), ("directives.tsv", "verb"), ("speech.tsv", "word"))
EMBEDDING = "lexicon/embedding.tsv"
ACTORS = (Need("obj", TYPED, frozenset({"actor"})), Need("subj", TYPED, frozenset({"actor"})))
"""Between whom an unknown verb is looked at: two actors, neither of them a place."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What the fallback takes an unknown verb for.

    Attributes:
        chance: the probability from 0 to 1 that the relation is right.
        entry: the line of a lexicon that the guess stands for.
    """

    chance: float
    entry: Entry


@dataclass(frozen=True, slots=True)
class Fallback:
    """What is known of verbs that have no line in the lexicon.

    Attributes:
        guesses: by lemma.
        threshold: the probability from which one is followed.
        known: the verbs that need none, whatever the guesses say.
    """

    guesses: dict[str, Guess]
    threshold: float
    known: frozenset[str]

    def guess(self, lemmas: tuple[str, ...]) -> Guess | None:
        """The guess for a verb that may have any of these lemmas; None where it is known or there is none."""
        if not self.known.isdisjoint(lemmas):
            return None
        return next((self.guesses[lemma] for lemma in lemmas if lemma in self.guesses), None)


@cache
def load_fallback() -> Fallback:
    """The fallback that ships with the package."""
    predicates = {row["relation"]: row["predicate"] for row in table(PREDICATES)}
    guesses = {row["verb"]: _guess(row, predicates[row["relation"]]) for row in table(GUESSES)}
    figures = {row["figure"]: row["value"] for row in table(FIGURES)}
    return Fallback(guesses, float(figures["threshold"]), known_verbs(load_lexicon()))


def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one of the tables of the fallback."""
    return read_table(f"{FOLDER}/{name}")


def _guess(row: dict[str, str], predicate: str) -> Guess:
    entry = Entry(
        trigger=row["verb"],
        particles=(),
        pos="v",
        needs=ACTORS,
        subject=("subj",),
        object=("obj",),
        relation=row["relation"],
        predicate=predicate,
        mode=None,
        cameo=None,
        status=None,
        negated=False,
        weak=True,
        line=f"{GUESSES}: {row['verb']}, unknown, taken for {row['relation']} with {row['chance']}",
    )
    return Guess(float(row["chance"]), entry)


def neutral_verbs() -> frozenset[str]:
    """The verbs that are known to state nothing."""
    return frozenset(row["verb"] for row in table(NEUTRAL))


def known_verbs(lexicon: Lexicon) -> frozenset[str]:
    """The verbs that need no guess: those of the lexicon, of the other tables, and the neutral ones."""
    found = {word for pos, word in lexicon.entries if pos == "v"} | neutral_verbs()
    found.update(row[column] for name, column in OTHER_TABLES for row in read_table(name))
    found.update(row["trigger"].split()[0] for row in read_table(EMBEDDING) if row["pos"] == "v")
    return frozenset(found)
