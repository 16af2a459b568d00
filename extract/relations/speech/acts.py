"""What the act in a clause is, friendly or hostile, and whom it concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import NOMINAL_SUBJECTS
from polgraph.extract.lexicon import NOT, TYPED
from polgraph.extract.relations.model import UNMET, Fill, How
from polgraph.extract.relations.phrases import is_passive, lemmas
from polgraph.extract.relations.prepositions import prepositions
from polgraph.extract.relations.speech.clauses import branch, is_near
from polgraph.extract.relations.speech.words import HARM, class_of, is_behind, material

if TYPE_CHECKING:
    from collections.abc import Iterable

    from polgraph.extract.lexicon import Entry, Lexicon
    from polgraph.extract.parse import Token
    from polgraph.extract.relations.fills import Filler
    from polgraph.extract.relations.model import Candidate
    from polgraph.extract.sources import Sources

HEADED = frozenset({"lead", "head", "command", "chair"})
MOST_PATIENTS = 3


class Acts:
    """The acts that the clauses of one article name.

    Args:
        filler: finds the actors of slots.
        lexicon: gives the sign of acts without actors of their own.
        sources: knows who speaks for whom.
        events: the candidates that the lexicon gave.
    """

    def __init__(self, filler: Filler, lexicon: Lexicon, sources: Sources, events: Iterable[Candidate]) -> None:
        self.filler = filler
        self.lexicon = lexicon
        self.sources = sources
        self.events: dict[int, list[Candidate]] = {}
        for candidate in events:
            self.events.setdefault(candidate.trigger, []).append(candidate)

    def patients(self, verb: Token) -> list[Fill]:
        """Whom the act concerns.

        The objects of the events that it names come first, then who is to meet its condition, the actors inside its
        clause, and the owners of all these.
        """
        found = [c.object for c in self.events.get(verb.i, ()) if c.object.how < How.LOOSE]
        found += [leader for fill in found for leader in self._leaders(verb.doc[fill.token])]
        inside = self.inside(verb)
        found += [f for f in inside if f.slot == "if"]
        found += [f for f in inside if f.slot != "if"]
        found += [owner for fill in found for owner in self._owners(fill)]
        unique = {fill.entity: fill for fill in reversed(found)}
        return list(reversed(unique.values()))[:MOST_PATIENTS]

    def _leaders(self, group: Token) -> list[Fill]:
        """Who leads what is refused or held out to: "would not sit in a cabinet led by X"."""
        led = [c for c in group.children if c.dep_ == "acl" and c.lemma_ in HEADED]
        by = [pair for child in led for pair in prepositions(child).get("by", [])]
        return [f for token, how in by for f in self.filler.at(token, max(how, How.NESTED), "led")]

    def _owners(self, fill: Fill) -> list[Fill]:
        reference = self.filler.references.get(fill.token)
        of = self.filler.resolution.of
        heads = reference.owners if reference is not None else ()
        return [Fill(of[i], i, max(fill.how, How.POSSESSOR), f"{fill.slot}.of") for i in heads if i in of]

    def inside(self, verb: Token) -> list[Fill]:
        """The actors inside a clause, its subject aside, with how they hang below its verb as slot."""
        subject = {t.i for child in verb.children if child.dep_ in NOMINAL_SUBJECTS for t in child.subtree}
        return [
            Fill(self.filler.resolution.of[token.i], token.i, How.INSIDE, branch(verb, token))
            for token in verb.subtree
            if token.i in self.filler.resolution.of and token.i not in subject and is_near(verb, token)
        ]

    def sign(self, verb: Token) -> int:
        """Whether the act is hostile or friendly, by its candidates, else by the lexicon."""
        deeds = material()
        sure = [c for c in self.events.get(verb.i, ()) if c.relation in deeds and _met(c)]
        if sure:
            return deeds[min(sure, key=lambda c: max(c.subject.how, c.object.how)).relation]
        nouns = [c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN"]
        entries = [e for noun in nouns for lemma in lemmas(noun) for e in self.lexicon.lookup("n", lemma)]
        entries += [e for lemma in lemmas(verb) for e in self.lexicon.lookup("v", lemma)]
        plain = [e for e in entries if not e.particles and not e.needs and not e.weak and e.relation in deeds]
        plain += [e for e in entries if not e.particles and e.relation in deeds and _asks_for(e, nouns)]
        return deeds[plain[0].relation] if plain else 0

    def is_punished(self, verb: Token) -> bool:
        """Whether the clause tells of harm to its subject by nobody who is named ("Y would be arrested if …")."""
        return is_passive(verb) and not prepositions(verb).get("by") and self.sign(verb) == HARM

    def blames(self, verb: Token, speaker: Fill) -> bool:
        """Whether what the clause says of its subject is a reproach: by its words, or for what the speaker suffered."""
        heads = [verb, *(c for c in verb.children if c.dep_ in {"attr", "acomp", "oprd"})]
        if any(class_of(token) == "blame" for token in heads) or is_behind(verb):
            return True
        events = self.events.get(verb.i, ())
        return any(
            material().get(c.relation) == HARM and _met(c) and self.sources.same_side(speaker.entity, c.object.entity)
            for c in events
        )


def _met(candidate: Candidate) -> bool:
    """Whether a candidate has both arguments in place and the words that its entry asks for."""
    return max(candidate.subject.how, candidate.object.how) < How.INSIDE and not candidate.rule.endswith(UNMET)


def _asks_for(entry: Entry, nouns: list[Token]) -> bool:
    """Whether an entry asks for nothing but an object with one of these words ("impose" with "curfew")."""
    words = {word for noun in nouns for token in (noun, *noun.lefts) for word in (*lemmas(token), token.lower_)}
    return bool(entry.needs) and all(
        need.slot == "obj" and need.test not in {NOT, TYPED} and not words.isdisjoint(need.values)
        for need in entry.needs
    )
