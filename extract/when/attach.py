"""Chooses the date of a predicate by the parse: the date expressions of its own clause, then of what it hangs on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from polgraph.extract.labels import CLAUSE_SIGNS, HELPERS, NOMINAL_SUBJECTS, TIMES, VERBAL
from polgraph.extract.when.choose import choose_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from polgraph.extract.parse import Token
    from polgraph.extract.when.records import DateMention

CLAUSES = frozenset({"ROOT", "conj", "relcl", "ccomp", "advcl", "acl", "parataxis", "csubj"})
# A clause that begins so happens with the one it hangs on; one with "after" only where it says how soon.
TEMPORAL = frozenset({"when", "as", "while", "before", "where"})
SOON = frozenset({"hour", "minute", "moment", "shortly", "soon", "immediately", "right", "just"})
# What the object of these names lies elsewhere in time: "sentenced for the killing of ten people in 1992".
GROUNDS = frozenset({"for", "over", "about"})
# Nouns for places, which a clause with "in which" does not date.
SCENES = frozenset(
    "place town city village country state region area province camp prison jail building house home hotel base "
    "hospital school room car vehicle plane ship way system manner letter statement report interview".split()
)
# A noun after these is the occasion of something said: "in an interview on Thursday she accused".
OCCASIONS = frozenset({"in", "at", "during"})


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
        mentions: the date mentions of the text, in its order.
        offset: position of the parsed text in the text that the mentions count in.
        future: whether the predicate lies ahead.
        speech: whether the event is something said; then a date inside its noun phrases is that of what is spoken of
            ("condemned the raid on 1 June").
        lasting: whether the predicate is a state, which a "since" dates by its beginning.
        published: day of publication; nothing later dates a predicate that does not lie ahead.

    Returns:
        The mention, None where none belongs to the predicate.
    """
    sentence = trigger.sent
    mentions = between(mentions, offset + sentence.start_char, offset + sentence.end_char)
    if not mentions:
        return None
    if opened := opened_by(trigger, mentions, offset):
        return opened
    clause: Token | None = clause_of(trigger, future)
    while clause is not None:
        tokens = [token for token in clause.subtree if clause_of(token, future) == clause]
        here = [one for one in within(mentions, tokens, offset) if governed(one, tokens, trigger, offset, speech)]
        position = offset + (trigger.idx if clause == clause_of(trigger, future) else clause.idx)
        if chosen := choose_date(here, position, future=future, lasting=lasting, published=published):
            return chosen
        clause = continued(clause, future)
    joined = None if future or speech else conjoined(trigger)
    if joined is not None:
        return date_for(joined, mentions, offset=offset, published=published)
    return None if future or speech else before_semicolon(trigger, mentions, offset, published)


def within(mentions: Sequence[DateMention], tokens: Sequence[Token], offset: int) -> Sequence[DateMention]:
    """The mentions between the first and the last of some tokens."""
    start = offset + min((token.idx for token in tokens), default=0)
    return between(mentions, start, offset + max((token.idx + len(token) for token in tokens), default=0))


def between(mentions: Sequence[DateMention], start: int, end: int) -> Sequence[DateMention]:
    """The mentions with a character between two offsets."""
    first = bisect_right(mentions, start, key=lambda one: one.end)
    return mentions[first : bisect_left(mentions, end, key=lambda one: one.start)]


def opened_by(trigger: Token, mentions: Sequence[DateMention], offset: int) -> DateMention | None:
    """The date that a clause with "when" describes: "until 2011, when they signed a truce"."""
    if trigger.dep_ != "relcl" or not any(child.lower_ == "when" for child in trigger.children):
        return None
    return next((one for one in mentions if one.when is not None and overlaps(trigger.head, one, offset)), None)


def before_semicolon(
    trigger: Token, mentions: Sequence[DateMention], offset: int, published: date | None
) -> DateMention | None:
    """The date of the part of the sentence before a semicolon, which the past tense after it goes on from."""
    marks = [token.i for token in trigger.sent if token.text == ";" and token.i < trigger.i]
    if not marks or trigger.tag_ != "VBD" or trigger.dep_ in {"relcl", "advcl", "acl"}:
        return None
    first = ([trigger.sent.start, *(mark + 1 for mark in marks)])[-2]
    start, end = (offset + trigger.doc[i].idx for i in (first, marks[-1]))
    here = [one for one in mentions if start <= one.start and one.end <= end]
    return choose_date(here, end, published=published)


