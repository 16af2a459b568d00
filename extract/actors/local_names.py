"""Names that the article itself makes known: long names with small words or days in them, acronyms behind a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.dated_names import dated_name
from polgraph.extract.actors.gazetteer import Gazetteer, Known, words
from polgraph.extract.actors.names import initials, is_acronym
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc, Token

# Small words inside names: after the foreign ones a lower-case word may go on, after the others only a capital.
FOREIGN = frozenset("du des de la las los les le del della delle dei di dos das für pour para por per".split())
ENGLISH = frozenset("of for".split())
NEUTRAL = frozenset("the y e et und i al el as ash ar an ul bil wal fi do da and & to".split())
SMALL = FOREIGN | ENGLISH | NEUTRAL
BODIES = frozenset(
    {
        ActorType.PARTY,
        ActorType.ARMED_GROUP,
        ActorType.ORGANIZATION,
        ActorType.GOVERNMENT_BODY,
        ActorType.INTERNATIONAL_ORGANIZATION,
        ActorType.MEDIA,
    }
)
LONGEST = 11
"""How many tokens a name with small words may have."""
SLACK = 5
"""How many tokens more than letters the long form of an acronym may have."""


def local_names(doc: Doc, gazetteer: Gazetteer) -> dict[tuple[str, ...], Known]:
    """Phrases that name organisations in this article.

    Args:
        doc: the parsed article.
        gazetteer: what is known beforehand: the head words of names, and names that are left out here.
    """
    found: dict[tuple[str, ...], Known] = {}
    article = False
    for token in doc:
        # a day opens a name behind "the" alone
        begins = token.has_capital or (article and token.text[:1].isdigit())
        dated = dated_name(doc, token.i, gazetteer) if article and begins else 0
        article = token.lower_ == "the"
        if dated or token.has_capital:
            end = dated or _long_name(token, gazetteer)
            if end:
                start = token.i if dated else _begin(token, gazetteer)
                phrase, text = _phrase(doc, start, end), doc.between(start, end)
                if phrase not in gazetteer.known:
                    head = doc[end - 1] if dated else token
                    found[phrase] = Known(text, gazetteer.heads[head.lower_], "local", "")
        elif token.text == "(":
            found |= _defined(doc, token.i, gazetteer)
    return found


def _phrase(doc: Doc, start: int, end: int) -> tuple[str, ...]:
    return tuple(token.text.replace("’", "'") for token in doc[start:end])


def _long_name(token: Token, gazetteer: Gazetteer) -> int:
    """The end of a name with small words that begins at a token ("Front for the …"), 0 where none does."""
    doc, kind = token.doc, gazetteer.heads.get(token.lower_)
    if kind not in BODIES or "state" in _flags(token.lower_, gazetteer) or (token.lower_,) in gazetteer.offices:
        return 0
    if token.i > 1 and token.nbor(-1).lower_ == "of" and (token.nbor(-2).lower_,) in gazetteer.offices:
        # "Commissioner of Police X": his post, then his name
        return 0
    if token.is_sent_start and token.tag_ == "NNS":
        # "Fighters of the X attacked": a sentence begins with a capital, whatever the word
        return 0
    end, joined, i = token.i + 1, False, token.i + 1
    while i < min(len(doc), token.i + LONGEST):
        word = doc[i]
        if not joined and ((word.lower_,) in gazetteer.offices or (word.lower_,) in gazetteer.titles):
            # "League Secretary-General X": somebody's post
            return 0
        if word.has_capital and word.is_alpha and (not word.is_sent_start or doc[i - 1].lower_ in FOREIGN):
            end = i = i + 1
            continue
        after = _joined(doc, i, gazetteer)
        if not after:
            break
        end = i = after
        joined = True
    return end if joined else 0


def _begin(head: Token, gazetteer: Gazetteer) -> int:
    """Where a long name begins whose head word it is: "State" of "State Committee for …", but not "Kyrgyz" or "The"."""
    start = head.i
    while start > head.sent.start:
        before = head.nbor(start - 1 - head.i)
        title = (before.lower_,) in gazetteer.offices or (before.lower_,) in gazetteer.titles
        named = before.has_capital and before.is_alpha and before.pos_ in {"PROPN", "ADJ"}
        if not named or title or before.head is not head or (before.text,) in gazetteer.known:
            break
        start -= 1
    return start


def _flags(lemma: str, gazetteer: Gazetteer) -> frozenset[str]:
    noun = gazetteer.nouns.get(lemma)
    return noun.flags if noun else frozenset()


def _joined(doc: Doc, i: int, gazetteer: Gazetteer) -> int:
    """The end of small words and the word behind them that go on with a name; 0 where they do not."""
    foreign = english = False
    first = i
    while i < len(doc) and (doc[i].lower_ in SMALL or (doc[i].text == "-" and not doc[i - 1].whitespace_)):
        foreign = foreign or doc[i].lower_ in FOREIGN
        english = english or doc[i].lower_ in ENGLISH
        i += 1
    if i == first or i >= len(doc) or not doc[i].is_alpha or doc[first].lower_ == "the":
        return 0
    if dated_name(doc, i, gazetteer):
        return 0
    small = {token.lower_ for token in doc[first:i]}
    if small & {"and", "&", "to"} or (doc[i].text[:1].islower() and not foreign):
        return 0
    known = gazetteer.known.get((doc[i].text,))
    whose = english and known is not None and known.type is ActorType.STATE
    national = doc[first - 1].lower_ == "party" and small == {"of"} and known is not None and known.kind == "name"
    return 0 if whose and not national else i + 1


def _defined(doc: Doc, bracket: int, gazetteer: Gazetteer) -> dict[tuple[str, ...], Known]:
    """The acronym in "Name of Something (NOS)", which in this article means that name and nothing else."""
    if bracket + 2 >= len(doc) or doc[bracket + 2].text != ")" or not is_acronym(doc[bracket + 1].text):
        return {}
    acronym = doc[bracket + 1].text.replace(".", "").upper()
    least = max(doc[bracket].sent.start, bracket - len(acronym) - SLACK)
    for start in range(least, bracket - 1):
        text = doc.between(start, bracket)
        if _spells(doc, start, bracket) and acronym in initials(text):
            known = gazetteer.known.get(words(text)) or Known(text, _type(doc, start, bracket, gazetteer), "local", "")
            return {(doc[bracket + 1].text,): known, _phrase(doc, start, bracket): known}
    return {}


def _spells(doc: Doc, start: int, end: int) -> bool:
    """Whether a span can be the long form of an acronym: it begins with a capital and has no brackets or commas."""
    inside = doc[start:end]
    return inside[0].has_capital and inside[0].lower_ != "the" and all(t.is_alpha or t.text in "-'’&." for t in inside)


def _type(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> ActorType:
    for word in (doc[start].lower_, doc[end - 1].lower_, *(token.lower_ for token in doc[start + 1 : end - 1])):
        kind = gazetteer.heads.get(word)
        if kind in BODIES:
            return kind
    return ActorType.ORGANIZATION
