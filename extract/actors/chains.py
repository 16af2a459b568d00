"""Whom a pronoun goes on about: the one who was asked, who was acted on, who stands beside its subject, a client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.barred import SUFFERED
from polgraph.extract.actors.discourse import Discourse, Members, subjects
from polgraph.extract.actors.gender import FEMALE, MALE
from polgraph.extract.actors.quotes import SAYING
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.parse import Token

ADDRESSED, STRUCK, PRESENT, CLIENT = 1.0, 0.8, 1.5, 4.0
"""Added salience of whom "her" was in the sentence before, of whom the clause above acts on, of a person whom the same
sentence names, of whom a lawyer speaks; own choice, tried on the development articles."""
CLIENTS = frozenset("attorney counsel doctor lawyer physician solicitor".split())
"""Who speaks in public of what has been done to somebody else."""
HURT = SUFFERED | frozenset("attack beat deny drug harass hit insult mistreat torture treat".split())
TOLD = frozenset({"dobj", "dative"})


def continued(discourse: Discourse, token: Token) -> list[tuple[Members, float]]:
    """The actors that "he" or "she" rather goes on about than about those who are named more often."""
    word = token.lower_
    kin = MALE if word in MALE else FEMALE if word in FEMALE else None
    if kin is None:
        return []
    if token.dep_ == "nsubjpass":
        return [(members, CLIENT) for members in _clients(discourse, token)]
    if token.dep_ == "nsubj":
        struck = [(members, STRUCK) for members in _struck(discourse, token)]
        return struck + [(members, ADDRESSED) for members in _addressed(discourse, token, kin)]
    if token.dep_ in {"dobj", "pobj"}:
        return [(members, PRESENT) for members in _present(discourse, token)]
    return []


def _clients(discourse: Discourse, token: Token) -> list[Members]:
    """As in "a lawyer for X said he had been beaten": X."""
    clause = token.head
    if clause.dep_ != "ccomp" or clause.lemma_.lower() not in HURT or clause.head.lemma_ not in SAYING:
        return []
    spoken = [s for s in subjects(clause.head) if s.lemma_.lower() in CLIENTS]
    around = [c for s in spoken for c in s.children]
    around += [c for p in around if p.lower_ in {"for", "of"} for c in p.children]
    return [discourse.members(c.i) for c in around if c.dep_ in {"poss", "pobj"} and c.i in discourse.of]


def _struck(discourse: Discourse, token: Token) -> list[Members]:
    """As in "slapped the officer after he insulted her": the officer."""
    verb = token.head
    if verb.dep_ != "advcl" or verb.head.i > verb.i:
        return []
    return [discourse.members(c.i) for c in verb.head.children if c.dep_ == "dobj" and c.i in discourse.of]


def _addressed(discourse: Discourse, token: Token, kin: frozenset[str]) -> list[Members]:
    """As in "X asked her to resign. She refused": who "her" was, where the sentence begins with the pronoun."""
    before = token.sent.start - 1
    if token.i != before + 1 or before < 0:
        return []
    told = [t for t in discourse.doc[before].sent if t.lower_ in kin and t.dep_ in TOLD and t.i in discourse.of]
    return [discourse.members(t.i) for t in told[-1:]]


def _present(discourse: Discourse, token: Token) -> list[Members]:
    """As in "X, a cousin of Y, said he would run against him": Y, whom the sentence names before the pronoun."""
    found = dict.fromkeys(discourse.members(i) for i in range(token.sent.start, token.i) if i in discourse.of)
    return [m for m in found if len(m) == 1 and discourse.entities[m[0]].type is ActorType.PERSON]
