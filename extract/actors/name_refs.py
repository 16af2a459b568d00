"""References by name: where a name begins behind titles and descriptions, where it ends, of which type it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.cores import (
    ENTITY_TYPES,
    NOT_HEADS,
    SIDES,
    core_of,
    country_in,
    owners_of,
    possessor_state,
)
from polgraph.extract.actors.gazetteer import words
from polgraph.extract.actors.local_names import SMALL
from polgraph.extract.actors.model import Held, Kind, Reference
from polgraph.extract.actors.nominal_refs import names_same
from polgraph.extract.actors.spans import SLOGANS, in_surname, is_hyphenated, noun_at, plain, scan_offices, title_end
from polgraph.extract.language.embedder import PARTICLES as PATRONYMICS
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.gazetteer import Known
    from polgraph.extract.actors.sight import Sight
    from polgraph.extract.parse import Token

NEVER = frozenset("DATE TIME MONEY PERCENT QUANTITY ORDINAL CARDINAL LAW LANGUAGE WORK_OF_ART".split())
PARTICLES = frozenset(
    "al el ul ad as an ash at bin bint ben ibn abu ag ould de da do dos das del della di du la le van von der den ter "
    "y e of for and the - ' & 's".split()
).union(PATRONYMICS)
JOINED = frozenset({ActorType.PARTY, ActorType.ARMED_GROUP, ActorType.ORGANIZATION})
"""What may have a title for its name: "the Justice Party"."""
BODIES = frozenset("staff assembly secretariat directorate command council congress prosecution".split())
"""What "General" is no rank before."""
EQUALS = frozenset("counterpart colleague namesake predecessor successor".split())
"""What persons are to each other, before the name of one."""
QUOTES = frozenset({'"', "“", "”"})
QUARTERS = frozenset(
    "central downtown inner greater suburban northern southern eastern western north south east west nearby old".split()
)
"""What only a town has, and no government."""
BALLOTS = frozenset({"D", "R", "I"})
"""Letters of American parties before the state of a lawmaker."""
WITHIN = frozenset("in near outside inside around across".split())


def span_head(start: int, end: int, sight: Sight) -> int:
    """The token that heads a known phrase: one that hangs outside it, the last where the parser has made several."""
    outer = [token for token in sight.doc[start:end] if not start <= token.head.i < end or token.head.i == token.i]
    firm = [token for token in outer if token.dep_ not in NOT_HEADS]
    return (firm or outer)[-1].i


def known_reference(token: Token, span: tuple[int, int, Known], sight: Sight) -> Reference | None:
    """The reference of a known phrase with the descriptions before it; a modifier where the phrase only modifies."""
    start, end, known = span
    if token.i in sight.datelines and known.type is not ActorType.STATE:
        return None
    kind, name = known.type, known.name
    text = sight.doc[start:end].text
    in_dateline = token.i in sight.datelines and known.kind != "name"
    if in_dateline or (known.kind == "capital" and (_locates(token) or _governed(token, end, sight))):
        kind, name = ActorType.PLACE, text
    elif known.kind == "people":
        kind, name = ActorType.GROUP, text
    if token.dep_ in NOT_HEADS or (known.kind == "adjective" and token.dep_ in {"npadvmod", "nmod", "advmod"}):
        if known.kind == "people":
            kind, name = known.type, known.name
        return Reference(token.i, start, end, text, name, Kind.MODIFIER, kind, country=known.country)
    before = [t for t in core_of(token, sight) if t.i < start]
    first = before[0].i if before else start
    return Reference(
        head=token.i,
        start=first,
        end=end,
        text=sight.doc[first:end].text,
        name=name,
        kind=Kind.NAME,
        type=kind,
        plural=known.kind == "people",
        definite=True,
        country=known.country,
        held=tuple(scan_offices(before, sight.gazetteer)),
    )


def _locates(token: Token) -> bool:
    """Whether a capital is the town itself ("in Y", "central Y") and not the government there."""
    if any(c.i == token.i - 1 and c.lower_ in QUARTERS for c in token.children):
        return True
    return token.dep_ == "pobj" and token.head.lower_ in WITHIN


def _governed(token: Token, end: int, sight: Sight) -> bool:
    """Whether a capital is the town that somebody governs: "mayor of Y", "Y Deputy Mayor X"."""
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        return _of_town(token.head.head, sight)
    return token.dep_ in NOT_HEADS and any(_of_town(after, sight) for after in sight.doc[end : end + 2])


def _of_town(post: Token, sight: Sight) -> bool:
    office = sight.gazetteer.offices.get((post.lower_,))
    return office is not None and office.object == "place"


def is_name(token: Token, core: list[Token], sight: Sight) -> bool:
    """Whether a token heads a proper name rather than a description."""
    if is_hyphenated(token) or in_surname(token):
        return True
    if token.pos_ != "PROPN" and not (token.ent_type_ in ENTITY_TYPES and token.text[:1].isupper()):
        return False
    lower, gazetteer = token.lower_, sight.gazetteer
    before = core[-2] if len(core) > 1 else None
    if token.ent_type_ in NEVER and token.text not in SLOGANS and (before is None or before.ent_type_ != "PERSON"):
        return False
    named = before is not None and before.pos_ == "PROPN" and before.i not in sight.known and before.text[:1].isupper()
    if any(office.end == token.i + 1 for office in scan_offices(core, gazetteer)):
        return named and (lower,) in gazetteer.offices and token.ent_type_ == "PERSON" and _inside_entity(token, core)
    noun = noun_at([token], gazetteer)
    if noun is None or _goes_on(token):
        return True
    if "state" in noun.flags and not named:
        return False
    alone = token.i == 0 or token.nbor(-1).pos_ in {"DET", "ADJ", "PUNCT", "ADP", "SPACE", "NUM"} or len(core) == 1
    if not alone or named:
        return True
    first = token.is_sent_start or token.i == 0 or token.nbor(-1).is_punct or token.nbor(-1).is_space
    return lower in gazetteer.heads and not (first and lower not in gazetteer.nouns)


def _goes_on(token: Token) -> bool:
    """Whether the recogniser's name goes on behind a noun: "the Cooperative for Rural Defence"."""
    behind = token.doc[token.i + 1 : token.i + 3]
    if _aimed(token):
        return True
    if token.ent_type_ != "ORG" or len(behind) < 2 or behind[0].lower_ != "for":
        return False
    return all(t.ent_iob_ == "I" and t.ent_type_ == "ORG" for t in behind) and behind[1].text[:1].isupper()


