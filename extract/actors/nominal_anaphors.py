"""Which actor spoken of before a description takes up: "the movement", "its fighters", "the enemy"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.cores import is_age
from polgraph.extract.actors.descriptions import qualities
from polgraph.extract.actors.discourse import MEMORY
from polgraph.extract.actors.gender import word_gender
from polgraph.extract.actors.model import NAME, NOMINAL, Entity, Reference
from polgraph.extract.actors.names import name_words
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.discourse import Discourse
    from polgraph.extract.parse import Token

FORCES = frozenset({ActorType.ARMED_GROUP, ActorType.INTERNATIONAL_ORGANIZATION, ActorType.PARTY})
# Nouns that can take up any actor of their type; others only one whose name or description has the word.
GENERAL = frozenset(
    "group organisation organization movement party bloc faction outfit alliance coalition company body "
    "country state nation "
    "kingdom republic emirate sultanate militia newspaper paper broadcaster channel man woman rebel militant insurgent "
    "union association federation network island neighbour neighbor politician".split()
)
STANDING_FOR = frozenset(
    "fighter militant terrorist gunman insurgent jihadist jihadi extremist operative combatant adviser advisor "
    "target position hideout element asset".split()
)
"""Nouns that in the plural stand for the armed group, coalition or party that they are of."""
ARMED = frozenset("rebel insurgent militant militiaman guerrilla fighter jihadist separatist".split())
"""Fighters who, with "the", are those of the armed group spoken of."""
AGENCIES = frozenset({"agency"})
"""What states and unions of states run alike, and charities."""
CIVIL = frozenset("union company association federation".split())
"""What no party and no armed group is called."""
CLOSED = frozenset("group movement outfit faction".split())
"""What an international organisation is seldom called."""
LEAGUES = frozenset({"alliance", "bloc", "grouping"})
"""What a league of states is called."""
BODIES = frozenset("nations cross court agency bank fund committee commission office crescent mission".split())
"""What the name of an international organisation has that is no league of states."""
FOES = frozenset("enemy insurgent rebel militant terrorist jihadist extremist guerrilla".split())
SORTED = frozenset("union company association federation network newspaper paper channel body".split())
"""What the noun before tells apart: "the police union" is not any union."""
CAMPS = dict.fromkeys(("rule", "ruling", "govern", "governing"), "power") | {"opposition": "opposition"}
IDLE = frozenset("same whole entire new old own powerful small large big main late".split())


def person_of_age(discourse: Discourse, reference: Reference) -> int | None:
    """As in "the 54-year-old lawyer": the person last spoken of, whose age nobody else has."""
    if not reference.definite or reference.plural or reference.type is not ActorType.PERSON:
        return None
    if not any(is_age(token) for token in discourse.doc.tokens[reference.start : reference.end]):
        return None
    gender = word_gender({reference.noun.lemma}) if reference.noun else ""
    persons = {e.id for e in discourse.entities if e.named and e.type is ActorType.PERSON}
    fit = {e for e in persons if not gender or discourse.gender.get(e, gender) == gender}
    ranked = discourse.ranked(reference.head, lambda m: len(m) == 1 and m[0] in fit)
    return ranked[0][0][0] if ranked else None


def owning_force(discourse: Discourse, reference: Reference) -> int | None:
    """As in "its fighters", "troops of the coalition": they act for the armed group that they belong to."""
    vehicles = reference.noun is not None and reference.noun.kind == "vehicle"
    for owner in reference.owners:
        entity = discourse.of.get(owner)
        if entity is None:
            continue
        kind = discourse.entities[entity].type
        if kind in FORCES and (reference.plural or vehicles):
            return entity
        if kind is ActorType.GOVERNMENT_BODY and vehicles and reference.plural:
            return entity
    return None


def enemy_meant(discourse: Discourse, reference: Reference) -> int | None:
    """As in "the enemy", "enemy fire teams", "insurgent positions": the armed group last spoken of."""
    if reference.owners or reference.country or reference.noun is None:
        return None
    words = {t.lower_ for t in discourse.doc[reference.start : reference.head + 1]}
    if not words & FOES or not ("enemy" in words or (reference.plural and reference.noun.lemma in STANDING_FOR)):
        return None
    own = {m for members in discourse.clause_subjects(discourse.doc[reference.head]) for m in members}
    ranked = discourse.ranked(
        reference.head,
        lambda m: (
            len(m) == 1
            and m[0] not in own
            and discourse.entities[m[0]].named
            and discourse.entities[m[0]].type is ActorType.ARMED_GROUP
        ),
    )
    return ranked[0][0][0] if ranked else None


def taken_up(discourse: Discourse, reference: Reference) -> int | None:
    """The actor that a definite description takes up, by its noun, its type or the last word of its name."""
    noun = reference.noun
    assert noun is not None  # noqa: S101 - the caller has looked
    described = {
        e.id
        for e in discourse.entities
        if e.plural == reference.plural
        and (noun.lemma in e.nouns or _called(discourse, e, noun.lemma))
        and _not_another(discourse, e, reference)
    }
    kinds = {reference.type}
    same = [
        e for e in discourse.entities if e.named and not reference.plural and name_words(e.name)[-1:] == (noun.lemma,)
    ]
    if noun.type is ActorType.ORGANIZATION and reference.type is ActorType.ARMED_GROUP:
        kinds = {ActorType.ARMED_GROUP, ActorType.ORGANIZATION}
    elif noun.type is ActorType.ORGANIZATION:
        kinds = {ActorType.ORGANIZATION, ActorType.ARMED_GROUP, ActorType.PARTY, ActorType.INTERNATIONAL_ORGANIZATION}
    elif noun.type is ActorType.ARMED_GROUP:
        kinds = {ActorType.ARMED_GROUP, ActorType.ORGANIZATION}
    elif noun.lemma in AGENCIES:
        kinds = {ActorType.GOVERNMENT_BODY, ActorType.INTERNATIONAL_ORGANIZATION, ActorType.ORGANIZATION}
    if noun.lemma in ARMED and reference.plural and noun.type is ActorType.ARMED_GROUP:
        fighting = {e.id for e in discourse.entities if e.named and e.type is ActorType.ARMED_GROUP}
        wanted = {e for e in fighting if _not_another(discourse, discourse.entities[e], reference)}
        described = described or wanted
    if noun.lemma in LEAGUES and not described and not same and not qualities(discourse, reference):
        leagues = {e.id for e in discourse.entities if e.named and _is_league(e)}
        kinds = {ActorType.INTERNATIONAL_ORGANIZATION} if leagues else kinds
        described |= leagues
    if noun.lemma in CIVIL:
        kinds -= {ActorType.PARTY, ActorType.ARMED_GROUP}
    if noun.lemma in CLOSED:
        kinds -= {ActorType.INTERNATIONAL_ORGANIZATION}
    named = [e for e in discourse.entities if e.type in kinds and e.named and e.plural == reference.plural]
    bare = noun.lemma in AGENCIES and not qualities(discourse, reference)
    if noun.lemma not in GENERAL and not bare:
        named = [e for e in named if noun.lemma in name_words(e.name)] + [e for e in same if e not in named]
        own = qualities(discourse, reference) - IDLE
        others = {e.id for e in named if own and own.isdisjoint(name_words(e.name))}
        named = [e for e in named if e.type is not ActorType.GOVERNMENT_BODY or e.id not in others]
    gender = word_gender({noun.lemma})
    kept = _kind_told(discourse, reference) if noun.lemma in SORTED else set()
    named = [e for e in named if _not_another(discourse, e, reference) and kept <= set(name_words(e.name))]
    called = {e.id for e in named if name_words(e.name)[-1:] == (noun.lemma,)}
    wanted = (described | called) or {e.id for e in named if not gender or discourse.gender.get(e.id, gender) == gender}
    ranked = discourse.ranked(reference.head, lambda members: len(members) == 1 and members[0] in wanted)
    return ranked[0][0][0] if ranked else None


def _is_league(entity: Entity) -> bool:
    """Whether an organisation is one of states, which "the bloc" without more stands for before any party's."""
    return entity.type is ActorType.INTERNATIONAL_ORGANIZATION and BODIES.isdisjoint(name_words(entity.name))


