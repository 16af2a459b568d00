"""Reading of annotated articles, and which of them are kept back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.extract.clean import clean
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import Article

if TYPE_CHECKING:
    from polgraph.extract.evaluation.match import Gold

THIRD = 3


def held_back(article: str) -> bool:
    """Whether an article belongs to the third that is only looked at when a step is done: by the hash of its id."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % THIRD == 0


def read_gold(folder: Path) -> Iterator[Gold]:
    """The annotated articles of a folder and those below it (or of one file), in order of their paths.

    Raises:
        PolgraphError: (INPUT_NOT_FOUND) when there is none; (INPUT_INVALID) when one is no annotated article.
    """
    paths = [folder] if folder.is_file() else sorted(folder.rglob("*.json"))
    if not paths:
        raise PolgraphError(
            ErrorCode.INPUT_NOT_FOUND,
            f"No annotated articles in {folder}.",
            "Name a folder of .json files as in tests/data/corpus.",
        )
    for path in paths:
        try:
            gold = json.loads(path.read_text(encoding="utf8"))
            _ = gold["id"], gold["text"], gold["actors"], gold["statements"]
        except (ValueError, KeyError, TypeError) as error:
            raise PolgraphError(
                ErrorCode.INPUT_INVALID,
                f"{path} is no annotated article ({error}).",
                "It needs id, text, actors and statements.",
            ) from error
        yield gold


def article_of(gold: Gold) -> Article:
    """The article that a gold file annotates, as it is read from a line of JSONL: cleaned, its title first."""
    cleaned = clean(gold["text"], title=gold.get("title") or None, verbatim=True)
    published = date.fromisoformat(gold["date"]) if gold.get("date") else None
    return Article(gold["id"], cleaned.text, title=cleaned.title, published=published, url=gold.get("url"))
