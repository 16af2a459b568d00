"""States that the gazetteer does not know: the article itself shows that a name is one."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from polgraph.extract.actors.gazetteer import Gazetteer, Known, words
from polgraph.extract.actors.items import SPACED
from polgraph.extract.labels import MODIFYING
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.extract.parse import Doc, Token

SHORTEST, SHORTEST_TOWN, STEM = 4, 3, 4
REALM, DATELINE, RULE, ORGAN, LAND, BESIDE, MADE, OWNING, TAGGED = 2.0, 2.0, 1.5, 1.0, 1.0, 1.0, 1.0, 0.5, 0.25
"""What each kind of evidence counts; own choice, from development articles."""
ENOUGH = 2.0
MOST_TAGGED = 1.0
ENDINGS = ("n", "i", "ese", "ish", "ite", "ot", "er", "ic", "ns", "is")
REALMS = frozenset("republic kingdom emirate sultanate commonwealth principality grand duchy".split())
SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY"})
LANDS = frozenset(
    "border frontier territory airspace coast soil sovereignty independence constitution currency ambassador "
    "embassy citizen national "
    "capital election economy waters neighbour neighbor flag".split()
)
BESIDES = frozenset({"neighbouring", "neighboring"})
RULING = frozenset("government king queen emir sultan regime army parliament junta ruler".split())
MONARCHS = frozenset({"king", "queen", "emir", "sultan"})


def local_states(doc: Doc, gazetteer: Gazetteer) -> dict[tuple[str, ...], Known]:
    """Names that the article treats as states, and the adjectives and full names made from them.

    Args:
        doc: the parsed article.
        gazetteer: what is known beforehand; its own names are left out.
    """
    return _Search(doc, gazetteer).run()


class _Search:
    def __init__(self, doc: Doc, gazetteer: Gazetteer) -> None:
        self.doc = doc
        self.gazetteer = gazetteer
        self.cues: defaultdict[str, float] = defaultdict(float)
        self.tagged: Counter[str] = Counter()
        self.surnames: set[str] = set()
        self.strong: set[str] = set()
        self.barred: set[str] = set()
        self.adjectives: dict[str, set[str]] = defaultdict(set)

    def run(self) -> dict[tuple[str, ...], Known]:
        """The local states by the phrases that name them."""
        for token in self.doc:
            if token.has_capital and token.pos_ in {"PROPN", "NOUN", "ADJ"}:
                self._look(token)
        self._adjectival()
        found: dict[tuple[str, ...], Known] = {}
        roots = _by_beginning(self.cues, whole=True)
        for name in sorted(self.cues):
            near = roots[name[:STEM].lower()] if name.endswith(ENDINGS) else ()
            if any(made_of(name, other) for other in near if _is_shorter(other, name)):
                continue
            enough = self.cues[name] + min(MOST_TAGGED, self.tagged[name] * TAGGED) >= ENOUGH
            owning = self.cues[name] >= ENOUGH and name.split()[-1] not in self.surnames
            if enough and name not in self.barred and (name in self.strong or self.tagged[name] or owning):
                found |= self._forms(name)
        return found

    def _forms(self, name: str) -> dict[tuple[str, ...], Known]:
        found = {words(name): Known(name, ActorType.STATE, "name", name)}
        for realm in sorted(REALMS):
            found[words(f"{realm.title()} of {name}")] = Known(name, ActorType.STATE, "name", name)
        for adjective in sorted(self.adjectives[name]):
            kind = "people" if adjective.endswith("s") else "adjective"
            found[words(adjective)] = Known(name, ActorType.STATE, kind, name)
        return found

    def _look(self, token: Token) -> None:
        name = self._name(token)
        if not name:
            return
        if self._personal(token):
            self.barred.add(name)
        self.tagged[name] += token.ent_type_ == "GPE"
        if token.ent_type_ == "PERSON" or name in self.barred:
            self.surnames.add(token.text)
        weight, strong = self._cue(token, len(words(name)))
        first = name not in self.cues and name.endswith("stan")
        self.cues[name] += weight + (MADE if first else 0.0)
        if strong:
            self.strong.add(name)

    def _name(self, token: Token) -> str:
        """The bare name that a token heads, or "" where it can be no state's."""
        if token.pos_ not in {"PROPN", "NOUN"} or token.tag_ == "NN" or token.is_upper or len(token.text) < SHORTEST:
            return ""
        if token.pos_ == "NOUN" and (token.is_sent_start or token.lemma_.lower() in self.gazetteer.nouns):
            return ""
        if token.i + 1 < len(self.doc) and token.nbor().pos_ == "PROPN" and token.dep_ == "compound":
            return ""
        start = token.i
        while start > 0 and self._part(self.doc[start - 1], token):
            start -= 1
        name = self.doc.between(start, token.i + 1)
        return "" if self._otherwise(token, name) or not name[:1].isupper() else name

    def _part(self, token: Token, head: Token) -> bool:
        if token.pos_ != "PROPN" or token.head is not head or token.dep_ != "compound":
            return False
        lower = token.lower_
        if (lower,) in self.gazetteer.offices or lower in BESIDES:
            return False
        return (lower,) not in self.gazetteer.titles or lower == "saint"

    def _otherwise(self, token: Token, name: str) -> bool:
        """Whether tables know the name as something else."""
        lower = token.lower_
        if (lower.removesuffix("s"),) in self.gazetteer.offices or lower.removesuffix("s") in self.gazetteer.nouns:
            return True
        known = words(name) in self.gazetteer.known or words(token.text) in self.gazetteer.known
        named = (
            name in self.gazetteer.nonactors
            or name.lower() in self.gazetteer.nonactors
            or name in self.gazetteer.cities
        )
        return (
            known
            or named
            or lower in self.gazetteer.heads
            or lower in self.gazetteer.nouns
            or lower in self.gazetteer.groups
        )

    def _personal(self, token: Token) -> bool:
        """Whether a name is, here, a person's: a title before it or a first name in it."""
        before = self.doc[token.left_edge.i : token.i]
        if (
            token.ent_type_ == "PERSON"
            and token.ent_iob_ == "I"
            and token.nbor(-1).lower_ not in REALMS | {"of", "the"}
        ):
            return True
        direct = [t for t in before if t.dep_ == "compound" and t.head.i == token.i]
        return any((t.lower_.rstrip("."),) in self.gazetteer.titles and t.lower_ != "saint" for t in direct)

    def _cue(self, token: Token, length: int) -> tuple[float, bool]:
        """What the words around a name say for its being a state, and whether they can hardly mean anything else."""
        head, before = token.head, token.i - length
        if self._ends_dateline(token, before):
            return DATELINE, True
        if before >= 1 and self.doc[before].lower_ == "of":
            ruled = self.doc[before - 1].lower_
            if ruled in REALMS or (ruled == "government" and self.doc[before - 1].is_title):
                return REALM, True
            reigned = ruled in MONARCHS
            return (ORGAN if self._ministry(self.doc[before]) else self._owned(self.doc[before].head)), reigned
        if before >= 0 and self.doc[before].lower_ in BESIDES:
            return BESIDE, True
        if token.dep_ in {"poss", "nmod"} or (token.dep_ == "compound" and head.text.islower()):
            return self._owned(head) or (OWNING if token.dep_ == "poss" and token.ent_type_ != "PERSON" else 0.0), False
        if any(child.dep_ == "appos" and child.lemma_.lower() in REALMS | {"country"} for child in token.children):
            return RULE, True
        if (token.dep_ == "conj" or any(c.dep_ == "conj" for c in token.children)) and any(
            map(self._is_state, token.conjuncts)
        ):
            return BESIDE, True
        acts = token.dep_ == "nsubj" and head.pos_ == "VERB" and token.ent_type_ not in {"", "PERSON"}
        return (TAGGED if acts else 0.0), False

    def _owned(self, noun: Token) -> float:
        """What "X's <noun>" or "<noun> of X" says for X being a state."""
        lemma = noun.lemma_.lower()
        body = noun.text[:1].isupper() and self.gazetteer.heads.get(noun.lower_) is ActorType.GOVERNMENT_BODY
        return RULE if lemma in RULING else ORGAN if body or self._organ(noun) else LAND if lemma in LANDS else 0.0

    @staticmethod
    def _ministry(of: Token) -> bool:
        """Whether "of X" ends the name of a ministry ("Ministry of Foreign Affairs of X")."""
        before = of.doc[max(0, of.i - 5) : of.i]
        return any(t.lower_ in {"ministry", "government", "parliament", "embassy"} and t.is_title for t in before)

    def _is_state(self, token: Token) -> bool:
        known = self.gazetteer.known.get(words(token.text))
        return known is not None and known.type is ActorType.STATE and known.kind == "name"

    def _organ(self, noun: Token) -> bool:
        """Whether a noun is an organ or officer of a state ("army", "foreign ministry", "president")."""
        lemma = noun.lemma_.lower()
        entry, office = self.gazetteer.nouns.get(lemma), self.gazetteer.offices.get((lemma,))
        return bool(lemma == "minister" or (entry and entry.sector in SECTORS) or (office and office.object == "state"))

    def _ends_dateline(self, token: Token, before: int) -> bool:
        """As in "ORLOV, Rhodopia –": the name after the town of the dateline."""
        if before < 1 or token.i + 1 >= len(self.doc) or self.doc[before].text != ",":
            return False
        town = self.doc[before - 1]
        return town.is_upper and len(town) >= SHORTEST_TOWN and self.doc[token.i + 1].text in SPACED

    def _adjectival(self) -> None:
        """Adjectives made of the names: "Rhodopian" beside "Rhodopia"."""
        names = _by_beginning(sorted(self.cues, key=lambda name: (name.count(" "), name)))
        for token in self.doc:
            word = token.text
            if not token.has_capital or not word.endswith(ENDINGS):
                continue
            near = names.get(word[:STEM].lower(), ())
            name = next((n for n in near if made_of(word, n.split()[-1])), None)
            if name is not None and words(word) not in self.gazetteer.known:
                self.adjectives[name].add(word)
                organ = token.dep_ in MODIFYING and self._organ(token.head)
                formed = word == name + "n" and token.dep_ == "amod" and token.head.text.islower()
                self.cues[name] += REALM if organ or formed else MADE
                self.strong.add(name)


def _is_shorter(name: str, adjective: str) -> bool:
    """Whether an adjective can come from a name by its length: "Marzouqi" from "Marzouqa"."""
    return len(name) < len(adjective) or (len(name) == len(adjective) and not name.endswith(ENDINGS))


def _by_beginning(names: Iterable[str], *, whole: bool = False) -> defaultdict[str, list[str]]:
    """Names by the first letters of their last word, or of the whole: those that an adjective made of them shares."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        found[(name if whole else name.split()[-1])[:STEM].lower()].append(name)
    return found


def made_of(adjective: str, name: str) -> bool:
    """Whether an adjective ("Rhodopian") can be made of a name ("Rhodopia")."""
    if name[:1].lower() != adjective[:1].lower():
        return False
    pairs = enumerate(zip(name.lower(), adjective.lower(), strict=False))
    stem = next((i for i, (a, b) in pairs if a != b), min(len(name), len(adjective)))
    return stem >= STEM and stem >= len(name) - 3 and len(adjective) <= len(name) + 4 and adjective != name
