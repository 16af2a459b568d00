"""The same text under several names is extracted once: what it says is told again under each name."""

from __future__ import annotations

import pickle
import zlib
from collections import OrderedDict, deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from polgraph.ontology.identity import statement_id, text_key
from polgraph.work.task import Failure, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from polgraph.ontology.records import Argument, Article, Extraction, Statement

HELD = 5_000
"""How many outcomes of texts that come again are held at most, compressed: some kilobytes each."""


@dataclass(slots=True)
class _Held:
    """The outcome of one text; None while it is worked on.

    Attributes:
        outcome: pickled and compressed.
        waiting: number of articles that are to have it too.
    """

    outcome: bytes | None = None
    waiting: int = 0


class Copies:
    """Extracts articles, but of those that have the same text only the first.

    Args:
        repeated: the keys (`text_key`) of texts that may come more than once; others are not held.
    """

    def __init__(self, repeated: Collection[bytes]) -> None:
        self._repeated = repeated
        self._held: OrderedDict[bytes, _Held] = OrderedDict()

    def run(
        self, articles: Iterable[Article], extract: Callable[[Iterable[Article]], Iterator[Outcome]]
    ) -> Iterator[Outcome]:
        """The outcome of each article, in their order, the same as if each had been extracted.

        Args:
            articles: the articles.
            extract: gives the outcomes of articles in their order; it may read ahead.
        """
        slots: deque[tuple[Article, bytes, bool]] = deque()

        def first() -> Iterator[Article]:
            for article in articles:
                key = text_key(article)
                held = self._held.get(key)
                slots.append((article, key, held is not None))
                if held is not None:
                    held.waiting += 1
                    continue
                if key in self._repeated:
                    self._held[key] = _Held()
                yield article

        def again() -> Iterator[Outcome]:
            while slots and slots[0][2]:
                article, key, _ = slots.popleft()
                yield self._copy(article, key)

        for outcome in extract(first()):
            yield from again()
            key = slots.popleft()[1]
            self._hold(key, outcome)
            yield outcome
        yield from again()

    def _hold(self, key: bytes, outcome: Outcome) -> None:
        if key in self._held:
            self._held[key].outcome = zlib.compress(pickle.dumps(outcome), level=1)
        if len(self._held) > HELD:
            idle = (key for key, held in self._held.items() if held.outcome is not None and not held.waiting)
            if (oldest := next(idle, None)) is not None:
                del self._held[oldest]

    def _copy(self, article: Article, key: bytes) -> Outcome:
        held = self._held[key]
        held.waiting -= 1
        self._held.move_to_end(key)
        if held.outcome is None:
            raise AssertionError("an outcome is told before it is known")
        outcome: Outcome = pickle.loads(zlib.decompress(held.outcome))  # noqa: S301 - made by this process
        return renamed(outcome, article)


def renamed(outcome: Outcome, article: Article) -> Outcome:
    """The outcome of an article as that of another one with the same text and day of publication."""
    if isinstance(outcome, Failure):
        return replace(outcome, article=article)
    return _renamed(outcome, article)


def _renamed(extraction: Extraction, article: Article) -> Extraction:
    old = f"{extraction.article.id}#"

    def actor(key: str) -> str:
        return f"{article.id}#{key.removeprefix(old)}" if key.startswith(old) else key

    def argument(one: Argument) -> Argument:
        return replace(one, actor=actor(one.actor))

    def statement(one: Statement) -> Statement:
        left, right = argument(one.subject), argument(one.object)
        return replace(one, id=renamed_id(article.id, one), article=article.id, subject=left, object=right)

    return replace(
        extraction,
        article=article,
        actors=tuple(replace(one, id=actor(one.id)) for one in extraction.actors),
        mentions=tuple(replace(one, article=article.id, actor=actor(one.actor)) for one in extraction.mentions),
        statements=tuple(map(statement, extraction.statements)),
    )


def renamed_id(article: str, said: Statement) -> str:
    """The id that the extraction gives a statement in the article of this id."""
    place = said.evidence
    parts = (said.subject.name, said.relation, said.object.name, said.status)
    return statement_id(article, *parts, place.start, place.end, negated=said.negated)
