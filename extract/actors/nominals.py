"""Which actor a description stands for: "the prime minister", "the movement", "its fighters", "Turkish soldiers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.across import across
from polgraph.extract.actors.cores import is_age, is_charge, is_deed, tail_end
from polgraph.extract.actors.counted import resolve_counted
from polgraph.extract.actors.discourse import is_relative
from polgraph.extract.actors.gender import word_gender
from polgraph.extract.actors.holders import holder_of
from polgraph.extract.actors.model import Entity, Kind, Reference
from polgraph.extract.actors.names import name_words
from polgraph.extract.actors.own_bodies import own_body
from polgraph.extract.actors.relatives import relative
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.discourse import Discourse, Members
    from polgraph.extract.parse import Token

FORCES = frozenset({ActorType.ARMED_GROUP, ActorType.INTERNATIONAL_ORGANIZATION, ActorType.PARTY})
# Nouns that can take up any actor of their type; others only one whose name or description has the word.
GENERAL = frozenset(
    "group organisation organization movement party bloc faction outfit alliance coalition company body "
    "country state nation "
    "kingdom republic emirate sultanate militia newspaper paper broadcaster channel man woman rebel militant insurgent "
    "union association federation network island neighbour neighbor politician".split()
)
FRESH = frozenset("a an another other some".split())
EXAMPLES = frozenset("notably including especially particularly mainly chiefly like".split())
REALMS = frozenset({"kingdom", "sultanate"})
REGIMES = frozenset({"regime", "junta"})
RELATED = frozenset("ally partner enemy foe rival adversary backer sponsor supporter opponent member".split())
"""What persons, groups and states alike can be to each other."""
NEIGHBOURS = frozenset({"neighbour", "neighbor"})
CONTESTED = frozenset(
    "proclaimed breakaway rebel rival parallel shadow exiled separatist unrecognised unrecognized former "
    "previous interim".split()
)
STANDING_FOR = frozenset(
    "fighter militant terrorist gunman insurgent jihadist jihadi extremist operative combatant adviser advisor "
    "target position hideout element asset".split()
)
"""Nouns that in the plural stand for the armed group, coalition or party that they are of."""
ARMED = frozenset("rebel insurgent militant militiaman guerrilla fighter jihadist separatist".split())
"""Fighters who, with "the", are those of the armed group spoken of."""
CLOSED = frozenset("group movement outfit faction".split())
"""What an international organisation is seldom called."""
FOES = frozenset("enemy insurgent rebel militant terrorist jihadist extremist guerrilla".split())
STATE_REACH, REGIME_REACH = 2, 1000
"""How many sentences back "the government" takes up "the Turkish government"; own choice, from development articles."""
NAMED = frozenset("named called identified known".split())
LONGEST_NAME = 6
"""How many tokens behind a description the head of the name that follows may stand."""
CAMPS = dict.fromkeys(("rule", "ruling", "govern", "governing"), "power") | {"opposition": "opposition"}
IDLE = frozenset("same whole entire new old own powerful small large big main late".split())


def describe_new(discourse: Discourse, reference: Reference) -> Members:
    """A new actor for a description that takes up none, such as "the two militias" in a first sentence."""
    if reference.noun is None:
        return ()
    number = len(discourse.entities)
    kind = reference.type or ActorType.GROUP
    lemma = reference.noun.lemma
    return (discourse.add(Entity(number, _description(discourse, reference), kind, plural=True, nouns={lemma})),)


def resolve_nominal(discourse: Discourse, reference: Reference) -> Members:
    """The actor that a description stands for, a new one where none fits; empty where it is no actor."""
    several = resolve_counted(discourse, reference) or _governments(discourse, reference)
    if several:
        return several
    found = _resolve(discourse, reference)
    return () if found is None else (found,)


def _governments(discourse: Discourse, reference: Reference) -> Members:
    """As in "X and Y, whose governments …", "their capitals": the states that they belong to, if several."""
    if not reference.plural or reference.noun is None or "state" not in reference.noun.flags or reference.country:
        return ()
    seats = dict.fromkeys(m for owner in reference.owners for m in discourse.members(owner))
    states = tuple(m for m in seats if discourse.entities[m].type is ActorType.STATE)
    return states if len(states) > 1 else ()


def _resolve(discourse: Discourse, reference: Reference) -> int | None:
    same = _apposed(discourse, reference)
    if same is not None:
        return _describe(discourse, same, reference)
    aged = _aged(discourse, reference)
    if aged is not None:
        return aged
    if reference.held and reference.definite:
        holder = holder_of(discourse, reference)
        if holder is not None:
            return holder
    noun = reference.noun
    own = relative(discourse, reference)
    own = own_body(discourse, reference) if own is None else own
    if own is not None:
        return own
    foe = _foe(discourse, reference)
    if foe is not None:
        return foe
    if noun and "state" in noun.flags:
        return _state(discourse, reference)
    if noun and (
        noun.type is ActorType.GOVERNMENT_BODY or noun.kind in {"unit", "vehicle"} or noun.lemma in STANDING_FOR
    ):
        owner = _owning_force(discourse, reference)
        if owner is not None:
            return owner
    if noun and reference.definite and "anaphor" in noun.flags and not reference.country and not reference.owners:
        found = _anaphor(discourse, reference)
        if found is not None:
            return found
    return _described_before(discourse, reference) if reference.type else None


def _aged(discourse: Discourse, reference: Reference) -> int | None:
    """As in "the 54-year-old lawyer": the person last spoken of, whose age nobody else has."""
    if not reference.definite or reference.plural or reference.type is not ActorType.PERSON:
        return None
    if not any(is_age(token) for token in discourse.doc[reference.start : reference.end]):
        return None
    gender = word_gender({reference.noun.lemma}) if reference.noun else ""
    persons = {e.id for e in discourse.entities if e.named and e.type is ActorType.PERSON}
    fit = {e for e in persons if not gender or discourse.gender.get(e, gender) == gender}
    ranked = discourse.ranked(reference.head, lambda m: len(m) == 1 and m[0] in fit)
    return ranked[0][0][0] if ranked else None


def _describe(discourse: Discourse, entity: int, reference: Reference) -> int:
    target = discourse.entities[entity]
    target.offices.update(held.text.lower() for held in reference.held)
    target.country = target.country or reference.country
    if reference.noun:
        target.nouns.add(reference.noun.lemma)
        if not reference.plural and target.type is ActorType.PERSON:
            gender = word_gender({reference.noun.lemma})
            if gender:
                discourse.gender.setdefault(entity, gender)
    return entity


def _apposed(discourse: Discourse, reference: Reference) -> int | None:
    token = discourse.doc[reference.head]
    others = [
        c
        for c in token.children
        if c.dep_ == "appos"
        and EXAMPLES.isdisjoint({discourse.doc[c.left_edge.i - 1].lower_, discourse.doc[c.left_edge.i].lower_})
    ]
    if token.dep_ == "appos" and not is_relative(token):
        others.append(token.head)
    first = _listed_first(discourse, token)
    if first is not None and not reference.plural:
        others.append(first)
    if token.dep_ == "attr" and token.head.lemma_ == "be":
        others += [child for child in token.head.children if child.dep_ == "nsubj"]
    called = [inner for one in (token, *others) for inner in _called(one)] if not reference.plural else []
    for other in (*called, *others):
        entity = discourse.of.get(other.i)
        near = discourse.references.get(other.i)
        if entity is None or near is None or near.kind is Kind.PRONOUN:
            continue
        if _compatible(
            reference, near.plural, discourse.entities[entity].type if near.kind is Kind.NAME else near.type
        ):
            return entity
    return _named_next(discourse, reference)


def _listed_first(discourse: Discourse, token: Token) -> Token | None:
    """The first of two things that an apposition says of one person: "X, leader of Y and a former senator"."""
    first = token.head
    listed = token.dep_ == "conj" and first.pos_ == token.pos_ == "NOUN" and first.dep_ == "appos"
    near = discourse.references.get(first.i) if listed else None
    named = discourse.references.get(first.head.i)
    alone = near is not None and near.kind is Kind.NOMINAL and not near.plural
    return first if alone and named is not None and named.kind is Kind.NAME else None


def _called(token: Token) -> list[Token]:
    """The name behind "a man named X", "the driver, identified as X"."""
    verbs = [child for child in token.children if child.dep_ == "acl" and child.lower_ in NAMED]
    within = [c for verb in verbs for c in verb.children if c.dep_ in {"oprd", "prep", "attr", "dobj"}]
    inner = [c for w in within for c in (w, *w.children) if c.dep_ in {"oprd", "pobj", "attr", "dobj"}]
    return [c for c in inner if c.pos_ == "PROPN"]


def _named_next(discourse: Discourse, reference: Reference) -> int | None:
    """As in "the commander X", "its chief, a prosecutor X": the person whose name follows without a comma."""
    if reference.plural or reference.type is not ActorType.PERSON:
        return None
    if reference.end != reference.head + 1 and not reference.held:
        return None
    for i in range(reference.end, min(reference.end + LONGEST_NAME, len(discourse.doc))):
        name = discourse.references.get(i)
        if name is not None and name.kind is Kind.NAME:
            person = name.start == reference.end and name.type is ActorType.PERSON and not name.held
            return discourse.of.get(i) if person else None
    return None


def _compatible(reference: Reference, plural: bool, kind: ActorType | None) -> bool:
    """Whether a description can be of an actor of that number and type, as the whole article shows it."""
    if reference.noun is not None and reference.noun.lemma in RELATED and not reference.plural:
        return True
    if reference.plural != plural and ActorType.PERSON in {reference.type, kind}:
        return False
    return reference.type is None or kind is None or (reference.type is ActorType.PERSON) == (kind is ActorType.PERSON)


def _state(discourse: Discourse, reference: Reference) -> int | None:
    if reference.country:
        return discourse.country_entity(reference.country)
    noun = reference.noun
    assert noun is not None  # noqa: S101 - the caller has looked
    if noun.lemma in NEIGHBOURS and reference.owners:
        return _neighbour(discourse, reference)
    seats = [discourse.of[o] for o in reference.owners if o in discourse.of]
    states = [seat for seat in seats if discourse.entities[seat].type is ActorType.STATE] or _beside(
        discourse, reference
    )
    if states:
        return states[0]
    leaders = [discourse.entities[s] for s in seats if discourse.entities[s].type is ActorType.PERSON]
    if leaders and reference.definite:
        # "the Lula administration" is that of his country, where the text tells which
        country = next((one.country for one in leaders if one.country), None)
        return discourse.country_entity(country) if country else _described_before(discourse, reference)
    words = {t.lower_ for t in discourse.doc[reference.start : reference.head]}
    if noun.lemma in REGIMES and any(discourse.doc[o].pos_ == "PROPN" for o in reference.owners):
        return _described_before(discourse, reference)
    if words & CONTESTED or any(discourse.entities[s].type is ActorType.PLACE for s in seats):
        return _described_before(discourse, reference)
    own = {e.id for e in discourse.entities if noun.lemma in e.nouns and e.type is not ActorType.STATE and not e.plural}
    if reference.definite and not reference.owners:
        ranked = discourse.ranked(reference.head, lambda members: len(members) == 1 and members[0] in own)
        if ranked:
            return ranked[0][0][0]
    near = _lately(discourse, reference)
    near = _realm(discourse, reference) if near is None else near
    if near is not None:
        return near
    home = discourse.home(reference.head, _across(discourse, reference))
    if home and (reference.definite or reference.held):
        return discourse.country_entity(home)
    return _described_before(discourse, reference)


def _across(discourse: Discourse, reference: Reference) -> frozenset[str]:
    """The states that the verb of a description has for its objects: who accuses Y is not Y."""
    named = (discourse.references.get(token.i) for token in across(discourse.doc[reference.head]))
    return frozenset(other.country for other in named if other is not None and other.type is ActorType.STATE)


def _beside(discourse: Discourse, reference: Reference) -> list[int]:
    """As in "rejected the claim of Y and warned its government": the states before "its", last first."""
    pronoun = next((o for o in reference.owners if discourse.doc[o].lower_ == "its"), None)
    if pronoun is None:
        return []
    before = range(pronoun - 1, discourse.doc[pronoun].sent.start - 1, -1)
    named = [h for h in before if h in discourse.of and discourse.references[h].kind is Kind.NAME]
    return [discourse.of[h] for h in named if discourse.entities[discourse.of[h]].type is ActorType.STATE]


def _lately(discourse: Discourse, reference: Reference) -> int | None:
    """The state that the same noun stood for shortly before ("the Turkish government … the government")."""
    if not reference.definite or reference.owners or reference.noun is None:
        return None
    reach = REGIME_REACH if reference.noun.lemma in REGIMES else STATE_REACH
    here = discourse.sentence[reference.head]
    for head in range(reference.head - 1, -1, -1):
        if here - discourse.sentence[head] > reach:
            return None
        other = discourse.references.get(head)
        if other is not None and other.noun is reference.noun and other.country and head in discourse.of:
            return discourse.of[head]
    return None


def _realm(discourse: Discourse, reference: Reference) -> int | None:
    """As in "the kingdom", "the sultanate": the state last spoken of that is one by its full name."""
    if reference.noun is None or reference.noun.lemma not in REALMS or reference.owners:
        return None
    form = reference.noun.lemma.capitalize()
    realms = {k.name for phrase, k in discourse.gazetteer.known.items() if form in phrase and k.type is ActorType.STATE}
    fit = {e.id for e in discourse.entities if e.name in realms and e.type is ActorType.STATE}
    ranked = discourse.ranked(reference.head, lambda members: len(members) == 1 and members[0] in fit)
    return ranked[0][0][0] if ranked else None


def _neighbour(discourse: Discourse, reference: Reference) -> int | None:
    """As in "its neighbour": the most salient state that is not the owner."""
    owners = {m for owner in reference.owners for m in discourse.members(owner)}
    owners |= {discourse.country_entity(home) for home in [discourse.home(reference.head)] if home and not owners}
    others = discourse.ranked(
        reference.head,
        lambda m: len(m) == 1 and m[0] not in owners and discourse.entities[m[0]].type is ActorType.STATE,
    )
    return others[0][0][0] if others else None


def _owning_force(discourse: Discourse, reference: Reference) -> int | None:
    """As in "its fighters", "troops of the coalition": they act for the armed group that they belong to."""
    vehicles = reference.noun is not None and reference.noun.kind == "vehicle"
    for owner in reference.owners:
        entity = discourse.of.get(owner)
        if entity is not None and discourse.entities[entity].type in FORCES and (reference.plural or vehicles):
            return entity
    return None


def _foe(discourse: Discourse, reference: Reference) -> int | None:
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


def _anaphor(discourse: Discourse, reference: Reference) -> int | None:
    noun = reference.noun
    assert noun is not None  # noqa: S101 - the caller has looked
    described = {
        e.id
        for e in discourse.entities
        if noun.lemma in e.nouns and e.plural == reference.plural and _not_another(discourse, e, reference)
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
    if noun.lemma in ARMED and reference.plural and noun.type is ActorType.ARMED_GROUP:
        fighting = {e.id for e in discourse.entities if e.named and e.type is ActorType.ARMED_GROUP}
        wanted = {e for e in fighting if _not_another(discourse, discourse.entities[e], reference)}
        described = described or wanted
    if noun.lemma in CLOSED:
        kinds -= {ActorType.INTERNATIONAL_ORGANIZATION}
    named = [e for e in discourse.entities if e.type in kinds and e.named and e.plural == reference.plural]
    if noun.lemma not in GENERAL:
        named = [e for e in named if noun.lemma in name_words(e.name)] + [e for e in same if e not in named]
        own = _qualities(discourse, reference) - IDLE
        others = {e.id for e in named if own and own.isdisjoint(name_words(e.name))}
        named = [e for e in named if e.type is not ActorType.GOVERNMENT_BODY or e.id not in others]
    gender = word_gender({noun.lemma})
    named = [e for e in named if _not_another(discourse, e, reference)]
    called = {e.id for e in named if name_words(e.name)[-1:] == (noun.lemma,)}
    wanted = (described | called) or {e.id for e in named if not gender or discourse.gender.get(e.id, gender) == gender}
    ranked = discourse.ranked(reference.head, lambda members: len(members) == 1 and members[0] in wanted)
    return ranked[0][0][0] if ranked else None


def _not_another(discourse: Discourse, entity: Entity, reference: Reference) -> bool:
    """Whether nothing tells a description from those of an actor: a road agency is no security agency."""
    own = _qualities(discourse, reference) - IDLE
    words = set(name_words(entity.name)) | CAMPS.keys()
    if not _same_camp(discourse, entity, own):
        return False
    for head in entity.references:
        other = discourse.references.get(head)
        if other is not None and other.kind is Kind.NOMINAL and other.noun is reference.noun:
            theirs = _qualities(discourse, other) - IDLE - CAMPS.keys()
            if not (own - words <= theirs or theirs <= own):
                return False
    return True


def _same_camp(discourse: Discourse, entity: Entity, own: set[str]) -> bool:
    """Whether "the ruling party" and "the opposition bloc" are said of an actor that the article has in that camp."""
    asked = CAMPS.keys() & own
    if not asked:
        return True
    spans = [discourse.references[h] for h in entity.references if h in discourse.references]
    said = {discourse.doc[i].lemma_.lower() for r in spans for i in range(r.start, r.end)}
    return bool(said & CAMPS.keys()) and {CAMPS[w] for w in asked} == {CAMPS[w] for w in said & CAMPS.keys()}


def _described_before(discourse: Discourse, reference: Reference) -> int | None:
    lemma = reference.noun.lemma if reference.noun else reference.name.lower()
    first = discourse.doc[reference.start]
    if first.lower_ not in FRESH and first.pos_ != "NUM":
        for entity in reversed(discourse.entities):
            if not entity.named and lemma in entity.nouns and _same_description(discourse, entity, reference):
                return entity.id
    number = len(discourse.entities)
    if not reference.plural and reference.type is ActorType.PERSON and word_gender({lemma}):
        discourse.gender[number] = word_gender({lemma})
    return discourse.add(
        Entity(
            number,
            _description(discourse, reference),
            reference.type or ActorType.GROUP,
            country=reference.country,
            plural=reference.plural,
            offices={held.text.lower() for held in reference.held},
            nouns={lemma},
        )
    )


def _same_description(discourse: Discourse, entity: Entity, reference: Reference) -> bool:
    if not entity.references:
        return False
    head = entity.references[0]
    if (entity.country or discourse.home(head)) != (reference.country or discourse.home(reference.head)):
        return False
    first = discourse.references.get(head)
    a, b = _qualities(discourse, first), _qualities(discourse, reference)
    if not (a <= b or b <= a):
        return False
    if entity.plural != reference.plural:
        return False
    return first is None or not first.owners or not reference.owners or _one_owner(discourse, first, reference)


def _one_owner(discourse: Discourse, one: Reference, other: Reference) -> bool:
    """Whether two descriptions have an owner in common; those behind them may still be unresolved."""
    pairs = [(a, b) for a in one.owners for b in other.owners]
    known = [(a, b) for a, b in pairs if a in discourse.of and b in discourse.of]
    alike = any(discourse.doc[a].lemma_.lower() == discourse.doc[b].lemma_.lower() for a, b in pairs)
    return alike or any(discourse.of[a] == discourse.of[b] for a, b in known)


def _qualities(discourse: Discourse, reference: Reference | None) -> set[str]:
    """The adjectives and nouns that tell one group from another of the same kind ("intelligence forces")."""
    if reference is None:
        return set()
    tokens = discourse.doc[reference.start : reference.head]
    kept = {"NOUN", "ADJ", "PROPN", "VERB"}
    return {t.lemma_.lower() for t in tokens if t.pos_ in kept and not _is_state(discourse.references.get(t.i))}


def _is_state(reference: Reference | None) -> bool:
    return reference is not None and bool(reference.country) and reference.name == reference.country


def _description(discourse: Discourse, reference: Reference) -> str:
    token = discourse.doc[reference.head]
    tail = reference.end
    for child in token.rights:
        if child.dep_ in {"acl", "relcl"} and len(reference.name.split()) > 1:
            tail = min(tail, child.left_edge.i)
    for child in token.children:
        deed = child.right_edge.i == child.i or is_deed(child.doc[child.i + 1]) or is_charge(child)
        if child.dep_ == "prep" and child.lower_ in {"of", "from"} and tail_end(child) - token.i <= 5 and not deed:
            tail = tail_end(child) + 1
    begin = reference.start + (discourse.doc[reference.start].lower_ in {"the", "a", "an"})
    return discourse.doc[begin:tail].text
