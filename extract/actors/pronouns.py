"""Which actor a pronoun of the third person or a relative pronoun stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.cataphora import ahead
from polgraph.extract.actors.discourse import CLAUSE, Discourse, Members, subjects
from polgraph.extract.actors.gender import FEMALE, MALE
from polgraph.extract.actors.judged import judged
from polgraph.extract.actors.model import Kind
from polgraph.extract.actors.quotes import SAYING
from polgraph.extract.labels import NOMINAL_SUBJECTS
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.model import Reference
    from polgraph.extract.actors.voice import Voice
    from polgraph.extract.parse import Token

COLLECTIVE = frozenset(ActorType) - {ActorType.PERSON, ActorType.PLACE}
SEVERAL = frozenset(
    {ActorType.GROUP, ActorType.ARMED_GROUP, ActorType.PARTY, ActorType.ORGANIZATION, ActorType.GOVERNMENT_BODY}
)
IT = frozenset("it its itself".split())
THEY = frozenset("they them their theirs themselves".split())
RELATIVE = frozenset("who whom which that whose".split())
LOOKING_BACK = frozenset("who whom which whose".split())
"""Relative pronouns that the actor directly before can be meant by; "that" opens too many other clauses."""
PERSONAL = frozenset({"who", "whom"})
BODIES = frozenset(
    {
        ActorType.PARTY,
        ActorType.STATE,
        ActorType.ORGANIZATION,
        ActorType.GOVERNMENT_BODY,
        ActorType.INTERNATIONAL_ORGANIZATION,
        ActorType.MEDIA,
        ActorType.PLACE,
    }
)
"""What "who" does not stand for where a person or group stands before it."""
PEOPLE = frozenset({ActorType.PERSON, ActorType.GROUP, ActorType.ARMED_GROUP})
LONGEST = 8
"""How many tokens before a relative pronoun the head of what it takes up may stand."""
HUMAN = frozenset({ActorType.PERSON, ActorType.GROUP, ActorType.ARMED_GROUP, ActorType.GOVERNMENT_BODY})
SUFFERED = frozenset(
    "abduct arrest assassinate ban bar capture charge convict deport detain execute expel extradite free hold imprison "
    "indict interrogate jail kidnap kill murder oust pardon prosecute release remove sentence shoot sue summon try "
    "wound".split()
)
"""What one does to somebody else's leader or member: "the court banned its leader" speaks of another's leader."""
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
# Nouns through which "who" and "that" look to the noun before: "a group of soldiers who".
WHOLES = frozenset(
    "group part member number series pair list kind sort team crowd handful most some many all one".split()
)
DEEDS = frozenset(
    "act action attack charge claim concession decision deployment event gesture incident measure move offer plan "
    "pledge policy practice proposal remark ruling step suggestion verdict vote".split()
)
"""What an apposition calls a deed: "banned the paper, a step that X condemned" is not about the paper."""
WEATHER = frozenset("seem appear happen emerge turn".split())
DISPOSED = frozenset(
    "able committed determined eager keen prepared ready reluctant unable unprepared unready unwilling willing".split()
)
"""What only somebody can be, so that "it" before it stands for him ("said it is ready to talk")."""
JUDGED = frozenset({"acomp", "attr"})
UNDERSTOOD = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep"})
"""How a verb without a subject of its own hangs on the one whose subject is its subject too."""
BARE = frozenset({"VB", "VBG"})
CAUSING = frozenset(
    "allow bring cause compel cost deprive drive earn enable force give help lead leave let make prompt push put "
    "turn".split()
)
"""What an event does, not its agent: "X lost the port, leaving it without ships"."""


def resolve_pronoun(discourse: Discourse, voice: Voice, reference: Reference) -> Members:
    """The actors that a pronoun stands for; empty where none fits."""
    token = discourse.doc[reference.head]
    if reference.name in RELATIVE:
        return _relative(discourse, token)
    if reference.name.endswith(("self", "selves")):
        return _subject(discourse, token)
    if reference.name == "it" and is_pleonastic(token):
        return ()
    barred = _barred(discourse, voice, token)
    others = barred | suffered_from(discourse, token)
    members = _most_salient(discourse, voice, reference, others)
    if not members and others != barred:
        members = _most_salient(discourse, voice, reference, barred)
    return members or _later(discourse, reference, barred)


def _most_salient(discourse: Discourse, voice: Voice, reference: Reference, barred: frozenset[int]) -> Members:
    token = discourse.doc[reference.head]
    scores = dict(discourse.ranked(token.i, lambda m: agrees(discourse, reference, m) and not barred.intersection(m)))
    for members, bonus in _bonuses(discourse, voice, token):
        if agrees(discourse, reference, members) and not barred.intersection(members):
            scores[members] = scores.get(members, 0.0) + bonus
    if reference.name in THEY:
        scores = {m: s * (1.0 if _many(discourse, m) else BODY) for m, s in scores.items()}
    if reference.name in MALE | FEMALE:
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
    if reference.name in MALE | FEMALE:
        wanted = "m" if reference.name in MALE else "f"
        return (
            entity.type is ActorType.PERSON and not entity.plural and discourse.gender.get(entity.id, wanted) == wanted
        )
    return reference.name in IT and entity.type in COLLECTIVE and not entity.plural


def _many(discourse: Discourse, members: Members) -> bool:
    return len(members) > 1 or discourse.entities[members[0]].plural


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


def _barred(discourse: Discourse, voice: Voice, token: Token) -> frozenset[int]:
    """Who a pronoun cannot be: the subject of its verb, the owner in "X's rivalry with him", who speaks around it.

    Nor is a "he" anybody whom the rest of its clause names: "he urged X" and "he said that X left" are of another.
    """
    found: set[int] = set()
    if token.dep_ in NOMINAL_SUBJECTS and token.lower_ in MALE | FEMALE:
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
    if token.dep_ == "nsubj" and token.head.lemma_ in SAYING:
        found.update(m for c in _interrupted(token) for m in discourse.members(c.i))
    source = voice.quotes.speakers.get(token.i)
    if source is not None and voice.quotes.marks[token.i]:
        found.update(discourse.members(source))
    return frozenset(found)


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
    if token.dep_ != "poss" or any(child.lower_ == "own" for child in token.head.children):
        return []
    if noun.dep_ not in {"dobj", "oprd"} or verb.lemma_.lower() not in SUFFERED:
        return []
    while not any(subjects(verb)) and verb.dep_ in {"conj", "xcomp", "pcomp", "prep"} and verb.head.i != verb.i:
        verb = verb.head
    return [c for c in subjects(verb) if c.i < token.i and c.dep_ == "nsubj"]


def _bonuses(discourse: Discourse, voice: Voice, token: Token) -> list[tuple[Members, float]]:
    found = [(members, CLAUSE) for members in discourse.clause_subjects(token)]
    if token.dep_ == "nsubj" and token.head.lemma_ in SAYING and not voice.quotes.marks[token.i]:
        last = _last_speaker(discourse, token)
        if last:
            found.append((last, SPOKEN))
    found += [(members, OWNED) for members in _owners(discourse, token)]
    found += [(members, ANSWERABLE) for members in _beside(discourse, token)]
    other = judged(token)
    if other is not None:
        found.append((discourse.members(other.i), ANSWERABLE))
    members, weight = ahead(discourse, token)
    return [*found, (members, weight)] if members else found


def _beside(discourse: Discourse, token: Token) -> list[Members]:
    """As in "X and its ally", "X, head of the Y, and his son": those with whom the possessed is coordinated."""
    noun = token.head.head if token.head.dep_ == "compound" else token.head
    if token.dep_ != "poss" or noun.dep_ != "conj":
        return []
    above, found = noun.head, []
    for _ in range(LONGEST):
        if above.i < token.i and above.i in discourse.of:
            found.append(discourse.members(above.i))
        if above.dep_ not in {"pobj", "prep", "appos"}:
            break
        above = above.head
    return found


def _owners(discourse: Discourse, token: Token) -> list[Members]:
    """As in "X's lawyers say that the charges against him …": whose people the subjects around a pronoun are."""
    found = []
    for ancestor in token.ancestors:
        for subject in subjects(ancestor):
            if subject.i < token.i and not subject.is_ancestor(token):
                found += [discourse.members(c.i) for c in subject.children if c.dep_ == "poss" and c.i in discourse.of]
    return found


def _last_speaker(discourse: Discourse, token: Token) -> Members:
    """The subject of the last saying verb of the two sentences before."""
    here = discourse.sentence[token.i]
    for head, members, _ in reversed(discourse.history):
        if here - discourse.sentence[head] > 2:
            break
        other = discourse.doc[head]
        if head < token.i and other.dep_ == "nsubj" and other.head.lemma_ in SAYING and here > discourse.sentence[head]:
            return members
    return ()


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


def _relative(discourse: Discourse, token: Token) -> Members:
    return _attached(discourse, token) or (_in_front(discourse, token) if token.lower_ in LOOKING_BACK else ())


def _in_front(discourse: Discourse, token: Token) -> Members:
    """As in "Y, whose leader, X, was shot": the actor directly before, where the parser has lost the clause."""
    end = token.i
    while end > 0 and discourse.doc[end - 1].dep_ == "prep" and discourse.doc[end - 1].i == end - 1:
        end -= 1
    apart = end > 0 and discourse.doc[end - 1].text == ","
    if not apart and token.lower_ != "whose":
        return ()
    end -= apart
    for i in range(end - 1, max(end - LONGEST, -1), -1):
        reference = discourse.references.get(i)
        if reference is not None and reference.end == end and i in discourse.of:
            human = discourse.entities[discourse.of[i]].type in HUMAN
            return discourse.members(i) if human or token.lower_ not in {"who", "whom"} else ()
    return ()


def _attached(discourse: Discourse, token: Token) -> Members:
    climb = token
    while climb.dep_ not in {"relcl", "acl", "ROOT"} and climb.head.i != climb.i:
        climb = climb.head
    if climb.dep_ not in {"relcl", "acl"}:
        return ()
    antecedent = climb.head
    while (
        antecedent.i not in discourse.of and antecedent.dep_ in {"pobj", "appos"} and antecedent.head.i != antecedent.i
    ):
        apposed = antecedent.dep_ == "appos"
        antecedent = antecedent.head if apposed else antecedent.head.head
        described = apposed and climb.head.lemma_.lower() not in DEEDS
        if antecedent.pos_ not in {"NOUN", "PROPN"} or not (described or antecedent.lemma_.lower() in WHOLES):
            return ()
    if token.lower_ in LOOKING_BACK and antecedent.tag_ == "NNS":
        named = _named_behind(discourse, antecedent)
        if len(named) > 1:
            return named
    listed = [c for c in antecedent.conjuncts if c.i < token.i and c.i in discourse.of]
    if listed and antecedent.tag_ == "NNP" and _is_of_several(token, climb):
        places = sorted(c.i for c in (*listed, antecedent))
        return tuple(dict.fromkeys(m for i in places for m in discourse.members(i)))
    return discourse.members((_body(discourse, antecedent) if token.lower_ in PERSONAL else antecedent).i)


def _named_behind(discourse: Discourse, antecedent: Token) -> Members:
    """As in "two camp leaders, X and Y, who …": those named in apposition to a description of several."""
    heads = [c for c in antecedent.children if c.dep_ == "appos" and c.i > antecedent.i]
    names = [t for head in heads for t in (head, *(c for c in head.conjuncts if c.i > head.i)) if t.tag_ == "NNP"]
    return tuple(dict.fromkeys(m for t in names for m in discourse.members(t.i)))


def _is_of_several(token: Token, verb: Token) -> bool:
    """Whether a clause tells of all that is listed before it: "X and Y, which fight", "X and Y, whose leaders met"."""
    if token.lower_ == "whose":
        return token.head.tag_ == "NNS"
    tensed = [verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"})]
    return token.dep_ in NOMINAL_SUBJECTS and any(t.tag_ == "VBP" or t.lower_ == "were" for t in tensed)


def _body(discourse: Discourse, antecedent: Token) -> Token:
    """Whom "who" means where the parser hangs it on his party: "Senator X of the Y Party, who said"."""
    above = antecedent
    if antecedent.i not in discourse.of or discourse.entities[discourse.of[antecedent.i]].type not in BODIES:
        return antecedent
    while above.dep_ in {"pobj", "appos"} and above.head.i != above.i:
        apposed = above.dep_ == "appos"
        above = above.head if apposed else above.head.head
        if above.i in discourse.of and discourse.entities[discourse.of[above.i]].type in PEOPLE:
            return above
        if above.pos_ not in {"NOUN", "PROPN"}:
            break
    return antecedent


def _subject(discourse: Discourse, token: Token) -> Members:
    for ancestor in token.ancestors:
        for child in subjects(ancestor):
            if child.i in discourse.of:
                return discourse.members(child.i)
    return ()
