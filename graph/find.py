"""Finding the one actor that a user means by a name."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from polgraph.graph.resolve import name_key
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from polgraph.graph.ledger.reader import LedgerReader
    from polgraph.ontology.records import Actor

LISTED = 8
"""How many candidates or near names an error lists."""
NEAR = 60.0
"""How alike two names are at least, of 100, that one is offered for the other."""


class Called(Protocol):
    """What tells, faster than the ledger, which nodes a name can be of."""

    def called(self, key: str) -> list[str]:
        """The nodes that may have a name of this key (`resolve.name_key`); no others have one."""
        ...

    def called_with(self, words: Iterable[str]) -> list[str]:
        """The nodes that may have a name with all these words in its key; no others have one."""
        ...


def find_actor(ledger: LedgerReader, name: str, *, unmentioned: bool = False, called: Called | None = None) -> Actor:
    """The actor with this name or id.

    An actor whose own name it is comes first, then one that some article names so, then one that some article
    describes so; then the only one whose name, or else whose description, contains all its words. Last, where they are
    wanted, come known actors that no article speaks of, in the same order.

    Args:
        ledger: where to look.
        name: a name in any spelling that `name_key` equates, a part of a name, or an actor's id.
        unmentioned: whether known actors that no article speaks of are found by their names too.
        called: what knows which nodes a name can be of; the ledger itself by default.

    Raises:
        PolgraphError: ACTOR_AMBIGUOUS with the candidates, or ACTOR_NOT_FOUND with the nearest names.
    """
    by_id = ledger.actor(name)
    if by_id is not None:
        return by_id
    tiers = chain(_tiers(ledger, name, called), _unmentioned(ledger, name) if unmentioned else ())
    for candidates in tiers:
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            raise _ambiguous(ledger, name, candidates)
    raise _not_found(ledger, name, unmentioned=unmentioned)


def _tiers(ledger: LedgerReader, name: str, called: Called | None) -> Iterator[Sequence[Actor]]:
    """The candidates, those that fit best first."""
    key = name_key(name)
    exact = ledger.find_actors(name, among=None if called is None else called.called(key))
    yield [actor for actor in exact if name_key(actor.name) == key]
    yield [
        actor
        for actor in exact
        if any(known.kind != "nominal" and name_key(known.text) == key for known in actor.names)
    ]
    yield exact
    words = set(key.split())
    keys = ledger.actor_keys(among=None if called is None or not words else called.called_with(words))
    partial = [found for found in keys if words and words <= set(found[0].split())]
    for ids in ({actor for _, actor, nominal in partial if not nominal}, {actor for _, actor, _ in partial}):
        yield _actors(ledger, sorted(ids))


def _unmentioned(ledger: LedgerReader, name: str) -> Iterator[Sequence[Actor]]:
    """The candidates among known actors that no article speaks of."""
    key = name_key(name)
    exact = ledger.find_unmentioned(name)
    yield [actor for actor in exact if name_key(actor.name) == key]
    yield exact
    words = set(key.split())
    yield _actors(
        ledger, sorted({node for found, node in ledger.unmentioned_keys() if words and words <= set(found.split())})
    )


def _actors(ledger: LedgerReader, ids: Iterable[str]) -> list[Actor]:
    return [actor for key in ids if (actor := ledger.actor(key)) is not None]


def _ambiguous(ledger: LedgerReader, name: str, candidates: Sequence[Actor]) -> PolgraphError:
    ordered = sorted(candidates, key=lambda actor: (actor.name, actor.id))
    shared = Counter((actor.name, actor.type) for actor in ordered)
    shown = []
    for actor in ordered[:LISTED]:
        alike = shared[actor.name, actor.type] > 1
        shown.append(
            f"{actor.name} ({', '.join((actor.type.value, *(_where(ledger, actor) if alike else ()), actor.id))})"
        )
    more = f"; and {len(ordered) - LISTED} more" if len(ordered) > LISTED else ""
    return PolgraphError(
        ErrorCode.ACTOR_AMBIGUOUS,
        f"{name!r} can be {len(ordered)} actors: {'; '.join(shown)}{more}.",
        "Give the full name, or the id in the brackets.",
    )


def _where(ledger: LedgerReader, actor: Actor) -> tuple[str, ...]:
    """What tells actors of one name apart: the state, and an article that speaks of it."""
    articles = sorted({article for node in ledger.nodes(actor.id) for article in node.articles})
    return (*filter(None, (actor.country,)), *(f"in {article}" for article in articles[:1]))


def _not_found(ledger: LedgerReader, name: str, *, unmentioned: bool) -> PolgraphError:
    from rapidfuzz import process
    from rapidfuzz.fuzz import ratio

    catalogued = ledger.find_unmentioned(name)
    if catalogued and not unmentioned:
        return PolgraphError(
            ErrorCode.ACTOR_NOT_FOUND,
            f"No article in the store speaks of {catalogued[0].name}.",
            f"What catalogues know of it: `polgraph actor {catalogued[0].id}`.",
        )
    known = {found: actor for found, actor, _ in ledger.actor_keys()}
    if unmentioned:
        known = dict(ledger.unmentioned_keys()) | known
    key = name_key(name)
    if key and " " not in key:
        # One word is likelier meant for a word of a name than for all of it.
        known = {word: actor for found, actor in known.items() for word in found.split()} | known
    near = process.extract(key, known.keys(), scorer=ratio, limit=LISTED, score_cutoff=NEAR) if key else []
    ids = list(dict.fromkeys(known[found] for found, _, _ in near))
    names = ", ".join(dict.fromkeys(actor.name for actor in _actors(ledger, ids)))
    return PolgraphError(
        ErrorCode.ACTOR_NOT_FOUND,
        f"The store knows no actor {name!r}.",
        f"Names near it: {names}." if names else "See who is there with `polgraph actors`.",
    )
