"""What one article costs at every step, measured here, and what ten million of them cost by that: docs/scale.md.

`python bench/scale.py` measures and prints; `--write` keeps the figures in docs/scale.yaml and renews the tables of
docs/scale.md. All times are processor time, so a busy machine hardly changes them.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from polgraph.engine import load_engine
from polgraph.extract.evaluation.corpus import article_of, read_gold
from polgraph.graph import Store
from polgraph.graph.property.shape import Rows
from polgraph.graph.shards.read import ShardFile
from polgraph.graph.shards.schema import Manifest
from polgraph.graph.shards.write import shard_bytes
from polgraph.ontology.records import Extraction
from polgraph.work.copies import renamed
from polgraph.work.task import extract_one
from scripts import scale

CORPUS = Path(__file__).parent.parent / "tests" / "data" / "corpus" / "written"
COPIES = 8
"""How often the corpus is put into the store: in a small one the files' own overhead would show."""
NOW = "2026-01-01T00:00:00+00:00"
Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """A result, and the seconds of processor time that it took."""
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def size(path: Path) -> int:
    """Bytes of a file or of all files of a folder."""
    return (
        path.stat().st_size if path.is_file() else sum(one.stat().st_size for one in path.rglob("*") if one.is_file())
    )


def extracted() -> tuple[list[Extraction], float]:
    engine = load_engine()
    articles = [article_of(gold) for gold in read_gold(CORPUS)]
    extract_one(engine, articles[0])
    outcomes, seconds = timed(lambda: [extract_one(engine, article) for article in articles])
    found = [one for one in outcomes if isinstance(one, Extraction)]
    assert len(found) == len(articles)
    return found, seconds


def strings(row: dict[str, object]) -> int:
    """Blocks of 120 characters that a row's longer texts take in Neo4j; short ones stand within the property."""
    return sum(-(-len(value) // 120) for value in row.values() if isinstance(value, str) and len(value) > 24)


def things(store: Store) -> dict[str, float]:
    """What the articles of a store are in a property graph, actors left out."""
    rows = Rows()
    with store.ledger() as ledger:
        for article in ledger.articles():
            rows.add(article, ledger)
    direct = [row for named in rows.direct.values() for row in named]
    nodes = [*rows.statements, *rows.articles]
    held = [one["properties"] for one in [*nodes, *direct]]
    return {
        "nodes": len(nodes),
        "relationships": 3 * len(rows.statements) + len(rows.attributions) + len(rows.mentions) + len(direct),
        "properties": len(nodes) + sum(map(len, held)),
        "string_blocks": sum(map(strings, held)),
    }


def again(extraction: Extraction, number: int) -> Extraction:
    """The extraction as that of another article of the same words, of a day months away: no reprint of the first."""
    article = extraction.article
    day = (article.published or date(2020, 1, 1)) + timedelta(days=100 * number)
    other = replace(article, id=f"{article.id}-{number}", published=day, fingerprint="", story="")
    outcome = renamed(extraction, other)
    assert isinstance(outcome, Extraction)
    return outcome


def measured() -> dict[str, float]:
    found, extraction = extracted()
    statements = sum(len(one.statements) for one in found)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shard-00000.parquet"
        raw, written = timed(lambda: shard_bytes(Manifest(0, "", "", "", ""), found))
        path.write_bytes(raw)
        shard = ShardFile.open(path)
        assert shard is not None
        read = min(timed(shard.contents)[1] for _ in range(5))
        many = [again(one, number) for number in range(COPIES) for one in found]
        store = Store.open(Path(folder) / "store", create=True, catalogue=False)
        empty = size(store.ledger_path), size(store.rdf_path)
        with store.writer() as ledger, ledger.bulk():
            taken = timed(lambda: list(ledger.ingest_all(many, now=NOW)))[1]
        projected = timed(store.project)[1]
        full = size(store.ledger_path), size(store.rdf_path)
        shape = things(store)
    words = sum(len(one.article.text.split()) for one in found)
    return {
        "articles": len(found),
        "words": words,
        "characters": sum(len(one.article.text) for one in found),
        "statements": statements,
        "mentions": sum(len(one.mentions) for one in found),
        "extraction_words_a_second": round(words / extraction),
        "shard_bytes": len(raw),
        "shard_written_a_second": round(statements / written),
        "shard_read_a_second": round(statements / read),
        "ledger_bytes": (full[0] - empty[0]) // COPIES,
        "ledger_a_second": round(COPIES * statements / taken),
        "rdf_bytes": (full[1] - empty[1]) // COPIES,
        "rdf_a_second": round(COPIES * statements / projected),
        **{name: number / COPIES for name, number in shape.items()},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the figures in docs/scale.yaml")
    options = parser.parse_args()
    figures: dict[str, float | str] = {
        "machine": f"{platform.machine()}, Python {platform.python_version()}, spaCy {version('spacy')}",
        **measured(),
    }
    print(yaml.safe_dump(figures, sort_keys=False), end="")
    if options.write:
        scale.FIGURES.write_text(yaml.safe_dump(figures, sort_keys=False), encoding="utf-8")
        scale.renew()


if __name__ == "__main__":
    main()
