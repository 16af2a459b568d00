"""References by known phrases: states, capitals, peoples, bodies that the tables have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.cores import NOT_HEADS, core_of
from polgraph.extract.actors.model import MODIFIER, NAME, Reference
from polgraph.extract.actors.spans import scan_offices
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.gazetteer import Known
    from polgraph.extract.actors.sight import Sight
    from polgraph.extract.parse import Token

QUARTERS = frozenset(
    "central downtown inner greater suburban northern southern eastern western north south east west nearby old".split()
)
"""What only a town has, and no government."""
WITHIN = frozenset("in near outside inside around across".split())


def span_head(start: int, end: int, sight: Sight) -> int:
    """The token that heads a known phrase: one that hangs outside it, the last where the parser has made several."""
    if end == start + 1:
        return start
    outer = [
        token for token in sight.doc.tokens[start:end] if not start <= token.head.i < end or token.head.i == token.i
    ]
    firm = [token for token in outer if token.dep_ not in NOT_HEADS]
    return (firm or outer)[-1].i


def known_reference(token: Token, span: tuple[int, int, Known], sight: Sight) -> Reference | None:
    """The reference of a known phrase with the descriptions before it; a modifier where the phrase only modifies."""
    start, end, known = span
    if token.i in sight.datelines and known.type is not ActorType.STATE:
        return None
    kind, name = known.type, known.name
    text = sight.doc.between(start, end)
    in_dateline = token.i in sight.datelines and known.kind != "name"
    if in_dateline or (known.kind == "capital" and (_locates(token) or _governed(token, end, sight))):
        kind, name = ActorType.PLACE, text
    elif known.kind == "people":
        kind, name = ActorType.GROUP, text
    if token.dep_ in NOT_HEADS or (known.kind == "adjective" and token.dep_ in {"npadvmod", "nmod", "advmod"}):
        if known.kind == "people":
            kind, name = known.type, known.name
        return Reference(token.i, start, end, text, name, MODIFIER, kind, country=known.country)
    before = [t for t in core_of(token, sight) if t.i < start]
    first = before[0].i if before else start
    return Reference(
        head=token.i,
        start=first,
        end=end,
        text=sight.doc.between(first, end),
        name=name,
        kind=NAME,
        type=kind,
        plural=known.kind == "people",
        definite=True,
        country=known.country,
        held=tuple(scan_offices(before, sight.gazetteer)),
    )


def _locates(token: Token) -> bool:
    """Whether a capital is the town itself ("in Y", "central Y") and not the government there."""
    if any(c.i == token.i - 1 and c.lower_ in QUARTERS for c in token.children):
        return True
    return token.dep_ == "pobj" and token.head.lower_ in WITHIN


def _governed(token: Token, end: int, sight: Sight) -> bool:
    """Whether a capital is the town that somebody governs: "mayor of Y", "Y Deputy Mayor X"."""
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        return _of_town(token.head.head, sight)
    return token.dep_ in NOT_HEADS and any(_of_town(after, sight) for after in sight.doc[end : end + 2])


def _of_town(post: Token, sight: Sight) -> bool:
    office = sight.gazetteer.offices.get((post.lower_,))
    return office is not None and office.object == "place"
