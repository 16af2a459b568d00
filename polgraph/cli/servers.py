"""The options that name a server; a password is never one of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.graph.property.bolt import Account
    from polgraph.graph.rdf.server import SparqlServer

PASSWORD_VARIABLE = "NEO4J_PASSWORD"  # noqa: S105 - the name of the variable

UserOption = Annotated[str, typer.Option("--user", metavar="NAME", help="The user at the Neo4j server.")]
PasswordFileOption = Annotated[
    Path | None,
    typer.Option(
        "--password-file",
        metavar="FILE",
        help=f"A file that holds the password; without it, {PASSWORD_VARIABLE} does.",
    ),
]
DatabaseOption = Annotated[
    str | None, typer.Option("--database", metavar="NAME", help="The server's database; by default the user's own.")
]


def account(uri: str, user: str, password_file: Path | None, database: str | None) -> Account:
    """Who asks which server.

    Raises:
        PolgraphError: INPUT_NOT_FOUND or INPUT_ENCODING where there is no password in the file.
    """
    from polgraph.graph.property.bolt import Account

    return Account(uri, user, _password(password_file), database)


def sparql_server(url: str, updates: str | None, user: str | None, password_file: Path | None) -> SparqlServer:
    """The SPARQL server at an address.

    Raises:
        PolgraphError: OPTION_INVALID for what is no address, INPUT_NOT_FOUND or INPUT_ENCODING where there is no
            password in the file.
    """
    from polgraph.graph.rdf.server import SparqlServer

    password = "" if password_file is None else _password(password_file)
    return SparqlServer.at(url, updates, user=user, password=password)


def _password(file: Path | None) -> str:
    if file is None:
        return os.environ.get(PASSWORD_VARIABLE, "")
    try:
        return file.read_text(encoding="utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise PolgraphError(ErrorCode.INPUT_ENCODING, f"{file} is not in UTF-8.", "Save it as UTF-8.") from error
    except OSError as error:
        raise PolgraphError(
            ErrorCode.INPUT_NOT_FOUND, f"{file} cannot be read.", "Check the path given to --password-file."
        ) from error
