"""Phrases over the dependency parse: what is coordinated, whether a verb is passive, what its objects are."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from polgraph.extract.labels import SUBJECTS, VERBAL
from polgraph.extract.relations.model import How
from polgraph.extract.tables import read_table

if TYPE_CHECKING:
    from polgraph.extract.parse import Token

GAPS = frozenset({"dobj", "nsubj", "nsubjpass"})
SHARING = SUBJECTS | {"dobj"}
"""What companions share the part of."""
RELATIVES = frozenset({"WP", "WDT", "WP$"})
CAUSING = frozenset({"have", "get"})
APART = frozenset({"a", "an"})
"""Articles of an apposition, not of a member of a list."""
VIOLENCE = frozenset(
    "airstrike ambush assault attack battle blast bombardment bombing clash crackdown explosion fighting firefight "
    "gunfight massacre offensive raid shelling shooting shootout siege strike".split()
)
"""Nouns of violence, which somebody suffers in a place."""
JOINT = frozenset({"along", "together", "jointly"})
COMPANY = JOINT | {"with", "among"}
"""One of these stands where somebody is named in a phrase beside a subject or object."""
NEAR = 6
"""How many tokens behind "among them" a name may end; own choice."""


@cache
def light_verbs() -> dict[str, str]:
    """Light verbs and whether their subject is the `agent` or the `theme` of the event noun that they govern."""
    return {row["verb"]: row["subject"] for row in read_table("light.tsv")}


def lemmas(token: Token) -> tuple[str, ...]:
    """The lemma and its likely corrections: the rule lemmatizer cuts a final e ("staged" → "stag") or adds one."""
    return _lemmas(token.lemma_, token.lower_)


@lru_cache(1 << 14)
def _lemmas(lemma: str, word: str) -> tuple[str, ...]:
    lemma = lemma.lower()
    if word.endswith(("ed", "ing", "es")) and not lemma.endswith("e"):
        undoubled = (lemma[:-1],) if len(lemma) > 3 and lemma[-1] == lemma[-2] else ()
        return (lemma, lemma + "e", *undoubled)
    if word.endswith("ed") and lemma.endswith("ie"):
        return (lemma, lemma[:-2] + "y")
    if word.endswith("ed") and lemma.endswith("e"):
        return (lemma, lemma[:-1])
    return (lemma,)


def conjuncts(token: Token) -> list[tuple[Token, How]]:
    """The token and all that is coordinated behind it."""
    found = [(token, How.DIRECT)]
    kinds = [child.dep_ for child in token.children]
    if token.dep_ == "conj" or "conj" in kinds:
        later = (other for other in token.conjuncts if other.i > token.i and other.pos_ not in VERBAL)
        found += [(other, How.CONJUNCT) for other in later if not _excluded(other)]
    if token.dep_ in SHARING or token.head.dep_ == "agent":
        near = (*token.children, *token.head.children)
        if not COMPANY.isdisjoint([child.lower_ for child in near]):
            found += _companions(token, near) + _among(token, near)
    return found + _listed(token) if "appos" in kinds else found


def _excluded(conjunct: Token) -> bool:
    """Whether somebody is coordinated only to be left out: "freed 40 prisoners, but not X"."""
    first = conjunct.left_edge
    return first.lower_ == "not" or (first.i > 0 and first.i == conjunct.i and first.nbor(-1).lower_ == "not")


def _listed(token: Token) -> list[tuple[Token, How]]:
    """The rest of a list that the parser takes for an apposition: "X, the coalition and the state of Y are …"."""
    for child in token.children:
        others = [o for o in child.conjuncts if o.i > child.i] if child.dep_ == "appos" and child.i > token.i else []
        if not others or child.doc[child.left_edge.i].lower_ in APART or child.doc[child.left_edge.i].tag_ == "PRP$":
            continue
        end = max(other.right_edge.i for other in others) + 1
        if end < len(child.doc) and not child.doc[end].is_punct:
            return [(one, How.CONJUNCT) for one in (child, *others) if one.pos_ in {"NOUN", "PROPN"}]
    return []


def _companions(token: Token, near: tuple[Token, ...]) -> list[tuple[Token, How]]:
    """Who shares the part of a subject or object: "was held, along with two aides", "together with X"."""
    joined = [c for c in near if c.lower_ in JOINT]
    prepositions = [c for one in joined for c in (one, *one.children) if c.lower_ == "with"]
    prepositions += [c for one in joined for c in token.head.children if c.lower_ == "with" and c.i == one.i + 1]
    prepositions += [
        c for c in near if c.lower_ == "with" and any(o.lower_ in JOINT and o.i == c.i - 1 for o in c.children)
    ]
    return [(c, How.CONJUNCT) for p in prepositions if _next_to(token, p) for c in p.children if c.dep_ == "pobj"]


def _among(token: Token, near: tuple[Token, ...]) -> list[tuple[Token, How]]:
    """Who is named of several: "detained 28 people, among them X and Y"."""
    among = (c for c in near if c.lower_ == "among" and c.i > token.i)
    ends = [c.i for p in among for c in p.children if c.lower_ in {"them", "whom"}]
    if not ends or any(c.dep_ in {*SUBJECTS, "dobj"} and c.i > token.i for c in token.head.children):
        return []
    first = ends[0] + 1
    behind = (t for t in token.doc[first : first + NEAR] if t.pos_ in {"PROPN", "NOUN"} and t.left_edge.i >= first)
    named = next((t for t in behind if t.dep_ != "compound"), None)
    return [] if named is None else [(t, How.CONJUNCT) for t in (named, *(c for c in named.conjuncts if c.i > named.i))]


def _next_to(token: Token, preposition: Token) -> bool:
    """Whether the company is that of an argument: the last one before it ("X, along with Y, condemned Z": of X)."""
    nearer = (c for c in token.head.children if c.dep_ in {*SUBJECTS, "dobj"} and token.i < c.i < preposition.i)
    return token.i < preposition.i and not any(nearer)


def antecedent(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for, by the parse."""
    # the tagger takes some relative pronouns for conjunctions
    tagged = token.tag_ in {"WP", "WDT"} or (token.lower_ == "that" and token.tag_ == "IN" and token.dep_ in GAPS)
    if not tagged:
        return None
    clause = token
    while clause.dep_ != "relcl" and clause.head.i != clause.i:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" and clause.head.i < token.i else None


