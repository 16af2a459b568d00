"""Why the extractor says what it says, sentence by sentence, for a person to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polgraph.extract.choice import choose

if TYPE_CHECKING:
    from polgraph.extract.parse import Span
    from polgraph.extract.pipeline import Analysis
    from polgraph.extract.relations.model import Candidate, Fill
    from polgraph.extract.scoring.model import Scorer

LEAST = 0.05
"""Candidates less likely than this are only counted."""


def explain(analysis: Analysis, features: Sequence[Sequence[str]], scorer: Scorer) -> str:
    """The explanation of a whole article.

    Args:
        analysis: what was found in it.
        features: the features of each candidate.
        scorer: what decides.
    """
    lines: list[str] = []
    chances = [scorer.probability(names) for names in features]
    least, count = scorer.least(analysis.sentences), analysis.sentences
    stated = {id(candidate) for candidate, _ in choose(analysis.candidates, chances, least, count)}
    for sentence in analysis.doc.sents:
        text = " ".join(sentence.text.split())
        if not text:
            continue
        lines += ["", f"» {text}", *_actors(analysis, sentence)]
        found = [
            (candidate, names)
            for candidate, names in zip(analysis.candidates, features, strict=True)
            if sentence.start <= candidate.trigger < sentence.end
        ]
        ranked = sorted(found, key=lambda pair: -scorer.probability(pair[1]))
        shown = [(c, names) for c, names in ranked if scorer.probability(names) >= LEAST]
        for candidate, names in shown:
            lines += _candidate(analysis, candidate, names, scorer, stated=id(candidate) in stated)
        lines += _abstentions(analysis, sentence)
        if len(found) > len(shown):
            lines.append(f"  ({len(found) - len(shown)} candidates below {LEAST:.2f} not shown)")
    return "\n".join(lines).lstrip("\n") + "\n"


def _actors(analysis: Analysis, sentence: Span) -> list[str]:
    found = []
    for i in range(sentence.start, sentence.end):
        reference, entity = analysis.references.get(i), analysis.resolution.of.get(i)
        if reference is None:
            continue
        if entity is None:
            found.append(f"  actor  {reference.text!r} ({reference.kind.value}): no actor found for it")
            continue
        actor = analysis.resolution.entities[entity]
        found.append(f"  actor  {reference.text!r} ({reference.kind.value}) is {actor.name!r}, {actor.type.value}")
    return found


def _candidate(
    analysis: Analysis, candidate: Candidate, names: Sequence[str], scorer: Scorer, *, stated: bool
) -> list[str]:
    probability = scorer.probability(names)
    verdict = "STATED  " if stated else "rejected"
    modality = candidate.modality
    marks = [
        modality.status.value,
        *(["negated"] if modality.negated else []),
        *(["requested"] if modality.requested else []),
    ]
    entry = candidate.entry.line if candidate.entry else f"rule {candidate.rule}"
    reasons = ", ".join(f"{name} {weight:+.2f}" for name, weight in scorer.reasons(names))
    triple = f"{_fill(analysis, candidate.subject)} {candidate.relation} {_fill(analysis, candidate.object)}"
    by = f"; by {', '.join(modality.marks)}" if modality.marks else ""
    return [
        f"  {verdict} {probability:.2f}  {triple}  [{', '.join(marks)}{by}]",
        f"           {analysis.doc[candidate.trigger].text!r}: {entry}",
        f"           because {reasons}",
    ]


def _abstentions(analysis: Analysis, sentence: Span) -> list[str]:
    return [
        f"  abstained       {analysis.doc[one.trigger].text!r}: {one.guess.entry.line}, "
        f"below the threshold {one.threshold:.2f}"
        for one in analysis.abstained
        if sentence.start <= one.trigger < sentence.end
    ]


def _fill(analysis: Analysis, fill: Fill) -> str:
    return f"{analysis.resolution.entities[fill.entity].name!r} ({fill.slot}, {fill.how.name.lower()})"
