"""Spans of tokens that the gazetteer knows, and offices and titles inside a noun phrase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polgraph.extract.actors.gazetteer import Gazetteer, Known, Noun, Office, reach, words
from polgraph.extract.actors.local_names import local_names
from polgraph.extract.actors.model import Held
from polgraph.extract.actors.states import local_states
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc, Token


HYPHENED = frozenset({"vice"})
"""What is written before a post with a hyphen or without."""
CLOCK = frozenset({"pm", "am"})
"""Hours of the day, unlike the PM."""
SERVICES = (("air", "force"), ("army",), ("coast", "guard"), ("marine",), ("marine", "corps"), ("navy",))
"""Services of the armed forces before a rank: "Navy Capt. X"."""
SLOGANS = frozenset("First Forward Together Rising Alive".split())
"""What parties have behind the name of a state."""
SEAT, UNION, HOST = ("Brussels",), "European Union", "Belgium"
"""A capital that stands for a union of states where that is spoken of, unless its own state is too."""
FIELD_OFFICES = frozenset("Adviser Advisor Commissioner Court Department Minister Ministry Secretary".split())
TO_COME = frozenset("elect designate nominee".split())


def plain(token: Token) -> str:
    """The token's text with straight apostrophes."""
    text = token.text
    return text if text.isascii() else text.replace("’", "'").replace("‘", "'")


def plain_lower(token: Token) -> str:
    """The same in lower case."""
    text = token.lower_
    return text if text.isascii() else text.replace("’", "'").replace("‘", "'")


def is_hyphenated(token: Token) -> bool:
    """Whether a token is the small second part of a given name, as in "Tzu-hung", whatever the tagger takes it for."""
    if token.i < 2 or token.ent_type_ != "PERSON" or not token.text.islower():
        return False
    hyphen, first = token.nbor(-1), token.nbor(-2)
    return hyphen.text == "-" and not (hyphen.whitespace_ or first.whitespace_) and first.has_capital


def known_spans(doc: Doc, gazetteer: Gazetteer) -> dict[int, tuple[int, int, Known]]:
    """The longest known phrases of the text, by each token index that they cover.

    What the article defines goes before what is known beforehand. A known name that is a part of a longer
    personal name ("Jordan Hayes") or of another longer name is none.
    """
    texts = [plain(token) for token in doc]
    local = {**local_states(doc, gazetteer), **local_names(doc, gazetteer)}
    longest, usual = reach(local), gazetteer.reach
    found: dict[int, tuple[int, int, Known]] = {}
    end = 0
    for i, text in enumerate(texts):
        # hardly any word begins a known phrase, so that is asked first
        if i < end or not (text in usual or text in longest or "-" in text):
            continue
        if not (text[:1].isupper() or text[:1].isdigit()):
            continue
        most = max(usual.get(text, 0), longest.get(text, 0))
        for length in range(min(most, len(texts) - i), 0, -1):
            phrase = tuple(texts[i : i + length])
            known = local.get(phrase) or gazetteer.known.get(phrase)
            if known is not None and not _in_longer(doc, i, i + length, known, gazetteer):
                end = i + length
                found.update(dict.fromkeys(range(i, end), (i, end, known)))
                break
        else:
            compound = _compounded(text, gazetteer, local)
            if compound is not None:
                found[i] = (i, i + 1, compound)
    return _without_foreign(_seated(found, texts, gazetteer), texts, gazetteer)


def _seated(
    found: dict[int, tuple[int, int, Known]], texts: list[str], gazetteer: Gazetteer
) -> dict[int, tuple[int, int, Known]]:
    """Reads "Brussels" as the European Union where the text speaks of that and not of Belgium."""
    union = gazetteer.known.get(words(UNION))
    named = {known.name for start, end, known in found.values() if tuple(texts[start:end]) != SEAT}
    if union is None or UNION not in named or HOST in named:
        return found
    seat = Known(union.name, union.type, "capital", "")
    return {i: (start, end, seat if tuple(texts[start:end]) == SEAT else k) for i, (start, end, k) in found.items()}


def _without_foreign(
    found: dict[int, tuple[int, int, Known]], texts: list[str], gazetteer: Gazetteer
) -> dict[int, tuple[int, int, Known]]:
    """Leaves out the acronyms of known parties whose country is not among those of the text: there they are others."""
    spelled = {known.name for start, end, known in found.values() if not texts[start].isupper() or end > start + 1}
    named = {known.country for _, _, known in found.values() if known.type is ActorType.STATE}
    named |= {country for text in set(texts) if (country := gazetteer.cities.get(text))}

    def foreign(start: int, known: Known) -> bool:
        party = known.type is ActorType.PARTY and bool(known.country) and texts[start].isupper()
        return party and known.country not in named and known.name not in spelled

    return {i: (start, end, k) for i, (start, end, k) in found.items() if not (named and foreign(start, k))}


