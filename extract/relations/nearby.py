"""The actors that stand near a trigger though in none of its slots: inside its complements, or in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.labels import SUBJECTS
from polgraph.extract.relations.event_words import event_words
from polgraph.extract.relations.model import Fill, How
from polgraph.extract.relations.phrases import is_passive
from polgraph.extract.relations.syntax import preventers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.extract.lexicon import Entry
    from polgraph.extract.parse import Token
    from polgraph.extract.relations.frame import Frame

LOOSE_MOST = 6
FAR = 99
INSIDE_MOST = 4
INSIDE = frozenset({"dobj", "xcomp", "ccomp", "prep", "acl", "pcomp", "advcl", "relcl", "oprd", "attr"})


def inside(trigger: Token, of: Mapping[int, int]) -> list[Fill]:
    """The actors inside the trigger's complements ("demanded a meeting of the council"), the nearest first."""
    found: list[Fill] = []
    for child in trigger.children:
        if child.i > trigger.i and child.dep_ in INSIDE and not _contrasts(child):
            found += [Fill(of[t.i], t.i, How.INSIDE, child.dep_) for t in child.subtree if t.i in of]
    return firsts(found)[:INSIDE_MOST]


def suspects(frame: Frame, entry: Entry) -> list[Fill]:
    """Who near a trigger may have done it; not who tells of it, nor who meets with what others have done.

    "X said the strikes killed nine" and "X shot down a missile fired at Y" do not say that X did.
    """
    trigger, of = frame.trigger, frame.filler.resolution.of
    barred: set[int] = set()
    clause = any(child.dep_ in SUBJECTS for child in trigger.children)
    if frame.modality.source is not None and (clause or entry.relation in event_words()["violence"]):
        teller = trigger.doc[frame.modality.source]
        barred = {of[t.i] for t in (teller, *teller.subtree) if t.i in of}
    if entry.relation in event_words()["violence"]:
        # whoever condemns a deed has not done it
        judging = [verb for verb in trigger.ancestors if verb.lemma_.lower() in event_words()["reproach"]]
        barred |= {of[t.i] for verb in judging for t in verb.children if t.dep_ in SUBJECTS and t.i in of}
    if entry.relation == "ASSAULT" and trigger.dep_ in {"acl", "relcl"} and is_passive(trigger):
        governor = trigger.head.head
        barred |= {of[t.i] for t in governor.children if t.dep_ in SUBJECTS and t.i in of}
    return [fill for fill in near(trigger, of) if fill.entity not in barred]


def near(trigger: Token, of: Mapping[int, int]) -> list[Fill]:
    """The actors of the trigger's sentence, the nearest in the tree first, a few only."""
    sentence = trigger.sent
    up = {token.i: steps for steps, token in enumerate([trigger, *trigger.ancestors])}
    against = {of[token.i] for token in preventers(trigger) if token.i in of}
    apart = {t.i for c in trigger.children if _contrasts(c) for t in c.subtree}
    here = [i for i in range(sentence.start, sentence.end) if i in of and i != trigger.i and i not in apart]
    heads = [i for i in here if of[i] not in against]
    nearest = sorted(heads, key=lambda i: (_steps(trigger.doc[i], up), abs(i - trigger.i), i))
    return firsts([Fill(of[i], i, How.LOOSE, "near") for i in nearest])[:LOOSE_MOST]


def _contrasts(clause: Token) -> bool:
    """Whether a clause tells what others do meanwhile: "X condemned the raid, while Y kept silent"."""
    marks = {child.lower_ for child in clause.children if child.dep_ in {"mark", "advmod"}}
    return (
        clause.dep_ == "advcl"
        and bool(marks & event_words()["contrast"])
        and any(c.dep_ in SUBJECTS for c in clause.children)
    )


def _steps(token: Token, up: dict[int, int]) -> int:
    """The number of edges between a token and a trigger, given how far above the trigger each of its ancestors is."""
    steps = 0
    while token.i not in up:
        if token.head.i == token.i:
            return FAR
        token = token.head
        steps += 1
    return steps + up[token.i]


def firsts(fills: list[Fill]) -> list[Fill]:
    """The first of each actor's fills."""
    seen: dict[int, Fill] = {}
    for fill in fills:
        seen.setdefault(fill.entity, fill)
    return list(seen.values())
