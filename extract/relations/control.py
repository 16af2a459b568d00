"""What a verb says of the understood subject of another: whom it asks, who shares its purpose, who is tensed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.embedding import load_embedders
from polgraph.extract.labels import FINITE, HELPERS, SUBJECTS, TENSED, TIMES, VERBAL
from polgraph.extract.relations.model import How
from polgraph.extract.relations.phrases import conjuncts, lemmas, objects
from polgraph.extract.relations.prepositions import prepositions

if TYPE_CHECKING:
    from polgraph.extract.parse import Token

WITH = ("with", "alongside", "by")
TOGETHER = frozenset(
    "work stand cooperate coordinate partner join fight act ally unite team side operate serve".split()
)
"""Verbs of joint action, whose partner shares the purpose that follows."""
VOICED = frozenset("complain condemn convey demand denounce express lodge object protest register voice".split())
"""What is done before whoever is summoned."""
ADDRESSING = ("on", "upon", "to", "with")
"""What goes before whom a request goes to, where no object does: "appealed to X", "pleaded with X"."""


def own_subject(verb: Token) -> list[tuple[Token, How]]:
    """The subject of the verb itself, which the parser sometimes hangs on its auxiliary ("X is committed to …")."""
    own = [pair for child in verb.children if child.dep_ in SUBJECTS for pair in conjuncts(child)]
    helpers = [] if own else [child for child in verb.children if child.dep_ in HELPERS]
    return own or [p for h in helpers for child in h.children if child.dep_ in SUBJECTS for p in conjuncts(child)]


def is_finite(verb: Token) -> bool:
    """Whether a verb has a tense of its own, so that its subject is shared and not controlled ("… and has urged")."""
    auxiliaries = {child.tag_ for child in verb.children if child.dep_ in HELPERS}
    return verb.tag_ in FINITE or bool(auxiliaries & TENSED)


def just_before(verb: Token) -> Token | None:
    """The noun that a trailing participle belongs to ("…, Zerin, being held by …"), which the parser hangs higher."""
    i = verb.left_edge.i - 1
    while i > verb.head.i and verb.doc[i].text in {",", "-", "–", "—"}:
        i -= 1
    token = verb.doc[i]
    return token if i > verb.head.i and token.pos_ in {"PROPN", "NOUN"} and i < verb.left_edge.i - 1 else None


def partners(verb: Token) -> list[tuple[Token, How]]:
    """Who shares the purpose of what is done together: "works with X to drive Y out", "stands by X to defeat Y"."""
    if not TOGETHER.intersection(lemmas(verb)):
        return []
    around = prepositions(verb)
    within = [pair for token, _ in around.get("as", ()) if token.lower_ == "part" for pair in prepositions(token)["of"]]
    return [*(pair for name in WITH for pair in around.get(name, ())), *within]


def governs_object(verb: Token) -> bool:
    """Whether a verb with an infinitive says what its object is asked to do ("urged X to leave")."""
    entries = [e for lemma in lemmas(verb) for e in load_embedders().get(("v", lemma), ()) if "to" in e.clauses]
    governed = bool(entries) and all(e.controller == "obj" for e in entries)
    # who is appointed to do something does it himself; troops that are sent do it for who sends them
    asked = governed and all(e.status == "requested" for e in entries)
    named = governed and any(token.pos_ == "PROPN" for token, _ in objects(verb))
    return named or (asked and bool(addressed(verb)))


def is_voiced(verb: Token) -> bool:
    """Whether an infinitive is the purpose of who summons: "summoned the envoy to protest against the raid"."""
    return verb.head.lemma_ == "summon" and verb.tag_ == "VB" and not VOICED.isdisjoint(lemmas(verb))


def addressed(verb: Token) -> list[tuple[Token, How]]:
    """Whom a request goes to: "urged X to leave", "called on X to leave", but not "asked on Monday to leave"."""
    around = prepositions(verb)
    someone = ([p for p in around.get(name, ()) if p[0].ent_type_ not in TIMES] for name in ADDRESSING)
    return objects(verb) or next((found for found in someone if found), [])


def judged_in(noun: Token, prep: Token) -> tuple[Token, How] | None:
    """Whom a verb says something of in a gerund that the parser hangs on him: "accused the army of killing X"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.pos_ not in VERBAL:
        return None
    embedders = [e for lemma in lemmas(verb) for e in load_embedders().get(("v", lemma), ())]
    told = any(e.controller == "obj" and e.attributes and prep.lower_ in e.clauses for e in embedders)
    return (noun, How.CONTROL) if told else None
