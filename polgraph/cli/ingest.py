"""`polgraph ingest`: articles to statements into a store."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from polgraph import engine
from polgraph.cli import terminal
from polgraph.cli.options import (
    AllowPrivateOption,
    AnyLanguageOption,
    DateOption,
    FieldOption,
    Inputs,
    ModelOption,
    StoreOption,
    clock,
    published,
    read_options,
    skipped,
    store_folder,
)
from polgraph.format import count, printable
from polgraph.intake import Intake

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.graph import IngestResult
    from polgraph.ontology.records import Extraction


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """A bar on standard error while a terminal shows it; yields what moves it on by one article."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=terminal.console(stderr=True), transient=True) as bar:
        task = bar.add_task("articles", total=total)
        yield lambda: bar.advance(task)


def _warned(extractions: Iterable[Extraction]) -> Iterator[Extraction]:
    for extraction in extractions:
        for warning in extraction.warnings:
            terminal.note(f"warning: {extraction.article.id}: {warning}")
        yield extraction


def _summary(results: Iterable[IngestResult]) -> str:
    outcomes: Counter[str] = Counter()
    statements = 0
    for result in results:
        outcomes[result.outcome.value] += 1
        statements += result.statements
    kinds = ", ".join(f"{outcomes[kind]} {kind}" for kind in ("added", "replaced", "unchanged"))
    return f"{count(outcomes.total(), 'article')} ({kinds}), {count(statements, 'statement')}"


def ingest(
    inputs: Inputs,
    store: StoreOption = None,
    date: DateOption = None,
    model: ModelOption = engine.DEFAULT_MODEL,
    field: FieldOption = None,
    any_language: AnyLanguageOption = False,
    allow_private: AllowPrivateOption = False,
) -> None:
    """Extract the statements of articles and keep them in a store; the same article again changes nothing."""
    options = read_options(field, any_language=any_language, allow_private=allow_private)
    intake = Intake(inputs, published(date), options=options, skip=skipped)
    contents = intake.check(dated=True)
    from polgraph.graph import Store

    folder = store_folder(store)
    opened = Store.open(folder, create=True)
    extractor = engine.load_engine(model)
    with _progress(contents.articles) as advance:

        def report(result: IngestResult) -> None:
            for rejection in result.rejected:
                terminal.note(f"rejected: {rejection.article}: {rejection.kind} {rejection.item}: {rejection.reason}")
            advance()

        results = opened.ingest(_warned(extractor.pipe(intake)), clock(), report)
    left = f", {contents.skipped} skipped" if contents.skipped else ""
    terminal.emit(f"{_summary(results)}{left}, in the store {printable(str(folder))}\n")