def governed(mention: DateMention, tokens: Sequence[Token], trigger: Token, offset: int, speech: bool) -> bool:
    """Whether a mention stands among the tokens of a clause, and of something said not inside a noun phrase."""
    inside = [token for token in tokens if overlaps(token, mention, offset)]
    if not inside:
        return False
    path = [token for token in above(inside[0], trigger) if token not in inside]
    if any(ground(token) and token.head.head == trigger for token in path):
        return False
    if any(token.dep_ == "poss" and token.head not in {trigger, subject_of(trigger)} for token in inside):
        # "freed an organiser of last month's raid": the raid was last month
        return False
    if speech and any(infinitive(token) for token in path):
        return False
    governor = next((token for token in path if token.dep_ != "prep"), trigger)
    if not speech or governor == trigger or governor.pos_ in {"VERB", "AUX", "ADV", "ADJ"}:
        return True
    return len(path) > 1 and path[-1].dep_ == "prep" and path[-1].lower_ in OCCASIONS


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, if it has one of its own."""
    return next((child for child in verb.children if child.dep_ in NOMINAL_SUBJECTS), None)


def infinitive(token: Token) -> bool:
    """Whether a word is what somebody asked for or tells of: "agreed to meet them on Tuesday", "for lying in 2009"."""
    if token.dep_ == "pcomp" and token.tag_ == "VBG":
        return True
    return token.dep_ == "xcomp" and any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def ground(noun: Token) -> bool:
    """Whether a noun is what somebody acts for or over, not a stretch of time ("for most of June")."""
    behind = noun.dep_ == "pobj" and noun.head.lower_ in GROUNDS
    return behind and noun.pos_ == "NOUN" and noun.lemma_ != "time" and noun.ent_type_ not in TIMES


def above(token: Token, top: Token) -> list[Token]:
    """A token and what it hangs on, up to another token, itself left out, or to the root."""
    found = [token]
    while found[-1].head not in {found[-1], top}:
        found.append(found[-1].head)
    return found


def overlaps(token: Token, mention: DateMention, offset: int) -> bool:
    """Whether a token is part of a mention."""
    start = token.idx + offset
    return start < mention.end and mention.start < start + len(token)


def clause_of(token: Token, future: bool) -> Token:
    """The head of the clause that a token stands in; an infinitive has its own where the event lies ahead."""
    labels = CLAUSES | {"xcomp"} if future else CLAUSES
    while token.head != token and not (token.dep_ in labels and token.pos_ in VERBAL):
        token = token.head
    return token


def continued(clause: Token, future: bool) -> Token | None:
    """The clause that another one continues and shares its date with, if it does."""
    if clause.head == clause:
        return None
    if clause.dep_ == "conj":
        return None if resultative(clause) and not resultative(clause.head) else clause_of(clause.head, future)
    if future:
        return None
    if during(clause) or after_hearsay(clause):
        return clause_of(clause.head, future)
    marks = {child.lower_ for child in clause.children if child.dep_ in {"mark", "advmod", "prep"}}
    subject = any(child.dep_ in NOMINAL_SUBJECTS for child in clause.children)
    temporal = bool(marks & TEMPORAL) or ("after" in marks and soon(clause))
    if (clause.dep_ == "advcl" and (temporal or not subject)) or (clause.dep_ == "relcl" and temporal):
        return clause_of(clause.head, future)
    return None


def conjoined(verb: Token) -> Token | None:
    """The last of several verbs that share their subject, whose date is theirs: "stormed X and shelled Y on Sunday"."""
    if verb.tag_ != "VBD":
        return None
    shared = [c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VBD" and subject_of(c) is None]
    plain = all(c.lower_ == "and" for c in verb.children if c.dep_ == "cc")
    return shared[0] if shared and plain else None


def resultative(verb: Token) -> bool:
    """Whether a verb tells what holds now: "has accused", "is accused"; the date of a past verb is not its own."""
    return any(c.dep_ in HELPERS and c.lower_ in {"has", "have", "is", "are"} for c in verb.children)


def soon(clause: Token) -> bool:
    """Whether "after" stands behind words such as "hours" or "shortly"."""
    for child in clause.children:
        if child.lower_ == "after":
            return child.i > 0 and child.doc[child.i - 1].lemma_.lower() in SOON
    return False


def lasts(verb: Token) -> bool:
    """Whether a perfect with "since" tells what goes on from then: "has held ten since May"."""
    words = {child.lower_ for child in verb.children}
    return "since" in words and bool(words & {"have", "has", "had", "'ve", "’ve"})


def during(clause: Token) -> bool:
    """Whether a clause tells what happened in the event before it: "protests in which police killed nine"."""
    if clause.dep_ != "relcl" or clause.head.ent_type_ in {"GPE", "LOC", "FAC", "ORG"}:
        return False
    inside = [c for c in clause.children if c.dep_ == "prep" and c.lower_ in {"in", "during"}]
    which = any(noun.lower_ == "which" for preposition in inside for noun in preposition.children)
    return which and clause.head.lemma_.lower() not in SCENES


def after_hearsay(clause: Token) -> bool:
    """Whether a clause is the main one of "In May two men said to belong to X were arrested"."""
    verb = clause.head
    said = clause.dep_ == "ccomp" and verb.i < clause.i and verb.lemma_ in {"say", "think", "believe"}
    own = any(child.dep_ in CLAUSE_SIGNS for child in clause.children)
    return said and not own and any(child.dep_ == "xcomp" and child.i < clause.i for child in verb.children)
