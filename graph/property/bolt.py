"""Neo4j, or another server that speaks Bolt and Cypher, through the official driver."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import neo4j
    from neo4j.exceptions import Neo4jError

    from polgraph.graph.property.target import Parameters, Record, Step

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
CONNECT_SECONDS = 10.0
BATCH = 10_000
"""Rows in one transaction: fewer cost more time for commits, more cost the server memory."""


@dataclass(frozen=True)
class Account:
    """Where a server is and who asks; the password never shows.

    Attributes:
        uri: such as `bolt://localhost:7687`.
        user: the user's name.
        password: the user's password.
        database: name of the database; None for the user's own.
    """

    uri: str
    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str | None = None


class Neo4jTarget:
    """A property graph in a server. Open it with `Neo4jTarget.open`, close it, or use it in a `with` statement."""

    def __init__(self, driver: neo4j.Driver, account: Account, batch: int) -> None:
        self._driver = driver
        self._account = account
        self.batch = batch

    @classmethod
    def open(cls, account: Account, *, batch: int = BATCH) -> Self:
        """Connect to a server.

        Args:
            account: where it is and who asks.
            batch: rows in one transaction.

        Raises:
            PolgraphError: OPTION_INVALID for an address that is none or an account that the server does not accept,
                STORE_NOT_FOUND where no server answers.
        """
        import neo4j

        scheme = account.uri.partition("://")[0]
        if scheme not in SCHEMES:
            raise PolgraphError(
                ErrorCode.OPTION_INVALID,
                f"{account.uri!r} is no address of a Neo4j server.",
                "Write it like bolt://localhost:7687 or neo4j+s://example.org.",
            )
        with _readable_errors(account):
            driver = neo4j.GraphDatabase.driver(
                account.uri,
                auth=(account.user, account.password),
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=2 * CONNECT_SECONDS,
                notifications_min_severity="OFF",
            )
            target = cls(driver, account, batch)
            try:
                driver.verify_connectivity()
            except BaseException:
                driver.close()
                raise
            return target

    @property
    def name(self) -> str:
        """What errors call it."""
        return named(self._account)

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, cypher: str, parameters: Parameters) -> list[Record]:
        """The answer to a question; the server refuses writing."""
        return self.ask(cypher, parameters)[1]

    def ask(self, cypher: str, parameters: Parameters) -> tuple[tuple[str, ...], list[Record]]:
        """The columns and rows of the answer to a question; the server refuses writing.

        Raises:
            PolgraphError: QUERY_INVALID for a faulty or a writing query, else as `open`.
        """
        import neo4j

        with _readable_errors(self._account), self._session(neo4j.READ_ACCESS) as session:
            result = session.run(cypher, dict(parameters))
            columns = tuple(result.keys())
            return columns, [{column: _plain(record[column]) for column in columns} for record in result]

    def prepare(self, texts: Sequence[str]) -> None:
        """Make constraints and indexes, where they are missing.

        Raises:
            PolgraphError: STORE_BROKEN where the database cannot be written to, else as `open`.
        """
        import neo4j

        with _readable_errors(self._account), self._session(neo4j.WRITE_ACCESS) as session:
            for text in texts:
                session.run(text).consume()

    def write(self, steps: Sequence[Step]) -> list[list[Record]]:
        """Carry out all steps in one transaction.

        Raises:
            PolgraphError: STORE_BROKEN where the database cannot be written to, else as `open`.
            MovedOnError: the graph does not stand where the writer believes.
        """
        import neo4j

        answers = []
        with (
            _readable_errors(self._account),
            self._session(neo4j.WRITE_ACCESS) as session,
            session.begin_transaction() as transaction,
        ):
            for step in steps:
                result = transaction.run(step.text, dict(step.parameters))
                columns = result.keys()
                found = [{column: record[column] for column in columns} for record in result]
                step.check(found)
                answers.append(found)
            transaction.commit()
        return answers

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(database=self._account.database, default_access_mode=access)


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever the server answers
    """A value in the form that `PropertyGraph.ask` describes."""
    from neo4j.graph import Node, Path, Relationship
    from neo4j.time import Date, DateTime, Time

    if isinstance(value, Node):
        return {"labels": sorted(value.labels), "properties": _plain(dict(value.items()))}
    if isinstance(value, Relationship):
        return {"type": value.type, "properties": _plain(dict(value.items()))}
    if isinstance(value, Path):
        return {"nodes": _plain(list(value.nodes)), "relationships": _plain(list(value.relationships))}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (Date, DateTime, Time)):
        return value.to_native()
    return value


def named(account: Account) -> str:
    """What errors call a server and its database."""
    database = f" (database {account.database})" if account.database else ""
    return f"{account.uri}{database}"


@contextmanager
def _readable_errors(account: Account) -> Iterator[None]:
    """Turn what the driver raises inside the block into errors that say what to do.

    Raises:
        PolgraphError: whatever went wrong.
    """
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except Neo4jError as error:
        raise _refused(account, error) from error
    except (DriverError, OSError) as error:
        reason = str(error).partition("\n")[0].rstrip(": .")
        raise PolgraphError(
            ErrorCode.STORE_NOT_FOUND,
            f"{named(account)} does not answer: {reason}.",
            "Check the address and that the server runs; the next load goes on where this one stopped.",
        ) from error


_REFUSALS: tuple[tuple[tuple[str, ...], ErrorCode, str, str], ...] = (
    (
        ("Neo.ClientError.Security.",),
        ErrorCode.OPTION_INVALID,
        "{name} does not let the user {user!r} in or do this",
        "Check --user and the password in --password-file.",
    ),
    (
        ("Neo.ClientError.Database.",),
        ErrorCode.OPTION_INVALID,
        "{name} cannot be opened: {reason}",
        "Check --database.",
    ),
    (
        ("Neo.ClientError.Statement.AccessMode",),
        ErrorCode.QUERY_INVALID,
        "This query writes, and a graph is only read by queries",
        "Ask with MATCH and RETURN.",
    ),
    (
        (
            "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
            "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase",
        ),
        ErrorCode.STORE_BROKEN,
        "{name} cannot be written to: {reason}",
        "Let the server's administrator make the database writable; the next load goes on where this one stopped.",
    ),
    (
        ("Neo.ClientError.Statement.",),
        ErrorCode.QUERY_INVALID,
        "The query cannot be answered: {reason}",
        "Change the query and ask again.",
    ),
)


def _refused(account: Account, error: Neo4jError) -> PolgraphError:
    """What a refusal of the server means for the user."""
    values = {"name": named(account), "user": account.user, "reason": " ".join(str(error.message).split())}
    for prefixes, code, message, hint in _REFUSALS:
        if str(error.code).startswith(prefixes):
            return PolgraphError(code, message.format(**values) + ".", hint)
    return PolgraphError(
        ErrorCode.STORE_BROKEN,
        f"{values['name']} cannot go on: {values['reason']} ({error.code}).",
        "See the server's log; the next load goes on where this one stopped.",
    )
