"""What a protest is against, where a clause beside it tells: its purpose, its cause, or the words it is to send.

"X blocked the road to press its demands on Y", "X began a hunger strike to protest abuses by Y", "X struck over a law
passed by Y", "X walked out in anger at Y's plans": the lexicon finds the protest, not whom it is meant for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import VERBAL
from polgraph.extract.lexicon import TYPED
from polgraph.extract.relations.model import UNMET, Candidate, Fill, How
from polgraph.extract.relations.phrases import lemmas, objects
from polgraph.extract.tables import words_by_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.relations.fills import Filler

PURPOSES = frozenset({"advcl", "acl", "xcomp", "relcl"})
MOST = 2
DEEPEST = 8
HOSTS = 4


class DissentFinder:
    """Finds whom the protests of one article are against.

    Args:
        filler: finds the actors of slots.
        events: the candidates of the lexicon.
    """

    def __init__(self, filler: Filler, events: Iterable[Candidate]) -> None:
        self.filler = filler
        self.words = words_by_class("dissent.tsv")
        self.protests: dict[int, list[Candidate]] = {}
        for candidate in events:
            if candidate.relation == "PROTEST" and candidate.subject.how < How.INSIDE and _worded(candidate):
                self.protests.setdefault(candidate.trigger, []).append(candidate)

    def run(self, doc: Doc) -> list[Candidate]:
        """A candidate for each protester and each actor in what the protest is about."""
        found: list[Candidate] = []
        for trigger, known in self.protests.items():
            held = {(c.subject.entity, c.object.entity) for c in known if c.object.how < How.INSIDE}
            protesters = {c.subject.entity: c for c in reversed(known)}
            for one in protesters.values():
                targets = self._targets(doc[trigger], one.subject)
                found += [_protest(one, t) for t in targets if (one.subject.entity, t.entity) not in held]
        return found

    def _targets(self, trigger: Token, protester: Fill) -> list[Fill]:
        """The actors nearest to the head of what the protest is about."""
        of = self.filler.resolution.of
        for head in self._about(trigger):
            inside = [(_depth(head, t), t.i, t) for t in head.subtree if t.i in of and of[t.i] != protester.entity]
            near = [t for steps, _, t in sorted(inside, key=lambda one: one[:2]) if steps <= DEEPEST]
            fills = {of[t.i]: Fill(of[t.i], t.i, How.NESTED, "cause") for t in reversed(near)}
            if fills:
                return list(reversed(fills.values()))[:MOST]
        return []

    def _about(self, trigger: Token) -> Iterator[Token]:
        """The heads of the phrases that tell what a protest is about, purposes first."""
        hosts = [trigger]
        while hosts[-1].pos_ not in VERBAL and hosts[-1].head.i != hosts[-1].i and len(hosts) < HOSTS:
            hosts.append(hosts[-1].head)
        # the parser hangs a purpose on the object too: "blocked a road to press their demands"
        hosts += [c for c, _ in objects(trigger)]
        behind = [c for host in hosts for c in host.children if c.i > trigger.i]
        for child in behind:
            if child.dep_ in PURPOSES and any(lemma in self.words["purpose"] for lemma in lemmas(child)):
                yield child
        for child in behind:
            if child.dep_ == "prep" and child.lower_ in self.words["cause"]:
                yield child
            elif child.dep_ == "prep" and child.lower_ == "in":
                yield from (c for c in child.children if c.lemma_.lower() in self.words["feeling"])


def _worded(candidate: Candidate) -> bool:
    """Whether the words that the entry asks for are there, whatever the types of the actors."""
    typed = candidate.entry is not None and all(need.test == TYPED for need in candidate.entry.needs)
    return typed or not candidate.rule.endswith(UNMET)


def _depth(head: Token, token: Token) -> int:
    steps = 0
    while token.i != head.i and steps <= DEEPEST:
        token, steps = token.head, steps + 1
    return steps


def _protest(known: Candidate, target: Fill) -> Candidate:
    return Candidate(
        known.trigger,
        known.subject,
        target,
        "PROTEST",
        "protests against",
        None,
        known.modality,
        None,
        "protest cause",
    )
