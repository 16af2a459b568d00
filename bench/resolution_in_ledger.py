"""How long a ledger with many known actors takes to take them in, and then one article after the other.

Usage: resolution_in_ledger.py [ACTORS] [ARTICLES]   (200,000 and 200 by default)

The actors are those of resolution.py. An article speaks of ten of them, each in another spelling half of the time;
times are of the processor.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from resolution import World, quantile

from polgraph.graph.ledger import Ledger
from polgraph.graph.resolution.records import KnownActor, Node
from polgraph.ontology.records import Actor, ActorName, Article, Extraction

NOW = "2021-03-01T00:00:00Z"
ACTORS_OF_AN_ARTICLE = 10


def known_actor(node: Node) -> KnownActor:
    return KnownActor(node.id, node.name, node.type, node.names, node.country)


def article(number: int, nodes: list[Node]) -> Extraction:
    actors = [
        Actor(f"e{place}", node.name, node.type, (ActorName(node.name),), node.country)
        for place, node in enumerate(nodes)
    ]
    told = Article(f"article-{number}", f"Text {number}.", published=date(2021, 3, 1))
    return Extraction(told, tuple(actors))


def main() -> int:
    actors = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    articles = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    world = World()
    known = [world.known(number) for number in range(actors)]
    said = [
        article(
            number,
            [world.asked(one, number) for one in world.chance.sample(known, min(ACTORS_OF_AN_ARTICLE, actors))],
        )
        for number in range(articles)
    ]
    spent: list[float] = []
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder, "ledger.sqlite"), create=True) as ledger:
        begun = time.process_time()
        ledger.import_known("invented", "CC0-1.0", map(known_actor, known), now=NOW)
        imported = time.process_time() - begun
        for one in said:
            begun = time.process_time()
            ledger.ingest(one, now=NOW)
            spent.append(1000 * (time.process_time() - begun))
        counts = ledger.counts()
        size = Path(folder, "ledger.sqlite").stat().st_size / 2**20
        joined = sum(1 for actor in ledger.actors() if actor.id.startswith("k-"))
    rows = [
        ("known actors", f"{actors:,}"),
        ("taken in", f"{imported:.1f} s"),
        ("keys", f"{counts['node_keys']:,}"),
        ("ledger", f"{size:.0f} MB"),
        ("articles of ten actors", f"{articles:,}"),
        (
            "one article p50 / p95 / most",
            f"{quantile(spent, 0.5):.1f} / {quantile(spent, 0.95):.1f} / {max(spent):.1f} ms",
        ),
        ("links", f"{counts['links']:,}"),
        ("actors of articles that are known ones", f"{joined:,}"),
    ]
    for name, value in rows:
        print(f"{name:40} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
