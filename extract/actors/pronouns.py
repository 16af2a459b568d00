"""Which actor a pronoun of the third person or a relative pronoun stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.barred import barred_by, suffered_from
from polgraph.extract.actors.cataphora import ahead
from polgraph.extract.actors.chains import continued
from polgraph.extract.actors.controlled import controller
from polgraph.extract.actors.demanded import demanded_by
from polgraph.extract.actors.discourse import CLAUSE, Discourse, Members, subjects
from polgraph.extract.actors.gender import GENDERED, MALE
from polgraph.extract.actors.judged import judged
from polgraph.extract.actors.quotes import SAYING
from polgraph.extract.actors.relative_pronouns import LONGEST, relative_members
from polgraph.extract.labels import NOMINAL_SUBJECTS
from polgraph.extract.papers import paper_before
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.model import Reference
    from polgraph.extract.actors.voice import Voice
    from polgraph.extract.parse import Token

PERSON = ActorType.PERSON
COLLECTIVE = frozenset(ActorType) - {PERSON, ActorType.PLACE}
SEVERAL = frozenset(
    {ActorType.GROUP, ActorType.ARMED_GROUP, ActorType.PARTY, ActorType.ORGANIZATION, ActorType.GOVERNMENT_BODY}
)
IT = frozenset("it its itself".split())
THEY = frozenset("they them their theirs themselves".split())
RELATIVE = frozenset("who whom which that whose".split())
SPOKEN = 2.0
"""Added salience of the last speaker for "he said"; own choice."""
OWNED = 1.0
"""Added salience of whose lawyers, aides or party the subject of the sentence is; own choice, as the next."""
ANSWERABLE = 4.0
"""Added salience of whom somebody praises or blames for "his" deed; own choice."""
UNSEEN = 0.75
"""How much less a person counts for "he" or "she" whose gender the article does not show; own choice."""
BODY = 0.5
"""How much less a single organisation counts for "they" than several actors or a group; own choice."""
WEATHER = frozenset("seem appear happen emerge turn".split())
CALLING = frozenset("brand call condemn decry denounce describe dismiss label slam term".split())
"""Verbs that give things and people a bad or a good name."""
DISPOSED = frozenset(
    "able committed determined eager keen prepared ready reluctant unable unprepared unready unwilling willing".split()
)
"""What only somebody can be, so that "it" before it stands for him ("said it is ready to talk")."""
JUDGED = frozenset({"acomp", "attr"})


def resolve_pronoun(discourse: Discourse, voice: Voice, reference: Reference) -> Members:
    """The actors that a pronoun stands for; empty where none fits."""
    token = discourse.doc[reference.head]
    if reference.name in RELATIVE:
        return relative_members(discourse, token)
    if reference.name.endswith(("self", "selves")):
        return _subject(discourse, token)
    if reference.name == "it" and (is_pleonastic(token) or paper_before(token) or _is_deed(discourse, token)):
        return ()
    barred = barred_by(discourse, voice, token)
    others = barred | suffered_from(discourse, token) | demanded_by(discourse, token)
    members = _most_salient(discourse, voice, reference, others)
    if not members and others != barred:
        members = _most_salient(discourse, voice, reference, barred)
    return members or _later(discourse, reference, barred)


def _most_salient(discourse: Discourse, voice: Voice, reference: Reference, barred: frozenset[int]) -> Members:
    token = discourse.doc[reference.head]
    scores = dict(discourse.ranked(token.i, lambda m: agrees(discourse, reference, m) and barred.isdisjoint(m)))
    for members, bonus in _bonuses(discourse, voice, token):
        if agrees(discourse, reference, members) and barred.isdisjoint(members):
            scores[members] = scores.get(members, 0.0) + bonus
    if reference.name in THEY:
        scores = {m: s * (1.0 if _many(discourse, m) else BODY) for m, s in scores.items()}
    if reference.name in GENDERED:
        scores = {m: s * (1.0 if m[0] in discourse.gender else UNSEEN) for m, s in scores.items()}
    discourse.lead(token.i, scores)
    # of a list that is as salient as its beginning, the whole
    return min(scores, key=lambda m: (-scores[m], -len(m), m), default=())


def agrees(discourse: Discourse, reference: Reference, members: Members) -> bool:
    """Whether number, kind and gender of a pronoun and of actors allow that they are the same."""
    entity = discourse.entities[members[0]]
    if reference.name in THEY:
        return len(members) > 1 or entity.plural or entity.type in SEVERAL
    if len(members) > 1:
        return False
    if reference.name in GENDERED:
        wanted = "m" if reference.name in MALE else "f"
        return entity.type is PERSON and not entity.plural and discourse.gender.get(entity.id, wanted) == wanted
    return reference.name in IT and entity.type in COLLECTIVE and not entity.plural


def _many(discourse: Discourse, members: Members) -> bool:
    return len(members) > 1 or discourse.entities[members[0]].plural


def _is_deed(discourse: Discourse, token: Token) -> bool:
    """Whether "it" is called what nobody can be, so that it is something done: "the Kremlin called it blackmail"."""
    inner = token.dep_ in NOMINAL_SUBJECTS and token.head.pos_ == "NOUN" and token.head.dep_ == "ccomp"
    verb = token.head.head if inner else token.head
    if verb.lemma_.lower() not in CALLING or not (inner or token.dep_ == "dobj"):
        return False
    called = [token.head] if inner else [c for c in verb.children if c.dep_ == "oprd" and c.i > token.i]
    called += [c for p in verb.children if p.lower_ == "as" and p.i > token.i for c in p.children if c.dep_ == "pobj"]
    return bool(called) and all(c.pos_ == "NOUN" and c.lemma_.lower() not in discourse.gazetteer.nouns for c in called)


def is_pleonastic(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it seems"."""
    verb = token.head
    if token.dep_ not in NOMINAL_SUBJECTS:
        return False
    clausal = any(c.dep_ in {"ccomp", "xcomp", "advcl", "csubj"} and c.i > verb.i for c in verb.children)
    if verb.lemma_ in WEATHER:
        return clausal
    judged = [c for c in verb.children if c.dep_ in JUDGED]
    if any(c.lemma_.lower() in DISPOSED for c in judged):
        return False
    inner = any(g.dep_ in {"ccomp", "xcomp", "relcl", "acl"} for c in judged for g in c.children)
    return (verb.lemma_ == "be" or verb.pos_ == "AUX") and bool(judged) and (clausal or inner)


