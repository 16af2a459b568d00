"""Whom a denial answers where the charge was told before: "X said Y had armed the rebels. Y rejected the charge".

Whoever said it of the one who denies it is the one answered; the noun takes up what he said. "Y denies it" answers
nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import VERBAL
from polgraph.extract.relations.anaphora import DEFINITE
from polgraph.extract.relations.model import Candidate, Fill, How
from polgraph.extract.relations.phrases import is_passive, lemmas
from polgraph.extract.relations.syntax import surface_subject
from polgraph.extract.tables import words_by_class
from polgraph.ontology.records import Status

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.relations.fills import Filler
    from polgraph.extract.relations.modality import ModalityReader

DENYING = frozenset({"deny", "dismiss", "dispute", "rebut", "refute", "reject"})
SAID = frozenset({Status.REPORTED, Status.ALLEGED})
SENTENCES = 2
"""How many sentences back a charge is denied; own choice."""


def denials(events: list[Candidate], doc: Doc, filler: Filler, modality: ModalityReader) -> list[Candidate]:
    """A candidate for each denial that names only the charge, and for whoever has made it.

    Args:
        events: the candidates of the lexicon: what was said of whom, and denials that name whom they answer.
        doc: the article.
        filler: finds the actors of slots.
        modality: reads status and source of the denial.
    """
    said = [c for c in events if c.modality.source is not None and c.modality.status in SAID]
    if not said:
        return []
    known = {c.trigger for c in events if c.relation == "REJECT" and c.object.how is not How.LOOSE}
    sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
    found: list[Candidate] = []
    for verb in doc:
        if verb.pos_ not in VERBAL or verb.i in known or not _denies_what_was_said(verb):
            continue
        for one in (f for token, how in surface_subject(verb) for f in filler.at(token, how, "subj")):
            for other in _accuser(verb, one, said, sentence, filler):
                read = modality.read(verb)
                found.append(Candidate(verb.i, one, other, "REJECT", "rejects", None, read, None, "reply denial"))
    return found


def _denies_what_was_said(verb: Token) -> bool:
    if DENYING.isdisjoint(lemmas(verb)) or is_passive(verb):
        return False
    told = [child for child in verb.children if child.dep_ in {"dobj", "ccomp", "xcomp"}]
    return len(told) == 1 and told[0].dep_ == "dobj" and _takes_up(told[0])


def _takes_up(noun: Token) -> bool:
    words = words_by_class("answered.tsv")["ACCUSE"]
    bare = not any(child.dep_ in {"poss", "prep", "acl", "relcl"} for child in noun.children)
    definite = any(child.dep_ == "det" and child.lower_ in DEFINITE for child in noun.children)
    return bare and definite and not words.isdisjoint(lemmas(noun))


def _accuser(verb: Token, one: Fill, said: list[Candidate], sentence: dict[int, int], filler: Filler) -> list[Fill]:
    """Who last said something of the one who denies it."""
    for claim in sorted(said, key=lambda c: -c.trigger):
        back = sentence[verb.i] - sentence[claim.trigger]
        if claim.trigger > verb.i or back > SENTENCES or claim.subject.entity != one.entity:
            continue
        source = claim.modality.source
        entity = None if source is None else filler.resolution.of.get(source)
        if source is not None and entity is not None and entity != one.entity:
            return [Fill(entity, source, How.DISCOURSE, "event")]
    return []
