"""Main clauses that a semicolon sets side by side, which the parser makes parts of each other.

"X shelled a town; Y said it had fled" is no word of Y about the shelling: each clause stands for itself, and what is
reported before the semicolon belongs to the verb that reports it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import NOMINAL_SUBJECTS, TENSED, VERBAL
from polgraph.extract.parse import link

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc, Token

MARK = ";"


def part_clauses(doc: Doc) -> None:
    """Gives each of two such clauses its own root."""
    if [token for token in doc if token.dep_ == "ccomp" and token.pos_ in VERBAL and _part(token)]:
        link(doc.tokens)


def _part(clause: Token) -> bool:
    """Frees a clause from the verb behind the semicolon."""
    other = clause.head
    if other.i < clause.i or not _is_parted(clause, other):
        return False
    reporting = _reporting(clause)
    if reporting is None:
        clause.head, clause.dep_ = clause, "ROOT"
        return True
    clause.head = reporting
    if other.dep_ == "ccomp" and other.head is reporting:
        other.head, other.dep_ = other, "ROOT"
    return True


def _is_parted(clause: Token, other: Token) -> bool:
    """Whether a semicolon stands between two verbs with subjects of their own, and is no part of the first clause."""
    marks = [t.i for t in clause.doc[clause.i : other.i] if t.text == MARK]
    own = all(any(c.dep_ in NOMINAL_SUBJECTS for c in verb.children) for verb in (clause, other))
    tensed = any(t.tag_ in TENSED for t in (other, *other.children))
    return bool(marks) and own and tensed and marks[-1] > clause.right_edge.i


def _reporting(clause: Token) -> Token | None:
    """The verb right before a clause, of which it is the content: "X said Y had fled; …"."""
    edge = clause.left_edge.i
    before = clause.doc[edge - 1] if edge else None
    return before if before is not None and before.pos_ in VERBAL and before.sent is clause.sent else None
