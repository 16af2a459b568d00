"""How fast the graph takes in and answers, on invented news of any size.

Usage: graph.py [--sizes 10k 100k] [--actors 20000] [--neo4j] [--unlinked] [--folder DIR]

Prints tables in Markdown. Every measure is a process of its own, so that its memory is its own; time is told as wall
clock and as time of the processor, which other work on the machine changes less. `--neo4j` starts a server of
`scripts/neo4j_server.py`; `--unlinked` leaves out resolution by rules, of which bench/resolution.py tells more.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import platform
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.synthetic import News
from polgraph.graph.ledger import Ledger
from polgraph.graph.resolution.relink import Unlinked
from polgraph.graph.store import Store
from scripts import neo4j_server

NOW = "2024-01-01T00:00:00Z"
ROUNDS = 3
"""How often each question is asked."""

PATIENCE = 20.0
"""Seconds after which a question is not asked again."""

BUSIEST = """SELECT actor FROM statements JOIN members ON node = subject_node
GROUP BY actor ORDER BY count(*) DESC, actor"""

Figures = dict[str, float]


@dataclass
class Clock:
    """What was measured: seconds of the wall clock and of the processor for each part, and other figures."""

    figures: Figures = field(default_factory=dict)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        wall, spent = time.perf_counter(), time.process_time()
        yield
        self.figures[f"{name} wall"] = time.perf_counter() - wall
        self.figures[f"{name} cpu"] = time.process_time() - spent


def size_of(path: Path) -> float:
    """Megabytes of a file or a folder."""
    files = [path] if path.is_file() else [entry for entry in path.rglob("*") if entry.is_file()]
    return sum(entry.stat().st_size for entry in files) / 1e6


def measure_ledger(folder: Path, statements: int, actors: int, *, linked: bool) -> Figures:
    """Articles into a new ledger, then the comparison of their actors."""
    clock = Clock()
    shutil.rmtree(folder, ignore_errors=True)
    store = Store.open(folder, create=True, project=False, catalogue=False)
    news = News(statements, actors)
    with Ledger.open(store.ledger_path, create=False, linker=None if linked else Unlinked()) as ledger:
        with ledger.bulk():
            # The generator's own time is not the ledger's.
            made = list(news.extractions())
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


def measure_rdf(folder: Path) -> Figures:
    """The ledger into Oxigraph, and the same quads by themselves."""
    import pyoxigraph as ox

    clock = Clock()
    store = Store.open(folder, project=False)
    shutil.rmtree(store.rdf_path, ignore_errors=True)
    with clock.part("rdf"):
        store.project()
    clock.figures["rdf peak MB"] = peak()
    quads = list(ox.Store.read_only(str(store.rdf_path)))
    with tempfile.TemporaryDirectory(dir=folder) as raw:
        bare = ox.Store(raw)
        with clock.part("raw"):
            bare.bulk_extend(quads)
            bare.flush()
    return {**clock.figures, "quads": len(quads), "rdf MB": size_of(store.rdf_path)}


def measure_kglite(folder: Path) -> Figures:
    """The ledger into the embedded property graph."""
    from polgraph.graph.property.embedded import project

    clock = Clock()
    store = Store.open(folder, project=False)
    shutil.rmtree(store.property_path.parent, ignore_errors=True)
    with clock.part("kglite"), store.ledger() as ledger:
        project(ledger, store.property_path, 0)
    return {**clock.figures, "kglite MB": size_of(store.property_path)}


def measure_neo4j(folder: Path) -> Figures:
    """The ledger into a new Neo4j server, and the saved questions there."""
    from polgraph.graph.property.bolt import Account, Neo4jTarget
    from polgraph.graph.property.load import load

    clock = Clock()
    home = folder / "neo4j"
    shutil.rmtree(home, ignore_errors=True)
    server = neo4j_server.start(home)
    assert server.process is not None
    try:
        with (
            Neo4jTarget.open(Account(server.uri, server.user, server.password)) as graph,
            Store.open(folder, project=False).ledger() as ledger,
        ):
            before = processor(server.process.pid)
            with clock.part("neo4j"):
                load(ledger, graph)
            clock.figures["neo4j server cpu"] = processor(server.process.pid) - before
            clock.figures["neo4j MB"] = size_of(home / "data" / "databases" / "neo4j")
            questions = answered(folder, lambda _, cypher, given: graph.ask(cypher, given))
    finally:
        neo4j_server.end(server)
    shutil.rmtree(home)
    return {**clock.figures, **questions}


def processor(process: int) -> float:
    """Seconds that a process has spent on the processor; 0 where the system does not say."""
    file = Path(f"/proc/{process}/stat")
    if not file.exists():
        return 0.0
    fields = file.read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def busiest(store: Store, places: Iterable[int]) -> list[str]:
    """The names of the actors at some places of the list of those who act most."""
    with closing(sqlite3.connect(store.ledger_path)) as connection:
        ids = [row[0] for row in connection.execute(BUSIEST)]
    with store.ledger() as ledger:
        found = [ledger.actor(ids[min(place, len(ids) - 1)]) for place in places]
    return [actor.name for actor in found if actor is not None]


def answered(folder: Path, ask: Callable[[str, str, dict[str, str]], object]) -> Figures:
    """Milliseconds of every saved question, each asked some times about a busy actor."""
    from polgraph.graph.questions import questions

    store = Store.open(folder, project=False)
    name, partner = busiest(store, (100, 101))
    given = {"name": name, "partner": partner, "publisher": "Times", "article": "news-000007", "country": "Ostrania"}
    figures: Figures = {}
    for found in questions():
        values = found.values({one.name: given[one.name] for one in found.parameters if one.name in given})
        spent: list[float] = []
        while len(spent) < ROUNDS and sum(spent) < PATIENCE:
            begun = time.perf_counter()
            ask(found.sparql, found.cypher, values)
            spent.append(time.perf_counter() - begun)
        figures[f"? {found.name}"] = 1000 * min(spent)
    return figures


def measure_sparql(folder: Path) -> Figures:
    """The saved questions in SPARQL."""
    from polgraph.graph.rdf.projection import reading
    from polgraph.graph.rdf.query import sparql

    with reading(Store.open(folder, project=False).rdf_path, 0) as store:
        return answered(folder, lambda text, _, given: sparql(store, text, given))


def measure_cypher(folder: Path) -> Figures:
    """The saved questions in Cypher, in the embedded engine."""
    from polgraph.graph.property.embedded import KgliteTarget

    graph = KgliteTarget.open(Store.open(folder, project=False).property_path)
    return answered(folder, lambda _, text, given: graph.ask(text, given))


def measure_analysis(folder: Path) -> Figures:
    """The questions of alliance and conflict, each about the busiest actor or the whole network."""
    from datetime import date

    from polgraph.graph import network
    from polgraph.graph.analysis import questions as asked
    from polgraph.graph.analysis.chains import ChainKind
    from polgraph.graph.analysis.select import Selection

    clock = Clock()
    store = Store.open(folder, project=False)
    most, tenth, hundredth, thousandth, last = busiest(store, (0, 10, 100, 1000, 10_000))
    early, late = Selection(until=date(2020, 6, 30)), Selection(since=date(2020, 7, 1))
    # Whatever is read once in a process is read before.
    network.allies(store, last)
    asked.dyad(store, last, most)
    tried: dict[str, Callable[[], object]] = {
        "allies, busiest actor": lambda: network.allies(store, most),
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
    }
    for name, ask in tried.items():
        with clock.part(f"! {name}"):
            ask()
    return clock.figures


def peak() -> float:
    """The most memory that this process has had, in megabytes."""
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _child(results: multiprocessing.Queue[Figures], measure: Callable[[], Figures]) -> None:
    figures = measure()
    results.put({**figures, "peak MB": peak()})


def alone(name: str, measure: Callable[..., Figures], *arguments: object, **named: object) -> Figures:
    """What is measured in a process of its own; nothing where it fails."""
    from functools import partial

    print(f"{time.strftime('%H:%M:%S')} {name}", file=sys.stderr, flush=True)
    context = multiprocessing.get_context("spawn")
    results: multiprocessing.Queue[Figures] = context.Queue()
    child = context.Process(target=_child, args=(results, partial(measure, *arguments, **named)))
    child.start()
    figures: Figures = {}
    while child.is_alive() and not figures:
        if not results.empty():
            figures = results.get()
        time.sleep(0.05)
    child.join()
    if not figures and not results.empty():
        figures = results.get()
    return {f"{name} peak MB": figures.pop("peak MB", 0.0), **figures}


def number(text: str) -> int:
    """10k is ten thousand."""
    return int(float(text.lower().removesuffix("k")) * (1000 if text.lower().endswith("k") else 1))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def shown(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def rate(found: Figures, statements: int, part: str) -> str:
    """Statements a second: of the wall clock, and of the processor in brackets."""
    if f"{part} wall" not in found:
        return "–"
    return f"{shown(statements / found[f'{part} wall'])} ({shown(statements / found[f'{part} cpu'])})"


def loads(all_found: dict[int, Figures]) -> str:
    rows = []
    for part, peaked, disk in (
        ("ledger", "ledger peak MB", "ledger MB"),
        ("resolution", "ledger peak MB", ""),
        ("rdf", "rdf peak MB", "rdf MB"),
        ("raw", "", ""),
        ("kglite", "kglite peak MB", "kglite MB"),
        ("neo4j", "neo4j peak MB", "neo4j MB"),
    ):
        cells = [
            f"{rate(found, size, part)}; {shown(found.get(peaked))} MB; {shown(found.get(disk))} MB"
            for size, found in all_found.items()
        ]
        rows.append([part, *cells])
    rows.append(["neo4j, processor of the server", *(rate_of_server(size, found) for size, found in all_found.items())])
    rows.append(["ledger+RDF to raw, by processor", *(ratio(found) for found in all_found.values())])
    return table(["statements/s (of processor time); peak memory; disk", *map(shown, all_found)], rows)


def rate_of_server(statements: int, found: Figures) -> str:
    spent = found.get("neo4j server cpu")
    return "–" if not spent else f"({shown(statements / spent)})"


def ratio(found: Figures) -> str:
    if not {"ledger cpu", "rdf cpu", "raw cpu"} <= found.keys():
        return "–"
    raw, rdf = found["raw cpu"], found["rdf cpu"]
    return f"{raw / (found['ledger cpu'] + rdf):.2f}; RDF alone {raw / rdf:.2f}"


def analyses(all_found: dict[int, Figures]) -> str:
    names = [key[2:-4] for key in next(iter(all_found.values())) if key.startswith("! ") and key.endswith(" cpu")]
    rows = [
        [name, *(f"{shown(1000 * found.get(f'! {name} cpu', 0))} ms" for found in all_found.values())] for name in names
    ]
    return table(["question (processor time)", *map(shown, all_found)], rows)


def spread(found: Figures, prefix: str) -> str:
    spent = sorted(value for key, value in found.items() if key.startswith(f"{prefix} ? "))
    if not spent:
        return "–"
    at = (spent[len(spent) // 2], spent[min(len(spent) - 1, int(0.95 * len(spent)))])
    return f"{shown(at[0])} / {shown(at[1])} ms"


def saved(all_found: dict[int, Figures]) -> str:
    rows = [[name, *(spread(found, name) for found in all_found.values())] for name in ("Oxigraph", "kglite", "Neo4j")]
    return table(["saved questions, p50 / p95", *map(shown, all_found)], rows)


def machine() -> str:
    used = ", ".join(f"{name} {version(name)}" for name in ("pyoxigraph", "kglite", "neo4j", "networkx"))
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {used}"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=number, default=[10_000, 100_000])
    parser.add_argument("--actors", type=int, default=20_000)
    parser.add_argument("--neo4j", action="store_true", help="also measure a Neo4j server")
    parser.add_argument("--unlinked", action="store_true", help="only the same name makes two actors one")
    parser.add_argument("--folder", type=Path, help="where to make the stores and leave them")
    parser.add_argument("--only", nargs="+", help="these measures alone, on stores that are there")
    options = parser.parse_args()
    all_found: dict[int, Figures] = {}
    with tempfile.TemporaryDirectory() as temporary:
        for size in options.sizes:
            folder = (options.folder or Path(temporary)) / str(size)
            all_found[size] = measured(folder, size, options)
    print(machine(), loads(all_found), analyses(all_found), saved(all_found), sep="\n\n")
    return 0


def measured(folder: Path, size: int, options: argparse.Namespace) -> Figures:
    """All figures of one size."""
    found: Figures = {}
    if not options.only or "ledger" in options.only:
        found |= alone("ledger", measure_ledger, folder, size, options.actors, linked=not options.unlinked)
    engines: dict[str, tuple[Callable[[Path], Figures], str]] = {
        "rdf": (measure_rdf, ""),
        "kglite": (measure_kglite, ""),
        "analysis": (measure_analysis, ""),
        "sparql": (measure_sparql, "Oxigraph "),
        "cypher": (measure_cypher, "kglite "),
        "neo4j": (measure_neo4j, "Neo4j "),
    }
    for name, (measure, prefix) in engines.items():
        if (options.only and name not in options.only) or (name == "neo4j" and not options.neo4j):
            continue
        answers = alone(name, measure, folder)
        found |= {(prefix + key if key.startswith("? ") else key): value for key, value in answers.items()}
    return found


if __name__ == "__main__":
    sys.exit(main())
