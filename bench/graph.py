"""How fast the graph takes in and answers, on invented news of any size.

Usage: graph.py [--sizes 10k 100k 500k] [--neo4j] [--folder DIR] [--only MEASURE ...] [--date DAY --write]

Prints every figure as soon as it is measured, then tables in Markdown; `--write` renews those of docs/benchmarks.md
after each size, with all that the folder has.
Every measure is a process of its own, so that its memory is its own; time is told as wall clock and as time of the
processor, which other work on the machine changes less. With `--folder` the stores stay there, and `results.json`, from
which the same command goes on after an interruption; `--only` measures what it names anew. A question that takes longer
than `--limit` is given up and told as such. `--neo4j` starts a server of `scripts/neo4j_server.py`; `--unlinked` leaves
out resolution by rules, of which bench/resolution.py tells more.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import graph_tables
from bench.alone import Ask, Clock, Figures, alone, answers
from bench.synthetic import News
from polgraph.graph.ledger import AT_ONCE, Ledger
from polgraph.graph.property.bolt import Account, Neo4jTarget
from polgraph.graph.questions import question, questions
from polgraph.graph.resolution.relink import Unlinked
from polgraph.graph.store import Store
from scripts import neo4j_server
from scripts.evaluation import renewed

if TYPE_CHECKING:
    import pyoxigraph as ox

    from polgraph.graph.follow import Portion

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
NOW = "2024-01-01T00:00:00Z"
RAW_PIECE = 200_000
"""Quads of the comparison that are held in memory at once."""

SERVER = {"server.memory.heap.initial_size": "2g", "server.memory.heap.max_size": "2g"}
"""Settings of the Neo4j server, beside those of a server for tests."""

BUSIEST = """SELECT actor FROM statements JOIN members ON node = subject_node
GROUP BY actor ORDER BY count(*) DESC, actor"""

ENGINES = {"sparql": "Oxigraph", "cypher": "kglite", "neo4j questions": "Neo4j"}
"""What asks the saved questions, and of which engine."""


def size_of(path: Path) -> float:
    """Megabytes of a file or a folder."""
    files = [path] if path.is_file() else [entry for entry in path.rglob("*") if entry.is_file()]
    return sum(entry.stat().st_size for entry in files) / 1e6


def measure_ledger(folder: Path, statements: int, actors: int, *, linked: bool) -> Figures:
    """Articles into a new ledger, then the comparison of their actors."""
    clock = Clock()
    shutil.rmtree(folder, ignore_errors=True)
    store = Store.open(folder, create=True, project=False, catalogue=False)
    news = News(statements, actors).extractions()
    with Ledger.open(store.ledger_path, create=False, linker=None if linked else Unlinked()) as ledger:
        with ledger.bulk():
            # The generator's own time is not the ledger's.
            while made := list(islice(news, AT_ONCE)):
                # Nor is the collector's, which would look through all of them again and again.
                gc.freeze()
                with clock.part("ledger"):
                    for _ in ledger.ingest_all(made, now=NOW):
                        pass
            settling = time.perf_counter(), time.process_time()
        clock.figures["resolution wall"] = time.perf_counter() - settling[0]
        clock.figures["resolution cpu"] = time.process_time() - settling[1]
        clock.figures["actors"] = ledger.counts()["actors"]
    clock.figures["ledger MB"] = size_of(store.ledger_path)
    return clock.figures


def measure_shards(folder: Path, statements: int, actors: int) -> Figures:
    """Shard files into a new ledger, as `polgraph ingest` takes them; names are not compared."""
    from polgraph.graph.shards.schema import Manifest
    from polgraph.graph.shards.write import shard_bytes
    from polgraph.shards.results import find_results
    from polgraph.shards.take import take_all

    clock = Clock()
    # What is loaded and computed once in a process is not the ledger's.
    for size, name in ((100, "first"), (statements, "shards")):
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "results").mkdir(parents=True)
        made = list(News(size, actors).extractions())
        for shard, start in enumerate(range(0, len(made), 1000)):
            portion = made[start : start + 1000]
            raw = shard_bytes(Manifest(shard, "", "", "", ""), portion)
            (folder / "results" / f"shard-{shard:05}.parquet").write_bytes(raw)
        store = Store.open(folder / "store", create=True, project=False, catalogue=False)
        with Ledger.open(store.ledger_path, create=False, linker=Unlinked()) as ledger, ledger.bulk(), clock.part(name):
            results = find_results([str(folder / "results")], print)
            take_all(ledger, results, lambda _: None, print, now=NOW)
    return clock.figures


def measure_rdf(folder: Path) -> Figures:
    """The ledger into Oxigraph."""
    clock = Clock()
    store = Store.open(folder, project=False)
    shutil.rmtree(store.rdf_path, ignore_errors=True)
    with clock.part("rdf"):
        store.project()
    return {**clock.figures, "rdf MB": size_of(store.rdf_path)}


def measure_raw(folder: Path) -> Figures:
    """The quads of the projection into a store of their own, some of them in memory at once."""
    import pyoxigraph as ox

    clock, reading = Clock(), Clock()
    projection = ox.Store.read_only(str(Store.open(folder, project=False).rdf_path))
    with tempfile.TemporaryDirectory(dir=folder) as raw:
        bare = ox.Store(raw)
        with clock.part("raw"):
            bare.bulk_extend(_read(projection, reading))
            bare.flush()
        quads = len(bare)
    # That they are read is not part of it.
    for kind in ("wall", "cpu"):
        clock.figures[f"raw {kind}"] -= reading.figures[f"reading {kind}"]
    return {**clock.figures, "quads": quads}


def _read(projection: ox.Store, clock: Clock) -> Iterator[ox.Quad]:
    """All quads, and how long it took to read them: in this thread, for the engine goes on meanwhile."""
    quads = iter(projection)
    while True:
        wall, spent = time.perf_counter(), time.thread_time()
        piece = list(islice(quads, RAW_PIECE))
        clock.add("reading wall", time.perf_counter() - wall)
        clock.add("reading cpu", time.thread_time() - spent)
        if not piece:
            return
        yield from piece


def measure_kglite(folder: Path) -> Figures:
    """The ledger into the embedded property graph."""
    from polgraph.graph.property.embedded import project

    clock = Clock()
    store = Store.open(folder, project=False)
    shutil.rmtree(store.property_path.parent, ignore_errors=True)
    with clock.part("kglite"), store.ledger() as ledger:
        project(ledger, store.property_path, 0)
    return {**clock.figures, "kglite MB": size_of(store.property_path)}


def measure_import(folder: Path, home: Path) -> Figures:
    """The ledger as tables, and these into the files of a server that does not run."""
    from polgraph.graph.export.formats import Format, export

    clock = Clock()
    shutil.rmtree(home, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=folder) as tables:
        with clock.part("tables"):
            export(Store.open(folder), Path(tables), Format.CSV)
        begun = time.perf_counter()
        neo4j_server.import_tables(home, Path(tables))
        return {**clock.figures, "import wall": time.perf_counter() - begun}


def measure_neo4j(folder: Path, account: Account) -> Figures:
    """The ledger into a Neo4j server: all of it, and the second half, when the server is warm."""
    from polgraph.graph.property.load import load

    clock = Clock()
    done: list[tuple[float, int]] = []

    def report(portion: Portion) -> None:
        done.append((time.perf_counter(), portion.statements + (done[-1][1] if done else 0)))

    store = Store.open(folder, project=False)
    with Neo4jTarget.open(account) as graph, store.ledger() as ledger, clock.part("neo4j"):
        load(ledger, graph, report=report)
    last, statements = done[-1]
    middle, half = next(one for one in done if one[1] >= statements / 2)
    warm = {"warm statements/s": (statements - half) / (last - middle)} if last > middle else {}
    return {**clock.figures, **warm}


def processor(process: int) -> float:
    """Seconds that a process has spent on the processor; 0 where the system does not say."""
    file = Path(f"/proc/{process}/stat")
    if not file.exists():
        return 0.0
    fields = file.read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(process: int) -> float:
    """The most megabytes that a process has had in memory; 0 where the system does not say."""
    file = Path(f"/proc/{process}/status")
    lines = file.read_text(encoding="ascii").splitlines() if file.exists() else []
    return sum(int(line.split()[1]) / 1e3 for line in lines if line.startswith("VmHWM:"))


@contextmanager
def server(home: Path) -> Iterator[neo4j_server.Server]:
    """A Neo4j server while the block runs."""
    started = neo4j_server.start(home, settings=SERVER)
    try:
        yield started
        # In order, so that what it holds in memory is on disk.
        neo4j_server.stop_recorded(home)
    finally:
        neo4j_server.end(started)


def account(started: neo4j_server.Server) -> Account:
    return Account(started.uri, started.user, started.password)


def load_server(folder: Path) -> Figures:
    """The ledger into a new Neo4j server, with what the server needed for it."""
    home = folder / "neo4j"
    shutil.rmtree(home, ignore_errors=True)
    with server(home) as started:
        assert started.process is not None
        before = processor(started.process.pid)
        figures = alone("neo4j", measure_neo4j, folder, account(started))
        if not figures:
            return {}
        spent, memory = processor(started.process.pid) - before, resident(started.process.pid)
    data = size_of(home / "data" / "databases" / "neo4j")
    return {**figures, "neo4j server cpu": spent, "neo4j server MB": memory, "neo4j MB": data}


def busiest(store: Store, places: Iterable[int]) -> list[str]:
    """The names of the actors at some places of the list of those who act most."""
    with closing(sqlite3.connect(store.ledger_path)) as connection:
        ids = [row[0] for row in connection.execute(BUSIEST)]
    with store.ledger() as ledger:
        found = [ledger.actor(ids[min(place, len(ids) - 1)]) for place in places]
    return [actor.name for actor in found if actor is not None]


def given(folder: Path) -> dict[str, str]:
    """What the questions are asked about: an actor who is busy, but not most of all, and the like."""
    name, partner = busiest(Store.open(folder, project=False), (100, 101))
    return {"name": name, "partner": partner, "publisher": "Times", "article": "news-000007", "country": "Ostrania"}


def values(name: str, about: dict[str, str]) -> dict[str, str]:
    """The values of a question's parameters."""
    asked = question(name)
    return asked.values({one.name: about[one.name] for one in asked.parameters if one.name in about})


