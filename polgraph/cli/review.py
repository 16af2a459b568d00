"""`polgraph review`: pairs of actors that may be one, for a person to decide."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli import terminal
from polgraph.cli.actor import span
from polgraph.cli.decisions import print_decision
from polgraph.cli.options import (
    AuthorOption,
    DryRunOption,
    FormatOption,
    LimitOption,
    ReasonOption,
    StoreOption,
    author_name,
    catch_up,
    clock,
    open_store,
)
from polgraph.format import Rows, as_iso, count, printable

if TYPE_CHECKING:
    from polgraph.graph import Store
    from polgraph.graph.resolution.records import Decision
    from polgraph.graph.review import Case, Pair, Side
    from polgraph.graph.tenure import Tenure

VERDICTS = {"s": "same", "d": "different", "u": "unsure"}
SKIP, QUIT = "k", "q"
_BRIEF = ("left", "right", "score", "reasons")
PROMPT = "[s]ame  [d]ifferent  [u]nsure  s[k]ip  [q]uit: "


def review(
    listed: Annotated[bool, typer.Option("--list", help="Only list the pairs that wait.")] = False,
    limit: LimitOption = None,
    author: AuthorOption = None,
    reason: ReasonOption = "",
    store: StoreOption = None,
    style: FormatOption = terminal.TableFormat.TABLE,
    dry_run: DryRunOption = False,
) -> None:
    """Decide of pairs of actors that may be one, the likeliest first; each answer is kept at once."""
    opened = open_store(store)
    if listed:
        rows = _queue(opened, limit)
        terminal.print_rows(rows.only(_BRIEF) if style is terminal.TableFormat.TABLE else rows, style)
        return
    _Review(opened, author_name(author), reason, dry_run=dry_run).run(limit)


def _queue(store: Store, limit: int | None) -> Rows:
    from polgraph.graph.review import suggestions

    return Rows(
        ("left", "left_type", "right", "right_type", "score", "reasons", "left_id", "right_id"),
        tuple(
            (
                one.left.name,
                one.left.type.value,
                one.right.name,
                one.right.type.value,
                round(one.score, 3),
                "; ".join(one.reasons),
                one.left.id,
                one.right.id,
            )
            for one in suggestions(store, limit)
        ),
    )


class _Review:
    def __init__(self, store: Store, author: str, reason: str, *, dry_run: bool) -> None:
        self._dry_run = dry_run
        self._store = store
        self._author = author
        self._reason = reason
        self._passed: set[Pair] = set()
        self._decided = 0

    def run(self, limit: int | None) -> None:
        """Ask about one pair after the other until there is none, or enough, or the person quits."""
        from polgraph.graph.review import next_case, pair_of, suggestions

        asked = 0
        terminal.emit(f"{count(len(suggestions(self._store)), 'pair')} waiting\n")
        try:
            while limit is None or asked < limit:
                case = next_case(self._store, self._passed)
                if case is None:
                    terminal.note("Nothing more waits for a decision.")
                    break
                asked += 1
                self._passed.add(pair_of(case.suggestion))
                _show(case)
                answer = _answer()
                if answer == QUIT:
                    break
                if answer in VERDICTS:
                    self._decide(case, VERDICTS[answer])
        finally:
            if not self._dry_run:
                catch_up(self._store)
            done = "only tried, nothing changed" if self._dry_run else "kept"
            terminal.emit(f"{count(self._decided, 'decision')} {done}\n")

    def _decide(self, case: Case, verdict: str) -> None:
        left, right = case.suggestion.left, case.suggestion.right
        with self._store.writer() as ledger:
            decision: Decision = ledger.decide(
                left.id,
                right.id,
                verdict,
                author=self._author,
                reason=self._reason,
                now=clock(),
                dry_run=self._dry_run,
            )
        self._decided += 1
        if self._dry_run:
            print_decision(verdict, decision, dry_run=True)
            return
        terminal.emit(f"{verdict}, kept as decision {decision.batch}; `polgraph undo {decision.batch}` takes it back\n")


def _show(case: Case) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    reasons = "; ".join(case.suggestion.reasons)
    terminal.emit("\n" + printable(f"One actor? score {case.suggestion.score:.2f}: {reasons}") + "\n")
    view = Table(box=box.ROUNDED, show_header=False)
    view.add_column("")
    for _ in range(2):
        view.add_column("", overflow="fold", ratio=1)
    left, right = side_rows(case.left), side_rows(case.right)
    for label, value in left.items():
        if value or right[label]:
            view.add_row(label, Text("\n".join(map(printable, value))), Text("\n".join(map(printable, right[label]))))
    terminal.console().print(view)


def side_rows(side: Side) -> dict[str, list[str]]:
    """What is shown of one side, line by line; every side has the same labels."""
    actor, days = side.actor, [one.published.isoformat() for one in side.articles if one.published]
    between = f", {' to '.join(sorted({days[0], days[-1]}))}" if days else ""
    return {
        "actor": [actor.name],
        "type": [actor.type.value],
        "country": [actor.country] if actor.country else [],
        "names": ["; ".join(name.text for name in actor.names)],
        "offices": [_tenure(one) for one in side.tenures],
        "articles": [f"{count(len(side.articles), 'article')}{between}"] if side.articles else [],
        "says": [
            f"{one.subject.name} {one.relation} {one.object.name}: “{one.evidence.text}” ({one.article})"
            for one in side.statements
        ],
        "id": [actor.id],
    }


def _tenure(one: Tenure) -> str:
    years = f"{as_iso(one.start) or ''} … {as_iso(one.end) or ''}" if one.start or one.end else span(one)
    what = f"{one.title}, {one.other}" if one.title and one.other else one.title or f"{one.relation} {one.other}"
    return f"{what} ({years})" if years else what


def _answer() -> str:
    """The person's answer: a key on a terminal, else the first letter of a line; the end of the input quits."""
    while True:
        terminal.emit(PROMPT)
        sys.stdout.flush()
        key = _key()
        terminal.emit(f"{printable(key)}\n")
        if key in {*VERDICTS, SKIP, QUIT}:
            return key
        terminal.note(f"{key!r} is none of the keys.")


def _key() -> str:
    if sys.stdin.isatty():
        try:
            return typer.getchar().lower()
        except (EOFError, KeyboardInterrupt):
            return QUIT
    line = sys.stdin.readline()
    return line.strip().lower()[:1] if line else QUIT
