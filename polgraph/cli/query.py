"""`polgraph query`: a question in SPARQL or Cypher to a store, or in Cypher to a Neo4j server."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli import terminal
from polgraph.cli.options import FormatOption, StoreOption, open_store, store_folder
from polgraph.cli.servers import DatabaseOption, PasswordFileOption, UserOption, account
from polgraph.format import Rows, as_rows
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.graph.property.bolt import Account
    from polgraph.graph.property.query import Answer


def _read(file: Path) -> str:
    if not file.is_file():
        raise PolgraphError(ErrorCode.INPUT_NOT_FOUND, f"{file} does not exist.", "Check the path given to --file.")
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise PolgraphError(ErrorCode.INPUT_ENCODING, f"{file} is not in UTF-8.", "Save it as UTF-8.") from error


class Language(StrEnum):
    """The language of a question."""

    SPARQL = "sparql"
    CYPHER = "cypher"


def _question(
    text: str | None, file: Path | None, saved: str | None, language: Language, bindings: dict[str, str]
) -> tuple[str, dict[str, str]]:
    """The text of a question, and the values of its variables."""
    given = [value for value in (text, file, saved) if value is not None]
    if len(given) != 1:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            "A query is one question.",
            "Give its text, - , --file or --saved, only one of them.",
        )
    if file is not None:
        return _read(file), bindings
    if saved is not None:
        from polgraph.graph.questions import question

        kept = question(saved)
        return kept.cypher if language is Language.CYPHER else kept.sparql, kept.values(bindings)
    return sys.stdin.read() if text == "-" else text or "", bindings


def _listed() -> Rows:
    """The questions of the package, with their parameters: defaults are in brackets."""
    from polgraph.graph.questions import questions

    return Rows(
        ("question", "title", "parameters"),
        tuple(
            (
                one.name,
                one.title,
                ", ".join(name.name if name.required else f"{name.name} ({name.value})" for name in one.parameters),
            )
            for one in questions()
        ),
    )


def _bindings(values: list[str]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    for name, equals, value in pairs:
        if not name or not equals:
            raise PolgraphError(
                ErrorCode.OPTION_INVALID, f"--bind {name}{value} binds nothing.", "Write --bind variable=value."
            )
    return {name.lstrip("?$"): value for name, _, value in pairs}


def _chosen(language: Language | None, neo4j: str | None) -> Language:
    if neo4j is not None and language is Language.SPARQL:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID, "Neo4j is not asked in SPARQL.", "Leave out --neo4j, or say --lang cypher."
        )
    return language or (Language.SPARQL if neo4j is None else Language.CYPHER)


def _ask_server(who: Account, question: str, bindings: dict[str, str]) -> Answer:
    from polgraph.graph.property.bolt import Neo4jTarget
    from polgraph.graph.property.query import cypher

    with Neo4jTarget.open(who) as graph:
        return cypher(graph, question, bindings)


def query(
    text: Annotated[
        str | None, typer.Argument(metavar="[TEXT]", help="A SPARQL or Cypher query, or - for standard input.")
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="A file that holds the query.")] = None,
    saved: Annotated[
        str | None, typer.Option("--saved", metavar="NAME", help="A query of the package, such as who-supports.")
    ] = None,
    bind: Annotated[
        list[str] | None,
        typer.Option("--bind", metavar="VARIABLE=VALUE", help="A text for a variable of the query; can be repeated."),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the queries of the package and what they ask.")] = False,
    language: Annotated[
        Language | None, typer.Option("--lang", help="The query's language; SPARQL without it and without --neo4j.")
    ] = None,
    neo4j: Annotated[
        str | None,
        typer.Option("--neo4j", metavar="URI", help="Ask this Neo4j server in Cypher, as it was last loaded."),
    ] = None,
    user: UserOption = "neo4j",
    password_file: PasswordFileOption = None,
    database: DatabaseOption = None,
    store: StoreOption = None,
    style: FormatOption = terminal.TableFormat.TABLE,
) -> None:
    """Ask a store in SPARQL or Cypher; in SPARQL the prefix pg: and the usual ones need no declaration."""
    if listed:
        terminal.print_rows(_listed(), style)
        return
    spoken = _chosen(language, neo4j)
    question, bindings = _question(text, file, saved, spoken, _bindings(bind or []))
    if spoken is Language.SPARQL:
        rows = as_rows(open_store(store).sparql(question, bindings))
    elif neo4j is not None:
        answer = _ask_server(account(neo4j, user, password_file, database), question, bindings)
        rows = Rows(answer.columns, answer.rows)
    else:
        from polgraph.graph import Store

        answer = Store.open(store_folder(store), project=False).cypher(question, bindings)
        rows = Rows(answer.columns, answer.rows)
    terminal.print_rows(rows, style)
