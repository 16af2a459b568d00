"""`polgraph eval`: how good the extraction is on annotated articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph import engine
from polgraph.cli import terminal
from polgraph.cli.options import FormatOption, ModelOption
from polgraph.format import Rows, printable

if TYPE_CHECKING:
    from polgraph.extract.evaluation.report import Report


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="A folder of annotated articles (.json), or one of them.")
    ],
    kept_back: Annotated[
        bool | None,
        typer.Option("--kept-back/--tuned-on", help="Only the third that is kept back by article, or only the rest."),
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every miss and every extra statement.")] = False,
    style: FormatOption = terminal.TableFormat.TABLE,
    model: ModelOption = engine.DEFAULT_MODEL,
) -> None:
    """Measure the extraction on annotated articles: triples, pairs, status and negation, and each relation."""
    from polgraph.extract.evaluation.corpus import article_of, held_back, read_gold
    from polgraph.extract.evaluation.report import evaluate as measure

    golds = [one for one in read_gold(gold) if kept_back is None or held_back(one["id"]) is kept_back]
    report = measure(zip(golds, engine.load_engine(model).pipe(article_of(one) for one in golds), strict=True))
    if style is terminal.TableFormat.JSON:
        terminal.emit(json.dumps(report.figures(), indent=1) + "\n")
    else:
        terminal.print_rows(_rows(report), style)
    if errors:
        for error in report.errors:
            subject, relation, object_ = error.triple
            line = f"{error.kind:5} {error.article}  {subject} {relation} {object_} | {error.evidence}"
            terminal.emit(printable(line) + "\n")


def _rows(report: Report) -> Rows:
    figures = report.figures()
    rows: list[tuple[str | int | float | None, ...]] = [
        (kind, *(figures[kind][name] for name in ("precision", "recall", "f1")), None, None, None)
        for kind in ("triple", "pair")
    ]
    rows.append(("status on hits", figures["status_accuracy_on_hits"], None, None, None, None, None))
    rows.append(("negation on hits", figures["negation_accuracy_on_hits"], None, None, None, None, None))
    for relation, count in figures["by_relation"].items():
        hit, extra, missed = count["hit"], count["extra"], count["missed"]
        precision = round(hit / (hit + extra), 3) if hit + extra else None
        recall = round(hit / (hit + missed), 3) if hit + missed else None
        f1 = round(2 * hit / (2 * hit + extra + missed), 3) if hit + extra + missed else None
        rows.append((relation, precision, recall, f1, hit, extra, missed))
    return Rows(("measure", "precision", "recall", "f1", "hit", "extra", "missed"), tuple(rows))
