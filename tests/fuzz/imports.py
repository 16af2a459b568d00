"""Fuzzing of what comes into a store ready-made: `python -m tests.fuzz.imports [options] FOLDER` needs atheris.

The first byte chooses: events, statements, judgements, known actors, a shard file, a question with its values, or a
query in SPARQL. What must not happen: any error but `PolgraphError`, more time or memory than the options allow.
"""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import atheris

# Coverage of our own code guides the fuzzer: the libraries are too large to be followed.
with atheris.instrument_imports(include=["polgraph.graph.exchange", "polgraph.graph.known", "polgraph.graph.shards"]):
    from polgraph.graph import Store
    from polgraph.graph.exchange.events import import_events
    from polgraph.graph.exchange.judgements import import_judgements
    from polgraph.graph.exchange.statements import import_statements
    from polgraph.graph.known import open_known
    from polgraph.graph.questions import questions
    from polgraph.graph.shards.read import ShardFile
    from polgraph.ontology.errors import PolgraphError
    from tests.fuzz.loop import fuzz
    from tests.graph.graph_samples import NOW, Said, extraction, extraction_line
    from tests.graph.known.known_samples import SAMPLES
    from tests.graph.shards.test_shard_files import RAW
    from tests.polgraph.test_import_events import ACLED, ACLED_ROW, ICEWS, ICEWS_ROW, POLECAT, POLECAT_ROW, gdelt

ONE = extraction("one", Said("Ilya Barsk", "SUPPORT", "Runa Teel"))
JUDGEMENT = {
    "left": "a-0123456789ab",
    "right": "k-0123456789ab",
    "verdict": "same",
    "author": "Runa",
    "reason": "read",
    "decided": "2024-05-06T07:08:09+00:00",
}


@cache
def folder() -> Path:
    """A folder for the whole run."""
    return Path(tempfile.mkdtemp(prefix="fuzz-imports-"))


@cache
def store() -> Store:
    """A store with one article; nothing is written into it."""
    opened = Store.open(folder() / "store", create=True)
    import_statements(opened, io.BytesIO(extraction_line(ONE).encode()), now=NOW)
    return opened


def events(data: bytes) -> None:
    """A table of events."""
    import_events(store(), io.BytesIO(data), now=NOW, dry_run=True)


def statements(data: bytes) -> None:
    """Articles with statements, and statements."""
    import_statements(store(), io.BytesIO(data), now=NOW, dry_run=True)


def judgements(data: bytes) -> None:
    """Judgements."""
    import_judgements(store(), io.BytesIO(data), now=NOW, dry_run=True)


def known_actors(data: bytes) -> None:
    """A file of actors."""
    file = folder() / "actors"
    file.write_bytes(data)
    for _ in open_known(file).actors(lambda _: None):
        pass


def shard(data: bytes) -> None:
    """A file that `extract --shards` wrote."""
    file = folder() / "shard-00003.parquet"
    file.write_bytes(data)
    found = ShardFile.open(file)
    if found is not None:
        found.check()
        found.contents()


def parameters(data: bytes) -> None:
    """A question of the package with values for its parameters."""
    number, *values = data.decode("utf-8", "replace").split("\n")
    question = questions()[len(number) % len(questions())]
    given = dict(zip((one.name for one in question.parameters), values, strict=False))
    store().sparql(question.sparql, question.values(given))


def query(data: bytes) -> None:
    """A query in SPARQL."""
    store().sparql(data.decode("utf-8", "replace"))


TARGETS: tuple[Callable[[bytes], None], ...] = (
    events,
    statements,
    judgements,
    known_actors,
    shard,
    parameters,
    query,
)


def samples() -> dict[str, bytes]:
    """An input of each kind, behind the byte that chooses it."""
    found = {
        "gdelt": (events, gdelt().encode() + b"\n"),
        "icews": (events, (ICEWS + ICEWS_ROW).encode()),
        "polecat": (events, (POLECAT + POLECAT_ROW).encode()),
        "acled": (events, (ACLED + ACLED_ROW).encode()),
        "statements": (statements, extraction_line(ONE).encode()),
        "judgements": (judgements, json.dumps(JUDGEMENT).encode() + b"\n"),
        "shard": (shard, RAW),
        "parameters": (parameters, b"xxx\nRuna Teel\n2"),
        "query": (query, b"SELECT ?s { ?s pg:relation pg:SUPPORT } LIMIT 3"),
    }
    found |= {file.name: (known_actors, file.read_bytes()[:3_000]) for file in sorted(SAMPLES.iterdir())}
    return {name: bytes([TARGETS.index(target)]) + data for name, (target, data) in found.items()}


def one_input(data: bytes) -> None:
    """What the fuzzer calls."""
    if data:
        with suppress(PolgraphError):
            TARGETS[data[0] % len(TARGETS)](data[1:])


if __name__ == "__main__":
    fuzz(samples(), one_input)
