"""Which state a post belongs to when none is named with it: "the prime minister, X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.across import across, described
from polgraph.extract.actors.discourse import subjects
from polgraph.extract.actors.model import Kind
from polgraph.extract.labels import SUBJECTS, VERBAL
from polgraph.extract.relations.model import Fill, How
from polgraph.extract.relations.slots_noun import BIDDING
from polgraph.extract.relations.speech.clauses import is_obliged
from polgraph.extract.relations.syntax import surface_subject
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.parse import Token
    from polgraph.extract.relations.standing.view import View

FAVOUR = 20.0
"""How much more a state counts that the title suggests; own choice, tried on the development articles."""
SPOKEN_OF = 4.0
"""How much more a state counts whose plans the holder of the post announces; own choice."""
LOCAL = 3.0
"""How much more a state counts of whose forces or people the same sentence speaks; own choice, tried on the development
articles."""
FOREIGN = 0.1
"""How much less a state counts that the holder of the post deals with ("visited Y"); own choice."""
ENOUGH, LONELY = 2.0, 1.0
"""What must at least speak for a state, and for one without a rival; own choice, tried on the development articles."""
RIVAL = 0.5
"""The least share of what speaks for the most likely of all states, those included that are dealt with."""
GOALS = frozenset({"to", "in", "for", "into"})
REGION = 4
"""Among how many words behind a post the part of the world stands that it is for, or before "led by" what is led."""
NAMES = frozenset({"GPE", "LOC", "PERSON"})
HEADING = frozenset({"lead", "head"})
LEAST, SURE, ALONE = 1.3, 1.6, 4.0
"""By how much the best state must lead the next to be named at all, to be sure of it, to have no rival; own choice,
tried on the development articles."""


class Homeland:
    """The state that is at home in each part of an article."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.states = {e.name: e.id for e in reversed(view.resolution.entities) if e.type is ActorType.STATE}

    def at(self, token: Token, holder: int | None = None, favoured: str = "") -> Fill | None:
        """The state at home where a token stands; `DISCOURSE` when another is nearly as likely, none when it is unsure.

        Args:
            token: a word of the phrase that needs a state.
            holder: who holds the post.
            favoured: a state that the phrase itself suggests; counts more where it is mentioned.
        """
        raw = self.view.resolution.homes.at(token.i)
        bidding = _bidding(token)
        if bidding is not None:
            return self._host(bidding)
        facing = self._facing(token, holder)
        if not raw or facing is None:
            return None
        visitors, host = self._visited(token)
        if host and host not in self.states:
            return None
        facing |= visitors
        scores = {name: score * (FOREIGN if name in facing else 1.0) for name, score in raw.items()}
        around = self._around(token) & scores.keys()
        for name in around:
            scores[name] *= FAVOUR if len(around) == 1 and self._begins(token, name) else LOCAL
        boosts = ((favoured, FAVOUR), (host, FAVOUR), (self._led(token), FAVOUR), (self._spoken_of(token), SPOKEN_OF))
        for name, boost in boosts:
            if name in scores:
                scores[name] *= boost
        ranked = sorted((name for name in scores if name in self.states), key=lambda name: (-scores[name], name))
        if not ranked or scores[ranked[0]] < RIVAL * max(raw.values()):
            return None
        lead = scores[ranked[0]] / scores[ranked[1]] if len(ranked) > 1 else ALONE
        if lead < LEAST or scores[ranked[0]] < (ENOUGH if lead < ALONE else LONELY):
            return None
        if self._fronted(token) not in {"", ranked[0]}:
            return None
        entity = self.states[ranked[0]]
        heads = self.view.resolution.entities[entity].references
        nearest = min(heads, key=lambda head: (abs(head - token.i), head), default=token.i)
        return Fill(entity, nearest, How.PARTITIVE if lead >= SURE else How.DISCOURSE, "home")

    def _host(self, invitation: Token) -> Fill | None:
        """The state where the guests of an inviting leader go: "visited Y at the invitation of President X"."""
        visit = invitation.head.head
        around = [w for child in visit.children if child.i < invitation.i for w in (child, *child.subtree)]
        goals = [w for w in around if w.dep_ == "dobj" or (w.dep_ == "pobj" and w.head.lower_ in GOALS)]
        found = {self.states[name]: word.i for word in reversed(goals) if (name := self._country(word)) in self.states}
        return next((Fill(entity, i, How.PARTITIVE, "home") for entity, i in reversed(found.items())), None)

    def _visited(self, token: Token) -> tuple[set[str], str]:
        """As in "the envoy of Z met President X in Y", "flew to Y, where he met X": those who came, and Y."""
        verb = next((word for word in described(token).ancestors if word.pos_ in VERBAL), token)
        callers = [word for word, _ in surface_subject(verb)] if verb is not token else []
        if not callers or any(word is described(token) for word in callers):
            return set(), ""
        clauses = [word for word in (verb, *verb.ancestors) if any(child.tag_ == "WRB" for child in word.children)]
        places = [clause.head for clause in clauses[:1] if clause.dep_ == "relcl"]
        places += [w for w in verb.subtree if w.dep_ == "pobj" and w.head.lower_ == "in" and w.head.head.dep_ != "pobj"]
        host = next((name for word in places if (name := self._ground(word))), "")
        nations = {self._nation(word) or self._home_of(word) for word in callers} - {""}
        return (nations, host) if host and nations and host not in nations else (set(), "")

    def _ground(self, word: Token) -> str:
        """The state that a place is in, as far as it is known."""
        reference = self.view.references.get(word.i)
        if reference is None:
            return ""
        known = self.view.gazetteer.known.get((reference.name,))
        town = self.view.gazetteer.cities.get(reference.name, "")
        return reference.country or town or (known.country if known is not None else "")

    def _home_of(self, word: Token) -> str:
        """The state of whose officers a person is by another mention, or ""."""
        entity = self.view.resolution.of.get(word.i)
        heads = [] if entity is None else self.view.resolution.entities[entity].references
        known = (self.view.references[head] for head in heads if head in self.view.references)
        return next((reference.country for reference in known if reference.held and reference.country), "")

    def _facing(self, token: Token, holder: int | None) -> set[str] | None:
        """The states that the holder of a post deals with as with others ("visited Y"); None for a post for abroad."""
        heads = {token.i}
        if holder is not None:
            heads |= set(self.view.resolution.entities[holder].references)
        found: set[str] = set()
        for head in sorted(heads):
            reference = self.view.references.get(head)
            if reference is not None and any(self._abroad(held.end) for held in reference.held):
                return None
            found.update(self._country(word) for word in across(self.view.doc[head]))
            found.update(self._nation(word) for word in described(self.view.doc[head]).conjuncts)
            found.update(self._country(word) for word in _contrasted(self.view.doc[head]))
        return found | {self._country(word) for word in _reproved(token)}

    def _around(self, token: Token) -> set[str]:
        """The states whose organs or forces the same sentence speaks of; the titles of others say nothing."""
        nearby = [r for word in token.sent if (r := self.view.references.get(word.i)) is not None]
        others = [r for r in nearby if r.type is ActorType.PERSON and not r.start <= token.i < r.end]
        return {
            r.country
            for r in nearby
            if r.kind is Kind.MODIFIER and r.country and not any(o.start <= r.head < o.end for o in others)
        }

    def _fronted(self, token: Token) -> str:
        """As in "In Lima, President X said": Peru, whose president X may be, or whose guest."""
        verb = described(token).head
        places = [w for c in verb.children if c.lower_ == "in" and c.i == token.sent.start for w in c.children]
        cities = self.view.gazetteer.cities
        states = (self._country(w) or cities.get(w.text, "") or self._seat(w) for w in places)
        return next(states, "") if described(token).dep_ in SUBJECTS else ""

    def _seat(self, word: Token) -> str:
        reference = self.view.references.get(word.i)
        return reference.country if reference is not None and reference.type is ActorType.PLACE else ""

    def _begins(self, token: Token, name: str) -> bool:
        """Whether the sentence begins with people of a state: "Chilean miners died, and President X flew in"."""
        first = next((r for t in token.sent if (r := self.view.references.get(t.i)) is not None), None)
        return first is not None and first.kind is Kind.MODIFIER and first.country == name and first.head < token.i

    def _led(self, token: Token) -> str:
        """As in "the government of Y, led by Prime Minister X": Y."""
        verb = token.head.head
        if token.head.dep_ != "agent" or verb.lemma_.lower() not in HEADING:
            return ""
        before = self.view.doc[max(0, verb.i - REGION) : verb.i]
        return next((country for word in reversed(list(before)) if (country := self._country(word))), "")

    def _spoken_of(self, token: Token) -> str:
        """As in "Y will close the border, the minister, X, said": Y."""
        said = [verb for verb in _said(described(token)) if not is_obliged(verb)]
        return next((name for verb in said for c in subjects(verb) if (name := self._country(c))), "")

    def _abroad(self, end: int) -> bool:
        """Whether a post is for another part of the world: "Minister for Asia", "envoy for X"."""
        behind = self.view.doc[end : end + REGION]
        return len(behind) > 1 and behind[0].lower_ == "for" and any(t.ent_type_ in NAMES for t in behind[1:])

    def _nation(self, word: Token) -> str:
        """The state that the phrase for another officer names: "between President X and Turkish President Y"."""
        reference = self.view.references.get(word.i)
        return reference.country if reference is not None and reference.held else ""

    def _country(self, word: Token) -> str:
        reference = self.view.references.get(word.i)
        state = reference is not None and reference.type is ActorType.STATE
        return reference.country if reference is not None and state else ""


