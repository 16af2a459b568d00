"""Finding the one actor that a user means by a name."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from polgraph.graph.resolve import name_key
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from polgraph.graph.ledger.reader import LedgerReader
    from polgraph.ontology.records import Actor

LISTED = 8
"""How many candidates or near names an error lists."""


def find_actor(ledger: LedgerReader, name: str) -> Actor:
    """The actor with this name or id.

    An actor whose own name it is comes first, then one that some article names so, then one that some article
    describes so; last the only one whose name, or else whose description, contains all its words.

    Args:
        ledger: where to look.
        name: a name in any spelling that `name_key` equates, a part of a name, or an actor's id.

    Raises:
        PolgraphError: ACTOR_AMBIGUOUS with the candidates, or ACTOR_NOT_FOUND with the nearest names.
    """
    by_id = ledger.actor(name)
    if by_id is not None:
        return by_id
    for candidates in _tiers(ledger, name):
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            raise _ambiguous(name, candidates)
    raise _not_found(ledger, name, name_key(name))


def _tiers(ledger: LedgerReader, name: str) -> Iterator[Sequence[Actor]]:
    """The candidates, those that fit best first."""
    key = name_key(name)
    exact = ledger.find_actors(name)
    yield [actor for actor in exact if name_key(actor.name) == key]
    yield [
        actor
        for actor in exact
        if any(known.kind != "nominal" and name_key(known.text) == key for known in actor.names)
    ]
    yield exact
    words = set(key.split())
    partial = [found for found in ledger.actor_keys() if words and words <= set(found[0].split())]
    for ids in ({actor for _, actor, nominal in partial if not nominal}, {actor for _, actor, _ in partial}):
        yield _actors(ledger, sorted(ids))


def _actors(ledger: LedgerReader, ids: Iterable[str]) -> list[Actor]:
    return [actor for key in ids if (actor := ledger.actor(key)) is not None]


def _ambiguous(name: str, candidates: Sequence[Actor]) -> PolgraphError:
    ordered = sorted(candidates, key=lambda actor: (actor.name, actor.id))
    listed = "; ".join(f"{actor.name} ({actor.type.value}, {actor.id})" for actor in ordered[:LISTED])
    more = f"; and {len(ordered) - LISTED} more" if len(ordered) > LISTED else ""
    return PolgraphError(
        ErrorCode.ACTOR_AMBIGUOUS,
        f"{name!r} can be {len(ordered)} actors: {listed}{more}.",
        "Give the full name, or the id in the brackets.",
    )


def _not_found(ledger: LedgerReader, name: str, key: str) -> PolgraphError:
    known = {found: actor for found, actor, _ in ledger.actor_keys()}
    near = get_close_matches(key, known, n=LISTED, cutoff=0.5)
    ids = list(dict.fromkeys(known[found] for found in near))
    names = ", ".join(actor.name for actor in _actors(ledger, ids))
    return PolgraphError(
        ErrorCode.ACTOR_NOT_FOUND,
        f"The store knows no actor {name!r}.",
        f"Names near it: {names}." if names else "See who is there with `polgraph actors`.",
    )
