"""`polgraph extract`: articles to statements on the screen, nothing stored."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

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
    published,
    read_options,
    skipped,
)
from polgraph.intake import Intake


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
) -> None:
    """Print the statements of articles: who did what to whom, on whose word, with the quote."""
    from polgraph.format import json_line, printable, statement_record, text_order
    from polgraph.graph.exchange.write import extraction_record

    options = read_options(field, any_language=any_language, allow_private=allow_private)
    intake = Intake(inputs, published(date), unique=False, options=options, skip=skipped)
    contents = intake.check()
    _warn_undated(contents.undated)
    for name in contents.shared:
        terminal.note(f"warning: different articles are named {name!r}; ingest would refuse them.")
    extractor = engine.load_engine(model)
    if explain:
        for article in intake:
            for line in extractor.explain(article).splitlines():
                terminal.emit(printable(line) + "\n")
        return
    for extraction in extractor.pipe(intake):
        for warning in extraction.warnings:
            terminal.note(f"warning: {extraction.article.id}: {warning}")
        if style is ExtractFormat.ARTICLES:
            terminal.emit(json_line(extraction_record(extraction)) + "\n")
        elif style is ExtractFormat.JSONL:
            for statement in text_order(extraction.statements):
                terminal.emit(json_line(statement_record(statement)) + "\n")
        else:
            terminal.emit(printable(f"{extraction.article.id}: {extraction.article.title or 'no headline'}") + "\n")
            terminal.print_statements(text_order(extraction.statements))
