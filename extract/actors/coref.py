"""Coreference within an article: descriptions and pronouns find the actor that they stand for, in order of the text."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

from polgraph.extract.actors.cataphora import awaited
from polgraph.extract.actors.discourse import Discourse, Members, role_weight
from polgraph.extract.actors.duals import is_dual_reference, resolve_dual
from polgraph.extract.actors.entities import Names
from polgraph.extract.actors.gender import GENDERED, MALE, genders
from polgraph.extract.actors.home import Homes
from polgraph.extract.actors.model import MODIFIER, NAMING, NOMINAL, PRONOUN, Entity, Reference
from polgraph.extract.actors.nominals import describe_new, resolve_nominal
from polgraph.extract.actors.pronouns import resolve_pronoun
from polgraph.extract.actors.titles import put_off, resolve_title, title_end
from polgraph.extract.actors.voice import FIRST, WE, Voice

if TYPE_CHECKING:
    from polgraph.extract.actors.gazetteer import Gazetteer
    from polgraph.extract.parse import Doc

SPEAKING = FIRST | WE
INSIDE = 0.3
"""Weight of a name inside another phrase ("Turkish troops") next to one that stands alone."""
SPOKEN = 0.2
"""Weight of "I" and "we", which are resolved when all else is."""


TITLED = 0.5
"""Weight of a description in the headline, which is resolved when the text is."""


class Resolver(Protocol):
    """Anything that can tell which actor each reference stands for."""

    def __call__(self, doc: Doc, references: dict[int, Reference], gazetteer: Gazetteer) -> Resolution:
        """Resolves all references of one article."""
        ...


class Resolution:
    """The actors of an article and which reference stands for which.

    Attributes:
        entities: by their number.
        of: entity numbers by head token of the reference; an unresolved pronoun is missing.
        also: the other entities of a reference that stands for several ("both sides", "they"), by head token.
        leads: how clear it is for whom a pronoun or description stands, by head token: salience against the next.
        homes: what speaks for each state being at home.
        home: the state that the article is mainly about, or "".
    """

    def __init__(self, discourse: Discourse, homes: Homes) -> None:
        self.entities: list[Entity] = discourse.entities
        self.of: dict[int, int] = discourse.of
        self.also: dict[int, Members] = discourse.also
        self.leads: dict[int, float] = discourse.leads
        self.homes = homes
        self.home = homes.name(0)


def resolve(doc: Doc, references: dict[int, Reference], gazetteer: Gazetteer) -> Resolution:
    """Resolves by rules: agreement, recency and grammatical role.

    Args:
        doc: the parsed article.
        references: what was found in it, by head token.
        gazetteer: what is known beforehand.
    """
    names = Names(doc, references, gazetteer)
    names.run()
    discourse = Discourse(doc, references, gazetteer, names.entities, names.of)
    voice = Voice(discourse)
    issuer = [discourse.entities[m].country or discourse.entities[m].name for m in voice.find_issuer()]
    states = {entity.name for entity in discourse.entities if entity.country == entity.name}
    homes = Homes(discourse, {0: issuer[0]} if issuer and issuer[0] in states else {})
    discourse.homes = homes.name
    discourse.gender = genders(discourse)
    waiting: dict[int, list[Reference]] = defaultdict(list)
    end = title_end(doc)
    for reference in references.values():
        if put_off(reference, end):
            continue
        subject = awaited(discourse, reference) if reference.kind is PRONOUN else None
        if subject is not None:
            waiting[subject].append(reference)
            continue
        for each in (reference, *waiting.pop(reference.head, ())):
            _step(discourse, voice, each)
    for reference in references.values():
        if put_off(reference, end):
            discourse.settle(reference, resolve_title(discourse, reference, end), TITLED)
    for reference in references.values():
        if reference.kind is PRONOUN and reference.name in SPEAKING:
            discourse.settle(reference, voice.spoken(reference), SPOKEN)
    return Resolution(discourse, homes)


def _step(discourse: Discourse, voice: Voice, reference: Reference) -> None:
    weight = role_weight(discourse.doc[reference.head])
    if reference.kind in NAMING:
        weight *= INSIDE if reference.kind is MODIFIER else 1.0
        if reference.head in discourse.of:
            discourse.mention(reference.head, discourse.members(reference.head), weight)
    elif reference.kind is NOMINAL:
        discourse.settle(reference, resolve_nominal(discourse, reference), weight)
    elif is_dual_reference(reference):
        members = resolve_dual(discourse, reference) or describe_new(discourse, reference)
        discourse.settle(reference, members, weight)
    elif reference.name not in SPEAKING:
        members = resolve_pronoun(discourse, voice, reference)
        discourse.settle(reference, members, weight)
        if members and reference.name in GENDERED:
            discourse.gender.setdefault(members[0], "m" if reference.name in MALE else "f")
