"""Articles in the ledger: written with all that they say, replaced, and taken out."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from polgraph.graph.ledger import rows
from polgraph.graph.ledger.batch import WIDTHS, Batch, write
from polgraph.graph.ledger.facts import of_article
from polgraph.graph.ledger.inputs import done_keys
from polgraph.graph.ledger.notes import InputWriter
from polgraph.graph.ledger.portion import completed, keys_for
from polgraph.graph.ledger.reader import unknown_article
from polgraph.graph.ledger.stories import Reprints, keys_of
from polgraph.graph.ledger.types import ChangeKind, IngestOutcome, IngestResult
from polgraph.graph.ledger.writer import Noted, resolved

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from polgraph.graph.ledger.batch import Rows
    from polgraph.graph.ledger.content import Content
    from polgraph.graph.ledger.portion import Made, Portion
    from polgraph.ontology.records import Article

UPSERT_ARTICLE = f"""INSERT INTO articles ({rows.ARTICLE_COLUMNS}, extractor, ingested, declared)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
text = excluded.text, title = excluded.title, published = excluded.published, publisher = excluded.publisher,
url = excluded.url, language = excluded.language, fingerprint = excluded.fingerprint, story = excluded.story,
author = excluded.author, extractor = excluded.extractor, ingested = excluded.ingested, declared = excluded.declared"""  # noqa: S608


Held = tuple["Article", str]
"""An article as it was taken in, and its extractor."""


@dataclass(slots=True)
class _Changes:
    """What the articles of a transaction have changed.

    Attributes:
        reprints: gives them their stories.
        now: ISO 8601 time of ingestion.
        noted: the changes for the feed.
        left: the nodes that replaced articles were about.
    """

    reprints: Reprints
    now: str
    noted: list[Noted] = field(default_factory=list)
    left: set[str] = field(default_factory=set)


class ArticleWriter(InputWriter):
    """The part of a ledger that writes articles."""

    def _write(self, portion: Portion, now: str, processor: str | None, *, anew: bool) -> list[IngestResult]:
        """Write articles with different ids in one transaction.

        Where there are several, that no two have a statement of one id is left to the table's key, and foreign keys
        are not checked: `Batch` takes in nothing that refers to what is not there.
        """
        with self._transaction(keys=len(portion) == 1):
            judged = self._resolution.any_judgement()
            held = self._held([article.id for article in portion.articles])
            made = None if judged or held else portion.made
            if made is None:
                results = self._write_contents(portion.contents(), held, now, judged=judged, anew=anew)
            else:
                results = self._write_made(portion, made, now)
            if processor is not None:
                self._note_all_done(made.done if made else done_keys(portion.articles), processor)
        return results

    def _write_made(self, portion: Portion, made: Made, now: str) -> list[IngestResult]:
        """Write articles of which the ledger holds none, with the rows that were made of them."""
        changes = _Changes(Reprints(self._connection, made.keys), now)
        results = []
        for article, extractor, kept in zip(
            map(completed, portion.articles), portion.extractors, made.kept, strict=True
        ):
            self._write_article(changes, article, extractor)
            results.append(IngestResult(article.id, IngestOutcome.ADDED, *kept))
        self._finish(changes, made.rows)
        return results

    def _write_contents(
        self, contents: Sequence[Content], held: Mapping[str, Held], now: str, *, judged: bool, anew: bool
    ) -> list[IngestResult]:
        """Write articles and make their rows; `held` are those of them that the ledger holds."""
        ready = [(completed(content.article), content.extractor, content) for content in contents]
        come = [one for one in ready if anew or held.get(one[0].id) != one[:2]]
        keys = {article.id: keys_for(article, content.bands) for article, _, content in come}
        changes, batch, results = _Changes(Reprints(self._connection, keys_of(keys)), now), Batch(), []
        for article, extractor, content in ready:
            if article.id not in keys:
                results.append(self.held(article.id))
                continue
            known = article.id in held
            self._write_article(changes, article, extractor, known=known)
            taken = self._taken(content) if len(contents) == 1 else {}
            kept = batch.add(article, content, self._place(article, content, judged=judged), taken)
            results.append(IngestResult(article.id, IngestOutcome.REPLACED if known else IngestOutcome.ADDED, *kept))
        self._finish(changes, batch.rows())
        return results

    def _write_article(self, changes: _Changes, article: Article, extractor: str, *, known: bool = False) -> None:
        """Write an article itself, in the place of what the ledger held of it if it is known."""
        retold = set[str]()
        if known:
            changes.left |= self._empty(article.id)
            retold = changes.reprints.forget(article.id)
        declared = article.story if article.story != article.id else None
        self._connection.execute(UPSERT_ARTICLE, (*rows.article_values(article), extractor, changes.now, declared))
        retold |= changes.reprints.tell(article.id, text=article.text, published=article.published)
        kind = ChangeKind.ARTICLE_REPLACED if known else ChangeKind.ARTICLE_ADDED
        change = (kind.value, article.id, article.fingerprint, extractor)
        changes.noted += [change, *resolved(retold - {article.id})]

    def _finish(self, changes: _Changes, made: Rows) -> None:
        """Write the rows of articles that have been written, note all changes and bring the actors up to date."""
        if not changes.noted:
            return
        changes.reprints.write()
        write(self._connection, made)
        self._note_all(changes.noted)
        self._resolve(changes.left, {node for node, *_ in made["said"]}, {key for _, key, *_ in changes.noted})

    def retract(self, article_id: str) -> None:
        """Take an article and all that it says out of the ledger.

        Raises:
            PolgraphError: ARTICLE_NOT_FOUND.
        """
        if not self.has_article(article_id):
            raise unknown_article(article_id)
        with self._transaction() as connection:
            nodes = self._empty(article_id)
            retold = Reprints(connection, keys_of({})).forget(article_id)
            connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
            self._note(ChangeKind.ARTICLE_RETRACTED, article_id)
            self._note_resolved(retold - {article_id})
            self._resolve(nodes, set(), {article_id})

    def _held(self, ids: Sequence[str]) -> dict[str, Held]:
        """Those of some articles that the ledger holds, as they were taken in, each with its extractor."""
        sql = f"""SELECT {rows.ARTICLE_COLUMNS}, extractor, declared FROM articles
                  WHERE id IN (SELECT value FROM json_each(?))"""  # noqa: S608
        found = {}
        for *fields, extractor, declared in self._rows(sql, (json.dumps(ids),)):
            article = rows.to_article(tuple(fields))
            found[article.id] = replace(article, story=declared or article.id), extractor
        return found

    def _empty(self, article_id: str) -> set[str]:
        """Remove an article's content and say which nodes it was about."""
        sql = "SELECT DISTINCT node FROM article_actors WHERE article = ?"
        connection = self._connection
        nodes = {str(node) for (node,) in connection.execute(sql, (article_id,))}
        of_article(connection, article_id).forget(connection)
        for table in reversed(WIDTHS):
            connection.execute(f"DELETE FROM {table} WHERE article = ?", (article_id,))  # noqa: S608
        return nodes

    def _taken(self, content: Content) -> dict[str, str]:
        """For each statement id of the article that another article has, that article."""
        taken: dict[str, str] = {}
        for key, *_ in content.statements:
            row = self._row("SELECT article FROM statements WHERE id = ?", (key,))
            if row is not None:
                taken[key] = row[0]
        return taken
