"""An engine without a model that can be loaded in another process, and does what an article's text tells it."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import Article
from tests.conftest import TEXT, FakeEngine, by_hand

if TYPE_CHECKING:
    from polgraph.ontology.records import Extraction

LOG = "POLGRAPH_TEST_LOG"
"""Environment variable with a folder in which the engine leaves a line for every article that it is asked."""


def article(key: str, order: str = "") -> Article:
    """An article with the two statements of `TEXT` whose text gives an order: `hang`, `die`, `fail`, `wait 0.2`."""
    return Article(key, f"{TEXT}\n\n{key}\n\n{order}", fingerprint=f"{key:0<6}")


@dataclass
class Obedient(FakeEngine):
    """An engine that does what the last line of an article's text says."""

    def extract(self, article: Article) -> Extraction:
        folder = os.environ.get(LOG)
        if folder:
            with (Path(folder) / "asked").open("a", encoding="utf-8") as log:
                log.write(f"{article.id} {os.getpid()}\n")
        order, _, seconds = article.text.rpartition("\n")[2].partition(" ")
        if order == "hang":
            while True:
                time.sleep(1)
        if order == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if order == "fail":
            raise ValueError("nothing but noise")
        if order == "wait":
            time.sleep(float(seconds))
        return by_hand(article)


def load(model: str = "") -> Obedient:
    """The engine."""
    return Obedient()


def refuse(model: str = "") -> Obedient:
    """No engine: the model is missing."""
    raise PolgraphError(ErrorCode.MODEL_MISSING, f"No model {model!r}.", "Install it.")


def crash(model: str = "") -> Obedient:
    """No engine: the process ends."""
    os._exit(3)