@contextmanager
def in_oxigraph(folder: Path) -> Iterator[Ask]:
    from polgraph.graph.rdf.projection import reading
    from polgraph.graph.rdf.query import sparql

    about = given(folder)
    with reading(Store.open(folder, project=False).rdf_path, 0) as store:
        yield lambda name: sparql(store, question(name).sparql, values(name, about))


@contextmanager
def in_kglite(folder: Path) -> Iterator[Ask]:
    from polgraph.graph.property.embedded import KgliteTarget

    about = given(folder)
    graph = KgliteTarget.open(Store.open(folder, project=False).property_path)
    yield lambda name: graph.ask(question(name).cypher, values(name, about))


@contextmanager
def in_neo4j(folder: Path, account: Account) -> Iterator[Ask]:
    about = given(folder)
    with Neo4jTarget.open(account) as graph:
        yield lambda name: graph.ask(question(name).cypher, values(name, about))


def measure_analysis(folder: Path) -> Figures:
    """The questions of alliance and conflict, each about the busiest actor or the whole network."""
    from datetime import date

    from polgraph.graph import network
    from polgraph.graph.analysis import questions as asked
    from polgraph.graph.analysis import why
    from polgraph.graph.analysis.chains import ChainKind
    from polgraph.graph.analysis.select import Level, Selection
    from polgraph.graph.find import find_actor
    from polgraph.ontology.records import ActorType

    clock = Clock()
    store = Store.open(folder, project=False)
    most, tenth, hundredth, thousandth, last = busiest(store, (0, 10, 100, 1000, 10_000))
    early, late = Selection(until=date(2020, 6, 30)), Selection(since=date(2020, 7, 1))
    with store.ledger() as ledger:
        key = find_actor(ledger, most).id
    person = frozenset({ActorType.PERSON.value})
    # Whatever is read once in a process is read before.
    network.allies(store, last)
    asked.dyad(store, last, most)
    friends = network.allies(store, most)
    tried: dict[str, Callable[[], object]] = {
        "allies, busiest actor": lambda: network.allies(store, most),
        "allies, busiest actor, by id": lambda: network.allies(store, key),
        "allies, busiest actor, a window": lambda: network.allies(store, most, late),
        "allies, busiest actor, persons": lambda: network.allies(store, most, Selection(types=person)),
        "allies, busiest actor, half-life": lambda: network.allies(store, most, Selection(half_life=365)),
        "allies, its state": lambda: network.allies(store, most, Selection(level=Level.STATE)),
        "allies, 11th": lambda: network.allies(store, tenth),
        "allies, 101st": lambda: network.allies(store, hundredth),
        "allies, 1001st": lambda: network.allies(store, thousandth),
        "allies, 10001st": lambda: network.allies(store, last),
        "conflicts, 101st": lambda: network.conflicts(store, hundredth),
        "dyad of the two busiest": lambda: asked.dyad(store, most, tenth),
        "signed network": lambda: asked.signed_network(store),
        "blocs": lambda: asked.blocs(store),
        "balance": lambda: asked.balance(store),
        "brokers": lambda: asked.brokers(store),
        "shifts": lambda: asked.changed(store, early, late),
        "path": lambda: asked.path(store, hundredth, last, ChainKind.SUPPORT),
        "enemies of enemies": lambda: asked.enemies_of_enemies(store, hundredth),
        "why, busiest actor's allies": lambda: why.why(store, [(key, one.other.id) for one in friends], Selection()),
    }
    for name, ask in tried.items():
        with clock.part(f"! {name}"):
            ask()
    return clock.figures


