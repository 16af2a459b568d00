"""Words that stand for two actors named before: "both", "the two sides", "each other", "the latter"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.discourse import Discourse, Members, subjects
from polgraph.extract.actors.model import PRONOUN, Reference
from polgraph.extract.labels import NOMINAL_SUBJECTS
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.gazetteer import Gazetteer
    from polgraph.extract.parse import Token

DISTRIBUTORS = frozenset("both neither either each".split())
ARGUMENTS = NOMINAL_SUBJECTS | {"dobj", "pobj", "dative", "agent", "conj"}
RECIPROCAL = frozenset({"each", "one"})
LOCAL = frozenset({"in", "at", "on"})
"""What goes before where or when something is done to "the two sides", and does not tell which they are."""
ORDINAL = frozenset({"latter", "former"})
PAIRS = frozenset({"pair", "duo"})
WORDS = DISTRIBUTORS | ORDINAL | {"two", "other", "another"}
STATES = frozenset("country state nation capital government neighbour neighbor kingdom republic".split())
PEOPLE = frozenset(
    "man woman leader president minister politician general rival sibling brother sister prisoner cousin".split()
)
BODIES = frozenset(
    "union company firm party group militia faction bloc movement organisation organization army force alliance".split()
)
ANY = frozenset("side party camp delegation leadership rival opponent enemy ally partner".split())
SIDED = frozenset({"sides", "parties", "camps", "delegations", "rivals", "leaders", "presidents", "ministers"})
DUAL_NOUNS = STATES | PEOPLE | BODIES | ANY
DUAL_NAMES = DISTRIBUTORS | ORDINAL | DUAL_NOUNS | {"two", "other", "each other"}
SIDES = frozenset({ActorType.STATE, ActorType.ARMED_GROUP, ActorType.PARTY, ActorType.ORGANIZATION})
WARRING = frozenset("warring belligerent conflicting feuding opposing".split())
"""What tells of "the parties" that they are those to a conflict."""
KINDS = frozenset(
    {ActorType.ORGANIZATION, ActorType.ARMED_GROUP, ActorType.PARTY, ActorType.GOVERNMENT_BODY, ActorType.GROUP}
)
LASTING = 0.9
"""How much salience is left one sentence later for the parties to a conflict, who stay present; own choice."""
CLEAR, OPPOSED = 2.0, 4.0
"""How much more salient than a coordinated pair two other actors must be, and two who are to be sides; own choice."""
OPPOSING = frozenset({"camp", "side"})
ACTIVE = 0.25
"""How salient the second of two actors must be, compared with the first, that are not coordinated; own choice."""


def is_dual(token: Token) -> bool:
    """Whether a token heads a phrase that takes up two or several actors named before."""
    lower = token.lower_
    if lower in WORDS:
        return _is_dual_word(token, lower)
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    if lower in PAIRS:
        return token.dep_ in ARGUMENTS and _determined(token) and not any(c.i > token.i for c in token.children)
    if _noun(token) not in DUAL_NOUNS:
        return False
    words = {child.lower_ for child in token.children if child.dep_ in {"det", "predet", "nummod", "preconj", "amod"}}
    kinds = {child.dep_ for child in token.children}
    if {"preconj", "conj"} <= kinds:
        # "neither the army nor the police"
        return False
    if "other" in words or any(_tells_which(c, lower) for c in token.children if c.i > token.i):
        return False
    if lower == "parties" and words <= {"the", *WARRING} and "the" in words:
        return not _paired(token)
    possessed = any(child.dep_ == "poss" for child in token.children)
    return bool(words & DISTRIBUTORS) or ("two" in words and ("the" in words or "these" in words or possessed))


def _is_dual_word(token: Token, lower: str) -> bool:
    """Whether a word that may stand for several by itself does."""
    if lower in DISTRIBUTORS or lower == "two":
        return (
            token.dep_ in ARGUMENTS and not _of(token) and (lower != "two" or _determined(token)) and not _paired(token)
        )
    if lower == "other":
        return _reciprocal(token) or (token.dep_ in ARGUMENTS and _determined(token) and not token.text[:1].isupper())
    if lower == "another":
        return _reciprocal(token)
    return token.dep_ in ARGUMENTS | {"poss"} and _determined(token)


def _tells_which(child: Token, noun: str) -> bool:
    """Whether words behind "the two sides" say which they are; "in Oran" only says where they are met."""
    local = child.lower_ in LOCAL and noun in SIDED and any(t.pos_ == "PROPN" for t in child.children)
    return child.dep_ in {"relcl", "prep", "acl"} and not local


def _noun(token: Token) -> str:
    lemma = token.lemma_.lower()
    return lemma if token.pos_ == "NOUN" else lemma.removesuffix("s")


def _of(token: Token) -> bool:
    return any(child.lower_ in {"of", "in", "per"} for child in token.children)


def _paired(token: Token) -> bool:
    return token.dep_ == "conj" or any(child.dep_ in {"cc", "conj"} for child in token.children)


def _determined(token: Token) -> bool:
    return any(child.lower_ == "the" for child in token.children) or (token.i > 0 and token.nbor(-1).lower_ == "the")


def _reciprocal(token: Token) -> bool:
    return token.lower_ in {"other", "another"} and token.i > 0 and token.nbor(-1).lower_ in RECIPROCAL


def dual_reference(token: Token, gazetteer: Gazetteer) -> Reference:
    """The reference that a dual word makes."""
    start = min([token.i, *(c.left_edge.i for c in token.children if c.i < token.i)])
    name = "each other" if _reciprocal(token) else _noun(token) if _noun(token) in DUAL_NOUNS else token.lower_
    name = "two" if name in PAIRS else name
    start = token.i - 1 if _reciprocal(token) else start
    noun = gazetteer.nouns.get(name)
    text = token.doc.between(start, token.i + 1)
    return Reference(
        token.i,
        start,
        token.i + 1,
        text,
        name,
        PRONOUN,
        noun.type if noun else None,
        plural=name not in ORDINAL | {"other"},
        definite=True,
        noun=noun,
    )


def is_dual_reference(reference: Reference) -> bool:
    """Whether a reference was made by `dual_reference`."""
    return reference.kind is PRONOUN and reference.name in DUAL_NAMES


def resolve_dual(discourse: Discourse, reference: Reference) -> Members:
    """The actors that a dual word stands for; empty where they are not found.

    The most salient coordination of two fitting actors, else the two most salient ones.
    """
    token = discourse.doc[reference.head]
    if reference.name in {"each other", "other"}:
        return _subject_pair(discourse, token, reference.name == "other")
    if reference.name in ORDINAL:
        return _ordinal(discourse, reference)
    ahead = _apposed(discourse, token)
    if ahead:
        return ahead
    barred = set() if token.dep_ in NOMINAL_SUBJECTS else _acting(discourse, token)
    recent = _recent_pair(discourse, reference)
    if recent and not barred.intersection(recent):
        return recent
    ranked = discourse.ranked(
        token.i, lambda members: _fits(discourse, reference, members) and not barred.intersection(members), LASTING
    )
    pairs = [(members, score) for members, score in ranked if len(members) == 2]
    singles = [(members[0], score) for members, score in ranked if len(members) == 1]
    home = discourse.home(reference.head)
    if len(singles) == 1 and reference.name in STATES | ANY and home:
        other = discourse.country_entity(home)
        return (singles[0][0], other) if other != singles[0][0] else ()
    least = OPPOSED if reference.name in OPPOSING else CLEAR
    if len(singles) > 1 and (not pairs or singles[1][1] > least * pairs[0][1]):
        return (singles[0][0], singles[1][0]) if singles[1][1] >= ACTIVE * singles[0][1] else ()
    return pairs[0][0] if pairs else ()


def _acting(discourse: Discourse, token: Token) -> set[int]:
    """The subjects of the clause with those coordinated: in "X and Y urged both sides to …" neither is a side."""
    for ancestor in token.ancestors:
        found = {
            member
            for subject in subjects(ancestor)
            for one in (subject, *subject.conjuncts)
            if one.i < token.i
            for member in discourse.members(one.i)
        }
        if found:
            return found
    return set()


def _recent_pair(discourse: Discourse, reference: Reference) -> Members:
    """The last coordination of two fitting actors in this sentence or the one before."""
    here = discourse.sentence[reference.head]
    for head, members, _ in reversed(discourse.history):
        if here - discourse.sentence[head] > 1:
            break
        if head < reference.head and len(members) == 2 and _fits(discourse, reference, members):
            return members
    return ()


def _subject_pair(discourse: Discourse, token: Token, remaining: bool) -> Members:
    for ancestor in token.ancestors:
        for child in ancestor.children:
            if child.dep_ in NOMINAL_SUBJECTS and child.i in discourse.of and child.i < token.i:
                both = [child, *(c for c in child.conjuncts if c.i > child.i and c.i in discourse.of)]
                whole = tuple(dict.fromkeys(m for c in both for m in discourse.members(c.i)))
                return whole if len(whole) > 1 else _rest(discourse, token, whole[0]) if remaining else ()
    return ()


def _rest(discourse: Discourse, token: Token, one: int) -> Members:
    """As in "one of two … the other": the rest of the latest pair that the subject belongs to."""
    for head, members, _ in reversed(discourse.history):
        if head < token.i and len(members) == 2 and one in members:
            return tuple(m for m in members if m != one)
    return ()


def _ordinal(discourse: Discourse, reference: Reference) -> Members:
    """As in "the former", "the latter": the two last named before, in order of the text."""
    here = discourse.sentence[reference.head]
    seen: list[int] = []
    for head, members, _ in reversed(discourse.history):
        if (
            head < reference.head
            and here - discourse.sentence[head] <= 1
            and len(members) == 1
            and members[0] not in seen
        ) and discourse.entities[members[0]].named:
            seen.append(members[0])
    if len(seen) < 2:
        return ()
    return (seen[0],) if reference.name == "latter" else (seen[1],)


def _apposed(discourse: Discourse, token: Token) -> Members:
    """As in "the two countries, X and Y"."""
    for child in token.children:
        if child.dep_ == "appos" and child.i > token.i and child.i in discourse.of:
            names = [child, *(c for c in child.conjuncts if c.i > child.i and c.i in discourse.of)]
            if len(names) > 1:
                return tuple(dict.fromkeys(discourse.of[c.i] for c in names))
    return ()


def _fits(discourse: Discourse, reference: Reference, members: Members) -> bool:
    types = {discourse.entities[m].type for m in members}
    noun = reference.name
    if len(members) > 2 or any(
        discourse.entities[m].plural and not discourse.entities[m].named for m in members if noun in STATES
    ):
        return False
    if noun in STATES:
        return types == {ActorType.STATE}
    if noun in PEOPLE and noun != "rival":
        return types == {ActorType.PERSON}
    if noun in BODIES and noun != "party":
        return types <= KINDS
    if noun == "party" and reference.text.lower().startswith("the parties"):
        # politics has parties of its own: only where a state or an armed group is one of them
        return types <= SIDES and bool(types & {ActorType.STATE, ActorType.ARMED_GROUP})
    if noun in {"both", "two", "neither", "either", "each", "rival"}:
        return types <= SIDES or (len(members) == 2 and types == {ActorType.PERSON})
    warring = types == {ActorType.ARMED_GROUP, ActorType.GOVERNMENT_BODY}
    return types <= SIDES or (len(members) == 2 and warring)
