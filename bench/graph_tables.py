"""The figures of bench/graph.py as tables of docs/benchmarks.md."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from bench.alone import Figures

Found = dict[int, dict[str, Figures]]
"""The figures of each measure, of each number of statements."""

LOADS = {
    "ledger, ready articles, a thousand a transaction": "ledger",
    "resolution of all names, at the end": "resolution",
    "Oxigraph, by the projection": "rdf",
    "Oxigraph, the same quads by `bulk_extend`": "raw",
    "kglite": "kglite",
    "Neo4j, by `polgraph load` from the server's start (here the client's memory)": "neo4j",
    "tables for neo4j-admin": "tables",
}
"""What is written, and how its figures are called."""

ENGINES = {"Oxigraph": "sparql", "kglite": "cypher", "Neo4j": "neo4j questions"}
SLOWEST = 4
"""How many of the slowest questions are named."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def shown(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def page(found: Found, machine: str, day: str) -> str:
    """All tables, and where they were measured."""
    found = dict(sorted(found.items()))
    head = f"{f'Measured on {day}' if day else 'Measured'}: {machine}."
    return "\n\n".join([head, loads(found), times(found), slowest(found), analyses(found)])


def loads(found: Found) -> str:
    """How fast each engine takes statements in."""
    sizes = {size: _together(measures) for size, measures in found.items()}
    rows = [[what, *(_load(figures, size, part) for size, figures in sizes.items())] for what, part in LOADS.items()]
    rows += [
        ["**ledger + RDF to `bulk_extend`**", *map(ratio, sizes.values())],
        ["Neo4j, the second half of the same load", *(shown(one.get("warm statements/s")) for one in sizes.values())],
        ["Neo4j, the server", *(_server(figures, size) for size, figures in sizes.items())],
        ["tables by `neo4j-admin database import`", *(_imported(figures, size) for size, figures in sizes.items())],
    ]
    head = ["statements/s by the clock (of processor time); most memory; disk", *(f"{size:,}" for size in sizes)]
    return table(head, rows)


def _together(measures: dict[str, Figures]) -> Figures:
    return {name: value for figures in measures.values() for name, value in figures.items()}


def _load(found: Figures, statements: int, part: str) -> str:
    if f"{part} wall" not in found:
        return "–"
    rate = f"{shown(statements / found[f'{part} wall'])} ({shown(statements / found[f'{part} cpu'])})"
    more = [found[name] for name in (f"{part} peak MB", f"{part} MB") if name in found]
    return "; ".join([rate, *(f"{shown(value)} MB" for value in more)])


def ratio(found: Figures) -> str:
    """How the ledger and the projection together compare with the engine alone, by processor time."""
    if not {"ledger cpu", "rdf cpu", "raw cpu"} <= found.keys():
        return "–"
    raw, rdf = found["raw cpu"], found["rdf cpu"]
    return f"**{raw / (found['ledger cpu'] + rdf):.2f}**; RDF alone {raw / rdf:.2f}"


def _server(found: Figures, statements: int) -> str:
    spent = found.get("neo4j server cpu")
    if not spent:
        return "–"
    return f"({shown(statements / spent)}); {shown(found['neo4j server MB'])} MB; {shown(found['neo4j MB'])} MB"


def _imported(found: Figures, statements: int) -> str:
    spent = found.get("import wall")
    return f"{shown(statements / spent)}" if spent else "–"


def times(found: Found) -> str:
    """The middle and the slow end of the saved questions in each engine."""
    rows = [[engine, *(_spread(one.get(measure, {})) for one in found.values())] for engine, measure in ENGINES.items()]
    return table(["all saved questions, p50 / p95 / slowest", *(f"{size:,}" for size in found)], rows)


def _spread(spent: Figures) -> str:
    times = sorted(spent.values())
    if not times:
        return "–"
    at = (len(times) // 2, min(len(times) - 1, int(0.95 * len(times))), len(times) - 1)
    text = f"{' / '.join(milliseconds(times[place]) for place in at)} ms"
    over = times.count(math.inf)
    return f"{text}; {over} given up" if over else text


def milliseconds(value: float | None) -> str:
    """A time, or that it was longer than the measure waited."""
    return "over limit" if value == math.inf else shown(value)


def slowest(found: Found) -> str:
    """The questions that take longest with the most statements, in each engine."""
    largest = found[max(found)] if found else {}
    names: dict[str, None] = {}
    for measure in ENGINES.values():
        spent = largest.get(measure, {})
        names |= dict.fromkeys(sorted(spent, key=spent.__getitem__, reverse=True)[:SLOWEST])
    rows = [
        [
            f"`{name}`",
            *(
                " / ".join(milliseconds(one.get(measure, {}).get(name)) for measure in ENGINES.values())
                for one in found.values()
            ),
        ]
        for name in names
    ]
    return table([f"ms in {' / '.join(ENGINES)}", *(f"{size:,}" for size in found)], rows)


def analyses(found: Found) -> str:
    """The questions of alliance and conflict, by processor time."""
    spent = {size: measures.get("analysis", {}) for size, measures in found.items()}
    names = dict.fromkeys(name for figures in spent.values() for name in figures if name.startswith("! "))
    asked = [name.removesuffix(" cpu") for name in names if name.endswith(" cpu")]
    rows = [[name[2:], *(_analysis(figures.get(f"{name} cpu")) for figures in spent.values())] for name in asked]
    return table(["question of alliance and conflict, processor time", *(f"{size:,}" for size in found)], rows)


def _analysis(seconds: float | None) -> str:
    return "–" if seconds is None else f"{shown(1000 * seconds)} ms"
