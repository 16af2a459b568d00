"""CSV for neo4j-admin and Parquet: the rows of the ledger, typed, and files that are whole or not there."""

from __future__ import annotations

import csv
import importlib
import re
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.graph.export import neo4j_admin, parquet, tables
from polgraph.graph.export.formats import Format, export
from polgraph.graph.export.neo4j_admin import BETWEEN, LAYOUTS, cell
from polgraph.graph.property import shape
from polgraph.graph.property.shape import Rows, actor_row
from polgraph.ontology.errors import ErrorCode, PolgraphError
from tests.graph.export.export_samples import fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from polgraph.graph.store import Store

READERS: dict[str, Callable[[str], Any]] = {
    "": str,
    ":date": date.fromisoformat,
    ":double": float,
    ":long": int,
    ":boolean": "true".__eq__,
}


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    """A table with its values as the types of its header say; a missing value is None, as for neo4j-admin."""
    (header,) = csv.reader(StringIO((folder / f"{name}_header.csv").read_text(encoding="utf-8")))
    text = (folder / f"{name}.csv").read_bytes().decode("utf-8")
    # An unquoted empty field, which csv cannot tell from an empty text, becomes a mark of its own.
    marked = re.sub(r'("(?:[^"]|"")*")|(?<![^,\n])(?=[,\n])', lambda found: found[1] or "\ue000", text)
    rows = csv.reader(StringIO(marked, newline=""))
    return [dict(_value(column, value) for column, value in zip(header, row, strict=True)) for row in rows]


def _value(column: str, value: str) -> tuple[str, Any]:
    name, colon, kind = column.partition(":")
    if value == "\ue000":
        return name or column, None
    if kind == "string[]":
        return name, value.split(BETWEEN)
    if kind.startswith(("ID", "START", "END", "TYPE")):
        return name or kind.partition("(")[0], value
    return name, READERS[colon + kind](value)


def spaced(value: Any) -> Any:
    """A list as it is kept: the separator itself cannot stand in an item."""
    return [item.replace(BETWEEN, " ") for item in value] if isinstance(value, list) else value


@pytest.fixture
def filled(store: Store) -> Store:
    return fill(store)


@pytest.fixture
def gathered(filled: Store) -> Rows:
    """What the property graph is loaded with."""
    found = Rows()
    with filled.ledger() as ledger:
        for article in ledger.articles():
            found.add(article, ledger)
    return found


def test_nodes_are_those_of_the_property_graph(filled: Store, gathered: Rows, tmp_path: Path) -> None:
    export(filled, tmp_path / "out", Format.CSV)
    with filled.ledger() as ledger:
        actors = [actor_row(actor, ledger) for actor in ledger.actors()]
    for name, wanted in (("actors", actors), ("articles", gathered.articles), ("statements", gathered.statements)):
        rows = [{"id": row["id"], **{key: spaced(value) for key, value in row["properties"].items()}} for row in wanted]
        assert read(tmp_path / "out", name) == rows
        assert rows


def test_relationships_are_those_of_the_property_graph(filled: Store, gathered: Rows, tmp_path: Path) -> None:
    export(filled, tmp_path / "out", Format.CSV)
    ends = {
        kind: sorted((row["START_ID"], row["END_ID"]) for row in read(tmp_path / "out", table) if row["TYPE"] == kind)
        for table, kind in [
            ("statement_actors", "SUBJECT"),
            ("statement_actors", "OBJECT"),
            ("statement_actors", "ATTRIBUTED_TO"),
            ("statement_articles", "FROM"),
            ("mentions", "MENTIONS"),
        ]
    }
    assert ends["SUBJECT"] == sorted((row["id"], row["subject"]) for row in gathered.statements)
    assert ends["OBJECT"] == sorted((row["id"], row["object"]) for row in gathered.statements)
    assert ends["ATTRIBUTED_TO"] == sorted((row["statement"], row["actor"]) for row in gathered.attributions)
    assert ends["FROM"] == sorted((row["id"], row["article"]) for row in gathered.statements)
    assert ends["MENTIONS"] == sorted((row["article"], row["actor"]) for row in gathered.mentions)
    assert all(ends.values())


def test_direct_relationships_are_typed_and_carry_their_properties(
    filled: Store, gathered: Rows, tmp_path: Path
) -> None:
    export(filled, tmp_path / "out", Format.CSV)
    rows = {row["statement"]: row for row in read(tmp_path / "out", "direct")}
    wanted = [row for rows in gathered.direct.values() for row in rows]
    assert {row["TYPE"] for row in rows.values()} == {"CONSULTS_WITH", "ACCUSES"}
    assert len(rows) == len(wanted)
    for row in wanted:
        found = rows[row["properties"]["statement"]]
        assert (found["START_ID"], found["END_ID"]) == (row["subject"], row["object"])
        assert {name: found[name] for name in row["properties"]} == row["properties"]


