"""The ledger against the articles: every quote is what the text says at its place."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from polgraph.graph.ledger.batch import known_relations
from polgraph.graph.ledger.checks import mention_fault, statement_fault
from polgraph.graph.ledger.rows import mention_row, statement_row
from polgraph.graph.validate.records import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from polgraph.graph.ledger.reader import LedgerReader
    from polgraph.ontology.records import Article


def check(ledger: LedgerReader, articles: Collection[str] | None = None) -> Iterator[Finding]:
    """Statements and mentions that the ledger would not take in as they stand.

    Args:
        ledger: the system of record, in a snapshot.
        articles: ids of the articles to look at; all without it.
    """
    looped = {
        key: list(group)
        for key, group in groupby(ledger.looped(), key=lambda statement: statement.article)
        if articles is None or key in articles
    }
    relations = known_relations()
    for article in ledger.articles() if articles is None else map(ledger.article, sorted(articles)):
        nodes = dict.fromkeys(ledger.article_actors(article.id), "")
        nodes = {actor: actor for actor in nodes}
        for statement in ledger.statements(article=article.id):
            fault = statement_fault(statement_row(statement), article, nodes, relations)
            if fault:
                yield _finding(article, f"statement {statement.id}", fault)
        for statement in looped.get(article.id, ()):
            evidence = statement.evidence
            if article.text[evidence.start : evidence.end] != evidence.text:
                yield _finding(article, f"statement {statement.id}", "its quote is not what the article says there")
        for mention in ledger.mentions(article.id):
            fault = mention_fault(mention_row(mention), article, nodes)
            if fault:
                yield _finding(article, f"mention {mention.text!r} at {mention.start}", fault)


def _finding(article: Article, thing: str, fault: str) -> Finding:
    return Finding(Severity.VIOLATION, article.id, thing, "", "Ledger", "", fault)
