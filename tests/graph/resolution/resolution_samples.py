"""Rules simple enough to foresee, and steps that change a ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polgraph.graph.resolution.records import KnownActor, Link, Strength
from polgraph.graph.resolve import name_key
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import ActorName, ActorType, Extraction
from tests.graph.graph_samples import NOW

if TYPE_CHECKING:
    from polgraph.graph.ledger import Ledger
    from polgraph.graph.resolution.records import Node


class ToyLinker:
    """Joins names of the same words, a lone last name if only one fits, and parts what has two countries."""

    def keys(self, node: Node) -> frozenset[str]:
        return frozenset(word for name in node.names for word in name_key(name.text).split())

    def link(self, left: Node, right: Node) -> Link | None:
        one, other = set(name_key(left.name).split()), set(name_key(right.name).split())
        if left.country and right.country and left.country != right.country:
            return Link(left.id, right.id, Strength.APART, 1.0, "country", ("two countries",))
        if one == other:
            return Link(right.id, left.id, Strength.JOIN, 0.9, "words", ("the same words",))
        if one < other:
            return Link(left.id, right.id, Strength.IF_ONLY, 0.6, "part", ("part of the name",))
        if other < one:
            return Link(right.id, left.id, Strength.IF_ONLY, 0.6, "part", ("part of the name",))
        if one & other:
            return Link(left.id, right.id, Strength.SUGGEST, 0.3, "word", ("one word",))
        return None


def known(key: str, name: str, *aliases: str, country: str | None = None) -> KnownActor:
    names = tuple(ActorName(text, "alias" if text != name else "full") for text in (name, *aliases))
    return KnownActor(key, name, ActorType.PERSON, names, country, identifiers=(("register", f"{key}-1"),))


@dataclass(frozen=True)
class Decide:
    """A decision about the two actors at these places of the list of actors."""

    left: int
    right: int
    verdict: str


@dataclass(frozen=True)
class Split:
    """Taking a node, or what an article says, out of the actor at this place of those that have several."""

    actor: int
    part: int
    by_article: bool


@dataclass(frozen=True)
class Undo:
    """Taking the last decision back."""


@dataclass(frozen=True)
class Import:
    """All known actors of a source; none removes it."""

    source: str
    actors: tuple[KnownActor, ...]


Step = Extraction | str | Decide | Split | Undo | Import


def _split(ledger: Ledger, step: Split) -> None:
    parts = {
        actor.id: sorted({article for node in ledger.nodes(actor.id) for article in node.articles})
        if step.by_article
        else list(ledger.members(actor.id))
        for actor in ledger.actors()
    }
    several = [(actor, found) for actor, found in parts.items() if len(found) > 1]
    if several:
        actor, found = several[step.actor % len(several)]
        part = found[step.part % len(found)]
        names, articles = ((), (part,)) if step.by_article else ((part,), ())
        ledger.split(actor, names=names, articles=articles, author="Ana", reason="two", now=NOW)


def apply(ledger: Ledger, step: Step) -> None:
    """Do what a step says where it makes sense."""
    actors = [actor.id for actor in ledger.actors()]
    try:
        match step:
            case Extraction():
                # Their texts do not tell of which state the actors are, so that the article may look unchanged.
                ledger.ingest(step, now=NOW, anew=True)
            case str():
                ledger.retract(step)
            case Undo():
                ledger.undo(author="Ana", reason="a mistake", now=NOW)
            case Import() if step.actors:
                ledger.import_known(step.source, "CC0", step.actors, now=NOW)
            case Import():
                ledger.remove_known(step.source, now=NOW)
            case Decide() if actors:
                pair = (actors[step.left % len(actors)], actors[step.right % len(actors)])
                ledger.decide(*pair, step.verdict, author="Ana", reason="seen", now=NOW)
            case Split():
                _split(ledger, step)
            case _:
                pass
    except PolgraphError as error:
        # The step makes no sense here; any other error is one.
        if error.code not in {ErrorCode.ARTICLE_NOT_FOUND, ErrorCode.OPTION_INVALID}:
            raise
