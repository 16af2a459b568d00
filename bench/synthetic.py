"""Invented news in any number: articles with statements, the same every time.

Actors are drawn by the law of Zipf and Mandelbrot, as are relations and publishers; an actor keeps to a side, and ties
within a side are mostly friendly, ties across mostly hostile, so that blocs and balance have something to find. An
article tells about twelve statements of some neighbouring actors, one sentence each, with real offsets. One article in
ten prints the story of another one.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate

from polgraph.ontology.records import (
    Actor,
    ActorName,
    ActorType,
    Argument,
    Article,
    DatePrecision,
    EventDate,
    Evidence,
    Extraction,
    Mention,
    Statement,
    Status,
)

EXTRACTOR = "synthetic 1"
FIRST_DAY, DAYS = date(2018, 1, 1), 5 * 365
PER_ARTICLE = 12
SIDES = 6
HOME_SHARE = 0.6
"""How many of the ties stay on one side."""
FRIENDLY_AT_HOME, FRIENDLY_ABROAD = 0.85, 0.3

SHIFT = 3.7
"""Mandelbrot's 2.7, counted from the first."""

FRIENDLY = (
    ("CONSULT", "visit", "met"),
    ("SUPPORT", None, "praised"),
    ("AGREE", None, "agreed with"),
    ("COOPERATE", None, "worked with"),
    ("AID", None, "sent aid to"),
    ("ALLIED_WITH", None, "stood beside"),
    ("RETREAT", "withdraw", "withdrew before"),
)
HOSTILE = (
    ("ACCUSE", "disapprove", "condemned"),
    ("REJECT", "meet", "refused to meet"),
    ("THREATEN", "arrest", "threatened to arrest"),
    ("PROTEST", "demo", "marched against"),
    ("SANCTION", "expel", "expelled"),
    ("ASSAULT", "beat", "attacked"),
    ("COERCE", "seize", "raided"),
    ("OPPOSED_TO", None, "opposed"),
)
NEUTRAL = (("HOLDS_OFFICE", None, "held office in"), ("MEMBER_OF", None, "belonged to"), ("LEADS", None, "led"))
STATUSES = (Status.ASSERTED,) * 12 + (Status.REPORTED,) * 5 + (Status.ALLEGED, Status.INTENDED, Status.HYPOTHETICAL)
TYPES = (
    *(ActorType.PERSON,) * 6,
    ActorType.PARTY,
    ActorType.ARMED_GROUP,
    ActorType.GOVERNMENT_BODY,
    ActorType.ORGANIZATION,
)
HEADS = {
    ActorType.PARTY: "Party",
    ActorType.ARMED_GROUP: "Brigade",
    ActorType.GOVERNMENT_BODY: "Ministry",
    ActorType.ORGANIZATION: "League",
}
STATES = tuple(f"{name}ia" for name in ("Ostran", "Velm", "Kard", "Muron", "Sabel", "Tirgov", "Lenth", "Daquor"))
SYLLABLES = tuple(onset + vowel for onset in "bdfgklmnprstvz" for vowel in "aeiou")
STRIDE = 166_667
"""Prime to the number of words of three syllables, so that neighbours in the list are not alike."""


