"""Every place of a parsed article that refers to an actor: names, descriptions, pronouns, names inside other phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.ontology.records import ActorType

from .duals import dual_reference, is_dual
from .gazetteer import Gazetteer, Known, Noun
from .model import Kind, Reference
from .spans import known_spans, plain, scan_offices, title_end

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

INNER = frozenset({"compound", "amod", "nmod", "det", "nummod", "quantmod", "advmod", "predet", "npadvmod", "punct", "neg"})
NOT_HEADS = frozenset({"compound", "amod", "det", "punct", "case", "aux", "auxpass", "mark", "cc", "prt", "expl"})
ENTITY_TYPES = {
    "PERSON": ActorType.PERSON,
    "ORG": ActorType.ORGANIZATION,
    "GPE": ActorType.PLACE,
    "LOC": ActorType.PLACE,
    "FAC": ActorType.PLACE,
    "NORP": ActorType.GROUP,
}
NEVER = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "LAW", "LANGUAGE", "WORK_OF_ART"})
PARTICLES = frozenset(
    "al el ul ad as an ash at bin bint ben ibn abu ag ould de da do dos das del della di du la le van von der den ter y e of "
    "for and the - ' & 's".split()
)
PERSONAL = frozenset("he she him her his hers himself herself".split())
PLURAL = frozenset("they them their theirs themselves we us our ours ourselves these those both".split())
PRONOUNS = PERSONAL | PLURAL | frozenset("it its itself i me my mine you your who whom whose which that one".split())
# Common nouns that name the same actor as the name before them ("the Amal movement"), unlike "the Amal fighters".
SAME_TYPES = frozenset({ActorType.PARTY, ActorType.ARMED_GROUP, ActorType.ORGANIZATION, ActorType.MEDIA})
SAME_PEOPLE = frozenset({"rebel", "insurgent", "guerrilla", "separatist", "militant", "jihadist", "extremist"})

DATELINE = 9
"""How many tokens a dateline may have."""
SHORTEST_TOWN = 3


class Finder:
    """Finds the references of one parsed article."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer) -> None:
        self.doc = doc
        self.gazetteer = gazetteer
        self.known = known_spans(doc, gazetteer)
        self.found: dict[int, Reference] = {}

    def run(self) -> dict[int, Reference]:
        """The references by the index of their head token, in order of the text."""
        for token in self.doc:
            reference = self._refer(token)
            if reference is not None:
                self.found.setdefault(reference.head, reference)
        return dict(sorted(self.found.items()))

    def _refer(self, token: Token) -> Reference | None:
        if is_dual(token):
            return dual_reference(token, self.gazetteer)
        if token.tag_ in {"PRP", "PRP$", "WP", "WP$", "WDT"} and plain(token).lower() in PRONOUNS:
            return self._pronoun(token)
        if token.dep_ in NOT_HEADS or token.pos_ not in {"NOUN", "PROPN", "ADJ", "X", "NUM"}:
            if token.i not in self.known or token.dep_ in NOT_HEADS or not token.is_title:
                return None
        if token.pos_ == "ADJ" and token.i not in self.known and token.dep_ not in {"nsubj", "dobj", "pobj", "nsubjpass", "conj"}:
            return None
        start = self._core_start(token)
        core = [self.doc[i] for i in range(start, token.i + 1)]
        self._inner(core)
        if self._is_name(token):
            return self._name(token, core)
        return self._nominal(token, core)

    def _pronoun(self, token: Token) -> Reference:
        word = plain(token).lower()
        kind = ActorType.PERSON if word in PERSONAL else None
        return Reference(token.i, token.i, token.i + 1, token.text, word, Kind.PRONOUN, kind, plural=word in PLURAL)

    def _core_start(self, head: Token) -> int:
        start = head.i
        while start > head.sent.start:
            token = self.doc[start - 1]
            if token.text == "," and self.doc[start].dep_ != "amod":
                break
            climb = token
            while climb.i != head.i and climb.dep_ in INNER and climb.head.i <= head.i:
                climb = climb.head
            if climb.i != head.i:
                break
            start -= 1
        return start

    def _is_name(self, token: Token) -> bool:
        if token.i in self.known:
            return True
        if token.pos_ != "PROPN" and not (token.ent_type_ in ENTITY_TYPES and token.text[:1].isupper()):
            return False
        lower = token.text.lower()
        alone = token.i == 0 or self.doc[token.i - 1].pos_ in {"DET", "ADJ", "PUNCT", "ADP"}
        if lower in self.gazetteer.nouns and alone and lower not in self.gazetteer.heads:
            return False
        return (lower,) not in self.gazetteer.offices and token.ent_type_ not in NEVER

    # names

    def _name(self, token: Token, core: list[Token]) -> Reference | None:
        known = self.known.get(token.i)
        if known is not None:
            return self._known_reference(token, core, known)
        if core[-1].text.lower() in self.gazetteer.nonactors:
            return None
        first = self._name_start(core)
        held = tuple(office for office in scan_offices(core, self.gazetteer) if office.end <= core[first].i)
        end = self._name_end(token)
        begin, titled = self._strip_titles(core, first)
        name = self.doc[begin:end].text
        country = self._country(core[:first]) or self._possessor_state(token)
        kind = ActorType.PERSON if titled or held else self._name_type(token, begin, end)
        if self._in_dateline(begin):
            kind = ActorType.PLACE
        if kind is None and token.ent_type_ in NEVER:
            return None
        return Reference(
            head=token.i, start=core[0].i, end=end, text=self.doc[core[0].i : end].text, name=name, kind=Kind.NAME, type=kind,
            definite=core[0].lower_ == "the", country=country, owners=self._owners(token, core[:first]), held=held,
            classifier=self._classifier(core[:first]),
        )  # fmt: skip

    def _known_reference(self, token: Token, core: list[Token], span: tuple[int, int, Known]) -> Reference | None:
        start, end, known = span
        if end - 1 != token.i and token.i != start:
            return None
        kind, name = known.type, known.name
        if self._in_dateline(start):
            kind, name = ActorType.PLACE, self.doc[start:end].text
        if known.kind == "people":
            kind, name = ActorType.GROUP, self.doc[start:end].text
        begin = min(start, core[0].i)
        return Reference(
            head=token.i, start=begin, end=max(end, token.i + 1), text=self.doc[begin : max(end, token.i + 1)].text, name=name,
            kind=Kind.NAME, type=kind, plural=known.kind == "people", definite=True, country=known.country,
            held=tuple(scan_offices([t for t in core if t.i < start], self.gazetteer)),
        )  # fmt: skip

    def _in_dateline(self, i: int) -> bool:
        """Whether a token stands before the dash or colon that ends the dateline of its paragraph."""
        first = i
        while first > 0 and not self.doc[first - 1].is_space and i - first < DATELINE:
            first -= 1
        if first > 0 and not self.doc[first - 1].is_space:
            return False
        if not self.doc[first].is_upper or len(self.doc[first]) < SHORTEST_TOWN:
            return False
        ahead = self.doc[i : first + DATELINE]
        return any(t.text in {"-", "–", "—", "--", ":"} and t.whitespace_ and self.doc[t.i - 1].whitespace_ for t in ahead) or any(
            t.text in {":", "—"} for t in ahead
        )

    def _name_start(self, core: list[Token]) -> int:
        """Index in the core where the name proper begins, after descriptions, offices and nationality."""
        first = 0
        offices = scan_offices(core[:-1], self.gazetteer)
        covered = {i for office in offices for i in range(office.start, office.end)}
        for place, token in enumerate(core[:-1]):
            word = plain(token)
            lower_word = word[:1].islower() and word.lower() not in PARTICLES
            if token.i in covered or lower_word or token.pos_ in {"DET", "NUM"} or word in {'"', "“", "”"}:
                first = place + 1
        leading = self.known.get(core[first].i)
        last = core[-1].lower_
        if leading and leading[2].type is ActorType.STATE and leading[1] <= core[-1].i:
            if last not in self.gazetteer.heads and last not in self.gazetteer.nouns:
                first += leading[1] - core[first].i
        while first < len(core) - 1 and core[first].text in {"-", "'", "’s", "'s"}:
            first += 1
        return first

    def _strip_titles(self, core: list[Token], first: int) -> tuple[int, bool]:
        lower = [plain(token).lower() for token in core]
        titled = False
        for place in range(first):
            titled = titled or title_end(lower, place, self.gazetteer) > place
        while first < len(core) - 1:
            after = title_end(lower, first, self.gazetteer)
            if after == first or after >= len(core):
                break
            first, titled = after, True
        return core[first].i, titled

    def _name_end(self, token: Token) -> int:
        """Names such as "Front for the Liberation of …" go on behind their head where the recogniser says so."""
        end = token.i + 1
        if token.ent_type_ in {"ORG", "FAC"}:
            while end < len(self.doc) and self.doc[end].ent_iob_ == "I" and self.doc[end].ent_type_ == token.ent_type_:
                end += 1
        return end

    def _name_type(self, token: Token, begin: int, end: int) -> ActorType | None:
        last, opening = self.doc[end - 1].text.lower(), self.doc[begin].text.lower()
        for word in (token.text.lower(), last, opening):
            if word in self.gazetteer.heads and (end - begin > 1 or word in self.gazetteer.nouns):
                return self.gazetteer.heads[word]
        if token.text.lower() in self.gazetteer.groups:
            return self.gazetteer.groups[token.text.lower()]
        return ENTITY_TYPES.get(token.ent_type_)

    # descriptions

    def _nominal(self, token: Token, core: list[Token]) -> Reference | None:
        lemma = token.lemma_.lower()
        offices = scan_offices(core, self.gazetteer)
        held = tuple(office for office in offices if office.end == token.i + 1)
        noun = self.gazetteer.nouns.get(lemma) or self.gazetteer.nouns.get(token.lower_)
        if noun is None and not held:
            group = self.gazetteer.groups.get(token.lower_) or self.gazetteer.groups.get(lemma)
            if group is None:
                return None
            noun = Noun(lemma, group, "", "plural", frozenset())
        country = self._country(core[:-1]) or self._possessor_state(token)
        owners = self._owners(token, core[:-1])
        if noun is not None and noun.kind == "vehicle" and not country and not owners:
            return None
        plural = token.tag_ in {"NNS", "NNPS"}
        kind = ActorType.PERSON if held and noun is None else noun.type if noun else None
        if noun is not None and noun.kind == "plural" and kind is ActorType.GROUP and not plural:
            kind = ActorType.PERSON
        name_tokens = self._name_inside(core)
        if name_tokens and noun and not held and self._names_same(noun):
            name = self.doc[name_tokens[0] : name_tokens[-1] + 1].text
            return Reference(
                token.i, core[0].i, token.i + 1, self.doc[core[0].i : token.i + 1].text, name, Kind.NAME, noun.type,
                plural=False, definite=True, country=self._country(core), classifier=noun.type,
            )  # fmt: skip
        text = self.doc[core[0].i : token.i + 1].text
        possessed = any(child.dep_ == "poss" for child in token.children)
        return Reference(
            head=token.i, start=core[0].i, end=token.i + 1, text=text, name=_undetermined(core), kind=Kind.NOMINAL, type=kind,
            plural=plural, definite=possessed or core[0].lower_ in {"the", "this", "that", "these", "those"},
            country=country, owners=owners, noun=noun, held=held,
        )  # fmt: skip

    @staticmethod
    def _names_same(noun: Noun) -> bool:
        return (noun.type in SAME_TYPES and noun.kind == "collective") or noun.lemma in SAME_PEOPLE

    def _name_inside(self, core: list[Token]) -> list[int]:
        """Tokens of a proper name directly before the head noun, if it is neither a state nor an office."""
        found: list[int] = []
        for token in reversed(core[:-1]):
            if token.pos_ == "PROPN" or (found and plain(token).lower() in PARTICLES and token.text != "the"):
                found.append(token.i)
            elif found or token.pos_ not in {"ADJ", "NOUN"} or token.text[:1].isupper():
                break
        found = [i for i in reversed(found)]
        while found and plain(self.doc[found[0]]).lower() in PARTICLES - {"al", "el"}:
            found.pop(0)
        known = self.known.get(found[0]) if found else None
        if known and known[2].type is ActorType.STATE:
            found = [i for i in found if i >= known[1]]
        return found

    def _inner(self, core: list[Token]) -> None:
        """Names inside the core that are not its head become references of their own (state adjectives, organisations)."""
        i = 0
        while i < len(core) - 1:
            span = self.known.get(core[i].i)
            if span is not None and span[1] - 1 < core[-1].i:
                self._add_modifier(span[0], span[1], span[2].name, span[2].type, span[2].country)
                i += max(1, span[1] - core[i].i)
                continue
            end = i + 1
            if core[i].ent_iob_ == "B" and core[i].ent_type_ in {"ORG", "PERSON"}:
                while end < len(core) and core[end].ent_iob_ == "I":
                    end += 1
                if end < len(core) and core[end].pos_ != "PROPN" and core[end - 1].pos_ == "PROPN":
                    first, last = core[i].i, core[end - 1]
                    kind = self.gazetteer.heads.get(last.lower_) or ENTITY_TYPES.get(core[i].ent_type_)
                    self._add_modifier(first, last.i + 1, self.doc[first : last.i + 1].text, kind, "")
            i = end

    def _add_modifier(self, start: int, end: int, name: str, kind: ActorType | None, country: str) -> None:
        text = self.doc[start:end].text
        self.found.setdefault(end - 1, Reference(end - 1, start, end, text, name, Kind.MODIFIER, kind, country=country))

    # what belongs to it

    def _country(self, core: list[Token]) -> str:
        for token in core:
            span = self.known.get(token.i)
            if span is not None and span[2].country:
                return span[2].country
        return ""

    def _possessor_state(self, token: Token) -> str:
        for child in token.children:
            span = self.known.get(child.i)
            if child.dep_ == "poss" and span is not None and span[2].type is ActorType.STATE:
                return span[2].country
            if child.dep_ == "prep" and child.lower_ == "of":
                for inner in child.children:
                    span = self.known.get(inner.i)
                    if span is not None and span[2].type is ActorType.STATE and span[2].kind != "people":
                        return span[2].country
        return ""

    def _owners(self, token: Token, before: list[Token]) -> tuple[int, ...]:
        owners = [child.i for child in token.children if child.dep_ == "poss"]
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"of", "from", "with", "for", "in", "at"}:
                owners += [inner.i for inner in child.children if inner.dep_ == "pobj"]
        owners += [i for i in (t.i for t in before) if i in self.found and self.found[i].kind is Kind.MODIFIER]
        return tuple(owners)

    def _classifier(self, before: list[Token]) -> ActorType | None:
        for token in reversed(before):
            noun = self.gazetteer.nouns.get(token.lemma_.lower())
            if noun is not None and self._names_same(noun):
                return noun.type
        return None


def _undetermined(core: list[Token]) -> str:
    skip = 0
    while skip < len(core) - 1 and core[skip].pos_ in {"DET", "PRON"}:
        skip += 1
    return core[0].doc[core[skip].i : core[-1].i + 1].text


def find_references(doc: Doc, gazetteer: Gazetteer) -> dict[int, Reference]:
    """All references of a parsed article by head token.

    Args:
        doc: a parsed and tagged text with named entities.
        gazetteer: what is known beforehand.
    """
    return Finder(doc, gazetteer).run()
