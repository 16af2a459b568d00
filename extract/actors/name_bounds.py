"""Where a name begins behind titles and descriptions, and where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.cores import SIDES
from polgraph.extract.actors.local_names import SMALL
from polgraph.extract.actors.spans import plain, plain_lower, scan_offices, title_end
from polgraph.extract.language.embedder import PARTICLES as PATRONYMICS
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.model import Held
    from polgraph.extract.actors.sight import Sight
    from polgraph.extract.parse import Token

PARTICLES = frozenset(
    "al el ul ad as an ash at bin bint ben ibn abu ag ould de da do dos das del della di du la le van von der den ter "
    "y e of for and the - ' & 's".split()
).union(PATRONYMICS)
JOINED = frozenset({ActorType.PARTY, ActorType.ARMED_GROUP, ActorType.ORGANIZATION})
"""What may have a title for its name: "the Justice Party"."""
BODIES = frozenset("staff assembly secretariat directorate command council congress prosecution".split())
"""What "General" is no rank before."""
QUOTES = frozenset({'"', "“", "”"})


def name_start(core: list[Token], sight: Sight) -> int:
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
    if office.end != office.start + 1 or not token.has_capital:
        return False
    if _before_body(core, token.i - core[0].i, sight):
        return True
    before = token.nbor(-1) if token.i > core[0].i else None
    if before is None or before.ent_type_ != "PERSON" or token.ent_type_ != "PERSON" or token.ent_iob_ != "I":
        return False
    return title_end([plain_lower(before)], 0, sight.gazetteer) == 0 and not scan_offices([before], sight.gazetteer)


def _nicknamed(core: list[Token], place: int, first: int) -> bool:
    """Whether a quotation mark belongs to a nickname in the middle of a name: 'Pedro "Zorro" Alves'."""
    marks = [at for at, token in enumerate(core) if plain(token) in QUOTES]
    if len(marks) != 2 or place not in marks or not first < marks[0] < marks[1] < len(core) - 1:
        return False
    return all(token.pos_ == "PROPN" for token in core[first : marks[0]])


def _before_body(core: list[Token], place: int, sight: Sight) -> bool:
    """Whether a title begins the name of a body there, such as "the General Staff", "the Justice Party"."""
    title, body = core[place], core[-1]
    if place != len(core) - 2 or not title.has_capital:
        return False
    if not (scan_offices([title], sight.gazetteer) or title_end([title.lower_], 0, sight.gazetteer)):
        return False
    named = body.ent_type_ == "ORG" and sight.gazetteer.heads.get(body.lower_, ActorType.PERSON) in JOINED
    return named or (title.lower_ == "general" and body.lower_ in BODIES)


def strip_titles(core: list[Token], first: int, sight: Sight) -> tuple[int, bool]:
    """The first token of a name behind its titles, and whether it has any."""
    lower = [plain_lower(token) for token in core]
    titled = any(title_end(lower, place, sight.gazetteer) > place for place in range(first))
    while first < len(core) - 1:
        after = title_end(lower, first, sight.gazetteer)
        if after == first or after >= len(core):
            break
        if core[after].text == "-" and not core[after].whitespace_ and not core[after - 1].whitespace_:
            # the family name "Haji-Adan"
            break
        if _before_body(core, first, sight) or core[first].i in sight.belonging:
            break
        first, titled = after, True
        while first < len(core) - 1 and core[first].text in {".", ","}:
            first += 1
    return core[first].i, titled


def name_end(token: Token) -> int:
    """Names such as "Front for the Liberation of …" go on behind their head where the recogniser says so."""
    end, doc = token.i + 1, token.doc
    if is_aimed(token):
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


def is_aimed(token: Token) -> bool:
    """Whether a capitalised noun goes on with what it is for, where the recogniser sees no name."""
    if token.ent_type_ or token.tag_ != "NNP" or token.is_sent_start:
        return False
    behind = token.doc.tokens[token.i + 1 : token.i + 3]
    if len(behind) < 2:
        return False
    return behind[0].lower_ == "for" and behind[1].tag_ in {"NNP", "NNPS"} and not behind[1].ent_type_