def _aimed(token: Token) -> bool:
    """Whether a capitalised noun goes on with what it is for, where the recogniser sees no name."""
    behind = token.doc[token.i + 1 : token.i + 3]
    if token.ent_type_ or token.tag_ != "NNP" or token.is_sent_start or len(behind) < 2:
        return False
    return behind[0].lower_ == "for" and behind[1].tag_ in {"NNP", "NNPS"} and not behind[1].ent_type_


def _inside_entity(token: Token, core: list[Token]) -> bool:
    """Whether the recogniser's name began before a token ("Azlan Shah")."""
    first = token
    while first.ent_iob_ == "I" and first.i > core[0].i:
        first = first.nbor(-1)
    return first.i < token.i and first.ent_type_ == token.ent_type_


def name_reference(token: Token, core: list[Token], sight: Sight) -> Reference | None:
    """The reference of a name that is not known beforehand; None where it names no actor."""
    gazetteer = sight.gazetteer
    listed = token.text == "List" and len(core) > 1 and core[-2].text[:1].isupper()
    unnamed = token.lower_ in gazetteer.nonactors or token.text in gazetteer.nonactors or _is_ballot(core)
    if (unnamed and not listed) or token.i in sight.datelines:
        return None
    first = _name_start(core, sight)
    held = tuple(office for office in scan_offices(core, gazetteer) if office.end <= core[first].i)
    end = _name_end(token)
    begin, titled = _strip_titles(core, first, sight)
    equal = begin > core[0].i and sight.doc[begin - 1].lower_ in EQUALS
    kind = ActorType.PERSON if titled or held or equal else _name_type(token, begin, end, sight)
    before, name = core[:first], sight.doc[begin:end].text
    country = country_in(before, sight) or possessor_state(token, sight) or _led(name, held, sight)
    return Reference(
        head=token.i,
        start=core[0].i,
        end=end,
        text=sight.doc[core[0].i : end].text,
        name=name,
        kind=Kind.NAME,
        type=kind,
        definite=core[0].lower_ == "the",
        country=country,
        owners=owners_of(token, before, sight),
        held=held,
        classifier=_classifier(before, sight),
    )


def _is_ballot(core: list[Token]) -> bool:
    """Whether a phrase is the party and state of a lawmaker, as in "Sen. X, D-Mass."."""
    return len(core) > 2 and core[0].text in BALLOTS and core[1].text == "-" and not core[1].whitespace_


def _led(name: str, held: tuple[Held, ...], sight: Sight) -> str:
    """The state of a widely known holder of an office of state, as in "President Nelson Mandela"."""
    return sight.gazetteer.leaders.get(words(name), "") if any(h.office.object == "state" for h in held) else ""


def _name_start(core: list[Token], sight: Sight) -> int:
    """Index in the core where the name proper begins, after descriptions, offices and nationality."""
    first = _behind_leaning(core)
    offices = scan_offices(core[:-1], sight.gazetteer)
    covered = {i for o in offices for i in range(o.start, o.end) if not _part_of_name(o, core, sight)} - sight.belonging
    for place, token in enumerate(core[:-1]):
        word = plain(token)
        lower_word = word[:1].islower() and word.lower() not in PARTICLES
        if _before_body(core, place, sight):
            break
        if token.i in covered or lower_word or token.pos_ in {"DET", "NUM"} or word in QUOTES:
            first = first if word in QUOTES and _nicknamed(core, place, first) else max(first, place + 1)
    leading = sight.known.get(core[first].i)
    last = core[-1].lower_
    ordinary = last not in sight.gazetteer.heads and last not in sight.gazetteer.nouns
    if leading and leading[2].type is ActorType.STATE and leading[1] <= core[-1].i and ordinary:
        first += leading[1] - core[first].i
    while first < len(core) - 1 and core[first].text in {"-", "'", "’s", "'s"}:
        first += 1
    return first


