"""Whether a person is spoken of as "he" or "she": titles, kin nouns, given names and the pronouns next to the name."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from polgraph.extract.actors.model import NAME, NOMINAL, Reference
from polgraph.extract.actors.names import name_words
from polgraph.extract.labels import NOMINAL_SUBJECTS
from polgraph.extract.tables import read_table
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.discourse import Discourse
    from polgraph.extract.parse import Token

PERSON = ActorType.PERSON
MALE = frozenset("he him his himself".split())
FEMALE = frozenset("she her hers herself".split())
GENDERED = MALE | FEMALE
FEMALE_WORDS = frozenset(
    "mrs ms miss madame mme mlle dona doña señora senora queen princess daw lady dame baroness duchess sister "
    "spokeswoman chairwoman "
    "congresswoman businesswoman policewoman stateswoman councilwoman woman girl mother wife widow daughter "
    "niece aunt grandmother "
    "granddaughter actress heiress nun matriarch".split()
)
MALE_WORDS = frozenset(
    "mr sir king prince lord baron duke señor senor don sheikh ayatollah mullah brother spokesman chairman "
    "congressman businessman "
    "policeman statesman councilman man boy father husband widower son nephew uncle grandfather grandson "
    "priest monk patriarch "
    "strongman nobleman".split()
)
RANKS = frozenset({"general", "gen.", "colonel", "col.", "admiral", "brigadier"})
SAID, GIVEN, NEAR = 5, 2, 1
"""Votes of a title or noun, of a given name, and of one pronoun close to the name; own choice: a title outvotes misread
pronouns, and several pronouns a name that is borne otherwise somewhere."""


def genders(discourse: Discourse) -> dict[int, str]:
    """The gender of the persons of an article that show one, by entity number."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for reference in discourse.references.values():
        entity = discourse.of.get(reference.head)
        if entity is None or reference.kind is not NAME or discourse.entities[entity].type is not PERSON:
            continue
        said = _worded(discourse, reference)
        if said:
            votes[entity][said] += SAID
        elif _ranked(discourse, reference):
            votes[entity]["m"] += NEAR
        given = given_gender(reference.name)
        if given and not votes[entity][given]:
            votes[entity][given] += GIVEN
        near = _pronoun_near(discourse, reference)
        if near:
            votes[entity][near] += NEAR
    return {
        entity: "f" if count["f"] > count["m"] else "m" for entity, count in votes.items() if count["f"] != count["m"]
    }


def word_gender(words: set[str]) -> str:
    """The gender that words say, or ""."""
    female, male = bool(words & FEMALE_WORDS), bool(words & MALE_WORDS)
    return "" if female == male else "f" if female else "m"


@cache
def _given_names() -> dict[str, str]:
    return {name_words(row["name"])[0]: row["gender"][0] for row in read_table("actors/given_names.tsv")}


def given_gender(name: str) -> str:
    """The gender that the given name of a full name shows, or ""; of double names ("Marie-Jean") the first counts."""
    words = name_words(name)
    return _given_names().get(words[0], "") if len(words) > 1 else ""


def _worded(discourse: Discourse, reference: Reference) -> str:
    tokens = discourse.doc.tokens
    token = tokens[reference.head]
    words = {t.lower_.rstrip(".") for t in tokens[reference.start : reference.end]}
    others = [c for c in token.children if c.dep_ == "appos"]
    others += [token.head] if token.dep_ == "appos" else []
    for other in others:
        described = discourse.references.get(other.i)
        if described is not None and described.kind is NOMINAL and not described.plural:
            words.add(other.lemma_.lower())
    return word_gender(words)


def _ranked(discourse: Discourse, reference: Reference) -> bool:
    """Whether a name bears a high rank of soldiers, which women seldom have: any other sign outweighs it."""
    return any(token.lower_ in RANKS for token in discourse.doc[reference.start : reference.end])


def _pronoun_near(discourse: Discourse, reference: Reference) -> str:
    """The first personal pronoun after a subject's name with no other person between ("X said she …")."""
    token = discourse.doc[reference.head]
    if token.dep_ not in NOMINAL_SUBJECTS or token.head is token:
        return ""
    for other in discourse.doc.tokens[reference.end : token.sent.end]:
        if other.lower_ in GENDERED and _under(other, token.head):
            return "f" if other.lower_ in FEMALE else "m"
        rival = discourse.references.get(other.i)
        if rival is not None and rival.type is PERSON and discourse.of.get(other.i) != discourse.of[reference.head]:
            return ""
    return ""


def _under(token: Token, verb: Token) -> bool:
    return verb.is_ancestor(token)
