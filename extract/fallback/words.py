"""What the fallback learns from: verbs with what they state, and the vectors of the language model for them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.extract.fallback.table import neutral_verbs
from polgraph.extract.lexicon import ONE_OF

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.language import Language

    from polgraph.extract.lexicon import Entry, Lexicon

NOTHING = "-"
"""The class of a verb that states no relation."""
SURE, WEAK, NOUN = 1.0, 0.5, 0.2
"""How much an example counts: a verb, a verb whose entries are weak, a noun."""
LIKE = 5
"""Words with so many first letters in common are of one family; own choice."""
PREFIX = re.compile(r"^(?:counter|co-|de|dis|re|un)(?=.{4})")
TARGETS = frozenset({"theme", "on", "against", "of", "to"})


@dataclass(frozen=True, slots=True)
class Example:
    """A word whose relations are known; none for a neutral one."""

    word: str
    relations: frozenset[str]
    weight: float
    verb: bool


def examples(lexicon: Lexicon) -> list[Example]:
    """The words of the lexicon that relate their subject to their object by themselves, and the neutral verbs."""
    found = []
    for (pos, word), entries in sorted(lexicon.entries.items()):
        if pos == "v":
            usable = [e for e in entries if _relates(e)]
            sure = frozenset(e.relation for e in usable if not e.weak)
            relations = sure or frozenset(e.relation for e in usable)
            if relations:
                found.append(Example(word, relations, SURE if sure else WEAK, verb=True))
        elif pos == "n" and ("v", word) not in lexicon.entries:
            deeds = {e.relation for e in entries if not e.needs and not e.weak and TARGETS.intersection(e.object)}
            if len(deeds) == 1:
                found.append(Example(word, frozenset(deeds), NOUN, verb=False))
    # a verb that has got a line in the lexicon is neutral no more
    neutral = sorted(verb for verb in neutral_verbs() if ("v", verb) not in lexicon.entries)
    return found + [Example(verb, frozenset({NOTHING}), SURE, verb=True) for verb in neutral]


def _relates(entry: Entry) -> bool:
    """Whether an entry needs nothing but its two actors."""
    worded = any(need.test == ONE_OF for need in entry.needs)
    return "subj" in entry.subject and "obj" in entry.object and not (entry.particles or entry.negated or worded)


def family(word: str) -> str:
    """What words of one stem have in common, so that none is tested on its twin ("criticise", "criticize")."""
    return PREFIX.sub("", word)[:LIKE]


class Vectors:
    """The vectors of verbs in a language model: the mean over the past and gerund of a verb, of length 1.

    Other forms are often those of nouns ("wars"). A small model has vectors of its own for the more frequent words
    only; the others share that of a word which looks alike ("prattled" that of "battled"), and are left aside unless
    that word has the same stem ("persecuting", "persecution"). The words of a vector stand in the order of frequency.

    Args:
        nlp: a spaCy pipeline with vectors and a rule lemmatizer.
    """

    def __init__(self, nlp: Language) -> None:
        self.vectors, self.strings = nlp.vocab.vectors, nlp.vocab.strings
        self.owners = {row: self.strings[key] for key, row in reversed([*self.vectors.key2row.items()])}
        tables = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
        self.verbs: frozenset[str] = frozenset(tables.get_table("lemma_index")["verb"])
        self.irregular: dict[str, set[str]] = defaultdict(set)
        for form, bases in tables.get_table("lemma_exc")["verb"].items():
            for base in bases:
                self.irregular[base].add(form)

    def forms(self, verb: str) -> list[str]:
        """The past and gerund of a verb, but for those that are of another one ("fined" is of "fine", not of "fin")."""
        hard = verb.endswith("y") and verb[-2:-1] not in "aeiou"
        past = verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if hard else verb + "ed"
        gerund = (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"
        regular = set() if verb + "e" in self.verbs else {past, gerund}
        return sorted((regular | self.irregular.get(verb, set())) - self.verbs)

    def of(self, verb: str) -> NDArray[np.float64] | None:
        """The vector of a verb; None where none of its forms has one that is worth something."""
        import numpy as np

        stem = verb[:-1] if verb.endswith(("e", "y")) else verb
        rows = {form: self.vectors.key2row.get(self.strings[form]) for form in self.forms(verb)}
        worth = {row for form, row in rows.items() if row is not None and self.owners[row].lower().startswith(stem)}
        if not worth:
            return None
        found = self.vectors.data[sorted(worth)].astype("float64")
        mean = (found / np.linalg.norm(found, axis=1, keepdims=True)).mean(axis=0)
        return np.asarray(mean / np.linalg.norm(mean))
