"""What an answer presupposes: whoever "rejects X's demand" has had X demand something of him.

The candidates of the lexicon say who answers whom; the noun between them says what the other one has done before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from polgraph.extract.relations.model import Candidate, How, Modality
from polgraph.extract.relations.phrases import lemmas
from polgraph.extract.relations.prepositions import prepositions
from polgraph.extract.relations.syntax import noun_agents
from polgraph.extract.tables import words_by_class
from polgraph.ontology.records import Status

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc, Token

ANSWERS = frozenset({"REJECT", "CONCEDE"})
PLACES = frozenset({"dobj", "nsubjpass"})
OWN = frozenset({"abandon", "drop", "renounce", "retract", "waive", "withdraw"})
"""What is done with one's own demand."""
ELSEWHERE = ("against", "on", "to", "upon")
"""What goes before somebody else whom a noun is aimed at: "rejected X's appeal to Z"."""
PREDICATES = {"REQUEST": "demands action of", "ACCUSE": "accuses"}


def with_answered(events: list[Candidate], doc: Doc) -> list[Candidate]:
    """The candidates of the lexicon, and behind them what was said before by those who are answered.

    Args:
        events: the candidates of the lexicon.
        doc: the article.
    """
    found: dict[tuple[int, int, int], Candidate] = {}
    nouns: dict[int, str] = {}
    for candidate in events:
        if candidate.relation in ANSWERS and candidate.object.how < How.INSIDE:
            for noun, relation in _said(doc[candidate.trigger]):
                nouns[noun.i] = relation
                if candidate.object.token in _sayers(noun):
                    key = (noun.i, candidate.object.entity, candidate.subject.entity)
                    found.setdefault(key, _before(candidate, noun, relation))
    if not nouns:
        return events
    return [*(_said_for_all_that(c) if nouns.get(c.trigger) == c.relation else c for c in events), *found.values()]


def _said_for_all_that(saying: Candidate) -> Candidate:
    """What the noun itself states: whoever denies a charge does not deny that it was made."""
    return replace(saying, modality=replace(saying.modality, negated=False))


def _said(verb: Token) -> list[tuple[Token, str]]:
    """The nouns of sayings that a verb answers, with the relation of each; none that is aimed at somebody else."""
    if not OWN.isdisjoint(lemmas(verb)):
        return []
    # "agreed to X's request", "bowed to the demands of X"
    nouns = [*(child for child in verb.children if child.dep_ in PLACES), *(t for t, _ in prepositions(verb)["to"])]
    kinds = words_by_class("answered.tsv")
    named = [
        (noun, relation)
        for noun in nouns
        if noun.pos_ == "NOUN"
        for relation, words in kinds.items()
        if not words.isdisjoint(lemmas(noun))
    ]
    return [(noun, relation) for noun, relation in named if not _aimed(noun)]


def _aimed(noun: Token) -> bool:
    around = prepositions(noun)
    return any(token.pos_ == "PROPN" for name in ELSEWHERE for token, _ in around.get(name, ()))


def _sayers(noun: Token) -> set[int]:
    """The tokens of those whose demand or charge a noun names."""
    around = prepositions(noun)
    found = [*noun_agents(noun), *around.get("from", ()), *around.get("of", ())]
    return {token.i for token, _ in found}


def _before(answer: Candidate, noun: Token, relation: str) -> Candidate:
    """What an answer presupposes: a fact, however sure the answer is, on the word of whoever tells of it."""
    told = answer.modality.status is Status.REPORTED
    status, source = (Status.REPORTED, answer.modality.source) if told else (Status.ASSERTED, None)
    return Candidate(
        noun.i,
        answer.object,
        answer.subject,
        relation,
        PREDICATES[relation],
        None,
        Modality(status, negated=False, source=source, requested=False),
        None,
        f"answered {relation.lower()}",
    )
