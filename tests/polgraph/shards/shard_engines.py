"""Engines that workers of a cluster load by name, and articles for them."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import Article, Extraction
from tests.conftest import TEXT, FakeEngine, by_hand

if TYPE_CHECKING:
    from polgraph.engine import Engine

VOTE_DAY = date(2021, 3, 7)
VOTE = Article("vote", TEXT, "Ruvia votes", VOTE_DAY)
MARK = "POLGRAPH_TEST_MARK"
"""Environment variable with a folder for what the engines leave behind."""


def news(number: int) -> list[Article]:
    """Articles, each another one."""
    made = []
    for n in range(number):
        key = f"news-{n:03}"
        made.append(
            replace(VOTE, id=key, published=date(2021, 3, 7) + timedelta(n), fingerprint=f"{n:06}ff", story=key)
        )
    return made


class Failing(FakeEngine):
    """Fails on every seventh article."""

    def extract(self, article: Article) -> Extraction:
        if int(article.id[-3:]) % 7 == 6:
            raise ValueError(f"no {article.id}")
        return by_hand(article)


def failing(_model: str) -> Engine:
    return Failing()


class Deadly(Failing):
    """Kills its process at one article, the first time that anyone comes to it."""

    def extract(self, article: Article) -> Extraction:
        time.sleep(0.01)
        mark = Path(os.environ[MARK]) / "killed"
        if article.id.endswith("013") and not mark.exists():
            mark.write_text(str(os.getpid()), encoding="ascii")
            os.kill(os.getpid(), signal.SIGKILL)
        return super().extract(article)


def deadly(_model: str) -> Engine:
    return Deadly()


def missing(_model: str) -> Engine:
    raise PolgraphError(ErrorCode.MODEL_MISSING, "The model is not there.", "Install it.")


class Hanging(Failing):
    """Takes a minute for one article."""

    def extract(self, article: Article) -> Extraction:
        if article.id.endswith("002"):
            time.sleep(60)
        return super().extract(article)


def hanging(_model: str) -> Engine:
    return Hanging()
