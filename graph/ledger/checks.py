"""What the ledger refuses: every refused item is counted and kept with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.graph.ledger.types import Rejection
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from polgraph.ontology.records import Argument, Article, Extraction, Mention, Statement


def check_article(extraction: Extraction) -> None:
    """Refuse an extraction that cannot be stored at all.

    Raises:
        PolgraphError: INPUT_INVALID for an empty article id, a nameless actor or an actor id used twice.
    """
    article = extraction.article
    if not article.id:
        raise PolgraphError(ErrorCode.INPUT_INVALID, "An article has no id.", "Give every article an id of its own.")
    if not all(actor.name.strip() for actor in extraction.actors):
        raise PolgraphError(
            ErrorCode.INPUT_INVALID, f"An actor of article {article.id!r} has no name.", "Give every actor a name."
        )
    if len({actor.id for actor in extraction.actors}) != len(extraction.actors):
        raise PolgraphError(
            ErrorCode.INPUT_INVALID,
            f"Two actors of article {article.id!r} have one id.",
            "Give every actor of an article an id of its own.",
        )


def statement_fault(
    statement: Statement, article: Article, nodes: Mapping[str, str], relations: Collection[str]
) -> str:
    """Why the statement cannot be stored; the empty string where it can.

    Args:
        statement: the statement as extracted.
        article: its article.
        nodes: the store's actor id of every actor id of the article.
        relations: names of the relations that the ontology knows.
    """
    evidence = statement.evidence
    if statement.article != article.id:
        return f"belongs to another article, {statement.article!r}"
    if not 0 <= evidence.start < evidence.end <= len(article.text):
        return "its evidence lies outside the article"
    if article.text[evidence.start : evidence.end] != evidence.text:
        return "its quote is not what the article says there"
    if statement.relation not in relations:
        return f"unknown relation {statement.relation!r}"
    if not statement.predicate:
        return "it has no predicate"
    if not 0.0 <= statement.confidence <= 1.0:
        return f"confidence {statement.confidence} is not between 0 and 1"
    if statement.when is not None and statement.when.start > statement.when.end:
        return "its date ends before it starts"
    for side, argument in (("subject", statement.subject), ("object", statement.object)):
        fault = _argument_fault(argument, article, nodes)
        if fault:
            return f"its {side} {fault}"
    if nodes[statement.subject.actor] == nodes[statement.object.actor]:
        return "its subject and object are one actor"
    return ""


def _argument_fault(argument: Argument, article: Article, nodes: Mapping[str, str]) -> str:
    if argument.actor not in nodes:
        return f"is no actor of the article: {argument.actor!r}"
    if article.text[argument.start : argument.end] != argument.text or argument.start < 0:
        return f"is not what the article says there: {argument.text!r}"
    return ""


def mention_fault(mention: Mention, article: Article, nodes: Mapping[str, str]) -> str:
    """Why the mention cannot be stored; the empty string where it can."""
    if mention.article != article.id:
        return f"belongs to another article, {mention.article!r}"
    if mention.actor not in nodes:
        return f"is of no actor of the article: {mention.actor!r}"
    if mention.start < 0 or article.text[mention.start : mention.end] != mention.text or not mention.text:
        return "is not what the article says there"
    return ""


def accept(
    extraction: Extraction, nodes: Mapping[str, str], relations: Collection[str], taken: Mapping[str, str]
) -> tuple[tuple[Mention, ...], tuple[Statement, ...], tuple[Rejection, ...]]:
    """Part what can be stored from what cannot.

    Args:
        extraction: all that one article says.
        nodes: the store's actor id of every actor id of the article.
        relations: names of the relations that the ontology knows.
        taken: for each statement id that another article of the ledger has, that article.

    Returns:
        Mentions and statements that can be stored, and the rejections.
    """
    article = extraction.article
    refused: list[Rejection] = []
    mentions: list[Mention] = []
    for mention in extraction.mentions:
        fault = mention_fault(mention, article, nodes)
        if fault:
            refused.append(Rejection(article.id, "mention", mention.text, fault))
        else:
            mentions.append(mention)
    statements: dict[str, Statement] = {}
    for statement in extraction.statements:
        fault = statement_fault(statement, article, nodes, relations)
        if not fault and statement.id in statements:
            fault = "its id is used by another statement of the article"
        if not fault and statement.id in taken:
            fault = f"its id is used by article {taken[statement.id]!r}"
        if fault:
            refused.append(Rejection(article.id, "statement", statement.id, fault))
        else:
            statements[statement.id] = statement
    return tuple(mentions), tuple(statements.values()), tuple(refused)
