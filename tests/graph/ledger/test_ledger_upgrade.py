"""A ledger of version 1 becomes one of version 2 with all that it held."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.ledger import Ledger
from polgraph.graph.ledger import database as db
from polgraph.graph.ledger.rows import names_text, read_names
from polgraph.graph.resolution.linker import RuleLinker
from polgraph.graph.resolve import NameResolver, actor_id, name_key
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import ActorType
from tests.graph.graph_samples import NOW, Cast, Said, extraction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from polgraph.ontology.records import Actor, Article, Extraction

ARTICLES = (
    extraction("one", Said("Ilya Barsk", "SUPPORT", "Runa Teel", attributed_to="Runa Teel")),
    extraction("two", Said("Ilya Barsk", "ASSAULT", "Oma Grell")),
)


def insert(connection: sqlite3.Connection, table: str, **values: object) -> None:
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))  # noqa: S608


def insert_article(connection: sqlite3.Connection, given: Extraction) -> None:
    """Rows as version 1 wrote them."""
    key, ids = given.article.id, NameResolver().resolve(given.article, given.actors)
    article = {
        name: getattr(given.article, name) for name in ("id", "text", "title", "language", "fingerprint", "story")
    }
    insert(connection, "articles", **article, published="2021-01-01", extractor="hand 1", ingested=NOW)
    for n, actor in enumerate(given.actors):
        same = {"name": actor.name, "type": actor.type.value}
        connection.execute(
            "INSERT OR IGNORE INTO actors (id, name, type) VALUES (?, ?, ?)", (ids[actor.id], *same.values())
        )
        local = {"article": key, "local": actor.id}
        insert(connection, "article_actors", **local, position=n, actor=ids[actor.id], key=name_key(actor.name), **same)
        name = {"text": actor.name, "key": name_key(actor.name), "kind": "full", "script": "Latn"}
        insert(connection, "actor_names", **local, position=0, **name)
    for n, said in enumerate(given.statements):
        sides = {
            f"{side}_{column}": value
            for side, argument in (("subject", said.subject), ("object", said.object))
            for column, value in {
                "local": argument.actor,
                "actor": ids[argument.actor],
                "name": argument.name,
                "text": argument.text,
                "type": argument.type.value,
                "start": argument.start,
                "end": argument.end,
            }.items()
        }
        evidence = {f"evidence_{name}": getattr(said.evidence, name) for name in ("start", "end", "text")}
        plain = {name: getattr(said, name) for name in ("id", "relation", "predicate", "confidence", "extractor")}
        speaker = {"attributed_to": said.attributed_to, "attributed_actor": ids["e1"] if said.attributed_to else None}
        more = {"article": key, "position": n, "status": said.status.value, "negated": 0}
        insert(connection, "statements", **plain, **sides, **evidence, **speaker, **more)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A ledger of version 1 with two articles and a judgement."""
    path = tmp_path / "ledger.sqlite"
    connection = sqlite3.connect(path)
    for statement in db.split_script(db.packaged_migrations()[0]):
        connection.execute(statement)
    for article in ARTICLES:
        insert_article(connection, article)
    ids = {name: key for key, name in connection.execute("SELECT id, name FROM actors")}
    sides = {"left_actor": ids["Runa Teel"], "right_actor": ids["Oma Grell"]}
    insert(connection, "judgements", **sides, verdict="same", author="Ana", reason="seen", decided=NOW)
    connection.execute(f"PRAGMA application_id = {db.APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    return path


@pytest.mark.parametrize("read_only", [True, False])
def test_an_old_ledger_is_upgraded_and_derived(old: Path, read_only: bool) -> None:
    with Ledger.open(old, create=False, read_only=read_only) as ledger:
        (barsk,), (teel,) = ledger.find_actors("Ilya Barsk"), ledger.find_actors("Runa Teel")
        assert ledger.find_actors("Oma Grell") == (teel,)
        assert len(ledger.members(teel.id)) == 2
        assert [said.object.actor for said in ledger.statements(actor=barsk.id)] == [teel.id, teel.id]
        assert set(ledger.attributions("one").values()) == {teel.id}
        assert [(entry.batch, entry.withdrawn) for entry in ledger.judgements()] == [(1, False)]


def test_an_upgraded_ledger_is_like_one_made_anew(old: Path, tmp_path: Path) -> None:
    with Ledger.open(old, create=False) as ledger:
        ledger.undo(author="Ana", reason="no", now=NOW)
        for article in ARTICLES:
            ledger.ingest(article, now=NOW)
        upgraded = ledger.dump(changes=False, log=False)
        assert ledger.rebuild_resolution() == ()
    folder = tmp_path / "fresh"
    folder.mkdir()
    with Ledger.open(folder / "ledger.sqlite", create=True) as ledger:
        for article in ARTICLES:
            ledger.ingest(article, now=NOW)
        assert ledger.dump(changes=False, log=False) == upgraded


def test_names_and_mentions_survive_as_lists(old: Path) -> None:
    strange = 'Barsk "the\\ old"\n\x01 Ünal\t\x7f'
    with closing(sqlite3.connect(old)) as connection, connection:
        (local,) = connection.execute("SELECT local FROM article_actors WHERE article = 'one' LIMIT 1").fetchone()
        name = {"text": strange, "key": name_key(strange), "kind": "alias", "script": "Latn"}
        insert(connection, "actor_names", article="one", local=local, position=1, **name)
        for position, (start, end) in enumerate(((5, 8), (0, 4))):
            place = {"position": position, "start_at": start, "end_at": end, "text": strange, "type": "person"}
            insert(connection, "mentions", article="one", local=local, **place)
    with Ledger.open(old, create=False) as ledger:
        (found,) = ledger.find_actors(strange)
        assert strange in {one.text for one in found.names}
        assert [(one.start, one.end, one.text) for one in ledger.mentions("one")] == [(5, 8, strange), (0, 4, strange)]
        with closing(sqlite3.connect(old)) as connection:
            sql = "SELECT name, names FROM article_actors WHERE names IS NOT NULL"
            ((shown, listed),) = connection.execute(sql).fetchall()
            names = read_names(shown, listed)
            assert names == ((shown, "full", "Latn"), (strange, "alias", "Latn"))
            assert listed == names_text(shown, names)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_an_upgrade_that_fails_leaves_the_old_ledger(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Ledger) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Ledger, "derive", fail)
    with pytest.raises(PolgraphError) as caught:
        Ledger.open(old, create=False)
    assert caught.value.code is ErrorCode.STORE_BROKEN
    connection = sqlite3.connect(old)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert connection.execute("SELECT count(*) FROM actors").fetchone() == (3,)
    connection.close()


