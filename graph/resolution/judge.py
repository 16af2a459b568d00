"""Judgements: what an entry of the log is, and which judgements are in effect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.ontology.records import Judgement

VERDICTS = ("same", "different", "unsure")
"""What a judgement can say of two actors."""


@dataclass(frozen=True, slots=True)
class LoggedJudgement:
    """An entry of the log of judgements.

    Attributes:
        number: its number in the log.
        batch: number of the decision that it is part of.
        judgement: the judgement, of two nodes.
        withdrawn: whether the decision was taken back.
    """

    number: int
    batch: int
    judgement: Judgement
    withdrawn: bool


def pair(left: str, right: str) -> tuple[str, str]:
    """Two ids in the order in which they are compared."""
    return (left, right) if left < right else (right, left)


def effective(log: Iterable[LoggedJudgement]) -> list[LoggedJudgement]:
    """For each two nodes the latest judgement that was not taken back, the oldest first."""
    latest: dict[tuple[str, str], LoggedJudgement] = {}
    for entry in sorted(log, key=lambda entry: entry.number):
        if not entry.withdrawn and entry.judgement.left != entry.judgement.right:
            latest[pair(entry.judgement.left, entry.judgement.right)] = entry
    return sorted(latest.values(), key=lambda entry: entry.number)


def check(judgement: Judgement) -> None:
    """Refuse a judgement that says nothing.

    Raises:
        PolgraphError: INPUT_INVALID.
    """
    if judgement.verdict not in VERDICTS:
        raise PolgraphError(
            ErrorCode.INPUT_INVALID, f"A judgement says {judgement.verdict!r}.", f"It can say {', '.join(VERDICTS)}."
        )
    if not judgement.left or not judgement.right or judgement.left == judgement.right:
        raise PolgraphError(
            ErrorCode.INPUT_INVALID,
            f"A judgement is about {judgement.left!r} and {judgement.right!r}.",
            "Name two different actors by their ids.",
        )
    if not judgement.author:
        raise PolgraphError(ErrorCode.INPUT_INVALID, "A judgement has no author.", "Say who decided.")
