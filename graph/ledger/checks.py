"""What the ledger refuses: every refused item is counted and kept with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.graph.ledger.types import Rejection
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from polgraph.graph.ledger.content import Content
    from polgraph.graph.ledger.rows import MentionRow, Row
    from polgraph.ontology.records import Article


SUBJECT, RELATION, OBJECT, PREDICATE, SPEAKER, WHEN, CONFIDENCE, EXTRACTOR = 2, 8, 9, 15, 19, 20, 26, 30
"""Where the values of a statement stand or begin in its row."""
SIDES = (("subject", SUBJECT), ("object", OBJECT))
ARGUMENT = 6
"""How many values an argument has."""


def check_article(content: Content) -> None:
    """Refuse an article that cannot be stored at all.

    Raises:
        PolgraphError: INPUT_INVALID for an empty article id, a nameless actor or an actor id used twice.
    """
    article = content.article
    if not article.id:
        raise PolgraphError(ErrorCode.INPUT_INVALID, "An article has no id.", "Give every article an id of its own.")
    if not all(actor[1].strip() for actor in content.actors):
        raise PolgraphError(
            ErrorCode.INPUT_INVALID, f"An actor of article {article.id!r} has no name.", "Give every actor a name."
        )
    if len({actor[0] for actor in content.actors}) != len(content.actors):
        raise PolgraphError(
            ErrorCode.INPUT_INVALID,
            f"Two actors of article {article.id!r} have one id.",
            "Give every actor of an article an id of its own.",
        )


def statement_fault(row: Row, article: Article, nodes: Mapping[str, str], relations: Collection[str]) -> str:
    """Why the statement cannot be stored; the empty string where it can.

    Args:
        row: the statement as extracted (`rows.statement_row`).
        article: its article.
        nodes: the store's actor id of every actor id of the article.
        relations: names of the relations that the ontology knows.
    """
    text = article.text
    confidence, start, end, quote = row[CONFIDENCE:EXTRACTOR]
    if row[1] != article.id:
        return f"belongs to another article, {row[1]!r}"
    if not 0 <= start < end <= len(text):
        return "its evidence lies outside the article"
    if text[start:end] != quote:
        return "its quote is not what the article says there"
    if row[RELATION] not in relations:
        return f"unknown relation {row[RELATION]!r}"
    if not row[PREDICATE]:
        return "it has no predicate"
    if not 0.0 <= confidence <= 1.0:
        return f"confidence {confidence} is not between 0 and 1"
    if row[WHEN] is not None and row[WHEN] > row[WHEN + 1]:
        return "its date ends before it starts"
    for side, at in SIDES:
        actor, _, words, _, begin, after = row[at : at + ARGUMENT]
        if actor not in nodes:
            return f"its {side} is no actor of the article: {actor!r}"
        if text[begin:after] != words or begin < 0:
            return f"its {side} is not what the article says there: {words!r}"
    if nodes[row[SUBJECT]] == nodes[row[OBJECT]]:
        return "its subject and object are one actor"
    return ""


def mention_fault(row: MentionRow, article: Article, nodes: Mapping[str, str]) -> str:
    """Why the mention (`rows.mention_row`) cannot be stored; the empty string where it can."""
    (start, end, text, _, actor), of = row
    if of != article.id:
        return f"belongs to another article, {of!r}"
    if actor not in nodes:
        return f"is of no actor of the article: {actor!r}"
    if start < 0 or article.text[start:end] != text or not text:
        return "is not what the article says there"
    return ""


def accept(
    content: Content, nodes: Mapping[str, str], relations: Collection[str], taken: Mapping[str, str]
) -> tuple[list[MentionRow], list[Row], tuple[Rejection, ...]]:
    """Part what can be stored from what cannot.

    Args:
        content: all that one article says.
        nodes: the store's actor id of every actor id of the article.
        relations: names of the relations that the ontology knows.
        taken: for each statement id that another article of the ledger has, that article.

    Returns:
        Mentions and statements that can be stored, and the rejections.
    """
    article = content.article
    refused: list[Rejection] = []
    mentions: list[MentionRow] = []
    for mention in content.mentions:
        fault = mention_fault(mention, article, nodes)
        if fault:
            refused.append(Rejection(article.id, "mention", mention[0][2], fault))
        else:
            mentions.append(mention)
    statements: dict[str, Row] = {}
    for row in content.statements:
        key = row[0]
        fault = statement_fault(row, article, nodes, relations)
        if not fault and key in statements:
            fault = "its id is used by another statement of the article"
        if not fault and key in taken:
            fault = f"its id is used by article {taken[key]!r}"
        if fault:
            refused.append(Rejection(article.id, "statement", key, fault))
        else:
            statements[key] = row
    return mentions, list(statements.values()), tuple(refused)