class Careless:
    """The rules of names as they were: one name is one node in all states."""

    version = "1"

    def resolve(self, article: Article, actors: Sequence[Actor]) -> Mapping[str, str]:  # noqa: ARG002
        return {actor.id: actor_id(("name", name_key(actor.name))) for actor in actors}


def test_a_ledger_of_other_rules_of_names_becomes_one_made_anew(tmp_path: Path) -> None:
    """Also where one node of an article becomes two, and where they were said to say something."""
    congress = Cast(
        types=dict.fromkeys(("Congress", "CONGRESS"), ActorType.GOVERNMENT_BODY),
        countries={"Congress": "Ostrania", "CONGRESS": "Velmark"},
    )
    articles = [
        extraction(
            key,
            Said("Congress", "ACCUSE", "Ilya Barsk", attributed_to="CONGRESS"),
            Said("CONGRESS", "SUPPORT", "Ilya Barsk", attributed_to="Congress"),
            cast=congress,
        )
        for key in ("one", "two")
    ]
    dumps = []
    for name, resolvers in {"old": (Careless(), None), "new": (None,)}.items():
        folder = tmp_path / name
        folder.mkdir()
        with Ledger.open(folder / "ledger.sqlite", create=True, resolver=resolvers[0]) as ledger:
            for article in articles:
                ledger.ingest(article, now=NOW)
            last = ledger.last_change()
        with Ledger.open(folder / "ledger.sqlite", create=False) as ledger:
            dumps.append(ledger.dump(changes=False, log=False))
            told = {change.key for change in ledger.changes(last[0])}
            assert told == ({"one", "two"} if name == "old" else set())
            assert len(ledger.find_actors("Congress")) == 2
            spoken = {
                said.subject.actor: speaker
                for said in ledger.statements(article="one")
                for key, speaker in ledger.attributions("one").items()
                if key == said.id
            }
            assert len(spoken) == 2
            assert all(actor != speaker for actor, speaker in spoken.items())
    assert dumps[0] == dumps[1]


@pytest.mark.parametrize("rules", [RuleLinker, NameResolver])
def test_a_ledger_of_another_version_of_the_rules_is_derived_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: type
) -> None:
    path, derived = tmp_path / "ledger.sqlite", []
    with Ledger.open(path, create=True) as ledger:
        ledger.ingest(ARTICLES[0], now=NOW)
    monkeypatch.setattr(Ledger, "rebuild_resolution", lambda ledger: derived.append(ledger.path))
    Ledger.open(path, create=False).close()
    assert not derived
    monkeypatch.setattr(rules, "version", "next")
    Ledger.open(path, create=False).close()
    assert derived == [path]