@dataclass
class Results:
    """What was measured so far, in a file that is renewed with every figure.

    Attributes:
        file: the file.
        found: the figures of each measure, of each number of statements.
    """

    file: Path
    found: dict[int, dict[str, Figures]]

    @classmethod
    def open(cls, file: Path) -> Results:
        """Those of a file, or none."""
        text = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        return cls(file, {int(size): figures for size, figures in text.items()})

    def keep(self, size: int, measure: str, figures: Figures) -> None:
        """Print figures and keep them."""
        self.found.setdefault(size, {}).setdefault(measure, {}).update(figures)
        for name, value in figures.items():
            print(f"{size:,} {measure}: {name} {value:,.4g}", flush=True)
        self.file.parent.mkdir(parents=True, exist_ok=True)
        new = self.file.with_suffix(".new")
        new.write_text(json.dumps(self.found, indent=1), encoding="utf-8")
        new.replace(self.file)

    def drop(self, size: int, measure: str) -> None:
        """Forget figures, for they are measured anew."""
        self.found.get(size, {}).pop(measure, None)

    def lacks(self, size: int, measure: str) -> bool:
        """Whether nothing is known of a measure."""
        return not self.found.get(size, {}).get(measure)

    def unasked(self, size: int, measure: str) -> list[str]:
        """The saved questions without a time."""
        known = self.found.get(size, {}).get(measure, {})
        return [one.name for one in questions() if one.name not in known]


