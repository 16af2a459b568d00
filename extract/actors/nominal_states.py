"""Which state a description stands for: "the government", "its neighbour", "the kingdom"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.across import across
from polgraph.extract.actors.descriptions import described_before
from polgraph.extract.actors.model import Kind, Reference
from polgraph.extract.labels import NOMINAL_SUBJECTS
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.discourse import Discourse, Members
    from polgraph.extract.parse import Token

REALMS = frozenset({"kingdom", "sultanate"})
REGIMES = frozenset({"regime", "junta"})
PARTNERED = frozenset({"with", "against", "to"})
NEIGHBOURS = frozenset({"neighbour", "neighbor"})
CONTESTED = frozenset(
    "proclaimed breakaway rebel rival parallel shadow exiled separatist unrecognised unrecognized former "
    "previous".split()
)
STATE_REACH = 2
"""How many sentences back "the government" takes up "the Turkish government"; own choice, from development articles."""
REGIME_REACH = 1000
"""The same for "the regime"."""


def governments(discourse: Discourse, reference: Reference) -> Members:
    """As in "X and Y, whose governments …", "their capitals": the states that they belong to, if several."""
    if not reference.plural or reference.noun is None or "state" not in reference.noun.flags or reference.country:
        return ()
    seats = dict.fromkeys(m for owner in reference.owners for m in discourse.members(owner))
    states = tuple(m for m in seats if discourse.entities[m].type is ActorType.STATE)
    return states if len(states) > 1 else ()


def state_meant(discourse: Discourse, reference: Reference) -> int | None:
    """The state of "the government", by its owner or as spoken of before; what claims to be one is an actor apart."""
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
        return discourse.country_entity(country) if country else described_before(discourse, reference)
    words = {t.lower_ for t in discourse.doc[reference.start : reference.head]}
    if noun.lemma in REGIMES and any(discourse.doc[o].pos_ == "PROPN" for o in reference.owners):
        return described_before(discourse, reference)
    if words & CONTESTED or any(discourse.entities[s].type is ActorType.PLACE for s in seats):
        return described_before(discourse, reference)
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
    return described_before(discourse, reference)


def _across(discourse: Discourse, reference: Reference) -> frozenset[str]:
    """The states across a description: who accuses Y is not Y, nor is the country of "the country's pact with Y"."""
    head = discourse.doc[reference.head]
    owned = head.head.children if head.dep_ == "poss" else ()
    beside = [child for child in owned if child.dep_ == "prep" and child.lower_ in PARTNERED]
    others = [*across(head), *_conditioned(head), *(child for prep in beside for child in prep.children)]
    named = (discourse.references.get(token.i) for token in others)
    return frozenset(other.country for other in named if other is not None and other.type is ActorType.STATE)


def _conditioned(subject: Token) -> list[Token]:
    """The subject of what depends on a condition: in "Y will strike if the government fails" that is not Y's."""
    clause = subject.head
    marked = any(child.lower_ in {"if", "unless", "until"} for child in clause.children)
    if subject.dep_ not in NOMINAL_SUBJECTS or clause.dep_ != "advcl" or not marked:
        return []
    return [child for child in clause.head.children if child.dep_ in NOMINAL_SUBJECTS]


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