def test_the_mark_lets_a_later_load_go_on(filled: Store, tmp_path: Path) -> None:
    export(filled, tmp_path / "out", Format.CSV)
    (mark,) = read(tmp_path / "out", "projection")
    with filled.ledger() as ledger:
        assert (mark["lastChange"], mark["chain"]) == ledger.last_change()
    assert (mark["id"], mark["stage"], mark["after"]) == ("property-graph", "complete", "")


def test_arguments_name_every_file(filled: Store, tmp_path: Path) -> None:
    export(filled, tmp_path / "out", Format.CSV)
    text = (tmp_path / "out" / "import.args").read_text(encoding="utf-8")
    names = {file.name for file in (tmp_path / "out").iterdir()} - {"import.args"}
    assert set(re.findall(r"\w+\.csv", text)) == names
    assert {f"{name}.csv" for name in LAYOUTS} < names


def test_the_columns_are_those_of_the_property_graph(gathered: Rows, filled: Store) -> None:
    with filled.ledger() as ledger:
        actor = next(iter(ledger.actors()))
        assert list(tables.ACTOR) == list(actor_row(actor, ledger)["properties"])
        statement = next(iter(ledger.statements()))
    assert list(tables.ARTICLE) == list(gathered.articles[0]["properties"])
    assert list(tables.STATEMENT) == list(shape.statement_properties(statement))
    assert list(tables.DIRECT) == list(shape.direct_properties(statement))


@given(st.lists(st.one_of(st.none(), st.text(st.characters(codec="utf-8"))), min_size=1, max_size=4))
def test_any_text_comes_back_from_csv(values: list[str | None]) -> None:
    line = ",".join(map(cell, values)) + "\n"
    found = list(csv.reader(StringIO(line, newline="")))
    # A line without anything in it is no row for csv.
    assert found == [[value or "" for value in values]] or (values == [None] and found == [[]])
    assert [field is None for field in values] == [cell(field) == "" for field in values]


def test_parquet_has_the_same_rows(filled: Store, gathered: Rows, tmp_path: Path) -> None:
    reader = importlib.import_module("pyarrow.parquet")
    done = export(filled, tmp_path / "out", Format.PARQUET)
    found = {name: reader.read_table(tmp_path / "out" / f"{name}.parquet").to_pylist() for name in parquet.TABLES}
    assert done.counts == {name: len(rows) for name, rows in found.items()}
    with filled.ledger() as ledger:
        actors = [actor_row(actor, ledger) for actor in ledger.actors()]
    assert found["actors"] == [{"id": row["id"], **row["properties"]} for row in actors]
    assert found["articles"] == [{"id": row["id"], **row["properties"]} for row in gathered.articles]
    speakers = {row["statement"]: row["actor"] for row in gathered.attributions}
    ends = ("article", "subject", "object")
    assert found["statements"] == [
        {
            "id": row["id"],
            **{name: row[name] for name in ends},
            "attributedActor": speakers.get(row["id"]),
            **row["properties"],
        }
        for row in gathered.statements
    ]
    assert found["mentions"] == gathered.mentions


@pytest.mark.parametrize("style", [Format.CSV, Format.PARQUET])
def test_tables_are_the_same_bytes_again(filled: Store, tmp_path: Path, style: Format) -> None:
    export(filled, tmp_path / "a", style)
    export(filled, tmp_path / "b", style)
    # Over an earlier export.
    export(filled, tmp_path / "b", style)
    names = neo4j_admin.NAMES if style is Format.CSV else parquet.NAMES
    assert {file.name for file in (tmp_path / "b").iterdir()} == names
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_small_groups_of_parquet_rows_are_all_written(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = importlib.import_module("pyarrow.parquet")
    monkeypatch.setattr(parquet, "GROUP", 2)
    export(filled, tmp_path / "out", Format.PARQUET)
    with filled.ledger() as ledger:
        wanted = [actor.id for actor in ledger.actors()]
    assert reader.read_table(tmp_path / "out" / "actors.parquet").column("id").to_pylist() == wanted


def test_without_pyarrow_parquet_says_what_to_install(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(parquet, "import_module", missing)
    with pytest.raises(PolgraphError, match=r"polgraph\[parquet\]"):
        export(filled, tmp_path / "out", Format.PARQUET)
    assert list(tmp_path.iterdir()) == [filled.path]


def test_tables_need_a_folder(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("words")
    for target in (BytesIO(), tmp_path / "out", tmp_path / "out" / "thesis.txt", tmp_path / "no" / "out"):
        with pytest.raises(PolgraphError) as caught:
            export(filled, target, Format.CSV)
        assert caught.value.code is ErrorCode.OPTION_INVALID
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["thesis.txt"]


def test_a_failed_export_leaves_the_old_file(filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "all.nq"
    file.write_text("old")

    def failing(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("polgraph.graph.export.rdf.ox.serialize", failing)
        with pytest.raises(OSError, match="No space"):
            export(filled, file, Format.NQUADS)
    assert file.read_text() == "old"
    assert {one.name for one in tmp_path.iterdir()} == {"all.nq", filled.path.name}
    export(filled, file, Format.NQUADS)
    assert len(file.read_text().splitlines()) > 100