def measured(results: Results, folder: Path, size: int, options: argparse.Namespace) -> None:
    """Measure what is not known of one size."""
    home = folder / "imported"
    measures: dict[str, Callable[[], Figures]] = {
        "ledger": partial(alone, "ledger", measure_ledger, folder, size, options.actors, linked=not options.unlinked),
        "rdf": partial(alone, "rdf", measure_rdf, folder),
        "raw": partial(alone, "raw", measure_raw, folder),
        "kglite": partial(alone, "kglite", measure_kglite, folder),
        "neo4j": partial(load_server, folder),
        "import": partial(alone, "import", measure_import, folder, home),
        "analysis": partial(alone, "analysis", measure_analysis, folder),
    }
    left_out = set() if options.neo4j else {"neo4j", "import", "neo4j questions"}
    wanted = [name for name in (*measures, *ENGINES) if name not in left_out and name in (options.only or [name])]
    for name in wanted if options.only else ():
        results.drop(size, name)
    for name in wanted:
        if name in measures and results.lacks(size, name):
            results.keep(size, name, measures[name]())
    shutil.rmtree(home, ignore_errors=True)
    for name in wanted:
        if name in ENGINES and results.unasked(size, name):
            ask(results, folder, size, name, options.limit)


def ask(results: Results, folder: Path, size: int, measure: str, limit: float) -> None:
    """Ask one engine the saved questions that were not asked."""
    names = results.unasked(size, measure)
    if measure != "neo4j questions":
        opened = {"sparql": in_oxigraph, "cypher": in_kglite}[measure]
        for found in answers(partial(opened, folder), names, limit):
            results.keep(size, measure, found)
        return
    with server(folder / "neo4j") as started:
        for found in answers(partial(in_neo4j, folder, account(started)), names, limit):
            results.keep(size, measure, found)


def number(text: str) -> int:
    """10k is ten thousand."""
    return int(float(text.lower().removesuffix("k")) * (1000 if text.lower().endswith("k") else 1))


def machine() -> str:
    used = ", ".join(f"{name} {version(name)}" for name in ("pyoxigraph", "kglite", "networkx"))
    server = f"Neo4j {neo4j_server.version()} with its driver {version('neo4j')} and a heap of 2 GB"
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {used}, {server}"


def renew(results: Results, day: str) -> None:
    """Write the tables of all that was measured into the page."""
    found = graph_tables.page(results.found, machine(), day)
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8"), "graph bench", found), encoding="utf-8")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=number, default=[10_000, 100_000])
    parser.add_argument("--actors", type=int, default=20_000)
    parser.add_argument("--neo4j", action="store_true", help="also measure a Neo4j server")
    parser.add_argument("--unlinked", action="store_true", help="only the same name makes two actors one")
    parser.add_argument("--folder", type=Path, help="where to make the stores and leave them, with results.json")
    parser.add_argument("--only", nargs="+", help="these measures alone and anew, on stores that are there")
    parser.add_argument("--limit", type=float, default=20.0, help="seconds after which a question is given up")
    parser.add_argument("--date", default="", help="day of the measurement, for the page")
    parser.add_argument("--write", action="store_true", help="renew the tables of docs/benchmarks.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (options.folder or Path(temporary)).resolve()
        results = Results.open(folder / "results.json")
        for size in options.sizes:
            measured(results, folder / str(size), size, options)
            if options.write:
                renew(results, options.date)
    print(graph_tables.page(results.found, machine(), options.date))
    return 0


if __name__ == "__main__":
    sys.exit(main())
