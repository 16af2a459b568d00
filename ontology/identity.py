"""The ids that the content of a record gives it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polgraph.ontology.records import Article


def statement_id(
    article: str, subject: str, relation: str, object_: str, status: str, *places: int, negated: bool
) -> str:
    """The id of a statement: the same one, in the same words of the same article, has the same id.

    Args:
        article: id of the article.
        subject: name of who acts.
        relation: name of the relation.
        object_: name of who is acted upon.
        status: how sure the article is.
        places: offsets of the words, in characters, by which equal statements of one article are told apart.
        negated: whether the text says that it is not so.

    Returns:
        `s-` and the first 16 hexadecimal digits of a SHA-256.
    """
    content = (article, subject, relation, object_, status, str(negated), *map(str, places))
    return "s-" + hashlib.sha256("\x1f".join(content).encode()).hexdigest()[:16]


def text_key(article: Article) -> bytes:
    """A hash of all that an article's statements depend on, except its id: text and day of publication."""
    day = article.published.isoformat() if article.published else ""
    return hashlib.blake2b(f"{day}\n{article.text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
