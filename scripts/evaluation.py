"""Print the figures of the extraction on annotated articles as Markdown, or write them into docs/extraction.md.

Usage: evaluation.py [FOLDER…] [--whole FOLDER]… [--weights FILE] [--write]

A folder is measured twice, on the articles that rules and weights were made with and on the third that is kept back; a
folder given with --whole is measured as one. Kept-back figures are honest only with weights that have not seen these
articles: train them with `python -m polgraph.extract.scoring.train FOLDER… --keep-back --out FILE`, name FILE here.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polgraph.extract.evaluation.corpus import article_of, held_back, read_gold
from polgraph.extract.evaluation.match import Gold, actor_key, best_actor, fit, gold_actors, same
from polgraph.extract.evaluation.report import evaluate
from polgraph.ontology.generate import between
from polgraph.ontology.records import Article

if TYPE_CHECKING:
    from polgraph.extract.pipeline import Extractor
    from polgraph.ontology.records import Extraction, Statement

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "extraction.md"
CORPUS = ROOT / "tests" / "data" / "corpus" / "written"
FIGURES, EXAMPLE = "figures", "example"
SENTENCE = "Greek Foreign Minister Eleni Sotirou accused Turkey on Tuesday of violating her country's airspace."
PUBLISHED = date(2021, 3, 11)
BINS = 10
SAME_PLACE = 0.5
Pair = tuple[Gold, "Extraction"]


@dataclass(frozen=True)
class Outcome:
    """One extracted statement, whether it is right (None: optional in the gold), and the gold statement it hits."""

    statement: Statement
    right: bool | None
    gold: Gold | None
    actors: dict[str, list[str]]


@dataclass(frozen=True)
class Sample:
    """One set of annotated articles with what was extracted from them."""

    name: str
    pairs: list[Pair]


def outcomes(gold: Gold, extraction: Extraction) -> list[Outcome]:
    """What became of each extracted statement, each triple once, as `polgraph eval` counts them."""
    actors = gold_actors(gold)
    free = [s for s in gold["statements"] if not s.get("optional")]
    found: list[Outcome] = []
    seen = set()
    for statement in extraction.statements:
        subject, object_ = (best_actor((end.name, end.text), actors) for end in (statement.subject, statement.object))
        key = actor_key(statement.subject, subject), statement.relation, actor_key(statement.object, object_)
        if key in seen:
            continue
        seen.add(key)
        hit = next((s for s in free if same(s, subject, statement.relation, object_)), None)
        known = any(same(s, subject, statement.relation, object_) for s in gold["statements"])
        if hit is not None:
            free.remove(hit)
        found.append(Outcome(statement, True if hit is not None else None if known else False, hit, actors))
    return found


def said_by(one: Outcome, gold: Gold) -> bool:
    """Whether the statement is put into the right mouth, nobody's included."""
    name = one.statement.attributed_to
    return bool((best_actor((name,), one.actors) if name else None) == gold["attributed_to"])


def dated(one: Outcome, gold: Gold) -> bool:
    """Whether the date is the same, at the same precision."""
    return bool((one.statement.when.iso() if one.statement.when else None) == gold["when"])


def placed(one: Outcome, gold: Gold) -> bool:
    """Whether the place is the same."""
    place = one.statement.place
    if place and gold["place"]:
        return fit(place, gold["place"]) >= SAME_PLACE
    return not place and not gold["place"]