def _compounded(word: str, gazetteer: Gazetteer, local: dict[tuple[str, ...], Known]) -> Known | None:
    """The known name in a token such as "U.S.-led"."""
    first, hyphen, last = word.rpartition("-")
    if not hyphen or not last.islower():
        return None
    phrase = words(first)
    return local.get(phrase) or gazetteer.known.get(phrase)


def _in_longer(doc: Doc, start: int, end: int, known: Known, gazetteer: Gazetteer) -> bool:
    """Whether a known name is here a part of a longer one, as "Congress" of "The Congress of Labour Unions"."""
    parts = (
        _is_field(doc, end, known),
        _coordinated(doc, start, end, known),
        _in_body(doc, end, known),
        _ends_body(doc, start, end, known, gazetteer),
        _begins_slogan(doc, start, end, known),
        _of_people(doc, start, end, gazetteer),
    )
    if _in_person(doc, start, end) or any(parts):
        return True
    if known.type is ActorType.STATE or known.kind == "local" or end - start > 1 or end + 1 >= len(doc):
        return False
    return doc[end].lower_ in {"of", "for"} and doc[end].nbor().ent_iob_ == "I" and doc[end].nbor().has_capital


def _is_field(doc: Doc, end: int, known: Known) -> bool:
    """Whether a party's name is the field of an office: "Labour Adviser X" is of no Labour Party."""
    field = known.type is ActorType.PARTY and doc[end - 1].lower_ in {"labour", "labor"}
    return field and end < len(doc) and doc[end].text in FIELD_OFFICES


def _coordinated(doc: Doc, start: int, end: int, known: Known) -> bool:
    """Whether a known party is the end of another's name, as "Progress Party" of "Justice and Progress Party"."""
    if known.type is ActorType.STATE or start < 2 or doc[start - 1].lower_ not in {"and", "&"}:
        return False
    return all(token.ent_iob_ == "I" and token.ent_type_ == "ORG" for token in doc[start - 1 : end])


def _in_body(doc: Doc, end: int, known: Known) -> bool:
    """Whether a newspaper's name only begins a longer one, as "The National" of "The National Unity Council"."""
    if known.type is not ActorType.MEDIA or end >= len(doc):
        return False
    return doc[end].ent_iob_ == "I" and doc[end].ent_type_ == "ORG" and doc[end].tag_ == "NNP"


def _ends_body(doc: Doc, start: int, end: int, known: Known, gazetteer: Gazetteer) -> bool:
    """Whether a known name ends a longer one, as "Bishkek" of the newspaper "Vecherniy Bishkek"."""
    before = doc[start - 1] if start else doc[start]
    if before.dep_ not in {"compound", "amod"} or not start <= before.head.i < end or (before.text,) in gazetteer.known:
        return False
    if not before.has_capital or not before.is_alpha or doc[end - 1].text.isupper():
        return False
    if known.kind == "capital" and before.pos_ == "PROPN":
        return (before.lower_,) not in gazetteer.offices and (before.lower_,) not in gazetteer.titles
    return doc[start].ent_type_ == before.ent_type_ == "ORG" and doc[start].ent_iob_ == "I"


def _of_people(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a name is that of some people's body: the "Nurses' Congress" is no parliament."""
    if start < 2 or end - start > 1 or doc[start - 1].tag_ != "POS" or doc[start - 1].text not in {"'", "’"}:
        return False
    people = doc[start - 2]
    noun = gazetteer.nouns.get(people.lower_) or gazetteer.nouns.get(singular(people.lower_))
    return people.has_capital and noun is not None and noun.kind in {"plural", "person"}


def _begins_slogan(doc: Doc, start: int, end: int, known: Known) -> bool:
    """Whether a state begins the name of a party, as in "Chile First", "Kenya Forward"."""
    if known.type is not ActorType.STATE or known.kind != "name" or end >= len(doc):
        return False
    return doc[end].text in SLOGANS and doc[end].pos_ == "PROPN" and doc[start].head.i == end


def _in_person(doc: Doc, start: int, end: int) -> bool:
    inside = doc[start:end]
    if inside[0].ent_type_ != "PERSON":
        return False
    before = start > 0 and doc[start].ent_iob_ == "I"
    after = end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].ent_type_ == "PERSON"
    return before or after


def singular(word: str) -> str:
    """A plural noun without its ending, for words that the tagger takes for names and leaves as they are."""
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s") if len(word) > 3 else word


