"""What the commands that decide about actors print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.cli.options import catch_up, open_store
from polgraph.cli.terminal import emit
from polgraph.format import count, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from polgraph.graph.ledger import Ledger
    from polgraph.graph.resolution.records import Decision
    from polgraph.ontology.records import Actor


def described(actors: Iterable[Actor]) -> str:
    """Actors in one line, each with its type and id."""
    return "; ".join(f"{actor.name} ({actor.type.value}, {actor.id})" for actor in actors)


def decide(said: str, store: Path | None, taken: Callable[[Ledger], Decision], *, dry_run: bool) -> None:
    """Let a decision be taken, bring the graphs up to date and print what it did.

    Args:
        said: what is done, as a participle such as `merged`.
        store: the store that was asked for.
        taken: takes the decision.
        dry_run: whether it is only tried.
    """
    opened = open_store(store)
    with opened.writer() as ledger:
        decision = taken(ledger)
    if not dry_run:
        catch_up(opened)
    print_decision(said, decision, dry_run=dry_run)


def print_decision(done: str, decision: Decision, *, dry_run: bool) -> None:
    """Print what a decision did.

    Args:
        done: what was done, as a participle such as `merged`.
        decision: what became of it.
        dry_run: whether it was only tried.
    """
    number = "only tried, nothing changed" if dry_run else f"decision {decision.batch}"
    lines = [
        f"{done} ({number})",
        f"before: {described(decision.before)}",
        f"after:  {described(decision.after)}",
        f"{count(len(decision.articles), 'article')} rewritten{_listed(decision.articles)}",
    ]
    if decision.looped:
        lines.append(f"{count(decision.looped, 'statement')} held back: subject and object are now one actor")
    emit("".join(printable(line) + "\n" for line in lines))


def _listed(articles: tuple[str, ...], most: int = 5) -> str:
    if not articles:
        return ""
    more = f" and {len(articles) - most} more" if len(articles) > most else ""
    return f": {', '.join(articles[:most])}{more}"
