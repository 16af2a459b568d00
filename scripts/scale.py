"""Renew the tables of docs/scale.md from the figures that bench/scale.py has measured, or check them.

Usage: scale.py [--check]
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

DOCS = Path(__file__).resolve().parent.parent / "docs"
FIGURES = DOCS / "scale.yaml"
PAGE = DOCS / "scale.md"

END = "<!-- end -->"
ARTICLES = 10_000_000
WORDS = 500
"""Words of an article: what daily papers print; the corpus has shorter ones."""
SHARD = 1_000
CORES = (8, 64, 256)
READ = ("inputs.md", r"JSONL ([\d,]+) articles of [\d,]+ characters a second")
"""Articles that one process reads a second; a run reads its inputs twice."""
NEO4J = ("benchmarks.md", r"\n\| Neo4j, by `polgraph load`.*\| ([\d,]+) \(")
"""Statements a second that Neo4j takes from one client, at the largest size measured."""
ADMIN = ("benchmarks.md", r"\n\| tables by `neo4j-admin database import` .*\| ([\d,]+) \|\n")
"""Statements a second that the first load of an empty Neo4j from tables takes, at the largest size measured."""
NODE, TIE, PROPERTY, STRING = 15, 34, 41, 128
"""Bytes of a record in Neo4j's store, by its own knowledge base, "Understanding Neo4j's data on disk"."""
INDEXES = 1.2
"""Share of indexes, by the same knowledge base's example of capacity planning."""


@dataclass(frozen=True)
class Cost:
    """What so many articles cost by the measured figures, in statements, hours of one core, and bytes."""

    measured: dict[str, Any]
    articles: int = ARTICLES
    words: int = WORDS

    @property
    def statements(self) -> float:
        """Number of statements."""
        return self.articles * self.words * self.per_word("statements")

    def per_word(self, name: str) -> float:
        """How many of something the corpus has a word."""
        return float(self.measured[name]) / float(self.measured["words"])

    def total(self, name: str) -> float:
        """How many of something, or bytes of it, there will be."""
        return self.articles * self.words * self.per_word(name)

    def extraction_hours(self) -> float:
        """Hours of one core for extraction."""
        return self.articles * self.words / float(self.measured["extraction_words_a_second"]) / 3600

    def hours(self, name: str) -> float:
        """Hours of one core for a step of which the figures say how many statements it does a second."""
        return self.statements / float(self.measured[name]) / 3600

    def neo4j_bytes(self) -> float:
        """Bytes of Neo4j's store, without its logs."""
        sizes = {"nodes": NODE, "relationships": TIE, "properties": PROPERTY, "string_blocks": STRING}
        return INDEXES * sum(self.total(name) * size for name, size in sizes.items())


def stated(figure: tuple[str, str]) -> int:
    """A figure that another page states.

    Args:
        figure: name of the page, and a pattern with the figure as its group.

    Raises:
        ValueError: the page does not state it any more.
    """
    page, pattern = figure
    found = re.search(pattern, (DOCS / page).read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"docs/{page} does not say {pattern!r}")
    return int(found[1].replace(",", ""))


def tables(cost: Cost) -> dict[str, str]:
    """The tables of the page by name."""
    said = cost.measured
    a_statement = {
        name: float(said[f"{name}_bytes"]) / float(said["statements"]) for name in ("shard", "ledger", "rdf")
    }
    measured = [
        ("corpus", f"{said['articles']} articles, {said['words']:,} words, {said['statements']:,} statements"),
        ("extraction, one core", f"{said['extraction_words_a_second']:,} words/s"),
        ("statements in 100 words", f"{100 * cost.per_word('statements'):.1f}"),
        ("shard files, with the texts", f"{a_statement['shard']:,.0f} bytes a statement"),
        ("reading them", f"{said['shard_read_a_second']:,} statements/s"),
        (
            "ledger, with the texts",
            f"{a_statement['ledger']:,.0f} bytes a statement, {said['ledger_a_second']:,} statements/s",
        ),
        ("RDF projection", f"{a_statement['rdf']:,.0f} bytes a statement, {said['rdf_a_second']:,} statements/s"),
    ]
    hours, packed = cost.extraction_hours(), cost.total("shard_bytes")
    reading = 2 * cost.articles / stated(READ) / 3600
    shards = -(-cost.articles // SHARD)
    sums = [
        ("statements", f"{cost.statements / 1e6:,.0f} million"),
        ("reading the inputs, one process, twice", f"{reading:.1f} h, as long as {hours / reading:.0f} cores extract"),
        ("extraction", f"{hours:,.0f} core hours"),
        *((f"… on {cores} cores", f"{hours / cores:,.1f} h") for cores in CORES),
        (
            f"shard files of {SHARD:,} articles",
            f"{shards:,} files of {packed / shards / 1e6:.1f} MB, {gigabytes(packed)}",
        ),
        ("… each extracted in", f"{hours / shards * 60:.1f} min of one core"),
        ("reading the shards", f"{cost.hours('shard_read_a_second'):.1f} h"),
        ("ledger, single writer", f"{cost.hours('ledger_a_second'):,.1f} h, {gigabytes(cost.total('ledger_bytes'))}"),
        ("RDF projection", f"{cost.hours('rdf_a_second'):,.1f} h, {gigabytes(cost.total('rdf_bytes'))}"),
        (
            "Neo4j nodes, relationships, properties",
            ", ".join(f"{cost.total(name) / 1e6:,.0f}" for name in ("nodes", "relationships", "properties"))
            + " million",
        ),
        ("Neo4j store", gigabytes(cost.neo4j_bytes())),
        ("Neo4j loading, one client", f"{cost.statements / stated(NEO4J) / 3600:,.1f} h"),
        ("… by `neo4j-admin database import`", f"{cost.statements / stated(ADMIN) / 3600:,.1f} h"),
    ]
    return {
        "measured": table(("what", f"measured ({said['machine']})"), measured),
        "sums": table(("what", f"{cost.articles:,} articles of {cost.words} words"), sums),
    }


def gigabytes(number: float) -> str:
    """Bytes in words."""
    return f"{number / 1e9:,.0f} GB"


def table(head: tuple[str, str], rows: list[tuple[str, str]]) -> str:
    """A table in Markdown."""
    lines = [head, ("---", "--:"), *rows]
    return "".join(f"| {left} | {right} |\n" for left, right in lines)


def renewed(page: str, cost: Cost) -> str:
    """The page with its tables as they are by the figures."""
    for name, text in tables(cost).items():
        head, rest = page.split(f"<!-- {name} -->\n")
        page = f"{head}<!-- {name} -->\n{text}{rest[rest.index(END) :]}"
    return page


def renew(*, check: bool = False) -> bool:
    """Write the page anew, or only say whether it would change."""
    page = PAGE.read_text(encoding="utf-8")
    wanted = renewed(page, Cost(yaml.safe_load(FIGURES.read_text(encoding="utf-8"))))
    if not check:
        PAGE.write_text(wanted, encoding="utf-8")
    return page != wanted


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where a table is out of date")
    options = parser.parse_args()
    changed = renew(check=options.check)
    if changed and options.check:
        print("docs/scale.md is out of date: run python scripts/scale.py")
    return int(changed and options.check)


if __name__ == "__main__":
    sys.exit(main())
