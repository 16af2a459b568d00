"""The embedded property graph: kglite in this process, one file in the store, no server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from polgraph.graph.follow import fits
from polgraph.graph.ledger.database import broken, using
from polgraph.graph.property import mark as marks
from polgraph.graph.property.load import load
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import kglite

    from polgraph.graph.follow import Mark
    from polgraph.graph.ledger.reader import LedgerReader
    from polgraph.graph.property.target import Parameters, Record, Step

BATCH = 20_000
"""Rows at a time: it has no transactions to keep small, only parameters."""


class KgliteTarget:
    """A property graph in memory, read from a file and kept by replacing the file as a whole.

    The file is therefore always one state with its mark. A graph that a failed write has left half-changed must not
    be saved.
    """

    batch = BATCH

    def __init__(self, graph: kglite.KnowledgeGraph, path: Path) -> None:
        self._graph = graph
        self._path = path

    @classmethod
    def open(cls, path: Path) -> Self:
        """Read the graph in a file; a missing or damaged file is an empty graph: the ledger has it all."""
        import kglite

        kglite.set_query_warning_policy("silent")
        if path.exists():
            try:
                return cls(kglite.load(str(path)), path)
            except (kglite.KgError, OSError, ValueError, RuntimeError):
                return cls(kglite.KnowledgeGraph(), path)
        return cls(kglite.KnowledgeGraph(), path)

    @property
    def name(self) -> str:
        """What errors call it."""
        return str(self._path)

    def run(self, cypher: str, parameters: Parameters) -> list[Record]:
        """The answer to a question."""
        return self.ask(cypher, parameters)[1]

    def ask(self, cypher: str, parameters: Parameters) -> tuple[tuple[str, ...], list[Record]]:
        """The columns and rows of the answer to a question; writing is refused.

        Raises:
            PolgraphError: QUERY_INVALID for a faulty or a writing query.
        """
        import kglite

        self._graph.read_only(True)
        try:
            result = self._graph.cypher(cypher, params=dict(parameters))
            if not isinstance(result, kglite.ResultView):
                raise _unanswered("it ends in a format of its own")
            return tuple(result.columns), [
                {key: _plain(value) for key, value in record.items()} for record in result.to_list()
            ]
        except kglite.ReadOnlyError as error:
            raise PolgraphError(
                ErrorCode.QUERY_INVALID,
                "This query writes, and a graph is only read by queries.",
                "Ask with MATCH and RETURN.",
            ) from error
        except kglite.KgError as error:
            raise _unanswered(str(error).partition("\n")[0].rstrip(".")) from error
        finally:
            self._graph.read_only(False)

    def prepare(self, texts: Sequence[str]) -> None:
        """Make constraints and indexes, where they are missing."""
        for text in texts:
            self._graph.cypher(text)

    def write(self, steps: Sequence[Step]) -> list[list[Record]]:
        """Carry out the steps in memory; after an error the graph is not to be saved.

        Raises:
            MovedOnError: the graph does not stand where the writer believes.
        """
        answers = []
        for step in steps:
            result = self._graph.cypher(step.text, params=dict(step.parameters))
            found = [dict(record) for record in result if isinstance(record, dict)]
            step.check(found)
            answers.append(found)
        return answers

    def save(self) -> None:
        """Replace the file by the graph as it is.

        Raises:
            PolgraphError: STORE_BROKEN where it cannot be written.
        """
        import kglite

        try:
            self._graph.save(str(self._path))
        except (kglite.KgError, OSError, ValueError, RuntimeError) as error:
            raise broken(self._path, str(error)) from error


def _unanswered(reason: str) -> PolgraphError:
    return PolgraphError(
        ErrorCode.QUERY_INVALID, f"The query cannot be answered: {reason}.", "Change the query and ask again."
    )


def project(ledger: LedgerReader, path: Path, wait: float) -> KgliteTarget:
    """The embedded graph of a ledger, brought up to date and kept in a file.

    Args:
        ledger: the system of record.
        path: the file; whoever has read it keeps what was in it.
        wait: seconds to wait for another process that brings it up to date.

    Raises:
        PolgraphError: STORE_LOCKED or STORE_BROKEN.
    """
    graph = KgliteTarget.open(path)
    if _mark(graph) == marks.newest(ledger):
        return graph
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise broken(path, str(error)) from error
    with using(path, path.with_suffix(".lock"), shared=False, wait=wait):
        graph = _loaded(ledger, path)
        graph.save()
    return graph


def _loaded(ledger: LedgerReader, path: Path) -> KgliteTarget:
    """The graph in the file with what it lacks, or a new one where it does not go on."""
    import kglite

    graph = KgliteTarget.open(path)
    mark = _mark(graph)
    if mark is not None and fits(mark, marks.newest(ledger), ledger):
        try:
            load(ledger, graph)
        except (PolgraphError, kglite.KgError):
            pass
        else:
            return graph
    graph = KgliteTarget(kglite.KnowledgeGraph(), path)
    load(ledger, graph)
    return graph


def _mark(graph: KgliteTarget) -> Mark | None:
    try:
        return marks.read(graph)
    except (PolgraphError, TypeError):
        return None


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever the engine answers
    """A value in the form that `PropertyGraph.ask` describes, without the properties that the engine adds by itself."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"id", "labels", "properties"}:
        added = {"title"} if "Actor" in value["labels"] else {"name", "title", "type"}
        kept = {key: _plain(item) for key, item in value["properties"].items() if key not in added}
        return {"labels": value["labels"], "properties": kept}
    if value.keys() == {"id", "start", "end", "type", "properties"}:
        return {"type": value["type"], "properties": _plain(value["properties"])}
    return {key: _plain(item) for key, item in value.items()}
