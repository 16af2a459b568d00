"""A process that ingests invented articles into a store until it is done, or killed. Run by test_store_killed."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

from polgraph.graph.store import Store
from tests.graph.graph_samples import NOW, Said, extraction

if TYPE_CHECKING:
    from polgraph.graph.ledger import IngestResult
    from polgraph.ontology.records import Extraction

ARTICLES = 60
AT_ONCE = 4
NAMES = [f"Person {letter}" for letter in "ABCDEFGHIJK"]


def corpus() -> list[Extraction]:
    """The same articles every time, with actors that recur; so far apart in time that none is taken for a reprint."""
    return [
        extraction(
            f"article {number}",
            *(
                Said(NAMES[(number + i) % 11], ("SUPPORT", "ASSAULT")[i % 2], NAMES[(number + 2 * i + 1) % 11])
                for i in range(12)
            ),
            published=date(2021, 1, 1) + timedelta(20 * number),
        )
        for number in range(ARTICLES)
    ]


def say(result: IngestResult) -> None:
    """Tell the parent process that an article is in."""
    sys.stdout.write(f"{result.article}\n")
    sys.stdout.flush()


def main(folder: str) -> None:
    """Ingest everything, a few articles a call, so that the projection is written all the time, too."""
    articles = corpus()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    store = Store.open(folder, create=True, catalogue=False)
    for start in range(0, len(articles), AT_ONCE):
        store.ingest(articles[start : start + AT_ONCE], NOW, say)


if __name__ == "__main__":
    main(sys.argv[1])