def _contrasted(token: Token) -> list[Token]:
    """As in "blamed President X rather than Y": Y, whose president X is not."""
    end = described(token).right_edge.i + 1
    doc = token.doc
    for first in (token.i + 1, end):
        if doc[first : first + 2].text.lower() in {"rather than", "instead of"}:
            return list(doc[first + 2 : first + 4].tokens)
    return []


def _bidding(token: Token) -> Token | None:
    """The invitation or request on which others act: "at the invitation of X", "at X's request"."""
    noun = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token.head
    bidden = noun.dep_ == "pobj" and noun.head.lower_ in {"at", "on", "upon"} and noun.lemma_.lower() in BIDDING
    return noun if bidden and noun.head.head.i != noun.head.i and token.dep_ in {"pobj", "poss"} else None


def _said(subject: Token) -> list[Token]:
    """The clauses before a speaker that he says: "Y will close the border, the minister, X, said"."""
    said = [c for c in subject.head.children if c.dep_ == "ccomp" and c.i < subject.i]
    return said if subject.dep_ == "nsubj" else []


def _reproved(token: Token) -> list[Token]:
    """Of whom a speaker says what they ought to do: "Y should not lecture us, said the spokesman, X"."""
    return [c for verb in _said(described(token)) if is_obliged(verb) for c in subjects(verb)]
