"""Chooses the date of a predicate by the parse: the date expressions of its own clause, then of what it hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.when.choose import choose_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from polgraph.extract.parse import Token
    from polgraph.extract.when.records import DateMention

CLAUSES = frozenset({"ROOT", "conj", "relcl", "ccomp", "advcl", "acl", "parataxis", "csubj"})
# A clause that begins so happens with the one it hangs on.
TEMPORAL = frozenset({"when", "as", "while", "after", "before", "where"})


def date_for(
    trigger: Token,
    mentions: Sequence[DateMention],
    *,
    offset: int = 0,
    future: bool = False,
    speech: bool = False,
    lasting: bool = False,
    published: date | None = None,
) -> DateMention | None:
    """Choose the date mention of a predicate in a dependency parse.

    The nearest one of its own clause counts; where the clause has none, that of the clause it continues ("stormed the
    base on Monday, killing ten", "met in May and agreed"). What is only intended takes no date from the intending
    ("promised on Saturday to leave").

    Args:
        trigger: the predicate's token in a dependency parse with the labels of spaCy's English models.
        mentions: the date mentions of the text.
        offset: position of the parsed text in the text that the mentions count in.
        future: whether the predicate lies ahead.
        speech: whether the event is something said; then a date inside its noun phrases is that of what is spoken of
            ("condemned the raid on 1 June").
        lasting: whether the predicate is a state, which a "since" dates by its beginning.
        published: day of publication; nothing later dates a predicate that does not lie ahead.

    Returns:
        The mention, None where none belongs to the predicate.
    """
    clause: Token | None = clause_of(trigger, future)
    while clause is not None:
        tokens = [token for token in clause.subtree if clause_of(token, future) == clause]
        here = [one for one in mentions if governed(one, tokens, trigger, offset, speech)]
        position = offset + (trigger.idx if clause == clause_of(trigger, future) else clause.idx)
        if chosen := choose_date(here, position, future=future, lasting=lasting, published=published):
            return chosen
        clause = continued(clause, future)
    return None


def governed(mention: DateMention, tokens: Sequence[Token], trigger: Token, offset: int, speech: bool) -> bool:
    """Whether a mention stands among the tokens of a clause, and of something said not inside a noun phrase."""
    inside = [token for token in tokens if overlaps(token, mention, offset)]
    if not inside or not speech:
        return bool(inside)
    governor = inside[0]
    while governor.head != governor and (governor in inside or governor.dep_ == "prep"):
        governor = governor.head
    return governor == trigger or governor.pos_ in {"VERB", "AUX", "ADV", "ADJ"}


def overlaps(token: Token, mention: DateMention, offset: int) -> bool:
    """Whether a token is part of a mention."""
    start = token.idx + offset
    return start < mention.end and mention.start < start + len(token)


def clause_of(token: Token, future: bool) -> Token:
    """The head of the clause that a token stands in; an infinitive has its own where the event lies ahead."""
    labels = CLAUSES | {"xcomp"} if future else CLAUSES
    while token.head != token and not (token.dep_ in labels and token.pos_ in {"VERB", "AUX"}):
        token = token.head
    return token


def continued(clause: Token, future: bool) -> Token | None:
    """The clause that another one continues and shares its date with, if it does."""
    if clause.head == clause:
        return None
    if clause.dep_ == "conj":
        return clause_of(clause.head, future)
    if future:
        return None
    marks = {child.lower_ for child in clause.children if child.dep_ in {"mark", "advmod", "prep"}}
    subject = any(child.dep_ in {"nsubj", "nsubjpass"} for child in clause.children)
    temporal = bool(marks & TEMPORAL)
    if (clause.dep_ == "advcl" and (temporal or not subject)) or (clause.dep_ == "relcl" and temporal):
        return clause_of(clause.head, future)
    return None
