"""Names that the parser hangs on the wrong word: "the mayor of Y, X," and "envoy to Y X" name the mayor and the envoy.

Repaired in the parse itself, so that coreference, arguments and standing relations all read the same tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.quotes import SAYING
from polgraph.extract.labels import ANY_SUBJECT, INFLECTED, NOMINAL_SUBJECTS
from polgraph.extract.parse import link
from polgraph.extract.second_objects import part_objects
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.gazetteer import Gazetteer
    from polgraph.extract.parse import Doc, Token

BINDING = frozenset({"of", "for", "to", "at", "in", "from"})
LOOSE = frozenset({"appos", "npadvmod", "dep"})
"""How the parser hangs such a name: on the last noun of the description, or on the verb."""
APPOINTING = frozenset("appoint name elect declare proclaim swear nominate designate make choose".split())
"""Verbs with two objects: whom, and what he becomes."""
ONCE = frozenset("formerly long now once originally previously recently then till today until".split())
"""How an apposition begins that tells when it holds."""
RELATED = frozenset("ally critic enemy foe friend opponent rival supporter".split())
COUNTS = {"two": 2, "three": 3, "four": 4}
DEEP = 4
"""How many nouns a description may go through, as in "the chief of staff of the army of Y, X"; own choice."""
PERSON = "PERSON"
PARTS = frozenset({"compound", "punct", "npadvmod", "nmod", "amod", "dep"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj"})
"""How the parser hangs two parts of a name beside each other, as if they were two actors."""
COLLECTIVE = frozenset({ActorType.ORGANIZATION, ActorType.PARTY, ActorType.ARMED_GROUP, ActorType.MEDIA})
SINGLE = frozenset("boss chairman chairwoman chief commander founder head leader".split())
"""Who is one for one body, so that a name behind it is his."""
DEPUTY = frozenset({"vice", "co", "deputy"})
RULING = frozenset("emir governor mayor prefect premier president ruler sheikh sultan".split())
NAMES = frozenset({PERSON, "ORG", "GPE"})
MISPLACED = NOMINAL_SUBJECTS | {"appos", "dobj", "conj"}
"""How names and descriptions hang that may belong elsewhere."""


def reattach(doc: Doc, gazetteer: Gazetteer) -> None:
    """Hang each name of a person that stands behind a description of a person on the noun of that description."""
    if [token for token in doc if token.ent_type_ == PERSON and _gather(token)]:
        link(doc.tokens)
    if [token for token in doc if token.text == "-" and _gather_post(token)]:
        link(doc.tokens)
    if [token for token in doc if token.lower_ == "and" and _two_in_one(token, gazetteer)]:
        link(doc.tokens)
    moved = part_objects(doc, gazetteer)
    for token in doc:
        moved |= token.pos_ == "VERB" and _part_appointed(token, gazetteer)
        if token.pos_ == "PROPN" and (token.dep_ in LOOSE or token.dep_ == "pobj"):
            last = _before_comma(token) if token.dep_ in LOOSE else _run_together(token, gazetteer)
            described = None if last is None else _described(token, last, gazetteer)
            if last is not None and described is not None:
                _name_person(token, last)
                token.head, token.dep_ = described, "appos"
                moved = True
    for token in doc:
        if token.dep_ not in MISPLACED:
            continue
        moved |= token.dep_ == "nsubj" and _name_described(token, gazetteer)
        moved |= token.dep_ in NOMINAL_SUBJECTS and _once_described(token, gazetteer)
        moved |= token.dep_ == "nsubj" and _second_of_two(token)
        moved |= token.dep_ == "appos" and (
            _free_speaker(token)
            or _second_description(token, gazetteer)
            or _body_described(token, gazetteer)
            or _body_placed(token, gazetteer)
        )
        moved |= token.dep_ == "dobj" and (_name_called(token) or _name_set_off(token, gazetteer))
        moved |= token.dep_ == "conj" and (_names_of(token) or _free_speaker(token))
    if moved:
        link(doc.tokens)


def _gather(part: Token) -> bool:
    """Hang a part of a name that the parser hangs on the verb ("Omar al-" before "Nouri") on its last part."""
    if part.dep_ not in PARTS | ARGUMENTS or part.i + 1 == len(part.doc) or part.nbor().ent_iob_ != "I":
        return False
    last = part.nbor()
    while last.i + 1 < len(part.doc) and last.nbor().ent_iob_ == "I":
        last = last.nbor()
    if last.tag_ != "NNP" or part.head is not last.head or last.dep_ in PARTS:
        return False
    if part.dep_ in ARGUMENTS and (part.tag_ != "NNP" or last.dep_ not in ARGUMENTS):
        return False
    part.head, part.dep_ = last, "punct" if part.is_punct else "compound"
    return True


def _gather_post(hyphen: Token) -> bool:
    """Hang "vice" of "the vice-president", of which the parser makes the head, on the post."""
    if not 0 < hyphen.i < len(hyphen.doc) - 1:
        return False
    first, post = hyphen.nbor(-1), hyphen.nbor()
    if first.lower_ not in DEPUTY or post.pos_ != "NOUN" or not (post.head is first or first in post.ancestors):
        return False
    post.head, post.dep_ = (post if first.head is first else first.head), first.dep_
    for child in first.children:
        if child is not post:
            child.head = post
    hyphen.head, hyphen.dep_ = post, "punct"
    first.head, first.dep_ = post, "compound"
    return True


def _name_described(name: Token, gazetteer: Gazetteer) -> bool:
    """As in "former envoy to Y X told …": of two subjects the first, a description, is that of the second, a name."""
    if name.pos_ != "PROPN" or name.ent_type_ not in NAMES:
        return False
    first = next((c for c in name.head.children if c.dep_ == "nsubj" and c.right_edge.i + 1 == name.left_edge.i), None)
    if first is None or first.pos_ != "NOUN" or first.tag_ == "NNS" or not _is_person(first, gazetteer):
        return False
    name.head, name.dep_ = first, "appos"
    return True


def _second_of_two(name: Token) -> bool:
    """As in "President X and President Y met", where the parser may take both for subjects of their own."""
    first = next((c for c in name.head.children if c.dep_ == "nsubj" and c.right_edge.i + 1 == name.left_edge.i), None)
    joined = first is not None and any(c.dep_ == "cc" and c.i == first.right_edge.i for c in first.children)
    if first is None or not joined or name.i > name.head.i:
        return False
    name.head, name.dep_ = first, "conj"
    return True


def _free_speaker(speaker: Token) -> bool:
    """As in "a drone hit a depot in Y, the army's spokesman, X, said": who says it, which the parser hangs on Y."""
    after = speaker.doc[speaker.right_edge.i + 1 : speaker.right_edge.i + 3]
    verb = next((token for token in after if token.text != ","), None)
    if verb is None or verb.lemma_ not in SAYING or verb.tag_ not in INFLECTED or speaker.head is verb:
        return False
    listed = speaker.dep_ == "conj" and speaker.left_edge.i > 0 and speaker.doc[speaker.left_edge.i - 1].text == ","
    placed = listed or speaker.head.dep_ in {"pobj", "dobj"}
    if not placed or any(child.dep_ in ANY_SUBJECT for child in verb.children):
        return False
    if not any(child.dep_ == "ccomp" and child.i < speaker.i for child in verb.children):
        return False
    speaker.head, speaker.dep_ = verb, "nsubj"
    return True


def _two_in_one(joining: Token, gazetteer: Gazetteer) -> bool:
    """As in "Trinidad and Tobago's premier": whose premier it is, of whom the parser makes a second subject."""
    doc, i = joining.doc, joining.i
    known = gazetteer.known.get(tuple(token.text for token in doc[i - 1 : i + 2])) if 0 < i < len(doc) - 2 else None
    if known is None or known.type is not ActorType.STATE or doc[i + 2].tag_ != "POS":
        return False
    first, last = doc[i - 1], doc[i + 1]
    peers = [c for name in (first, last) for c in name.children if c.dep_ == "conj" and c.left_edge.i >= i + 2]
    noun = next((c for c in peers if c.i > i + 2), None)
    if noun is None or last.head is not first:
        return False
    verb = next((above for above in first.ancestors if above.pos_ == "VERB"), None)
    free = verb is not None and verb.i > noun.i and not any(child.dep_ in ANY_SUBJECT for child in verb.children)
    listed = first.dep_ == "conj" and first.head.dep_ == "pobj"
    # "In Port of Spain, Trinidad and Tobago's premier left": the parser lists them with the town
    noun.head, noun.dep_ = (verb, "nsubj") if verb is not None and free and listed else (first.head, first.dep_)
    first.head, first.dep_ = noun, "poss"
    return True


def _names_of(first: Token) -> bool:
    """As in "two neighbours, X and Y, offered": who they are, of whom the parser makes a list with them."""
    noun, end = first.head, first.right_edge.i + 1
    if noun.tag_ != "NNS" or first.pos_ != "PROPN" or end >= len(first.doc) or first.doc[end].text != ",":
        return False
    names = [first, *(c for c in first.children if c.dep_ == "conj" and c.pos_ == "PROPN")]
    counts = {COUNTS.get(c.lower_, 0) for c in noun.children if c.dep_ == "nummod"}
    listed = any(child.dep_ == "cc" for child in noun.children if child.i < first.i)
    if listed or first.doc[first.left_edge.i - 1].text != "," or counts != {len(names)}:
        return False
    first.dep_ = "appos"
    return True


def _name_set_off(name: Token, gazetteer: Gazetteer) -> bool:
    """As in "clashed with members of a rival group, the X": no object stands behind a comma, X is that group."""
    body = _before_comma(name)
    if body is None or name.pos_ != "PROPN" or body.dep_ != "pobj" or body.pos_ != "NOUN" or body.i < name.head.i:
        return False
    known = gazetteer.nouns.get(body.lemma_.lower())
    if known is None or known.type not in COLLECTIVE or known.kind != "collective":
        return False
    if any(token.text == "," for token in name.doc[name.head.i : name.left_edge.i - 1]):
        return False
    name.head, name.dep_ = body, "appos"
    return True


def _name_called(name: Token) -> bool:
    """As in "backs Y against the terror of the group X": X, of which the parser makes a second object, is the group."""
    before = name.doc[name.left_edge.i - 1] if name.left_edge.i else name
    acronym = name.text.isupper() and len(name) > 1
    if not (name.pos_ == "PROPN" or acronym) or before.pos_ != "NOUN":
        return False
    if before.dep_ != "pobj" or before.right_edge.i != before.i:
        return False
    if not any(child.dep_ == "dobj" and child.i < before.i for child in name.head.children if child is not name):
        return False
    name.head, name.dep_, name.tag_, name.pos_ = before, "appos", "NNP", "PROPN"
    return True


def _once_described(post: Token, gazetteer: Gazetteer) -> bool:
    """As in "X, until recently the head of Y, fled": of two subjects the second, set off, describes the first."""
    end = post.right_edge.i + 1
    if post.pos_ != "NOUN" or end >= len(post.doc) or post.doc[end].text != ",":
        return False
    if not (_is_person(post, gazetteer) or post.lemma_.lower() in RELATED):
        return False
    name = next((c for c in post.head.children if c.dep_ == post.dep_ and c.i < post.i), None)
    if name is None or name.pos_ != "PROPN" or name.ent_type_ not in {PERSON, ""}:
        return False
    between = post.doc.tokens[name.right_edge.i + 1 : post.left_edge.i]
    if len(between) < 2 or between[0].text != "," or between[1].lower_ not in ONCE:
        return False
    post.head, post.dep_ = name, "appos"
    return True


def _second_description(noun: Token, gazetteer: Gazetteer) -> bool:
    """As in "the governor of Y province, an ally of Z,": what the parser says of the place is said of the governor."""
    place = _before_comma(noun)
    if place is None or place is not noun.head or noun.pos_ != "NOUN" or place.dep_ != "pobj":
        return False
    if not (place.ent_type_ in {"GPE", "LOC", "FAC"} or _is_state(place, gazetteer)) or not (
        _is_person(noun, gazetteer) or noun.lemma_.lower() in RELATED
    ):
        return False
    person = place.head.head
    if place.head.lower_ not in BINDING or person.pos_ != "NOUN" or not _is_person(person, gazetteer):
        return False
    noun.head = person
    return True


def _body_described(noun: Token, gazetteer: Gazetteer) -> bool:
    """As in "said X of the Y, a rights group": what no person can be is said of the body before it."""
    body, known = _before_comma(noun), gazetteer.nouns.get(noun.lemma_.lower())
    person = noun.head
    if body is None or known is None or known.type not in COLLECTIVE or known.kind != "collective":
        return False
    if person.ent_type_ != PERSON or body.dep_ != "pobj" or body.pos_ != "PROPN" or body.ent_type_ == PERSON:
        return False
    if person not in body.ancestors:
        return False
    noun.head = body
    return True


def _body_placed(noun: Token, gazetteer: Gazetteer) -> bool:
    """As in "the Y Front in Iraq, an umbrella group": what no state can be is said of the body before it."""
    place, known = _before_comma(noun), gazetteer.nouns.get(noun.lemma_.lower())
    if place is None or place is not noun.head or known is None or known.type not in COLLECTIVE:
        return False
    if place.dep_ != "pobj" or place.head.lower_ != "in" or known.kind != "collective":
        return False
    body = place.head.head
    if body.pos_ != "PROPN" or place.pos_ != "PROPN":
        return False
    noun.head = body
    return True


def _part_appointed(verb: Token, gazetteer: Gazetteer) -> bool:
    """Part whom somebody appoints from what he becomes, of which the parser makes one name ("named X army chief")."""
    if verb.lemma_.lower() not in APPOINTING:
        return False
    post = next((c for c in verb.children if c.dep_ in {"dobj", "oprd"} and c.i > verb.i), None)
    if post is None or post.pos_ != "NOUN" or not _is_person(post, gazetteer):
        return False
    parts = [c for c in post.children if c.pos_ == "PROPN" and c.dep_ in {"compound", "nmod"}]
    name = next((c for c in parts if c.nbor().ent_iob_ != "I"), None)
    if name is None or (name.ent_type_ not in {PERSON, ""}):
        return False
    before = [child for child in post.children if child.i < name.i]
    if name.left_edge.i != post.left_edge.i and (name.ent_type_ != PERSON or any(c.dep_ == "det" for c in before)):
        return False
    for child in before:
        if child.pos_ == "PROPN" or name.ent_type_ == PERSON:
            child.head = name
            child.dep_ = "compound" if child.pos_ == "PROPN" else child.dep_
    name.head, name.dep_, post.dep_ = verb, "dobj", "oprd"
    return True


def _before_comma(name: Token) -> Token | None:
    """The word that only a comma parts from a name."""
    before = name.left_edge.i - 1
    return name.doc[before - 1] if before > 0 and name.doc[before].text == "," else None


def _run_together(name: Token, gazetteer: Gazetteer) -> Token | None:
    """The place or body directly before a name, taken as part of it or as a second object: "envoy to Togo Ama Kofi"."""
    parts = [child for child in name.children if child.dep_ == "compound"]
    if len(parts) > 1 and name.left_edge is parts[0] and _is_state(parts[0], gazetteer):
        return parts[0]
    if name.ent_type_ != PERSON:
        return None
    others = [child for child in parts if child.ent_type_ != PERSON]
    if len(others) == 1 and others[0] is parts[0] and len(parts) > 1 and others[0].i + 1 == parts[1].i:
        return others[0]
    before = name.doc[name.left_edge.i - 1] if name.left_edge.i else None
    return before if before is not None and before.dep_ == "pobj" and before.head is name.head else None


def _described(name: Token, last: Token, gazetteer: Gazetteer) -> Token | None:
    """The noun of the description that ends before a name, unless it has a name already."""
    if (
        last.pos_ not in {"PROPN", "NOUN"}
        or (last.ent_type_ == PERSON and last.head.lower_ not in {"in", "at"} and not _is_ruled(last))
        or (name.ent_type_ != PERSON and not (_joined(name, last) or _is_state(last, gazetteer) or _sole(name, last)))
    ):
        return None
    node = name if last.head is name else last
    for _ in range(DEEP):
        if node.dep_ != "pobj" or node.head.lower_ not in BINDING:
            return None
        node = node.head.head
        if node.pos_ in {"NOUN", "PROPN"} and _is_person(node, gazetteer):
            return None if any(child.dep_ == "appos" for child in node.children) else node
    return None


def _is_ruled(place: Token) -> bool:
    """Whether a name is what somebody governs, whatever the recogniser takes it for: "the governor of Y, X,"."""
    return place.head.lower_ == "of" and place.left_edge is place and place.head.head.lemma_.lower() in RULING


def _sole(name: Token, last: Token) -> bool:
    """Whether a bare name of several words can only be the person before it: "the leader of the Y, X Z,"."""
    parts = [child for child in name.children if child.dep_ == "compound"]
    bare = bool(parts) and name.left_edge is parts[0] and not any(t.text.isupper() for t in parts)
    heading = last.head.head if last.dep_ == "pobj" else last
    while heading.dep_ == "pobj" and heading.head.lower_ == "of":
        heading = heading.head.head
    return bare and last.pos_ == "PROPN" and last.head.lower_ == "of" and heading.lower_ in SINGLE


def _joined(name: Token, last: Token) -> bool:
    """Whether the recogniser took a place and a name of two words for one: "Gabon, Mary Smith"."""
    inside = name.doc[last.i + 1 : name.i + 1]
    parts = [child for child in name.children if child.dep_ == "compound"]
    whole = name.i + 1 == len(name.doc) or name.nbor().ent_iob_ != "I"
    return whole and last.left_edge is last and len(parts) == 1 and all(token.ent_iob_ == "I" for token in inside)


def _name_person(name: Token, last: Token) -> None:
    """Make the name an entity and a phrase of its own, apart from the place or body that stands before it."""
    first = name.left_edge.i
    if last.head is name:
        first = last.i + 1
        last.head, last.dep_ = name.head, "pobj"
    elif name.ent_type_ != PERSON:
        last.ent_type_, last.ent_iob_ = "GPE", "B"
        last.nbor().ent_type_, last.nbor().ent_iob_ = "", "O"
    for token in name.doc[first : name.i + 1]:
        token.ent_type_, token.ent_iob_ = PERSON, "B" if token.i == first else "I"


def _is_person(noun: Token, gazetteer: Gazetteer) -> bool:
    known = gazetteer.nouns.get(noun.lemma_.lower())
    if known is not None:
        return known.type is ActorType.PERSON
    return (noun.lower_,) in gazetteer.offices


def _is_state(token: Token, gazetteer: Gazetteer) -> bool:
    known = gazetteer.known.get((token.text,))
    return known is not None and known.type is ActorType.STATE and known.kind == "name"