def _bonuses(discourse: Discourse, voice: Voice, token: Token) -> list[tuple[Members, float]]:
    found = [(members, CLAUSE) for members in discourse.clause_subjects(token)]
    if token.dep_ == "nsubj" and token.head.lemma_ in SAYING and not voice.quotes.marks[token.i]:
        last = _last_speaker(discourse, token)
        if last:
            found.append((last, SPOKEN))
    found += [(members, OWNED) for members in _owners(discourse, token)]
    found += [(members, ANSWERABLE) for members in _beside(discourse, token)]
    found += continued(discourse, token)
    told = (other for other in (judged(token), controller(token)) if other is not None and other.i in discourse.of)
    found += [(discourse.members(other.i), ANSWERABLE) for other in told]
    members, weight = ahead(discourse, token)
    return [*found, (members, weight)] if members else found


def _beside(discourse: Discourse, token: Token) -> list[Members]:
    """As in "X and its ally", "X, head of the Y, and his son": those with whom the possessed is coordinated.

    Or whose the first is, as in "X's raid on Y and its theft of cattle".
    """
    noun = token.head.head if token.head.dep_ == "compound" else token.head
    if token.dep_ != "poss" or noun.dep_ != "conj":
        return []
    above = noun.head
    found = [discourse.members(c.i) for c in above.children if c.dep_ == "poss" and c.i in discourse.of]
    for _ in range(LONGEST):
        if above.i < token.i and above.i in discourse.of:
            found.append(discourse.members(above.i))
        if above.dep_ not in {"pobj", "prep", "appos"}:
            break
        above = above.head
    return found


def _owners(discourse: Discourse, token: Token) -> list[Members]:
    """As in "X's lawyers say that the charges against him …": whose people the subjects around a pronoun are."""
    found: list[Members] = []
    for ancestor in token.ancestors:
        for subject in ancestor.children:
            if subject.i >= token.i:
                break
            if subject.dep_ in NOMINAL_SUBJECTS and subject.children and not subject.is_ancestor(token):
                found += [discourse.members(c.i) for c in subject.children if c.dep_ == "poss" and c.i in discourse.of]
    return found


def _last_speaker(discourse: Discourse, token: Token) -> Members:
    """The subject of the last saying verb of the two sentences before, unless another person has acted since."""
    here = discourse.sentence[token.i]
    for head, members, _ in reversed(discourse.history):
        if here - discourse.sentence[head] > 2:
            break
        other = discourse.doc[head]
        if head >= token.i or other.dep_ != "nsubj" or here <= discourse.sentence[head]:
            continue
        if other.head.lemma_ in SAYING:
            return members
        if other.head.dep_ == "ROOT" and _is_such(discourse, token, members):
            return ()
    return ()


def _is_such(discourse: Discourse, token: Token, members: Members) -> bool:
    """Whether an actor is one person of the gender that a pronoun shows."""
    if token.lower_ not in GENDERED or len(members) > 1:
        return False
    entity, wanted = discourse.entities[members[0]], "m" if token.lower_ in MALE else "f"
    return entity.type is ActorType.PERSON and discourse.gender.get(entity.id, wanted) == wanted


def _later(discourse: Discourse, reference: Reference, barred: frozenset[int]) -> Members:
    """The first fitting subject later in the same sentence."""
    here = discourse.sentence[reference.head]
    for i in range(reference.head + 1, len(discourse.doc)):
        if discourse.sentence[i] != here:
            break
        members = discourse.members(i)
        if (
            members
            and discourse.doc[i].dep_ in NOMINAL_SUBJECTS
            and agrees(discourse, reference, members)
            and not barred & set(members)
        ):
            return members
    return ()


def _subject(discourse: Discourse, token: Token) -> Members:
    for ancestor in token.ancestors:
        for child in subjects(ancestor):
            if child.i in discourse.of:
                return discourse.members(child.i)
    return ()
