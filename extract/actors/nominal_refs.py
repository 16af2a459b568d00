"""References by description: nouns and offices that head actors, numbers and adjectives that stand for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.cores import country_in, owners_of, possessor_state, tail_of
from polgraph.extract.actors.gazetteer import Noun
from polgraph.extract.actors.model import NAME, NOMINAL, Held, Reference
from polgraph.extract.actors.spans import noun_at, plain_lower, scan_offices
from polgraph.extract.labels import NOMINAL_SUBJECTS
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.sight import Sight
    from polgraph.extract.parse import Token

# Common nouns that name the same actor as the name before them ("the Amal movement"), unlike "the Amal fighters".
SAME_TYPES = frozenset({ActorType.PARTY, ActorType.ARMED_GROUP, ActorType.ORGANIZATION, ActorType.MEDIA})
SAME_PEOPLE = frozenset({"rebel", "insurgent", "guerrilla", "separatist", "militant", "jihadist", "extremist"})
PARTICLES = frozenset("al el ul de da do dos das del della di du la le of for and - ' & 's y e".split())
SEVERAL = frozenset("hundred thousand dozen score ten million other one".split())
DETERMINED = frozenset({"the", "this", "that", "these", "those"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "agent", "dative", "conj"})


def names_same(noun: Noun) -> bool:
    """Whether a noun behind a name names the same actor as the name alone."""
    return (noun.type in SAME_TYPES and noun.kind == "collective") or noun.lemma in SAME_PEOPLE


def nominal_reference(token: Token, core: list[Token], sight: Sight) -> Reference | None:
    """The reference of a description; None where its head is no actor."""
    if _acts_on_something(core) or _abstract(token, core) or _is_signatory(token) or _introduces(token):
        return None
    held = tuple(office for office in scan_offices(core, sight.gazetteer) if office.end == token.i + 1)
    noun = noun_at(core, sight.gazetteer) or (None if held else _group(token, sight))
    if noun is None and not held:
        return None
    country = country_in(core[:-1], sight) or possessor_state(token, sight)
    if not country and noun is not None and "state" in noun.flags:
        country = _partisan(core[:-1], sight)
    owners = owners_of(token, core[:-1], sight)
    plural = token.tag_ in {"NNS", "NNPS"}
    if (
        noun is not None
        and noun.kind == "vehicle"
        and not (country or owners or plural or core[0].lower_ in DETERMINED)
    ):
        return None
    several = plural and noun is not None and noun.kind == "collective"
    alike = noun is not None and not held and not several and names_same(noun)
    name_tokens = _name_inside(core, sight) if alike else []
    if name_tokens and noun:
        name = sight.doc.between(name_tokens[0], name_tokens[-1] + 1)
        return Reference(
            token.i,
            core[0].i,
            token.i + 1,
            sight.doc.between(core[0].i, token.i + 1),
            name,
            NAME,
            noun.type,
            plural=False,
            definite=True,
            country=country_in(core, sight),
            classifier=noun.type,
        )
    end = tail_of(token)
    possessed = any(child.dep_ == "poss" for child in token.children)
    return Reference(
        head=token.i,
        start=core[0].i,
        end=end,
        text=sight.doc.between(core[0].i, end),
        name=_undetermined(core),
        kind=NOMINAL,
        type=_type(noun, held, plural=plural),
        plural=plural,
        definite=possessed or core[0].lower_ in DETERMINED,
        country=country,
        owners=owners,
        noun=_plain_noun(token, noun, sight),
        held=held,
    )


def _plain_noun(token: Token, noun: Noun | None, sight: Sight) -> Noun | None:
    """The entry of the head alone; of a "port authority", which is no government, that of the whole."""
    plain_noun = noun_at([token], sight.gazetteer)
    if noun is not None and plain_noun is not None and "state" in plain_noun.flags and "state" not in noun.flags:
        return noun
    return plain_noun or noun


def _partisan(core: list[Token], sight: Sight) -> str:
    """As in "the Peronist government": the state of the party that governs."""
    parties = (sight.gazetteer.followers.get((token.text,)) for token in core)
    return next((known.country for known in parties if known is not None and known.country), "")


def _acts_on_something(core: list[Token]) -> bool:
    """A clause that the parser takes for one noun, as in "Shelling villages will not help"."""
    return core[0].tag_ == "VBG" and core[0].dep_ == "amod" and core[0].is_sent_start is True


def _introduces(token: Token) -> bool:
    """As in "the opposition Vela Dal", where the parser takes what the party is for somebody besides."""
    if token.lower_ != "opposition" or token.dep_ not in NOMINAL_SUBJECTS or token.i + 1 >= len(token.doc):
        return False
    name = token.nbor()
    while name.dep_ == "compound" and name.pos_ == "PROPN":
        name = name.head
    return name.pos_ == "PROPN" and name.dep_ == token.dep_ and name.head.i == token.head.i


def _is_signatory(token: Token) -> bool:
    """As in "which is not a party to the accord", where no party is spoken of."""
    return token.lower_ == "party" and any(child.lower_ == "to" and child.i == token.i + 1 for child in token.children)


def _abstract(token: Token, core: list[Token]) -> bool:
    """Adjectives without article, and offices that mean a thing ("bring to justice")."""
    if len(core) > 1 or not token.text.islower() or any(token.children):
        return False
    return token.tag_ == "JJ" or (token.tag_ == "NN" and token.dep_ == "pobj" and token.head.lower_ == "to")


def _group(token: Token, sight: Sight) -> Noun | None:
    """A noun for people of a group ("Tories", "Kurds"), which is written with a capital."""
    groups = sight.gazetteer.groups
    kind = groups.get(token.text) or groups.get(token.lemma_)
    return Noun(token.lemma_.lower(), kind, "", "plural", frozenset()) if kind else None


def _type(noun: Noun | None, held: tuple[Held, ...], *, plural: bool) -> ActorType | None:
    if noun is None:
        return (ActorType.GROUP if plural else ActorType.PERSON) if held else None
    if noun.type is ActorType.PERSON:
        return ActorType.GROUP if plural else ActorType.PERSON
    if noun.kind == "plural" and noun.type is ActorType.GROUP and not plural:
        return ActorType.PERSON
    return noun.type


def _name_inside(core: list[Token], sight: Sight) -> list[int]:
    """Tokens of a proper name directly before the head noun, if it is neither a state nor an office."""
    found: list[int] = []
    for token in reversed(core[:-1]):
        grouped = token.text in sight.gazetteer.groups or token.lower_ in sight.gazetteer.groups
        if grouped and (not found or token.text.islower()):
            # "a Hutu militia" is called otherwise
            break
        if token.pos_ == "PROPN" or (found and plain_lower(token) in PARTICLES and token.text != "the"):
            found.append(token.i)
        elif found or token.pos_ not in {"ADJ", "NOUN"} or token.has_capital:
            break
    found.reverse()
    while found and plain_lower(sight.doc[found[0]]) in PARTICLES - {"al", "el"}:
        found.pop(0)
    known = sight.known.get(found[0]) if found else None
    if known and known[2].type is ActorType.STATE:
        found = [i for i in found if i >= known[1]]
    return found


def _undetermined(core: list[Token]) -> str:
    skip = 0
    while skip < len(core) - 1 and core[skip].pos_ in {"DET", "PRON", "CCONJ"}:
        skip += 1
    return core[0].doc.between(core[skip].i, core[-1].i + 1)


def stands_for_people(token: Token, sight: Sight) -> bool:
    """Whether an adjective or number is used as a noun for people: "the wounded", "the seven", "nine of them"."""
    if token.dep_ not in ARGUMENTS:
        return False
    before = token.nbor(-1).lower_ if token.i else ""
    if token.tag_ in {"VBN", "VBD", "JJ"}:
        noun = sight.gazetteer.nouns.get(token.lower_)
        return before in {"the", "its", "their", "our"} and noun is not None and noun.kind in {"plural", "collective"}
    counted = token.tag_ == "CD" and token.ent_type_ in {"CARDINAL", ""}
    if not counted and token.lemma_.lower() not in SEVERAL:
        return False
    if token.tag_ == "NN":
        return False
    of = [child for child in token.children if child.lower_ == "of"]
    inner = [c for child in of for c in child.children if c.dep_ == "pobj"]
    if inner:
        return inner[0].pos_ == "PRON" and counted
    if any(child.dep_ in {"prep", "nmod", "appos"} and child.i > token.i for child in token.children):
        return False
    if counted:
        return before == "the" or (before == "all" and token.dep_ in NOMINAL_SUBJECTS)
    return token.dep_ in NOMINAL_SUBJECTS or token.lemma_.lower() == "other"


def people_reference(token: Token, core: list[Token], sight: Sight) -> Reference:
    """The reference of an adjective or number that stands for people."""
    end = tail_of(token)
    word = token.lower_
    noun = sight.gazetteer.nouns.get(word) or Noun(word, ActorType.GROUP, "", "plural", frozenset({"generic"}))
    return Reference(
        head=token.i,
        start=core[0].i,
        end=end,
        text=sight.doc.between(core[0].i, end),
        name=sight.doc.between(core[0].i, end),
        kind=NOMINAL,
        type=ActorType.GROUP,
        plural=True,
        definite=core[0].lower_ in DETERMINED,
        owners=owners_of(token, core[:-1], sight),
        noun=noun,
    )


def aged_reference(token: Token, core: list[Token]) -> Reference:
    """The reference of "the 34-year-old", who is a person named before."""
    text = token.doc.between(core[0].i, token.i + 1)
    definite = core[0].lower_ in DETERMINED
    return Reference(token.i, core[0].i, token.i + 1, text, text, NOMINAL, ActorType.PERSON, definite=definite)
