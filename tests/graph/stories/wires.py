"""A collection of which it is known what is a reprint of what: prose of the annotated articles, as papers print it.

`python -m tests.graph.stories.wires` renews the table of docs/ingest.md: how many of each kind join their story.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from polgraph.graph.stories.compare import near_in_time, one_story, stories
from polgraph.graph.stories.shingles import bands, shingles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Edit = Callable[[str, random.Random], str]

CORPUS = Path(__file__).parents[2] / "data" / "corpus"
FILES = ("own-a-*.json", "own/*.json", "own-d/*.json", "written/*.json")
"""Those that no more are added to: the figures of docs/ingest.md are of them."""
PAGE = Path(__file__).parents[3] / "docs" / "ingest.md"
BEGIN, END = "<!-- reprints -->\n", "<!-- end -->"
DAY = date(2031, 5, 1)
SENTENCE = re.compile(r'(?<=[.!?"”]) (?=["“A-Z])')
PARAGRAPH = "\n\n"
PROSE: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "wires.yaml").read_text(encoding="utf-8"))
DIGEST = "digest"
"""An article of several reports; it may count as whichever it likes, but its reports stay apart."""
APART = 12 * 3 + 3 * 5
"""Texts for reports that are independent though they share words; the others are reprinted."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One article of the collection.

    Attributes:
        source: which independent report it prints.
        kind: what the paper has made of it.
        text: the text.
        published: the day.
    """

    source: str
    kind: str
    text: str
    published: date


@cache
def reports() -> tuple[str, ...]:
    """The prose of the annotated articles, each about something else."""
    paths = sorted(path for pattern in FILES for path in CORPUS.glob(pattern))
    found = (json.loads(path.read_text(encoding="utf-8"))["text"] for path in paths)
    return tuple(text for text in found if len(text.split()) > 180)


def shuffled(seed: int) -> list[str]:
    """The prose in another order for every seed."""
    found = list(reports())
    random.Random(seed).shuffle(found)  # noqa: S311 - repeatable texts, no secrets
    return found


def headline(text: str, chance: random.Random) -> str:
    words = re.findall(r"[A-Za-z]+", text)
    return " ".join(chance.sample(words, 8)).capitalize() + PARAGRAPH + text


def cut(share: float) -> Edit:
    """Only so much of its beginning."""

    def edit(text: str, _: random.Random) -> str:
        told = SENTENCE.split(text)
        return " ".join(told[: max(2, round(len(told) * share))])

    return edit


def changed(share: float) -> Edit:
    """So many of its words replaced, left out or joined by another one."""

    def edit(text: str, chance: random.Random) -> str:
        made = []
        for word in text.split(" "):
            lot = chance.random() if chance.random() < share else 1.0
            made += (
                [chance.choice(PROSE["words"])]
                if lot < 0.5
                else []
                if lot < 0.75
                else [word, chance.choice(PROSE["words"])]
            )
            if lot == 1.0:
                made[-2:] = [word]
        return " ".join(made)

    return edit


def corrected(number: int) -> Edit:
    """So many of its numbers others."""

    def edit(text: str, chance: random.Random) -> str:
        found = list(re.finditer(r"\b\d+\b", text))
        for place in sorted(chance.sample(found, min(number, len(found))), key=lambda one: -one.start()):
            text = f"{text[: place.start()]}{int(place[0]) + 1}{text[place.end() :]}"
        return text

    return edit


def spelt(text: str, _: random.Random) -> str:
    for british, american in map(str.split, PROSE["spellings"]):
        text = text.replace(british, american)
    return text.replace("“", '"').replace("”", '"').replace("’", "'")


def tagged(text: str, chance: random.Random) -> str:
    return chance.choice(PROSE["tags"]) + text


def framed(text: str, chance: random.Random) -> str:
    """With the furniture of an outlet around it."""
    outlet = chance.randrange(len(PROSE["before"]))
    return PROSE["before"][outlet] + PARAGRAPH + text + PARAGRAPH + PROSE["after"][outlet]


def inserted(text: str, chance: random.Random) -> str:
    """With a paragraph of the paper's own in the middle."""
    told = SENTENCE.split(text)
    return " ".join([*told[: len(told) // 2], chance.choice(PROSE["lines"]), *told[len(told) // 2 :]])


def shortened(text: str, chance: random.Random) -> str:
    """Without some sentences of its middle."""
    told = SENTENCE.split(text)
    gone = set(chance.sample(range(1, len(told)), len(told) // 4))
    return " ".join(one for at, one in enumerate(told) if at not in gone)


def updated(text: str, chance: random.Random) -> str:
    """With what has happened since put on top, as in a live blog."""
    return "14:20 " + " ".join(chance.sample(PROSE["lines"], 2)) + PARAGRAPH + text


def several(text: str, chance: random.Random) -> str:
    """All at once: cut, with a tag, edited lightly, with furniture around it."""
    for edit in (cut(0.6), tagged, changed(0.02), framed):
        text = edit(text, chance)
    return text


EDITS: dict[str, Edit] = {
    "word for word": lambda text, _: text,
    "headline put on top": headline,
    "cut to 60 %": cut(0.6),
    "cut to 40 %": cut(0.4),
    "cut to 20 %": cut(0.2),
    "byline or tag of the agency": tagged,
    "one number corrected": corrected(1),
    "three numbers corrected": corrected(3),
    "American spelling and signs": spelt,
    "furniture of the outlet around it": framed,
    "own paragraph in the middle": inserted,
    "a quarter of the sentences left out": shortened,
    "updated on top": updated,
    "3 % of the words changed": changed(0.03),
    "6 % of the words changed": changed(0.06),
    "10 % of the words changed": changed(0.10),
    "cut, tagged, 2 % changed, furniture": several,
}
LENGTHS = {"short": 60, "medium": 250, "long": 900}
"""Words of a report, and the rest of its last sentence."""


def of_length(reports: list[str], words: int) -> str:
    """A report of about so many words: the beginning of one, or several that nobody else has, one after the other."""
    told: list[str] = []
    while sum(len(one.split()) for one in told) < words:
        told += SENTENCE.split(reports.pop())
    while sum(len(one.split()) for one in told[:-1]) >= words:
        told.pop()
    return " ".join(told)


def reprints(seed: int, words: int) -> Iterator[Printed]:
    """Reports and what papers make of them: each is one source."""
    chance = random.Random(seed)  # noqa: S311 - repeatable texts, no secrets
    left = shuffled(seed)[APART:]
    number = 0
    while len(left) > 5:
        text = of_length(left, words)
        source = f"report {number}"
        number += 1
        yield Printed(source, "report", text, DAY)
        for kind in chance.sample(sorted(EDITS), 4):
            yield Printed(source, kind, EDITS[kind](text, chance), DAY + timedelta(chance.randrange(4)))


def halves(text: str, shared: float) -> tuple[str, str]:
    """Two reports of one event in words of their own: every second sentence, and so much of both alike at the end."""
    told = SENTENCE.split(text)
    alike = told[len(told) - round(len(told) * shared / (1 + shared)) :] if shared else []
    own = told[: len(told) - len(alike)]
    return " ".join([*own[::2], *alike]), " ".join([*own[1::2], *alike])


def forms(seed: int) -> Iterator[Printed]:
    """What an authority reports day by day in the same words: other places and numbers, so other events."""
    chance = random.Random(seed)  # noqa: S311 - repeatable texts, no secrets
    for which, form in enumerate(PROSE["forms"]):
        for day in range(10):
            numbers = {f"n{at}": chance.randrange(2, 400) for at in range(6)}
            places = dict(zip((f"p{at}" for at in range(5)), chance.sample(PROSE["places"], 5), strict=True))
            text = form.format(**numbers, **places, d=PROSE["days"][day % 7])
            source, published = f"form {which} of day {day}", DAY + timedelta(day)
            yield Printed(source, "daily form", text, published)
            yield Printed(source, "daily form, reprinted", tagged(corrected(1)(text, chance), chance), published)


def apart(seed: int) -> list[Printed]:
    """Reports that share words and are independent all the same."""
    left, made = shuffled(seed)[:APART], []
    for number in range(12):
        for share, kind in ((0.0, "other words"), (0.25, "a fifth of it the same quotations")):
            for which, text in enumerate(halves(left.pop(), share)):
                made.append(Printed(f"event {number}, {share}, {which}", f"one event, {kind}", text, DAY))
        text = " ".join(SENTENCE.split(left.pop())[:3])
        outlet = number % len(PROSE["before"])
        text = f"{PROSE['before'][outlet]} {text} {PROSE['after'][outlet]}"
        made.append(Printed(f"brief {number}", "briefs of one outlet", text, DAY))
    while left:
        number = len(left)
        items = [" ".join(SENTENCE.split(left.pop())[:6]) for _ in range(5)]
        made += [Printed(f"item {number}.{at}", "report of a digest", item, DAY) for at, item in enumerate(items)]
        made.append(Printed(f"digest {number}", DIGEST, PARAGRAPH.join(items), DAY))
    return made


def told(printed: list[Printed]) -> list[str]:
    """The story of each article, as the ledger finds it: through the index, then by comparing."""
    runs = [shingles(one.text) for one in printed]
    keys = [frozenset(bands(one.text)) for one in printed]
    days = {f"{at:05}": one.published for at, one in enumerate(printed)}
    twins = [
        (f"{a:05}", f"{b:05}")
        for a, b in combinations(range(len(printed)), 2)
        if keys[a] & keys[b]
        and near_in_time(printed[a].published, printed[b].published)
        and one_story(runs[a], runs[b])
    ]
    found = stories(days, twins)
    return [found[name] for name in sorted(days)]


@dataclass(slots=True)
class Score:
    """Pairs of articles: those that are of one source, those that are found to be, and both."""

    true: int = 0
    found: int = 0
    both: int = 0

    def add(self, *, same: bool, joined: bool) -> None:
        self.true += same
        self.found += joined
        self.both += same and joined

    @property
    def precision(self) -> float:
        return self.both / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.both / self.true if self.true else 1.0


def scores(printed: list[Printed]) -> dict[str, Score]:
    """How well the stories are found, by kind: of all pairs of which one is of the kind; `all` for all of them."""
    found = told(printed)
    by_kind: dict[str, Score] = {}
    for a, b in combinations(range(len(printed)), 2):
        left, right = printed[a], printed[b]
        if DIGEST in {left.kind, right.kind}:
            continue
        same, joined = left.source == right.source, found[a] == found[b]
        if same or joined:
            for kind in {left.kind, right.kind, "all"}:
                by_kind.setdefault(kind, Score()).add(same=same, joined=joined)
    return by_kind


def collection(seed: int, words: int) -> list[Printed]:
    """Reprints, forms and independent reports of one event together."""
    return [*reprints(seed, words), *forms(seed), *apart(seed)]


def table() -> str:
    """How many of the pairs of each kind are found, and how many of those found are right, by length of the reports."""
    found = {length: scores(collection(1, words)) for length, words in LENGTHS.items()}
    lines = ["| kind |" + "".join(f" {length} |" for length in LENGTHS), "|---|" + "--:|" * len(LENGTHS)]
    for kind in ("all", *EDITS, "daily form, reprinted"):
        cells = (f"{one[kind].recall:.3f} / {one[kind].precision:.3f}" for one in found.values())
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    return "".join(f"{line}\n" for line in lines)


def renewed(page: str) -> str:
    """The page with the table as it is now."""
    head, rest = page.split(BEGIN)
    return f"{head}{BEGIN}{table()}{rest[rest.index(END) :]}"


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
