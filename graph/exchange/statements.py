"""Taking in statements from elsewhere, without extraction, through the validation that extracted ones go through.

A file has one JSON object a line:

- an article with all that it says: `{"article": {"id", "text", …}, "actors": […], "mentions": […], "statements": […]}`,
  as `polgraph.graph.exchange.write` writes it, where all but `article` may be left out;
- a statement, as `polgraph extract --format jsonl` prints it, whose `article` is the id of an article in the same file
  or in the store.

The line of an article says all about it, together with the statements of the file that name it, and replaces what the
store held. Without such a line, statements are added to what the store holds.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from polgraph.graph.exchange.assemble import assembled
from polgraph.graph.exchange.held import HeldArticles, held_articles
from polgraph.graph.exchange.lines import Lines
from polgraph.graph.exchange.records import Imported, Refused

if TYPE_CHECKING:
    from polgraph.graph.exchange.assemble import Assembly
    from polgraph.graph.ledger import Ledger
    from polgraph.graph.store import Store
    from polgraph.ontology.records import Extraction


def import_statements(store: Store, stream: BinaryIO, *, now: str, dry_run: bool = False) -> Imported:
    """Take in the statements of a file, each article in a transaction of its own.

    Args:
        store: where to.
        stream: the file, open for reading bytes, in which one can seek.
        now: ISO 8601 time of ingestion.
        dry_run: whether only to tell what would become of it.

    Returns:
        What became of it, with every item that was refused.

    Raises:
        PolgraphError: STORE_NOT_FOUND, STORE_LOCKED, STORE_NEWER or STORE_BROKEN.
    """
    if store.catalogue and not dry_run:
        store.take_catalogue(now)
    with ExitStack() as opened:
        writer = None if dry_run else opened.enter_context(store.writer())
        if writer is not None:
            opened.enter_context(writer.bulk())
        done = _Import(opened.enter_context(held_articles(store)), writer, now).run(Lines(stream))
    if not dry_run:
        store.project_if_free()
    return done


class _Import:
    def __init__(self, held: HeldArticles, writer: Ledger | None, now: str) -> None:
        self._held = held
        self._writer = writer
        self._now = now
        self._done = Imported()
        self._tried: dict[str, str] = {}
        """When nothing is written: the articles of the statements that would have been."""

    def run(self, lines: Lines) -> Imported:
        self._done.refused += lines.refused
        for key, about in lines:
            before = self._before(key)
            assembly, refused = assembled(before, about, lambda statement, key=key: self._elsewhere(statement, key))  # type: ignore[misc]
            self._done.refused += refused
            if assembly is not None:
                self._done.refused += assembly.refused
                self._take(before, assembly, whole=any(line.whole for line in about))
        self._done.refused.sort(key=lambda one: one.line)
        return self._done

    def _before(self, key: str) -> Extraction | None:
        """What the store holds of an article; what it refused before is kept as a warning."""
        if not self._held.has_article(key):
            return None
        found = self._held.extraction(key)
        kept = [f"refused: {one.kind} {one.item}: {one.reason}" for one in self._held.rejections(key)]
        return replace(found, warnings=(*found.warnings, *kept))

    def _elsewhere(self, statement: str, key: str) -> str | None:
        found = self._tried.get(statement) or self._held.article_of(statement)
        return None if found == key else found

    def _take(self, before: Extraction | None, assembly: Assembly, *, whole: bool) -> None:
        after, given = assembly.extraction(), assembly.given()
        if not given and not whole:
            return
        present = {statement.id for statement in before.statements} if before else set()
        if before is not None and _same(before, after):
            self._done.unchanged += 1
            self._done.present += len(given)
            return
        stored = set(given) - self._write(after, given)
        self._done.added += before is None
        self._done.replaced += before is not None
        self._done.statements += len(stored - present)
        self._done.present += len(stored & present)

    def _write(self, after: Extraction, given: dict[str, tuple[int, dict[str, object]]]) -> set[str]:
        """Write an article; the ids of the given statements that the ledger refused."""
        if self._writer is None:
            self._tried.update((statement.id, after.article.id) for statement in after.statements)
            return set()
        refused = set()
        for fault in self._writer.ingest(after, now=self._now, anew=True).rejected:
            line, item = given.get(fault.item, (0, {"article": fault.article, "id": fault.item}))
            self._done.refused.append(Refused(line, fault.reason, item))
            refused.add(fault.item)
        return refused


def _same(before: Extraction, after: Extraction) -> bool:
    """Whether two extractions say the same; fingerprint and story of the second may still have to be made."""
    article = replace(
        after.article,
        fingerprint=after.article.fingerprint or before.article.fingerprint,
        story=after.article.story or before.article.story,
    )
    return replace(after, article=article) == before
