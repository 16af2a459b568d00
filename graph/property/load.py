"""Bringing a property graph up to date with the ledger, whichever engine holds it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from polgraph.graph.follow import Follower, Loaded, Mark, Portion, follow, moved_on
from polgraph.graph.property import mark as marks
from polgraph.graph.property import texts
from polgraph.graph.property.shape import Row, Rows, actor_row
from polgraph.graph.property.steps import actor_step, article_steps
from polgraph.graph.property.target import MovedOnError, Step
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from polgraph.graph.ledger.reader import LedgerReader
    from polgraph.graph.property.target import PropertyGraph
    from polgraph.ontology.records import Actor, Article

KINDS = ("statements", "direct", "articles", "actors")
"""What a graph consists of, in the order in which it can be taken out in small portions."""

DROPPED = ("drop_direct", "drop_statements", "drop_mentions")


def load(
    ledger: LedgerReader,
    graph: PropertyGraph,
    *,
    rebuild: bool = False,
    report: Callable[[Portion], None] | None = None,
) -> Loaded:
    """Write all changes that a graph has not seen; see `polgraph.graph.follow`.

    Args:
        ledger: the system of record.
        graph: the graph.
        rebuild: whether to make it anew; nodes of the same labels that others put there are deleted, too.
        report: called with each portion when it is safe.

    Raises:
        PolgraphError: OPTION_INVALID where the graph holds such nodes of others and `rebuild` is not set; STORE_LOCKED
            where another process loads; whatever the engine raises.
    """
    following = _Following(graph.name, marks.SHAPE, graph.batch, graph.batch, ledger, graph)
    return follow(ledger, following, rebuild=rebuild, report=report)


@dataclass(kw_only=True)
class _Steps(Portion):
    """Rows of actors and articles, after steps that take something out."""

    ledger: LedgerReader
    removal: tuple[Step, ...] = ()
    fresh: bool = True
    known: list[Row] = field(default_factory=list)
    rows: Rows = field(default_factory=Rows)

    def add_actor(self, actor: Actor) -> None:
        self.known.append(actor_row(actor, self.ledger))
        self.actors += 1
        self.size += 1

    def add_article(self, article: Article) -> None:
        self.rows.add(article, self.ledger)
        self.articles += 1
        self.statements, self.size = len(self.rows.statements), self.rows.size()

    def steps(self) -> Iterator[Step]:
        """All writing, without what writes nothing."""
        yield from self.removal
        written = (actor_step(self.known, fresh=self.fresh), *article_steps(self.rows, fresh=self.fresh))
        yield from (step for step in written if step.written != 0)


@dataclass(frozen=True)
class _Following(Follower[_Steps]):
    """A property graph as it follows a ledger."""

    ledger: LedgerReader
    graph: PropertyGraph

    def mark(self) -> Mark | None:
        return marks.read(self.graph)

    def prepare(self) -> None:
        self.graph.prepare(texts.schema())

    def is_taken(self) -> bool:
        return any(self._is_left(kind) for kind in KINDS)

    def _is_left(self, kind: str) -> bool:
        return bool(self.graph.run(texts.text(f"left_{kind}"), {}))

    def begin(self, mark: Mark) -> None:
        self._carry_out(marks.begin(mark))

    def clearing(self) -> Iterator[_Steps]:
        for kind in KINDS:
            while self._is_left(kind):
                step = Step(texts.text(f"clear_{kind}"), {"limit": self.graph.batch})
                yield _Steps(ledger=self.ledger, removal=(step,))

    def portion(self) -> _Steps:
        return _Steps(ledger=self.ledger)

    def mentioned(self, articles: Sequence[str]) -> Iterator[str]:
        return (str(record["id"]) for record in self.graph.run(texts.text("mentioned"), {"articles": articles}))

    def renew(self, portion: _Steps, articles: Sequence[str], actors: Sequence[str]) -> None:
        """Nodes of what there is now stay, whatever else points to them."""
        kept = {row["id"] for rows in (portion.rows.articles, portion.known) for row in rows}
        portion.fresh = False
        portion.removal = (
            *(Step(texts.text(name), {"articles": articles}) for name in DROPPED),
            Step(texts.text("drop_articles"), {"articles": [key for key in articles if key not in kept]}),
            Step(texts.text("drop_actors"), {"actors": [key for key in actors if key not in kept]}),
        )

    def writing(self, portion: _Steps, before: Mark, after: Mark) -> Callable[[], None]:
        return partial(self._carry_out, marks.claim(before, after), *portion.steps())

    def _carry_out(self, *steps: Step) -> None:
        try:
            self.graph.write(steps)
        except MovedOnError as error:
            raise moved_on(self.name) from error
        except ValueError as error:
            raise PolgraphError(
                ErrorCode.STORE_BROKEN,
                f"{self.name} lacks nodes that were loaded before: {error}.",
                "Make it anew with `polgraph load --rebuild`.",
            ) from error
