"""Which of the candidates that the scorer has weighed are stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.extract.relations.model import Candidate

SURE = 0.75
"""From this probability on a second relation in the same words is stated too; own choice, from development articles."""


def choose(
    candidates: Sequence[Candidate], chances: Sequence[float], least: float, sentences: int
) -> list[tuple[Candidate, float]]:
    """The candidates that are stated, with their probabilities, in their order.

    Of several relations that one word states of the same two actors it is the likeliest, and others that are sure:
    "X supports Y" is help or praise, seldom both. A text of one sentence, where nothing else tells, keeps all.

    Args:
        candidates: what the rules propose.
        chances: the probability of each, from 0 to 1.
        least: what a candidate must reach.
        sentences: number of sentences of the text.
    """
    scored = [(c, p) for c, p in zip(candidates, chances, strict=True) if p >= least]
    if sentences <= 1:
        return scored
    best: dict[tuple[int, int, int], float] = {}
    for candidate, chance in scored:
        place = (candidate.trigger, candidate.subject.entity, candidate.object.entity)
        best[place] = max(best.get(place, 0.0), chance)
    return [(c, p) for c, p in scored if p >= min(SURE, best[c.trigger, c.subject.entity, c.object.entity])]