def _behind_leaning(core: list[Token]) -> int:
    """Where a name goes on behind whom somebody sides with: "Unity Platform" of "pro-European Unity Platform"."""
    sides = [place for place, token in enumerate(core[:-3]) if token.lower_ in SIDES and core[place + 1].text == "-"]
    return sides[-1] + 3 if sides else 0


def _part_of_name(office: Held, core: list[Token], sight: Sight) -> bool:
    """Whether a capitalised office word is part of a name: "Shah" of "Azlan Shah Bey", "Justice" of "Justice Party"."""
    token = sight.doc[office.start]
    if office.end != office.start + 1 or not token.text[:1].isupper():
        return False
    if _before_body(core, token.i - core[0].i, sight):
        return True
    before = token.nbor(-1) if token.i > core[0].i else None
    if before is None or before.ent_type_ != "PERSON" or token.ent_type_ != "PERSON" or token.ent_iob_ != "I":
        return False
    return title_end([plain(before).lower()], 0, sight.gazetteer) == 0 and not scan_offices([before], sight.gazetteer)


def _nicknamed(core: list[Token], place: int, first: int) -> bool:
    """Whether a quotation mark belongs to a nickname in the middle of a name: 'Pedro "Zorro" Alves'."""
    marks = [at for at, token in enumerate(core) if plain(token) in QUOTES]
    if len(marks) != 2 or place not in marks or not first < marks[0] < marks[1] < len(core) - 1:
        return False
    return all(token.pos_ == "PROPN" for token in core[first : marks[0]])


def _before_body(core: list[Token], place: int, sight: Sight) -> bool:
    """Whether a title begins the name of a body there, such as "the General Staff", "the Justice Party"."""
    title, body = core[place], core[-1]
    if place != len(core) - 2 or not title.text[:1].isupper():
        return False
    if not (scan_offices([title], sight.gazetteer) or title_end([title.lower_], 0, sight.gazetteer)):
        return False
    named = body.ent_type_ == "ORG" and sight.gazetteer.heads.get(body.lower_, ActorType.PERSON) in JOINED
    return named or (title.lower_ == "general" and body.lower_ in BODIES)


def _strip_titles(core: list[Token], first: int, sight: Sight) -> tuple[int, bool]:
    lower = [plain(token).lower() for token in core]
    titled = any(title_end(lower, place, sight.gazetteer) > place for place in range(first))
    while first < len(core) - 1:
        after = title_end(lower, first, sight.gazetteer)
        if after == first or after >= len(core):
            break
        if _before_body(core, first, sight) or core[first].i in sight.belonging:
            break
        first, titled = after, True
        while first < len(core) - 1 and core[first].text in {".", ","}:
            first += 1
    return core[first].i, titled


def _name_end(token: Token) -> int:
    """Names such as "Front for the Liberation of …" go on behind their head where the recogniser says so."""
    end, doc = token.i + 1, token.doc
    if _aimed(token):
        end += 2
        while end < len(doc) and doc[end].tag_ in {"NNP", "NNPS"} and not doc[end].ent_type_:
            end += 1
    if token.ent_type_ in {"ORG", "FAC"}:
        while end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].ent_type_ == token.ent_type_:
            if doc[end].is_space or doc[end].is_bracket or doc[end].tag_ == "POS":
                break
            end += 1
        while end > token.i + 1 and (doc[end - 1].is_punct or doc[end - 1].lower_ in SMALL):
            end -= 1
    return end


def _name_type(token: Token, begin: int, end: int, sight: Sight) -> ActorType | None:
    gazetteer, doc = sight.gazetteer, sight.doc
    last, opening = doc[end - 1].lower_, doc[begin].lower_
    name = doc[begin:end].text
    if is_hyphenated(token):
        return ActorType.PERSON
    for word in (token.lower_, last, opening):
        if word in gazetteer.heads and (end - begin > 1 or word in gazetteer.nouns):
            return gazetteer.heads[word]
    if token.text in gazetteer.groups or token.lower_ in gazetteer.groups:
        return gazetteer.groups.get(token.text) or gazetteer.groups[token.lower_]
    if name in gazetteer.cities:
        return ActorType.PLACE
    return ENTITY_TYPES.get(token.ent_type_)


def _classifier(before: list[Token], sight: Sight) -> ActorType | None:
    """The type that a description directly before a name gives it: "the rebel group X", not "the group commander X"."""
    if any(office.end == before[-1].i + 1 for office in scan_offices(before, sight.gazetteer)):
        return None
    for place in range(len(before), 0, -1):
        noun = noun_at(before[:place], sight.gazetteer)
        if noun is not None and names_same(noun):
            return noun.type
    return None
