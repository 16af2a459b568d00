"""`polgraph import-actors`: actors that others know into a store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli import terminal
from polgraph.cli.options import StoreOption, catch_up, open_store, store_folder
from polgraph.format import Rows, json_line, printable
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.graph.known import KnownFile, RowProblem
    from polgraph.graph.ledger.types import KnownImport
    from polgraph.graph.resolution.records import KnownActor

UNKNOWN = "unknown"
_REASONS = 5


class ActorFileFormat(StrEnum):
    """Formats of files of actors; as `polgraph.graph.known.KnownFormat`, which is read only when it is needed."""

    AUTO = "auto"
    FTM = "ftm"
    WIKIDATA = "wikidata"
    PETRARCH = "petrarch"
    CSV = "csv"


@dataclass
class _Problems:
    """Counts problems by reason, and writes each to a file where one is wanted."""

    write: Callable[[str], object] | None
    rejected: Counter[str] = field(default_factory=Counter)
    partly: Counter[str] = field(default_factory=Counter)
    doubtful: Counter[str] = field(default_factory=Counter)
    first: dict[str, RowProblem] = field(default_factory=dict)

    def __call__(self, problem: RowProblem) -> None:
        counts = self.doubtful if problem.whole else self.partly if problem.kept else self.rejected
        counts[problem.reason] += 1
        self.first.setdefault(problem.reason, problem)
        if self.write is not None and not problem.whole:
            line = {"row": problem.row, "reason": problem.reason, "text": problem.text, "kept": problem.kept}
            self.write(json_line(line) + "\n")

    def lines(self) -> Iterator[str]:
        """What to say of them: the most frequent reasons with one row each."""
        for said, counts in (("rejected", self.rejected), ("taken in part", self.partly), ("note", self.doubtful)):
            for reason, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_REASONS]:
                row = self.first[reason]
                where = f"row {row.row}" if count == 1 else f"{count} rows, the first {row.row}"
                yield f"{said}: {where}: {reason} ({row.text})"
            if len(counts) > _REASONS:
                yield f"{said}: {len(counts) - _REASONS} more reasons; --rejected FILE writes all rows"


def _counted(actors: Iterator[KnownActor], types: Counter[ActorType]) -> Iterator[KnownActor]:
    for actor in actors:
        types[actor.type] += 1
        yield actor


def import_actors(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help="FollowTheMoney JSONL, a Wikidata query result, a PETRARCH actor dictionary, or CSV."
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--source", help="Name of the source, whose actors are replaced; the file's by default."),
    ] = None,
    licence: Annotated[str | None, typer.Option("--licence", help="Licence of the source, kept with it.")] = None,
    style: Annotated[
        ActorFileFormat, typer.Option("--format", help="Format of the file; found by its content by default.")
    ] = ActorFileFormat.AUTO,
    kind: Annotated[
        ActorType | None, typer.Option("--type", help="Type of the actors that a table gives none for.")
    ] = None,
    rejected: Annotated[
        Path | None, typer.Option("--rejected", metavar="FILE", help="Write all rejected rows with reasons (JSONL).")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    listing: Annotated[bool, typer.Option("--list", help="List the sources in the store.")] = False,
    remove: Annotated[
        str | None, typer.Option("--remove", metavar="SOURCE", help="Take all actors of a source out again.")
    ] = None,
    store: StoreOption = None,
) -> None:
    """Import actors that others know: names, types, states, offices with dates; the same source again is replaced."""
    if sum((file is not None, listing, remove is not None)) != 1:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID, "One thing at a time.", "Give a FILE, or --list, or --remove SOURCE."
        )
    now = datetime.now(UTC).isoformat(timespec="seconds")
    if listing:
        _list(store)
    elif remove is not None:
        _remove(remove, store, now, dry_run=dry_run)
    elif file is not None:
        known = _open(file, style)
        write = rejected.open("w", encoding="utf-8") if rejected is not None else None
        problems, types = _Problems(write.write if write else None), Counter[ActorType]()
        try:
            actors = _counted(known.actors(problems, default_type=kind), types)
            done = _import(source or file.stem, licence or known.licence, actors, store, now, dry_run=dry_run)
        finally:
            if write is not None:
                write.close()
            _tell(known, problems)
        terminal.emit(_summary(done, types, problems, dry_run=dry_run))


def _open(file: Path, style: ActorFileFormat) -> KnownFile:
    from polgraph.graph.known import KnownFormat, open_known

    return open_known(file, None if style is ActorFileFormat.AUTO else KnownFormat(style.value))


def _import(
    source: str, licence: str | None, actors: Iterator[KnownActor], store: Path | None, now: str, *, dry_run: bool
) -> KnownImport:
    from polgraph.graph import Store

    opened = Store.open(store_folder(store), create=True)
    with opened.writer() as ledger:
        held = {one.source: one.licence for one in ledger.known_sources()}
        kept = licence or held.get(source) or UNKNOWN
        done = ledger.import_known(source, kept, actors, now=now, dry_run=dry_run)
    if not dry_run:
        catch_up(opened)
    return done


def _tell(known: KnownFile, problems: _Problems) -> None:
    if known.source.guessed:
        terminal.note("note: the file is not in UTF-8; read as Latin-1, so letters with accents may be wrong")
    for line in problems.lines():
        terminal.note(line)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'s'[: number != 1]}"


def _summary(done: KnownImport, types: Counter[ActorType], problems: _Problems, *, dry_run: bool) -> str:
    kinds = ", ".join(f"{number:,} {kind.value}" for kind, number in sorted(types.items()))
    lines = [
        f"{printable(done.source)}: {_count(types.total(), 'actor')} ({kinds})",
        f"{done.added:,} added, {done.changed:,} changed, {done.removed:,} removed, {done.unchanged:,} unchanged"
        + (" (not done: --dry-run)" if dry_run else ""),
        f"{_count(problems.rejected.total(), 'row')} rejected, {_count(problems.partly.total(), 'part')} left out",
    ]
    if done.articles:
        lines.append(f"actors of {_count(len(done.articles), 'article')} are others or look different now")
    return "\n".join(lines) + "\n"


def _list(store: Path | None) -> None:
    opened = open_store(store)
    with opened.ledger() as ledger:
        rows = tuple((one.source, one.licence, one.actors, one.imported) for one in ledger.known_sources())
    terminal.print_rows(Rows(("source", "licence", "actors", "imported"), rows), terminal.TableFormat.TABLE)


def _remove(source: str, store: Path | None, now: str, *, dry_run: bool) -> None:
    opened = open_store(store)
    with opened.writer() as ledger:
        done = ledger.remove_known(source, now=now, dry_run=dry_run)
    if not dry_run:
        catch_up(opened)
    tried = " (not done: --dry-run)" if dry_run else ""
    terminal.emit(f"{printable(source)}: {_count(done.removed, 'actor')} removed{tried}\n")
