"""Whom an actor stands for at a level: the minister for the state, the commander for the militia."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from polgraph.graph.analysis.select import Level
from polgraph.graph.ledger.outlines import ActorOutline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from polgraph.graph.ledger.reader import LedgerReader

NOT_ORGANISATIONS = frozenset({"person", "place"})


@dataclass(frozen=True, slots=True)
class LevelWords:
    """The lists of `data/levels.yaml`.

    Attributes:
        state_sectors: sectors of the organs of a state.
        state_types: actor types of the organs of a state.
        belonging: relations by which a person belongs to an organisation, the strongest first.
    """

    state_sectors: frozenset[str]
    state_types: frozenset[str]
    belonging: tuple[str, ...]


@cache
def level_words() -> LevelWords:
    """The lists that come with the package, read once."""
    raw = yaml.safe_load(files("polgraph.graph").joinpath("data/levels.yaml").read_text(encoding="utf-8"))
    return LevelWords(frozenset(raw["state_sectors"]), frozenset(raw["state_types"]), tuple(raw["belonging"]))


Belonging = tuple[str, str, str, str]
"""Who is said to belong to whom: actor, organisation, relation, and the story that says so."""


def belongings(ledger: LedgerReader) -> Iterator[Belonging]:
    """Who is said to belong to whom."""
    for one in ledger.statement_outlines(relations=level_words().belonging):
        yield one.subject, one.object, one.relation, one.story


def rolled_up(
    everyone: Iterable[ActorOutline], belonging: Iterable[Belonging], level: Level
) -> dict[str, ActorOutline]:
    """For every actor the one that it stands for at a level, itself by default.

    An organ of a state whose state no article names stands for an actor whose id is `state:` and the country's name.

    Args:
        everyone: all actors.
        belonging: who is said to belong to whom; not looked at for `PERSON`.
        level: what is counted as one actor.
    """
    actors = {actor.id: actor for actor in everyone}
    if level is Level.PERSON:
        return actors
    belongs = _belongs(actors, belonging)
    if level is Level.ORGANIZATION:
        return {key: actors[belongs.get(key, key)] for key in actors}
    states = {actor.name: actor for actor in actors.values() if actor.type == "state"}
    return {key: _state(actor, actors.get(belongs.get(key, "")), states) for key, actor in actors.items()}


def _belongs(actors: Mapping[str, ActorOutline], belonging: Iterable[Belonging]) -> dict[str, str]:
    """For each person the organisation (or state) that it belongs to: by the strongest relation, then most stories."""
    said: Counter[tuple[str, str, int]] = Counter()
    order = {relation: at for at, relation in enumerate(level_words().belonging)}
    for subject, organisation, relation, _ in set(belonging):
        if actors[subject].type == "person" and actors[organisation].type not in NOT_ORGANISATIONS:
            said[subject, organisation, order[relation]] += 1
    best: dict[str, str] = {}
    for subject, organisation, _ in sorted(said, key=lambda one: (one[2], -said[one], one[1])):
        best.setdefault(subject, organisation)
    return best


def _state(actor: ActorOutline, body: ActorOutline | None, states: Mapping[str, ActorOutline]) -> ActorOutline:
    for one in (actor, body):
        if one is not None and one.type == "state":
            return one
        if one is not None and one.country is not None and _organ(one):
            return states.get(one.country) or ActorOutline(f"state:{one.country}", one.country, "state", None, None)
    return actor


def _organ(actor: ActorOutline) -> bool:
    words = level_words()
    return actor.type in words.state_types or actor.sector in words.state_sectors
