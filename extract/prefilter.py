"""Which articles are worth parsing: those with words of public life."""

from __future__ import annotations

import re
from functools import cache

from polgraph.extract.tables import read_table
from polgraph.extract.topic import topic_words
from polgraph.ontology.records import ActorType
from polgraph.ontology.tsv import actor_table, listed

SECTORS = frozenset("COP GOV IGO JUD LEG MIL OPP PTY REB SPY UAF".split())
"""The sectors whose nouns and offices are words of public life."""
OTHERS = frozenset({ActorType.MEDIA.value, ActorType.ORGANIZATION.value})
"""The types of known organisations that other news names as often."""
SHORTEST, LONGEST = 60, 4000
"""Words: a shorter text is always parsed, as it has no room for cues, and a longer one, as it may be many in one."""
SHORT, STEP = 40, 150
"""A text must have a cue more for each so many words: for each 40 of the first 120, then for each 150; own choice."""
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@cache
def cues() -> frozenset[str]:
    """The words that show that a text may tell of political acts: in lower case, names of organisations as written."""
    rows = [(row["lemma"], row["sector"]) for row in read_table("actors/nouns.tsv")]
    rows += [(row["title"].lower(), row["sector"]) for row in read_table("actors/offices.tsv")]
    found = {form for word, sector in rows if sector in SECTORS and " " not in word for form in _forms(word)}
    found -= {form for words in topic_words().values() for word in words for form in _forms(word)}
    found.update(row["word"] for row in read_table("cues.tsv"))
    for row in actor_table("organizations.tsv"):
        if row["type"] not in OTHERS:
            found.update(name for name in (row["name"], *listed(row["aliases"])) if " " not in name)
    return frozenset(found)


def _forms(word: str) -> tuple[str, ...]:
    """A noun in singular and plural."""
    endings = (("y", "ies"), ("man", "men"), ("", "es"), ("", "s"))
    return (word, *(word.removesuffix(end) + plural for end, plural in endings if word.endswith(end)))


def is_promising(text: str) -> bool:
    """Whether a text may tell of political acts, by a look at its words alone.

    Of distinct cues it must have one; two from 80 words on, three from 120, four from 160, five from 300, and so on.
    Political articles of the development data have seven and more; what is lost and saved: docs/benchmarks.md.

    Args:
        text: an article with its title.
    """
    words = WORD.findall(text, 0, 16 * LONGEST)
    if not SHORTEST <= len(words) <= LONGEST:
        return True
    distinct = set(words)
    most = min(len(words) // SHORT - 1, 2 + len(words) // STEP)
    return len(cues() & distinct.union(map(str.lower, distinct))) > most
