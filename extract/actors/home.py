"""The state at home: whose "the government" and "the prime minister" are, in an article or in each item of a digest.

One count serves both. Names of states, their organs, adjectives and towns speak for a state, each the more the surer it
is no foreigner's; where no state leads clearly, none is at home.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from polgraph.extract.actors.cores import ORIGINS
from polgraph.extract.actors.discourse import Discourse, role_weight
from polgraph.extract.actors.model import MODIFIER, NOMINAL, Reference
from polgraph.extract.actors.sight import dateline_tokens
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.extract.actors.gazetteer import Gazetteer
    from polgraph.extract.parse import Token

SLIGHT, AHEAD = 1.0, 1.2
"""What must at least speak for a state at home, and how much more than for another; own choice, tried on the
development articles."""
EARLY = 3
"""How many sentences of an item count double."""
# Votes of one mention; own choice, from development articles.
ISSUED, ORGAN, SUBJECT, NAMED, INSIDE, PLACED, NATIONAL, DATELINE = 6.0, 2.0, 1.0, 0.7, 0.5, 0.5, 0.3, 2.5
TOWN, SHORT = 7, 3
"""How many tokens the town of a dateline has at most, and from which length on a word inside it has a capital."""
PEOPLE = frozenset({ActorType.PERSON, ActorType.GROUP})


class Homes:
    """What speaks for each state in each item of an article.

    Args:
        discourse: the article with its names gathered.
        issuers: by item, the state that issues the text itself, if it does.
    """

    def __init__(self, discourse: Discourse, issuers: Mapping[int, str]) -> None:
        self.item = discourse.item
        self.issuers = issuers
        self.counts: list[dict[str, float]] = [defaultdict(float) for _ in range(max(self.item, default=0) + 1)]
        datelines = dateline_tokens(discourse.doc)
        first = [0] * len(self.counts)
        if len(first) > 1:
            for item, sentence in zip(reversed(self.item), reversed(discourse.sentence), strict=True):
                first[item] = sentence
        self._dated(discourse, datelines)
        for reference in discourse.references.values():
            country = reference.country or discourse.gazetteer.cities.get(reference.name, "")
            if country:
                item = self.item[reference.head]
                early = discourse.sentence[reference.head] - first[item] < EARLY
                vote = DATELINE if reference.head in datelines else _vote(discourse, reference)
                self.counts[item][country] += vote * (2 if early else 1)

    def _dated(self, discourse: Discourse, datelines: frozenset[int]) -> None:
        """Count the town of a dateline in capitals, of which the parse makes no name ("HARARE, 3 May -")."""
        for start in sorted(i for i in datelines if i - 1 not in datelines):
            line = [token for token in discourse.doc[start : start + TOWN] if token.i in datelines]
            if any(t.i in discourse.references and discourse.references[t.i].country for t in line):
                continue
            names = (_town(line[:length]) for length in range(len(line), 0, -1))
            country = next((found for name in names if (found := _country(discourse.gazetteer, name))), "")
            if country:
                self.counts[self.item[start]][country] += 2 * DATELINE

    def name(self, item: int, apart: frozenset[str] = frozenset()) -> str:
        """The home state of an item, of others than some; "" where no state is mentioned or none leads clearly."""
        issuer = self.issuers.get(item)
        if issuer is not None and issuer not in apart:
            return issuer
        return _most({state: votes for state, votes in self.counts[item].items() if state not in apart})

    def at(self, token: int) -> dict[str, float]:
        """What speaks for each state in the item around a token."""
        item = self.item[token]
        found = dict(self.counts[item])
        if item in self.issuers:
            found[self.issuers[item]] = found.get(self.issuers[item], 0.0) + ISSUED
        return found


def _town(line: list[Token]) -> tuple[str, ...]:
    """The words of a name in capitals as they are else written ("Port-au-Prince")."""
    return tuple(
        token.lower_ if at and len(token) < SHORT and token.is_upper else token.text.title()
        for at, token in enumerate(line)
    )


def _country(gazetteer: Gazetteer, town: tuple[str, ...]) -> str:
    known = gazetteer.known.get(town)
    if known is not None:
        return known.country if known.kind == "capital" else ""
    return gazetteer.cities.get(" ".join(town).replace(" - ", "-"), "")


def _vote(discourse: Discourse, reference: Reference) -> float:
    if reference.type is ActorType.PLACE:
        return PLACED
    if reference.kind is MODIFIER:
        if _told_of(discourse, reference):
            return 0.0
        whole = discourse.references.get(discourse.doc[reference.head].head.i)
        told = whole is not None and whole.type in PEOPLE and _organ_vote(whole) < ORGAN
        return 0.0 if told else INSIDE
    if reference.kind is NOMINAL or reference.held or reference.name != reference.country:
        return _organ_vote(reference)
    weight = role_weight(discourse.doc[reference.head])
    return SUBJECT if weight > 2 else PLACED if weight < 1 else NAMED


def _told_of(discourse: Discourse, reference: Reference) -> bool:
    """Whether an adjective only says what somebody speaks or whence he is: "the Russian-speaking party"."""
    behind = [token.lower_ for token in discourse.doc[reference.end : reference.end + 2]]
    return len(behind) > 1 and behind[0] == "-" and behind[1] in ORIGINS


def _organ_vote(reference: Reference) -> float:
    """The vote of a description: an organ or officer of state speaks for it, nationality is told of foreigners."""
    if (reference.noun and "state" in reference.noun.flags) or any(h.office.object == "state" for h in reference.held):
        return ORGAN
    return NATIONAL if reference.type in PEOPLE else NAMED


def _most(count: Mapping[str, float]) -> str:
    """The state that most speaks for; "" where it is too little or as much speaks for another."""
    ranked = sorted(count, key=lambda c: (-count[c], c))
    if not ranked or count[ranked[0]] < SLIGHT:
        return ""
    return ranked[0] if len(ranked) == 1 or count[ranked[0]] >= AHEAD * count[ranked[1]] else ""
