"""The state that an article, or each item of a digest, is mainly about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from polgraph.extract.actors.discourse import Discourse, role_weight
from polgraph.extract.actors.model import Kind, Reference
from polgraph.ontology.records import ActorType

EARLY = 3
"""How many sentences of an item count double."""
# Votes of one mention; own choice, from development articles.
ORGAN, SUBJECT, NAMED, INSIDE, PLACED, DATELINE = 2.0, 1.0, 0.7, 0.5, 0.5, 2.5


def find_homes(discourse: Discourse, issuers: Mapping[int, str]) -> list[str]:
    """The home state of each item, "" where no state is mentioned.

    Args:
        discourse: the article with its names gathered.
        issuers: by item, the state that issues the text itself, if it does.
    """
    items = max(discourse.item, default=0) + 1
    counts: list[dict[str, float]] = [defaultdict(float) for _ in range(items)]
    first = [0] * items
    for token in reversed(discourse.doc):
        first[discourse.item[token.i]] = discourse.sentence[token.i]
    for reference in discourse.references.values():
        if reference.country:
            item = discourse.item[reference.head]
            early = discourse.sentence[reference.head] - first[item] < EARLY
            counts[item][reference.country] += _vote(discourse, reference) * (2 if early else 1)
    return [issuers.get(item) or _most(count) for item, count in enumerate(counts)]


def _vote(discourse: Discourse, reference: Reference) -> float:
    if reference.type is ActorType.PLACE:
        return DATELINE
    if reference.kind is Kind.MODIFIER:
        return INSIDE
    if reference.kind is Kind.NOMINAL or reference.held or reference.name != reference.country:
        return ORGAN if reference.held or (reference.noun and "state" in reference.noun.flags) else NAMED
    weight = role_weight(discourse.doc[reference.head])
    return SUBJECT if weight > 2 else PLACED if weight < 1 else NAMED


def _most(count: dict[str, float]) -> str:
    return min(count, key=lambda c: (-count[c], c)) if count else ""