def noun_at(tokens: Sequence[Token], gazetteer: Gazetteer) -> Noun | None:
    """The table entry for the last 4 to 1 words of a phrase: that of "news agency" before that of "agency"."""
    last = tokens[-1]
    word = plain_lower(last)
    ends = dict.fromkeys((last.lemma_.lower(), word, singular(word)))
    if gazetteer.noun_ends.isdisjoint(ends) or last.text in CLOCK:
        return None
    several = not gazetteer.joined_ends.isdisjoint(ends)
    lower = [plain_lower(token) for token in tokens[-4:]] if several else [word]
    for first in range(len(lower)):
        for end in ends:
            noun = gazetteer.nouns.get(" ".join((*lower[first:-1], end)).replace(" - ", "-"))
            if noun is not None:
                return noun
    return None


def scan_offices(tokens: Sequence[Token], gazetteer: Gazetteer) -> list[Held]:
    """The offices and roles in a noun phrase core, the longest first at each place, with their modifiers."""
    starts = gazetteer.office_starts
    for token in tokens:
        if token.lemma_.lower() in starts or plain_lower(token) in starts:
            break
    else:
        return []
    lower = ["" if token.text in CLOCK else plain_lower(token) for token in tokens]
    lemmas = ["" if token.text in CLOCK else token.lemma_.lower() for token in tokens]
    found: list[Held] = []
    i = 0
    while i < len(lower):
        match = _office_at(lower, lemmas, i, gazetteer)
        if match is None or in_surname(tokens[i]) or _in_states(tokens[i]):
            i += 1
            continue
        office, end = match
        end = _over_future(lower, end)
        start = _back_over_modifiers(lower, i, gazetteer, tokens)
        text = " ".join(token.text for token in tokens[start:end]).replace(" - ", "-")
        found.append(Held(office, text, tokens[start].i, tokens[end - 1].i + 1))
        i = end
    return found


def _in_states(token: Token) -> bool:
    """Whether a word is the first of the "Member States" of a union, none of which is a member called State."""
    behind = token.doc.tokens[token.i + 1 : token.i + 2]
    return token.lower_ == "member" and any(word.lower_ in {"state", "states"} for word in behind)


def in_surname(token: Token) -> bool:
    """Whether a word is the second part of somebody's name, as "Shah" of "Farid Noori-Shah"."""
    if token.ent_type_ != "PERSON" or token.ent_iob_ != "I" or token.i < 2 or not token.text.istitle():
        return False
    hyphen, first = token.nbor(-1), token.nbor(-2)
    return hyphen.text == "-" and not hyphen.whitespace_ and first.ent_iob_ == "I" and first.ent_type_ == "PERSON"


def _over_future(lower: list[str], end: int) -> int:
    """The end of an office with what makes it one to come: "president-elect", "prime minister designate"."""
    behind = end + (lower[end : end + 1] == ["-"])
    return behind + 1 if behind < len(lower) and lower[behind] in TO_COME else end


def _office_at(lower: list[str], lemmas: list[str], i: int, gazetteer: Gazetteer) -> tuple[Office, int] | None:
    if lower[i] in HYPHENED and lower[i + 1 : i + 2] == ["-"]:
        inner = _office_at([lower[i], *lower[i + 2 :]], [lemmas[i], *lemmas[i + 2 :]], 0, gazetteer)
        return (inner[0], i + inner[1] + 1) if inner is not None and inner[1] > 1 else None
    if lower[i] not in gazetteer.office_starts and lemmas[i] not in gazetteer.office_starts:
        return None
    for length in range(min(6, len(lower) - i), 0, -1):
        for variant in (lower, lemmas):
            phrase = (*lower[i : i + length - 1], variant[i + length - 1])
            office = gazetteer.offices.get(phrase)
            if office is not None:
                return office, i + length
        portfolio, last = tuple(lower[i : i + length - 1]), (lemmas[i + length - 1],)
        if portfolio in gazetteer.portfolios and last in gazetteer.offices:
            return gazetteer.offices[last], i + length
    return None


def _back_over_modifiers(lower: list[str], i: int, gazetteer: Gazetteer, tokens: Sequence[Token]) -> int:
    while i > 0 and (lower[i - 1] in gazetteer.modifiers or (lower[i - 1] == "-" and tokens[i - 1].tag_ == "HYPH")):
        i -= 1
    return i


def title_end(lower: Sequence[str], i: int, gazetteer: Gazetteer) -> int:
    """The index after the longest title that begins at `i`, with a service before a rank; `i` where there is none."""
    served = max((len(words) for words in SERVICES if tuple(lower[i : i + len(words)]) == words), default=0)
    end = title_end(lower, i + served, gazetteer) if served else i
    if end > i + served:
        return end
    for length in range(min(4, len(lower) - i), 0, -1):
        phrase = tuple(word.rstrip(".") or word for word in lower[i : i + length])
        if tuple(lower[i : i + length]) in gazetteer.titles or phrase in gazetteer.titles:
            return i + length
    return i