DETAILS: dict[str, tuple[str, Callable[[Outcome, Gold], bool]]] = {
    "who says so": ("attributed_to", said_by),
    "when": ("when", dated),
    "place": ("place", placed),
}


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; numbers stand right."""
    lines = [f"| {' | '.join(header)} |", f"|---|{'---:|' * (len(header) - 1)}"]
    return "\n".join([*lines, *(f"| {' | '.join(map(_cell, row))} |" for row in rows)])


def _cell(value: object) -> str:
    return "–" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def overall(samples: Sequence[Sample]) -> str:
    """Triples, pairs, status and negation of each set."""
    rows = []
    for sample in samples:
        figures = evaluate(sample.pairs).figures()
        triple, pair = figures["triple"], figures["pair"]
        rows.append(
            (
                *(sample.name, len(sample.pairs), triple["gold"]),
                *(f"{triple[name]:.3f}" for name in ("precision", "recall", "f1")),
                *(f"{pair['f1']:.3f}", f"{figures['status_accuracy_on_hits']:.3f}"),
                f"{figures['negation_accuracy_on_hits']:.3f}",
            )
        )
    header = ("set", "articles", "statements", "precision", "recall", "F1", "pair F1", "status", "negation")
    return table(header, rows)


def details(samples: Sequence[Sample]) -> str:
    """Source, date and place of the hits: of all, and of those where the gold gives one."""
    rows: list[tuple[object, ...]] = []
    for sample in samples:
        hits = [(one, one.gold) for pair in sample.pairs for one in outcomes(*pair) if one.gold is not None]
        row: list[object] = [sample.name, len(hits)]
        for field, right in DETAILS.values():
            given = [(one, gold) for one, gold in hits if gold[field] is not None]
            row.append(_share(sum(right(one, gold) for one, gold in hits), len(hits)))
            row.append(_share(sum(right(one, gold) for one, gold in given), len(given)))
        rows.append(tuple(row))
    return table(("set", "hits", *(head for name in DETAILS for head in (name, f"{name}, if given"))), rows)


def relations(samples: Sequence[Sample]) -> str:
    """Precision, recall and F1 of each relation in each set."""
    counts: list[dict[str, Any]] = [evaluate(sample.pairs).figures()["by_relation"] for sample in samples]
    rows = []
    for relation in sorted({name for one in counts for name in one}):
        row: list[object] = [relation]
        for one in counts:
            count = one.get(relation, {"hit": 0, "extra": 0, "missed": 0})
            hit, extra, missed = count["hit"], count["extra"], count["missed"]
            f1 = _share(2 * hit, 2 * hit + extra + missed)
            row += [hit + missed, _share(hit, hit + extra), _share(hit, hit + missed), f1]
        rows.append(row)
    header = ["relation"]
    for sample in samples:
        header += [f"{sample.name}: statements", "precision", "recall", "F1"]
    return table(header, rows)


def reliability(sample: Sample) -> str:
    """How often statements of each confidence are right, in ten bins, and the expected calibration error.

    Beside it stands the error that exact confidences would show by chance with so many statements, by the normal
    approximation to the binomial of each bin (mean deviation: standard deviation times the root of 2/pi).
    """
    found = [one for pair in sample.pairs for one in outcomes(*pair) if one.right is not None]
    bins: dict[int, list[tuple[float, bool]]] = {number: [] for number in range(BINS)}
    for one in found:
        confidence = one.statement.confidence
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, bool(one.right)))
    rows: list[tuple[object, ...]] = []
    error = chance = 0.0
    for number, inside in bins.items():
        if inside:
            mean, right = (sum(pair[end] for pair in inside) / len(inside) for end in (0, 1))
            error += abs(mean - right) * len(inside) / len(found)
            chance += math.sqrt(2 / math.pi * sum(p * (1 - p) for p, _ in inside)) / len(found)
            rows.append((f"{number / BINS:.1f}–{(number + 1) / BINS:.1f}", len(inside), mean, right))
    lines = table(("confidence", "statements", "mean confidence", "share right"), rows)
    return f"{lines}\n\nExpected calibration error: {error:.3f}; exact confidences: {chance:.3f} by chance."


def document(samples: Sequence[Sample]) -> str:
    """All tables; the relations and the reliability for the kept-back articles, where there are any."""
    held = [sample for sample in samples if sample.name.endswith("kept back")] or list(samples)
    parts = [overall(samples), details(samples), relations(held)]
    parts += [f"Confidence on {sample.name}:\n\n{reliability(sample)}" for sample in held]
    return "\n\n".join(parts)


def gather(extractor: Extractor, folders: Sequence[Path], whole: Sequence[Path]) -> list[Sample]:
    """The sets of some folders, split by article where they are not taken as a whole."""
    found = []
    for folder in [*folders, *whole]:
        golds = list(read_gold(folder))
        pairs = list(zip(golds, extractor.pipe(article_of(gold) for gold in golds), strict=True))
        if folder in whole:
            found.append(Sample(folder.name, pairs))
            continue
        for name, kept in (("tuned on", False), ("kept back", True)):
            found.append(Sample(f"{folder.name}, {name}", [one for one in pairs if held_back(one[0]["id"]) is kept]))
    return [sample for sample in found if sample.pairs]


def explained(extractor: Extractor) -> str:
    """What `polgraph extract --explain` prints of the example."""
    shown = extractor.explain(Article("example", SENTENCE, published=PUBLISHED))
    return f"```text\n{shown.rstrip()}\n```"


def renewed(text: str, mark: str, content: str) -> str:
    """The guide with the part between `<!-- begin mark -->` and `<!-- end mark -->` replaced.

    Raises:
        ValueError: the marks are missing.
    """
    return between(text, f"<!-- begin {mark} -->", f"<!-- end {mark} -->", content)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print or write."""
    from polgraph.extract.pipeline import Extractor
    from polgraph.extract.scoring.model import Scorer

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="the corpus's where none is given")
    parser.add_argument("--whole", action="append", type=Path, default=[], help="a folder that is not split")
    parser.add_argument("--weights", type=Path, help="another file of weights than the one that ships")
    parser.add_argument("--write", action="store_true", help="write into docs/extraction.md")
    options = parser.parse_args(arguments)
    shipped = Extractor.load()
    extractor = shipped
    if options.weights:
        scorer = Scorer.from_json(options.weights.read_text(encoding="utf-8"))
        extractor = Extractor(shipped.nlp, scorer=scorer)
    folders = options.folders or ([] if options.whole else [CORPUS])
    content = document(gather(extractor, folders, options.whole))
    if options.write:
        guide = renewed(GUIDE.read_text(encoding="utf-8"), FIGURES, content)
        GUIDE.write_text(renewed(guide, EXAMPLE, explained(shipped)), encoding="utf-8")
    else:
        print(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
