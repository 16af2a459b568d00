"""Who a pronoun cannot be: the subject of its own verb, an owner before it, who speaks around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.discourse import Discourse, subjects
from polgraph.extract.actors.gender import GENDERED
from polgraph.extract.actors.model import Kind
from polgraph.extract.actors.quotes import SAYING
from polgraph.extract.labels import BARE, NOMINAL_SUBJECTS

if TYPE_CHECKING:
    from polgraph.extract.actors.voice import Voice
    from polgraph.extract.parse import Token

SUFFERED = frozenset(
    "abduct arrest assassinate ban bar capture charge convict deport detain execute expel extradite free hold imprison "
    "indict interrogate jail kidnap kill murder oust pardon prosecute release remove sentence shoot sue summon try "
    "wound".split()
)
"""What one does to somebody else's leader or member: "the court banned its leader" speaks of another's leader."""
UNDERSTOOD = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep"})
"""How a verb without a subject of its own hangs on the one whose subject is its subject too."""
CAUSING = frozenset(
    "allow bring cause compel cost deprive drive earn enable force give help lead leave let make prompt push put "
    "turn".split()
)
"""What an event does, not its agent: "X lost the port, leaving it without ships"."""


def barred_by(discourse: Discourse, voice: Voice, token: Token) -> frozenset[int]:
    """Who a pronoun cannot be: the subject of its verb, the owner in "X's rivalry with him", who speaks around it.

    Nor is a "he" anybody whom the rest of its clause names: "he urged X" and "he said that X left" are of another.
    """
    found: set[int] = set()
    if token.dep_ in NOMINAL_SUBJECTS and token.lower_ in GENDERED:
        later = [discourse.references.get(inner.i) for inner in token.head.subtree if inner.i > token.i]
        named = [reference.head for reference in later if reference is not None and reference.kind is Kind.NAME]
        found.update(discourse.of[head] for head in named if head in discourse.of)
    if token.dep_ in {"dobj", "dative", "pobj"}:
        verb = token.head if token.dep_ != "pobj" else token.head.head
        owners = [child for child in verb.children if child.dep_ == "poss"] if token.dep_ == "pobj" else []
        if not owners and verb.dep_ == "attr":
            verb = verb.head
        agents = [*owners, *_agents(verb)]
        # of "X and Y oppose it" neither is meant
        found.update(m for c in agents for one in (c, *c.conjuncts) for m in discourse.members(one.i))
    if token.dep_ == "poss" and token.head.dep_ == "attr" and not _is_own(token):
        # "X is his ally": somebody else's
        found.update(m for c in subjects(token.head.head) for m in discourse.members(c.i))
    if token.dep_ == "nsubj" and token.head.lemma_ in SAYING:
        found.update(m for c in _interrupted(token) for m in discourse.members(c.i))
    if token.dep_ == "nsubj":
        # "X, whom they accused": not X
        found.update(m for c in _relative_objects(token.head) for m in discourse.members(c.i))
    if token.dep_ == "poss" and not voice.quotes.marks[token.i]:
        found |= _only_quoted(discourse, voice, token)
    source = voice.quotes.speakers.get(token.i)
    if source is not None and voice.quotes.marks[token.i]:
        found.update(discourse.members(source))
    return frozenset(found)


def _is_own(possessive: Token) -> bool:
    return any(child.lower_ == "own" for child in possessive.head.children)


def _relative_objects(verb: Token) -> list[Token]:
    """The noun that a relative clause takes up as its object."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "pobj"} and c.tag_ in {"WP", "WDT"} and c.i < verb.i]
    return [verb.head] if objects and verb.dep_ == "relcl" else []


def _only_quoted(discourse: Discourse, voice: Voice, token: Token) -> frozenset[int]:
    """Who is named only in the quotation of this sentence, so that "their spokesman" outside it is of others."""
    quoted = {discourse.of[i] for i in range(token.sent.start, token.i) if i in discourse.of and voice.quotes.marks[i]}
    heads = {entity: discourse.entities[entity].references for entity in quoted}
    return frozenset(
        entity for entity, found in heads.items() if found and all(voice.quotes.marks[i] for i in found if i < token.i)
    )


def _interrupted(token: Token) -> list[Token]:
    """The subject of a clause into which "he said" is put: in "X, he said, had promised it" another than X says so."""
    verb = token.head
    said = [c for c in verb.children if c.dep_ in {"ccomp", "parataxis"}]
    said += [verb.head] if verb.dep_ in {"parataxis", "ccomp"} else []
    return [s for clause in said if clause.i > verb.i for s in subjects(clause) if s.i < token.i]


def _agents(verb: Token) -> list[Token]:
    """The subjects of a verb, said or understood: X in "accused X of ordering …", who met X in "met X, accusing …"."""
    while verb.dep_ in UNDERSTOOD and not any(subjects(verb)) and verb.head.i != verb.i:
        if verb.dep_ == "advcl" and (verb.tag_ not in BARE or verb.lemma_.lower() in CAUSING):
            return []
        if verb.dep_ in {"prep", "xcomp"}:
            objects = [child for child in verb.head.children if child.dep_ == "dobj" and child.i < verb.i]
            if objects:
                return objects
        verb = verb.head
    return list(subjects(verb))


def suffered_from(discourse: Discourse, token: Token) -> frozenset[int]:
    """As in "until the police release its leader": the agent, whose own leader that is not."""
    noun = token.head.head if token.head.dep_ == "compound" else token.head
    reference = discourse.references.get(noun.i)
    agent = agent_over(token) if reference is not None and reference.held else []
    return frozenset(m for c in agent for m in discourse.members(c.i))


def agent_over(token: Token) -> list[Token]:
    """Who does something to the person that a possessive pronoun belongs to, unless it is "its own"."""
    noun = token.head.head if token.head.dep_ == "compound" else token.head
    verb = noun.head
    if token.dep_ != "poss" or _is_own(token):
        return []
    if noun.dep_ not in {"dobj", "oprd"} or verb.lemma_.lower() not in SUFFERED:
        return []
    while not any(subjects(verb)) and verb.dep_ in {"conj", "xcomp", "pcomp", "prep"} and verb.head.i != verb.i:
        verb = verb.head
    return [c for c in subjects(verb) if c.i < token.i and c.dep_ == "nsubj"]
