"""`polgraph extract`: articles to statements, on the screen or in shard files; no store is needed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph import engine
from polgraph.cli import terminal
from polgraph.cli.options import (
    AllowPrivateOption,
    AnyLanguageOption,
    DateOption,
    FieldOption,
    Inputs,
    ModelOption,
    TimeoutOption,
    WorkersOption,
    published,
    read_options,
    skipped,
)
from polgraph.cli.progress import progress
from polgraph.cli.sharded import (
    PartOption,
    SchedulerOption,
    ShardCountOption,
    Sharding,
    ShardSizeOption,
    ShardsOption,
    write_shards,
)
from polgraph.cli.stop import stoppable
from polgraph.format import printable
from polgraph.intake import Intake

if TYPE_CHECKING:
    from polgraph.ontology.records import Extraction


class ExtractFormat(StrEnum):
    """How statements are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    ARTICLES = "articles"


def _warn_undated(ids: Sequence[str]) -> None:
    if ids:
        who = f"{ids[0]} has" if len(ids) == 1 else f"{len(ids)} articles ({ids[0]}, …) have"
        terminal.note(f"warning: {who} no date, so relative days stay open; give one with --date.")


def extract(
    inputs: Inputs,
    date: DateOption = None,
    style: Annotated[
        ExtractFormat,
        typer.Option("--format", help="How to print the statements: a line each, or all of an article in one line."),
    ] = ExtractFormat.TABLE,
    explain: Annotated[bool, typer.Option("--explain", help="Show how each statement came about.")] = False,
    model: ModelOption = engine.DEFAULT_MODEL,
    field: FieldOption = None,
    any_language: AnyLanguageOption = False,
    allow_private: AllowPrivateOption = False,
    workers: WorkersOption = "auto",
    timeout: TimeoutOption = None,
    shards: ShardsOption = None,
    shard_size: ShardSizeOption = None,
    shard_count: ShardCountOption = None,
    part: PartOption = None,
    scheduler: SchedulerOption = None,
) -> None:
    """Print the statements of articles: who did what to whom, on whose word, with the quote."""
    from polgraph.cli.account import NOTHING_EXIT, tell_failure, warned
    from polgraph.work.task import Failure
    from polgraph.work.workers import extraction, plan

    sharding = Sharding(shards, shard_size, shard_count, part, scheduler)
    sharding.check(printing=explain or style is not ExtractFormat.TABLE)
    options = read_options(field, any_language=any_language, allow_private=allow_private)
    if shards is not None:
        intake = Intake(inputs, published(date), options=options, skip=skipped)
        contents = intake.check(dated=True)
        chosen = plan(workers, timeout, articles=contents.articles, characters=contents.characters)
        write_shards(inputs, intake, contents, sharding, chosen, model)
        return
    intake = Intake(inputs, published(date), unique=False, options=options, skip=skipped)
    contents = intake.check()
    _warn_undated(contents.undated)
    for name in contents.shared:
        terminal.note(f"warning: different articles are named {name!r}; ingest would refuse them.")
    if explain:
        extractor = engine.load_engine(model)
        for article in intake:
            for line in extractor.explain(article).splitlines():
                terminal.emit(printable(line) + "\n")
        return
    chosen = plan(workers, timeout, articles=contents.articles, characters=contents.characters)
    printed = failed = 0
    with (
        progress(contents.articles if not sys.stdout.isatty() else None) as advance,
        stoppable(lambda: f"{printed} of {contents.articles} articles are printed."),
        extraction(partial(engine.load_engine, model), chosen, contents.repeated) as run,
    ):
        for outcome in warned(run(intake)):
            if isinstance(outcome, Failure):
                failed += 1
                tell_failure(outcome)
            else:
                printed += 1
                _print(outcome, style)
            advance(True)
    if failed and not printed:
        raise typer.Exit(NOTHING_EXIT)


def _print(extraction: Extraction, style: ExtractFormat) -> None:
    from polgraph.format import json_line, statement_record, text_order
    from polgraph.graph.exchange.write import extraction_record

    if style is ExtractFormat.ARTICLES:
        terminal.emit(json_line(extraction_record(extraction)) + "\n")
    elif style is ExtractFormat.JSONL:
        for statement in text_order(extraction.statements):
            terminal.emit(json_line(statement_record(statement)) + "\n")
    else:
        terminal.emit(printable(f"{extraction.article.id}: {extraction.article.title or 'no headline'}") + "\n")
        terminal.print_statements(text_order(extraction.statements))
