"""How long it takes to resolve one name against many known actors, and how large the index is.

Usage: resolution.py [ACTORS] [QUERIES]   (200,000 and 2,000 by default)

The actors are invented: ten languages, each with given and family names of its own, drawn by the law of Zipf and
Mandelbrot, as are the words of the names of bodies.
The index is a dictionary from keys to actors; a query is a node as an article gives it, in another spelling half of the
time: its keys, the candidates that share one, and the link to each.
"""

from __future__ import annotations

import itertools
import random
import resource
import sys
import time
from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from polgraph.graph.names.words import given_names
from polgraph.graph.resolution.linker import RuleLinker
from polgraph.graph.resolution.records import Node
from polgraph.ontology.records import ActorName, ActorType

STATES = (
    "Iraq",
    "Turkey",
    "Egypt",
    "Russia",
    "Ukraine",
    "Nigeria",
    "Pakistan",
    "India",
    "China",
    "Mexico",
    "Brazil",
    "Iran",
)
ONSETS = (
    "b",
    "d",
    "f",
    "g",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "z",
    "sh",
    "kh",
    "gh",
    "ch",
    "br",
    "kr",
    "st",
)
VOWELS = ("a", "e", "i", "o", "u")
ENDINGS = ("", "i", "ov", "enko", "oglu", "zadeh", "ez", "son", "wala", "yan", "dze", "uddin", "sky")
FIRST = (
    "National",
    "Democratic",
    "People's",
    "Islamic",
    "United",
    "Free",
    "Popular",
    "Revolutionary",
    "Social",
    "Liberal",
)
HEADS = (
    "Party",
    "Front",
    "Movement",
    "Ministry",
    "Union",
    "Council",
    "Brigade",
    "Forces",
    "Army",
    "Committee",
    "League",
)
SWAPS = (
    ("ou", "u"),
    ("kh", "k"),
    ("gh", "g"),
    ("sh", "sch"),
    ("ee", "i"),
    ("y", "i"),
    ("dd", "d"),
    ("o", "u"),
    ("e", "i"),
)


# Mandelbrot's 2.7, counted from the first.
SHIFT = 3.7
LANGUAGES = 10


class Zipf:
    """Draws from a list, the n-th thing with a chance in proportion to 1 / (n + 2.7)."""

    def __init__(self, things: Sequence[str], chance: random.Random) -> None:
        self.things, self.chance = list(things), chance
        chance.shuffle(self.things)
        self.sums = list(itertools.accumulate(1 / (place + SHIFT) for place in range(len(self.things))))

    def draw(self) -> str:
        return self.things[bisect(self.sums, self.chance.random() * self.sums[-1])]


def family_names(count: int, chance: random.Random) -> list[str]:
    found: set[str] = set()
    while len(found) < count:
        syllables = [chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(chance.choice((1, 2, 2, 3)))]
        found.add("".join(syllables) + chance.choice(("", "n", "r", "m", "l")) + chance.choice(ENDINGS))
    return sorted(name for name in found if len(name) > 2)


class World:
    """Invented actors, the same every time."""

    def __init__(self) -> None:
        self.chance = random.Random(11)  # noqa: S311
        given = sorted(name for name in given_names() if len(name) > 2)
        family = family_names(20_000, self.chance)
        for names in (given, family):
            self.chance.shuffle(names)
        self.given = [Zipf(given[at::LANGUAGES], self.chance) for at in range(LANGUAGES)]
        self.family = [Zipf(family[at::LANGUAGES], self.chance) for at in range(LANGUAGES)]
        self.words = Zipf(family_names(5_000, self.chance), self.chance)

    def person(self) -> str:
        at = self.chance.randrange(LANGUAGES)
        first = [self.given[at].draw() for _ in range(2 if self.chance.random() < 0.3 else 1)]
        article = "al-" if self.chance.random() < 0.2 else ""
        return f"{' '.join(first).title()} {article}{self.family[at].draw().title()}"

    def body(self) -> str:
        own = self.words.draw().title()
        parts = [self.chance.choice(FIRST), own, self.chance.choice(HEADS)]
        return " ".join(parts[self.chance.choice((0, 1)) :])

    def known(self, number: int) -> Node:
        person = self.chance.random() < 0.7
        name = self.person() if person else self.body()
        kind = ActorType.PERSON if person else self.chance.choice((ActorType.PARTY, ActorType.ARMED_GROUP))
        country = self.chance.choice(STATES)
        return Node(f"k-{number:012x}", name, kind, (ActorName(name),), country)

    def asked(self, actor: Node, number: int) -> Node:
        """An article's node for an actor, in another spelling half of the time, its country known half of the time."""
        name = actor.name
        if self.chance.random() < 0.5:
            old, new = self.chance.choice(SWAPS)
            name = name.replace(old, new, 1)
        country = actor.country if self.chance.random() < 0.5 else None
        day = date(2021, 3, 1)
        article = (f"article-{number}",)
        return Node(
            f"a-{number:012x}", name, actor.type, (ActorName(name),), country, articles=article, first=day, last=day
        )


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def quantile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main() -> int:
    actors = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    queries = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000
    world, linker = World(), RuleLinker()
    known = [world.known(number) for number in range(actors)]
    before, begun = megabytes(), time.process_time()
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, actor in enumerate(known):
        for key in linker.keys(actor):
            index[key].append(number)
    built, held = time.process_time() - begun, megabytes() - before
    spent: list[float] = []
    sizes: list[float] = []
    found = linked = 0
    for number, target in enumerate(world.chance.sample(range(actors), min(queries, actors))):
        node = world.asked(known[target], number)
        start = time.process_time()
        candidates = {place for key in linker.keys(node) for place in index.get(key, ())}
        links = [(place, link) for place in sorted(candidates) if (link := linker.link(node, known[place]))]
        spent.append(1000 * (time.process_time() - start))
        sizes.append(len(candidates))
        found += target in candidates
        linked += any(place == target for place, _ in links)
    blocks = [len(block) for block in index.values()]
    rows = [
        ("known actors", f"{actors:,}"),
        ("keys, entries", f"{len(index):,}, {sum(blocks):,}"),
        ("largest block", f"{max(blocks):,}"),
        ("index built in", f"{built:.1f} s"),
        ("memory of the index", f"{held:.0f} MB"),
        ("candidates p50 / p95 / most", f"{quantile(sizes, 0.5):.0f} / {quantile(sizes, 0.95):.0f} / {max(sizes):.0f}"),
        (
            "one name p50 / p95 / p99",
            " / ".join(f"{quantile(spent, share):.2f}" for share in (0.5, 0.95, 0.99)) + " ms",
        ),
        ("sought actor among candidates", f"{found / len(spent):.3f}"),
        ("sought actor linked", f"{linked / len(spent):.3f}"),
    ]
    for name, value in rows:
        print(f"{name:32} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