def word(number: int) -> str:
    """An invented word of three syllables or more, another one for every number below 343,000."""
    number = number * STRIDE % len(SYLLABLES) ** 3
    places = (number, number // len(SYLLABLES), number // len(SYLLABLES) ** 2)
    return "".join(SYLLABLES[place % len(SYLLABLES)] for place in places).capitalize()


class Zipf:
    """Draws numbers below `count`, the n-th with a chance in proportion to 1 / (n + 2.7)."""

    def __init__(self, count: int) -> None:
        self.sums = list(accumulate(1 / (place + SHIFT) for place in range(count)))

    def draw(self, chance: random.Random) -> int:
        return bisect(self.sums, chance.random() * self.sums[-1])


def invented_actor(number: int) -> Actor:
    """The actor of a number, as every article tells of it."""
    kind = TYPES[number * 7 % len(TYPES)]
    own = word(number)
    name = f"{word(100_000 + number % 400)} {own}" if kind is ActorType.PERSON else f"{own} {HEADS[kind]}"
    sector = "GOV" if kind is ActorType.GOVERNMENT_BODY else None
    country = STATES[number % len(STATES)] if number % 3 else None
    return Actor(f"x{number}", name, kind, (ActorName(name),), country, sector)


class News:
    """Articles about invented actors."""

    def __init__(self, statements: int, actors: int = 20_000) -> None:
        """Prepare them.

        Args:
            statements: how many the articles make in all.
            actors: of how many actors they tell.
        """
        self.statements = statements
        self.actors = [invented_actor(number) for number in range(actors)]
        self.draw = Zipf(actors)
        self.publishers = Zipf(200)

    def extractions(self) -> Iterator[Extraction]:
        """The articles with all that they say."""
        chance = random.Random(23)  # noqa: S311
        left, number = self.statements, 0
        while left:
            size = min(left, chance.randint(PER_ARTICLE // 2, 3 * PER_ARTICLE // 2))
            yield self._extraction(chance, number, size)
            left, number = left - size, number + 1

    def _extraction(self, chance: random.Random, number: int, size: int) -> Extraction:
        key = f"news-{number:06}"
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        protagonist = self.draw.draw(chance)
        text, spans, said = "", [], []
        for _ in range(size):
            subject = protagonist if chance.random() < 0.5 else self.draw.draw(chance)
            other = self._partner(chance, subject)
            relation = self._relation(chance, subject, other)
            when = day - timedelta(days=chance.randrange(14)) if chance.random() < 0.7 else None
            sentence = f"{self.actors[subject].name} {relation[2]} {self.actors[other].name}"
            sentence += f" on {when:%d %B %Y}." if when else "."
            spans.append((len(text), len(text) + len(sentence)))
            said.append((subject, relation, other, when))
            text += f"{sentence} "
        story = f"news-{chance.randrange(number):06}" if number and chance.random() < 0.1 else key
        publisher = f"{word(200_000 + self.publishers.draw(chance))} Times"
        article = Article(key, text, None, day, publisher, None, "en", story=story)
        statements = tuple(self._statement(chance, article, span, one) for span, one in zip(spans, said, strict=True))
        places = sorted({(one.start, one.end, one.text, one.type, one.actor) for one in _arguments(statements)})
        mentions = tuple(Mention(key, *place) for place in places)
        actors = tuple(self.actors[at] for at in sorted({at for one in said for at in (one[0], one[2])}))
        return Extraction(article, actors, mentions, statements)

    def _partner(self, chance: random.Random, subject: int) -> int:
        home = chance.random() < HOME_SHARE
        other = subject
        while other == subject or (home and other % SIDES != subject % SIDES):
            other = self.draw.draw(chance)
        return other

    @staticmethod
    def _relation(chance: random.Random, subject: int, other: int) -> tuple[str, str | None, str]:
        if chance.random() < 0.1:
            return chance.choice(NEUTRAL)
        share = FRIENDLY_AT_HOME if subject % SIDES == other % SIDES else FRIENDLY_ABROAD
        return chance.choice(FRIENDLY if chance.random() < share else HOSTILE)

    def _statement(
        self,
        chance: random.Random,
        article: Article,
        span: tuple[int, int],
        said: tuple[int, tuple[str, str | None, str], int, date | None],
    ) -> Statement:
        subject, (relation, mode, verb), other, when = said
        start, end = span
        quote = article.text[start:end]
        left, right = self.actors[subject], self.actors[other]
        at = start + len(left.name) + len(verb) + 2
        speaker = left.name if chance.random() < 0.1 else None
        office = "minister" if relation == "HOLDS_OFFICE" else None
        return Statement(
            id=sha256(f"{article.id} {start}".encode()).hexdigest()[:32],
            article=article.id,
            subject=Argument(left.id, left.name, left.name, left.type, start, start + len(left.name)),
            relation=relation,
            object=Argument(right.id, right.name, right.name, right.type, at, at + len(right.name)),
            predicate=verb,
            mode=mode,
            status=chance.choice(STATUSES),
            negated=chance.random() < 0.04,
            attributed_to=speaker,
            when=EventDate(when, when, DatePrecision.DAY, f"{when:%d %B %Y}") if when else None,
            place=None,
            role=office,
            confidence=round(0.4 + 0.6 * chance.random(), 3),
            evidence=Evidence(start, end, quote),
            extractor=EXTRACTOR,
        )


def _arguments(statements: Sequence[Statement]) -> Iterator[Argument]:
    for statement in statements:
        yield statement.subject
        yield statement.object
