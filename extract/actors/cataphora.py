"""Pronouns before what they stand for: "Before he left, X said …", "In its first statement, X …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.discourse import Discourse, Members, subjects
from polgraph.extract.actors.model import Kind
from polgraph.extract.labels import NOMINAL_SUBJECTS

if TYPE_CHECKING:
    from polgraph.extract.actors.model import Reference
    from polgraph.extract.parse import Token

OPENING = frozenset({"advcl", "prep", "pcomp"})
"""How an opening clause or adjunct hangs on the verb of the main clause."""
CLAUSE_AHEAD, PHRASE_AHEAD = 1.2, 3.5
"""Added salience of the main clause's subject for a pronoun in front of it. In a clause with a subject of its own it
counts less than the subject of the sentence before, in a phrase or a clause without a subject more; own choice."""
OBJECTS = {"him": "he", "her": "she", "them": "they", "it": "it"}
OBJECTIVE = frozenset({"dobj", "dative", "pobj"})
POSSESSIVE = {"his": "he", "its": "it", "their": "they"}


def subject_ahead(discourse: Discourse, token: Token) -> Token | None:
    """The subject of the main clause behind the opening clause or adjunct that a pronoun stands in."""
    opening = _opening(token)
    if opening is None:
        return None
    found = [c for c in subjects(opening.head) if c.i > opening.i and c.i in discourse.references]
    return found[0] if found and discourse.references[found[0].i].kind is not Kind.PRONOUN else None


def awaited(discourse: Discourse, reference: Reference) -> int | None:
    """The description ahead that has to be resolved before a pronoun can stand for it."""
    subject = subject_ahead(discourse, discourse.doc[reference.head])
    return subject.i if subject is not None and subject.i not in discourse.of else None


def ahead(discourse: Discourse, token: Token) -> tuple[Members, float]:
    """The actors of the main clause's subject behind a pronoun, and how much that speaks for them."""
    subject = subject_ahead(discourse, token)
    opening = _opening(token)
    if subject is None or opening is None or _taken_up(token, subject):
        return (), 0.0
    both = [subject, *(c for c in subject.conjuncts if c.i > subject.i and c.i in discourse.of)]
    members = tuple(dict.fromkeys(m for c in both for m in discourse.members(c.i)))
    return members, PHRASE_AHEAD if _bound(discourse, token, opening) else CLAUSE_AHEAD


def _opening(token: Token) -> Token | None:
    """The outermost word of the opening clause or adjunct around a pronoun."""
    found = None
    for node in (token, *token.ancestors):
        if node.dep_ in OPENING and node.i < node.head.i and any(c.i > node.i for c in subjects(node.head)):
            found = node
    return found


def _bound(discourse: Discourse, token: Token, opening: Token) -> bool:
    """Whether nothing nearer can be meant: no subject and no other actor stands in the opening before the pronoun."""
    for node in token.ancestors:
        if (
            any(child.i != token.i and child.dep_ in NOMINAL_SUBJECTS for child in node.children)
            or token.dep_ in NOMINAL_SUBJECTS
        ):
            return False
        if node.i == opening.i:
            break
    return not any(i in discourse.of for i in range(opening.left_edge.i, token.i))


def _taken_up(token: Token, subject: Token) -> bool:
    """As in "After he left, X criticised him": the object of the main clause, who is not its subject."""
    word = POSSESSIVE.get(token.lower_) or OBJECTS.get(token.lower_, token.lower_)
    return any(
        OBJECTS.get(child.lower_) == word
        for child in subject.head.subtree
        if child.i > subject.i
        and child.dep_ in OBJECTIVE
        and (child.head.i == subject.head.i or child.head.head.i == subject.head.i)
    )
