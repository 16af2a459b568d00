"""`polgraph show`: an article with its statements, or a statement with its quote in context."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli import terminal
from polgraph.cli.options import StoreOption, open_store
from polgraph.format import printable, text_order
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from rich.text import Text

    from polgraph.graph import Ledger
    from polgraph.ontology.records import Article, Statement

_BREAK = "\n\n"
_MARKS = ("⟦", "⟧")


def in_context(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The words `text[start:end]` with what stands before and after them in the same paragraphs."""
    before = text.rfind(_BREAK, 0, start) + len(_BREAK) if _BREAK in text[:start] else 0
    after = text.find(_BREAK, end)
    return text[before:start], text[start:end], text[end:] if after < 0 else text[end:after]


def _highlighted(article: Article, statement: Statement) -> Text:
    from rich.text import Text

    before, quote, after = in_context(article.text, statement.evidence.start, statement.evidence.end)
    marked = f"{_MARKS[0]}{printable(quote)}{_MARKS[1]}"
    return Text.assemble(printable(before), (marked, "bold reverse"), printable(after))


def _show_statement(ledger: Ledger, statement: Statement) -> None:
    article = ledger.article(statement.article)
    says = {"attributed to": statement.attributed_to, "when": statement.when.iso() if statement.when else None}
    terminal.print_fields(
        {
            "statement": statement.id,
            "subject": f"{statement.subject.name} ({statement.subject.type.value}), as “{statement.subject.text}”",
            "relation": statement.relation,
            "object": f"{statement.object.name} ({statement.object.type.value}), as “{statement.object.text}”",
            "predicate": statement.predicate,
            "mode": statement.mode,
            "status": f"{statement.status.value}{', negated' if statement.negated else ''}",
            **says,
            "place": statement.place,
            "role": statement.role,
            "confidence": f"{statement.confidence:.2f}",
            "extractor": statement.extractor,
            "article": f"{article.id}, characters {statement.evidence.start} to {statement.evidence.end}",
            "headline": article.title,
            "published": article.published,
        }
    )
    terminal.emit("\n")
    terminal.console().print(_highlighted(article, statement))


def _show_article(ledger: Ledger, article: Article) -> None:
    statements = _statements(ledger, article.id)
    terminal.print_fields(
        {
            "article": article.id,
            "headline": article.title,
            "published": article.published,
            "publisher": article.publisher,
            "author": article.author,
            "url": article.url,
            "statements": len(statements),
        }
    )
    terminal.emit("\n")
    terminal.print_statements(statements)


def _statements(ledger: Ledger, article: str) -> list[Statement]:
    return text_order(tuple(ledger.statements(article=article)))


def _numbered(ledger: Ledger, name: str) -> Statement | None:
    """The statement that `ARTICLE#NUMBER` names, or None where the name is not of this form."""
    article, mark, number = name.rpartition("#")
    if not mark or not number.isdecimal() or not ledger.has_article(article):
        return None
    statements = _statements(ledger, article)
    if not 1 <= int(number) <= len(statements):
        raise PolgraphError(
            ErrorCode.ARTICLE_NOT_FOUND,
            f"The article {article!r} has no statement {number}.",
            f"It has {len(statements)}; `polgraph show {article}` lists them.",
        )
    return statements[int(number) - 1]


def show(
    name: Annotated[
        str, typer.Argument(metavar="ARTICLE|STATEMENT", help="Id of an article, id of a statement, or ARTICLE#NUMBER.")
    ],
    store: StoreOption = None,
) -> None:
    """Show an article with its numbered statements, or a statement with its quote in context."""
    with open_store(store).ledger() as ledger:
        statement = ledger.statement(name) or _numbered(ledger, name)
        if statement is not None:
            _show_statement(ledger, statement)
        else:
            _show_article(ledger, ledger.article(name))