def is_told_apart(noun: Token) -> bool:
    """Whether what follows tells which one is meant: "the union that represents them", "the faction loyal to X"."""
    behind = [c for c in noun.children if c.i == noun.i + 1 or (c.left_edge.i == noun.i + 1 and c.i > noun.i)]
    return any(c.dep_ in {"relcl", "amod"} or (c.dep_ == "acl" and c.tag_ == "VBN") for c in behind)


def _called(discourse: Discourse, entity: Entity, lemma: str) -> bool:
    """Whether a name is told what it is by the noun behind it: "the M23 rebel group" is a group."""
    tokens, references = discourse.doc.tokens, discourse.references
    for head in entity.references:
        if tokens[head].lemma_ == lemma and tokens[head].text.islower():
            reference = references.get(head)
            if reference is not None and reference.kind is NAME:
                return True
    return False


def _not_another(discourse: Discourse, entity: Entity, reference: Reference) -> bool:
    """Whether nothing tells a description from those of an actor: a road agency is no security agency."""
    own = qualities(discourse, reference) - IDLE
    words = set(name_words(entity.name)) | CAMPS.keys()
    if not _same_camp(discourse, entity, own):
        return False
    if own <= words:
        # Nothing is left that could tell them apart; an actor may be mentioned thousands of times.
        return True
    for head in entity.references[-MEMORY:]:
        other = discourse.references.get(head)
        if other is not None and other.kind is NOMINAL and other.noun is reference.noun:
            theirs = qualities(discourse, other) - IDLE - CAMPS.keys()
            if not (own - words <= theirs or theirs <= own):
                return False
    return True


def _kind_told(discourse: Discourse, reference: Reference) -> set[str]:
    """The nouns before a noun that say of what sort it is."""
    children = discourse.doc[reference.head].children
    return {c.lemma_.lower() for c in children if c.dep_ in {"compound", "poss"} and c.pos_ == "NOUN"}


def _same_camp(discourse: Discourse, entity: Entity, own: set[str]) -> bool:
    """Whether "the ruling party" and "the opposition bloc" are said of an actor that the article has in that camp."""
    asked = CAMPS.keys() & own
    if not asked:
        return True
    spans = [discourse.references[h] for h in entity.references if h in discourse.references]
    said = {discourse.doc[i].lemma_.lower() for r in spans for i in range(r.start, r.end)}
    return bool(said & CAMPS.keys()) and {CAMPS[w] for w in asked} == {CAMPS[w] for w in said & CAMPS.keys()}