def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is its patient."""
    kinds = {child.dep_ for child in verb.children}
    if "auxpass" in kinds or "nsubjpass" in kinds:
        return True
    if verb.dep_ in {"ccomp", "xcomp"} and "aux" not in kinds and causer(verb) is not None:
        return True
    if verb.tag_ == "VBN" and "agent" in kinds and "aux" not in kinds:
        # "X, ruled by Y, left": the parser takes X for its subject
        return True
    if verb.tag_ != "VBN" or "aux" in kinds or "nsubj" in kinds:
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        return is_passive(verb.head)
    return verb.dep_ in {"acl", "advcl", "relcl", "amod", "xcomp", "oprd", "pcomp", "ROOT"} and "dobj" not in kinds


def causer(verb: Token) -> Token | None:
    """The verb by which somebody has it done: "had X jailed", "got X removed by the guards"."""
    # the tagger takes some for pasts: "threatened to have X arrested"
    past = verb.tag_ == "VBD" and verb.dep_ == "ccomp" and _is_bare_clause(verb)
    if not (verb.tag_ == "VBN" or past) or verb.dep_ not in {"ccomp", "xcomp", "acl"}:
        return None
    head = verb.head if verb.dep_ != "acl" else verb.head.head
    placed = verb.dep_ != "acl" or verb.head.dep_ == "dobj"
    caused = placed and head.lemma_ in CAUSING and head.i < verb.i
    return head if caused and any(t.pos_ in {"NOUN", "PROPN", "PRON"} for t in verb.doc[head.i : verb.i]) else None


def _is_bare_clause(verb: Token) -> bool:
    """Whether a clause begins with its subject right behind the verb above and has no word of its own before it."""
    kinds = {child.dep_ for child in verb.children if child.i < verb.i}
    return verb.left_edge.i == verb.head.i + 1 and not kinds - {"nsubj", "nsubjpass", "advmod"}


def objects(verb: Token) -> list[tuple[Token, How]]:
    """The direct objects of an active verb, coordinated ones included."""
    own = [pair for child in verb.children if child.dep_ in {"dobj", "oprd"} for pair in _meant(child)]
    # "stopped work": the parser takes some bare nouns for infinitives
    own += [(c, How.DIRECT) for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "NOUN" and c.i == verb.i + 1]
    if own:
        return own
    if _has_gap(verb):
        return [(verb.head, How.RELATIVE)]
    if verb.dep_ == "conj" and _is_next_gap(verb):
        return [(verb.head.head, How.RELATIVE)]
    shared = verb.head if verb.dep_ == "conj" else None
    later = [child for child in verb.children if child.dep_ == "conj" and child.pos_ in {*VERBAL, "ADJ"}]
    complete = {"prep", "prt", "ccomp", "xcomp"}
    if shared is None and later and not any(c.dep_ in complete and c.i < later[0].i for c in verb.children):
        # "arrested and beat X": the object stands with the last verb
        return [(token, How.SHARED) for token, _ in objects(later[0])]
    return []


def _meant(token: Token) -> list[tuple[Token, How]]:
    """A word with its coordinated ones; of a relative pronoun the noun ("an offer which X declined")."""
    noun = antecedent(token)
    return conjuncts(token) if noun is None else [(noun, How.RELATIVE)]


def _has_gap(verb: Token) -> bool:
    """Whether a relative clause lacks its object, so that the noun before it is meant ("the men whom they sent")."""
    if verb.dep_ not in {"relcl", "acl"} or verb.head.pos_ not in {"NOUN", "PROPN"} or is_passive(verb):
        return False
    if verb.lemma_ == "be" or any(child.tag_ == "WRB" for child in verb.children):
        # "to Y, where he is to sign"
        return False
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    return bool(subjects) and not any(
        token.tag_ in RELATIVES for subject in subjects for token in verb.doc[subject.left_edge.i : subject.i + 1]
    )


def _is_next_gap(verb: Token) -> bool:
    """Whether a further relative clause lacks its object: "a step that X blamed and that Y praised"."""
    first = verb.head
    if first.dep_ not in {"relcl", "acl"} or first.head.pos_ != "NOUN" or is_passive(verb):
        return False
    begins = verb.doc[verb.left_edge.i]
    return begins.lower_ in {"that", "which"} and any(c.dep_ in SUBJECTS and c is not begins for c in verb.children)


def as_how(how: How, found: list[tuple[Token, How]]) -> list[tuple[Token, How]]:
    """The same tokens, each at most as sure as `how`."""
    return [(token, max(how, before)) for token, before in found]


def modifiers(noun: Token) -> list[tuple[Token, How]]:
    """The words before a noun that may name an actor, coordinated ones too ("Indian and Pakistani soldiers")."""
    found: list[tuple[Token, How]] = []
    for child in noun.children:
        if child.dep_ in {"compound", "amod", "nmod"} and child.i < noun.i:
            found += _hyphenated(child)
            found.append((child, How.DIRECT))
            found += [(other, How.CONJUNCT) for other in child.children if other.dep_ == "conj" and other.i < noun.i]
    return found


def _hyphenated(token: Token) -> list[tuple[Token, How]]:
    """The first side of a pair in one word ("Armenia-Azerbaijan talks")."""
    i = token.left_edge.i
    pair = i + 2 == token.i and token.doc[i + 1].text in {"-", "–", "/"} and token.doc[i].tag_ == token.tag_
    return [(token.doc[i], How.CONJUNCT)] if pair and token.tag_ != "NN" else []
