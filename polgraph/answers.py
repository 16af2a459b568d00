"""Answers about the network: rows for people and programs, the quotes behind them, and a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from polgraph.format import Rows, count, html_table
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

    from polgraph.format import Cell
    from polgraph.graph import Store
    from polgraph.graph.analysis.chains import ChainKind
    from polgraph.graph.analysis.select import Selection
    from polgraph.graph.network import Tie

REASONS = ("subject", "relation", "object", "status", "day", "weight", "article", "publisher", "quote")
_BRIEF_REASONS = ("subject", "relation", "object", "weight", "article", "quote")
_BRIEF_TIES = ("actor", "direction", "relations", "score", "sources", "quote")
TIES = ("actor", "type", "direction", "relations", "score", "friendly", "hostile", "sources", "quote")
_DIRECTIONS = {"out": "→", "in": "←", "both": "↔"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A table with what stands behind it.

    Attributes:
        rows: the table.
        note: one line about the whole; empty where there is nothing to say.
        brief: the columns that fit a screen; all where it is empty.
    """

    rows: Rows
    note: str = ""
    brief: tuple[str, ...] = ()
    _reasons: Callable[[], Rows] | None = None
    _draw: Callable[[str], None] | None = None

    def __len__(self) -> int:
        return len(self.rows.rows)

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        """Each row as a dictionary."""
        return (dict(zip(self.rows.columns, row, strict=True)) for row in self.rows.rows)

    def to_dataframe(self) -> pd.DataFrame:
        """The table as a pandas data frame.

        Raises:
            PolgraphError: OPTION_INVALID where pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            hint = "Install it with: pip install 'polgraph[notebook]'"
            raise PolgraphError(ErrorCode.OPTION_INVALID, "Data frames need pandas.", hint) from error
        return pd.DataFrame(list(self.rows.rows), columns=list(self.rows.columns))

    def why(self) -> Answer:
        """Every statement behind the numbers, with its quote; no rows where the answer has no numbers."""
        return Answer(self._reasons() if self._reasons else Rows(REASONS, ()), brief=_BRIEF_REASONS)

    def plot(self, file: str) -> None:
        """Draw the answer into a file.

        Args:
            file: where to write, ending in .svg or .png.

        Raises:
            PolgraphError: OPTION_INVALID for another ending, for an answer that has no picture, or without matplotlib.
        """
        if self._draw is None:
            raise PolgraphError(
                ErrorCode.OPTION_INVALID, "There is no picture of this answer.", "Draw a dyad, blocs or balance."
            )
        self._draw(file)

    def _repr_html_(self) -> str:
        """The table for a notebook, every text of an article escaped."""
        return html_table(self.rows)


def _answer(
    columns: Iterable[str],
    rows: Iterable[tuple[Cell, ...]],
    *,
    note: str = "",
    brief: tuple[str, ...] = (),
    reasons: Callable[[], Rows] | None = None,
    draw: Callable[[str], None] | None = None,
) -> Answer:
    return Answer(Rows(tuple(columns), tuple(rows)), note, brief, reasons, draw)


def _reasons(store: Store, ties: Iterable[tuple[str, str]], selection: Selection) -> Callable[[], Rows]:
    """What finds the statements behind some ties when it is asked to."""
    pairs = list(ties)

    def find() -> Rows:
        from polgraph.graph.analysis.why import why

        return Rows(
            REASONS,
            tuple(
                (
                    one.statement.subject.name,
                    one.statement.relation,
                    one.statement.object.name,
                    one.statement.status.value,
                    one.day,
                    one.weight,
                    one.article.id,
                    one.article.publisher,
                    one.statement.evidence.text,
                )
                for one in why(store, pairs, selection)
            ),
        )

    return find


def tie_rows(ties: Iterable[Tie]) -> Rows:
    """Ties as rows: the other actor, who acts upon whom, the relations, the figures and the weightiest quote."""
    return Rows(
        TIES,
        tuple(
            (
                tie.other.name,
                tie.other.type,
                _DIRECTIONS[tie.direction.value],
                ", ".join(tie.relations),
                tie.score,
                tie.friendly,
                tie.hostile,
                tie.sources,
                tie.strongest.quote,
            )
            for tie in ties
        ),
    )


def brief_ties(ties: Iterable[Tie]) -> Rows:
    """Ties as rows with the columns that fit a screen."""
    return tie_rows(ties).only(_BRIEF_TIES)


def allies(store: Store, name: str, selection: Selection) -> Answer:
    """With whom an actor is on balance friendly, the friendliest first."""
    from polgraph.graph import network

    return _ties(store, network.allies(store, name, selection), selection)


def conflicts(store: Store, name: str, selection: Selection) -> Answer:
    """With whom an actor is on balance in conflict, the most hostile first."""
    from polgraph.graph import network

    return _ties(store, network.conflicts(store, name, selection), selection)


def _ties(store: Store, found: list[Tie], selection: Selection) -> Answer:
    pairs = [(tie.actor.id, tie.other.id) for tie in found]
    return Answer(tie_rows(found), brief=_BRIEF_TIES, _reasons=_reasons(store, pairs, selection))


def dyad(store: Store, left: str, right: str, selection: Selection, *, months: bool = False) -> Answer:
    """All that was said of two actors by day, or the sums of each month."""
    from polgraph.graph.analysis import questions
    from polgraph.graph.plots.dyad import draw_dyad

    found = questions.dyad(store, left, right, selection)
    turns = {turn.month: "friendly" if turn.sign > 0 else "hostile" for turn in found.turns}
    turned = "".join(f"; turned {sign} in {month}" for month, sign in turns.items())
    said = [(day, one.statement, round(one.weight, 6)) for day, one in found.timeline]
    by_day = (
        (day, s.subject.name, s.relation, s.object.name, s.status.value, weight, s.article, s.evidence.text)
        for day, s, weight in said
    )
    by_month = ((m.month, m.cooperation, m.conflict, m.net, m.statements, turns.get(m.month)) for m in found.months)
    return _answer(
        ("month", "cooperation", "conflict", "net", "statements", "turn")
        if months
        else ("day", "subject", "relation", "object", "status", "weight", "article", "quote"),
        by_month if months else by_day,
        note=f"Score {found.score:g} from {count(found.sources, 'source')}{turned}.",
        reasons=_reasons(store, [(found.left.id, found.right.id)], selection),
        draw=lambda file: draw_dyad(found, file),
    )


def blocs(store: Store, selection: Selection, *, resolution: float = 1.0) -> Answer:
    """Who stands together, and against which other bloc."""
    from polgraph.graph.analysis import questions
    from polgraph.graph.plots.network import draw_blocs

    graph, division = questions.blocs(store, selection, resolution=resolution)
    names = dict(graph.nodes(data="name"))
    opposed = [(pair.left, pair.right) for pair in division.between if pair.opposed]
    against = {bloc.number: sorted({*_others(bloc.number, opposed)}) for bloc in division.blocs}
    rows = (
        (
            bloc.number,
            len(bloc.members),
            bloc.friendly,
            bloc.hostile,
            ", ".join(map(str, against[bloc.number])),
            ", ".join(names[member] for member in bloc.members),
        )
        for bloc in division.blocs
    )
    return _answer(
        ("bloc", "actors", "friendly", "hostile", "against", "members"),
        rows,
        note=f"{count(len(division.alone), 'actor')} in no bloc. Signed modularity {division.modularity:.2f}.",
        reasons=_reasons(store, sorted(graph.edges()), selection),
        draw=lambda file: draw_blocs(graph, division, file),
    )


def _others(number: int, pairs: Iterable[tuple[int, int]]) -> Iterator[int]:
    return (right if left == number else left for left, right in pairs if number in {left, right})


def balance(store: Store, selection: Selection) -> Answer:
    """The ties that stand against a division of all actors into two camps; the figures are in the note."""
    from polgraph.graph.analysis import questions
    from polgraph.graph.analysis.blocs import divide
    from polgraph.graph.plots.network import draw_network

    graph, found = questions.balance(store, selection)
    names = dict(graph.nodes(data="name"))
    least, triads = found.frustration, found.triads
    edges = [(left, right, graph[left][right]) for left, right in least.ties]
    share = "" if triads.share is None else f" ({triads.share:.0%})"
    index = f"{least.upper}" if least.exact else f"between {least.lower} and {least.upper}"
    return _answer(
        ("left", "right", "weight", "sources"),
        ((names[left], names[right], edge["weight"], edge["sources"]) for left, right, edge in edges),
        note=f"{triads.balanced} of {triads.triads} triads are balanced{share}. "
        f"Frustration index {index} of {found.ties} ties.",
        reasons=_reasons(store, least.ties, selection),
        draw=lambda file: draw_network(graph, divide(graph), file),
    )


def brokers(store: Store, selection: Selection) -> Answer:
    """Who has friends in two blocs that are opposed."""
    from polgraph.graph.analysis import questions
    from polgraph.graph.plots.network import draw_network

    graph, division, found = questions.brokers(store, selection)
    names = dict(graph.nodes(data="name"))
    first = {bloc.number: names[bloc.members[0]] for bloc in division.blocs}
    people = {one.actor for one in found}
    return _answer(
        ("actor", "score", "bloc", "with it", "led by", "opposed bloc", "with that", "led by whom"),
        (
            (
                names[one.actor],
                one.score,
                one.left,
                one.to_left,
                first[one.left],
                one.right,
                one.to_right,
                first[one.right],
            )
            for one in found
        ),
        reasons=_reasons(store, [pair for pair in sorted(graph.edges()) if people & set(pair)], selection),
        draw=lambda file: draw_network(graph, division, file),
    )


def shifts(store: Store, day: date, selection: Selection) -> Answer:
    """The ties with one sign before a day and the other from it on."""
    from polgraph.graph.analysis import questions

    before, after = replace(selection, until=day - timedelta(days=1)), replace(selection, since=day)
    names, found = questions.changed(store, before, after)
    return _answer(
        ("left", "right", "before", "after"),
        ((names[one.left], names[one.right], one.before, one.after) for one in found),
        reasons=_reasons(store, [(one.left, one.right) for one in found], selection),
    )


def path(store: Store, start: str, end: str, kind: ChainKind, selection: Selection) -> Answer:
    """The shortest chain of ties from one actor to another, step by step."""
    from polgraph.graph.analysis import questions

    graph, found = questions.path(store, start, end, kind, selection)
    names = dict(graph.nodes(data="name"))
    steps = [(*pair, graph[pair[0]][pair[1]]) for pair in pairwise(found.actors)] if found is not None else []
    note = ""
    if found is not None and found.weights:
        note = f"The signs multiply to {'friendship' if found.sign > 0 else 'hostility'}."
    return _answer(
        ("step", "left", "right", "weight", "sources"),
        (
            (at, names[left], names[right], tie["weight"], tie["sources"])
            for at, (left, right, tie) in enumerate(steps, start=1)
        ),
        note=note,
        reasons=_reasons(store, [(left, right) for left, right, _ in steps], selection),
    )


def enemies_of_enemies(store: Store, name: str, selection: Selection) -> Answer:
    """Who is hostile to an actor's enemies, and how they stand to the actor itself."""
    from polgraph.graph.analysis import questions

    graph, found = questions.enemies_of_enemies(store, name, selection)
    names = dict(graph.nodes(data="name"))
    rows: list[tuple[Any, ...]] = [
        (names[one.actor], one.score, one.tie, ", ".join(names[enemy] for enemy in one.enemies)) for one in found
    ]
    ties_ = [(one.actor, enemy) for one in found for enemy in one.enemies]
    return _answer(("actor", "score", "own tie", "shared enemies"), rows, reasons=_reasons(store, ties_, selection))
