"""A file of known actors: its format is found by its content, its rows become actors one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.graph.known.drafts import Reader, Rows
from polgraph.graph.known.ftm import FtmReader
from polgraph.graph.known.names import known_data
from polgraph.graph.known.petrarch import PetrarchReader
from polgraph.graph.known.source import Source, open_source
from polgraph.graph.known.tables import CsvReader, WikidataReader
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.graph.known.records import KnownFormat, RowProblem
    from polgraph.graph.resolution.records import KnownActor
    from polgraph.ontology.records import ActorType

READERS: tuple[Reader, ...] = (FtmReader(), WikidataReader(), PetrarchReader(), CsvReader())
"""One reader a format, in the order in which they are asked whether a file is theirs."""
_HINT = (
    "Give FollowTheMoney JSONL, a Wikidata query result (JSON or CSV), a PETRARCH actor dictionary, "
    "or CSV whose first line names its columns, one of them name; or say which it is with --format."
)


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file of known actors, ready to be read.

    Attributes:
        source: the file and its encoding.
        reader: what reads it.
    """

    source: Source
    reader: Reader

    @property
    def format(self) -> KnownFormat:
        """The file's format."""
        return self.reader.format

    @property
    def licence(self) -> str | None:
        """The licence of all files of this format, or None where it depends on the file."""
        found: str | None = known_data()["licences"].get(self.format.value)
        return found

    def actors(
        self, report: Callable[[RowProblem], None], *, default_type: ActorType | None = None
    ) -> Iterator[KnownActor]:
        """The actors of the file, each key once.

        Args:
            report: called with every row that is not taken, or not as a whole.
            default_type: the type of actors that the file gives none for.

        Raises:
            PolgraphError: INPUT_INVALID if there is not one actor in the file, so that nothing is replaced by nothing.
        """
        rows = Rows(report, default_type)
        seen: set[str] = set()
        for actor in self.reader.read(self.source, rows):
            if actor.key in seen:
                rows.reject(0, f"id {actor.key[:60]} stands twice: the first is taken", actor.name)
                continue
            seen.add(actor.key)
            yield actor
        if not seen:
            raise PolgraphError(
                ErrorCode.INPUT_INVALID,
                f"There is no actor in {self.source.path}.",
                "See the reasons for its rows; --type says what kind of actors a table without types lists.",
            )


def open_known(path: Path, wanted: KnownFormat | None = None) -> KnownFile:
    """Open a file of known actors.

    Args:
        path: the file.
        wanted: its format; None to find it by the content.

    Raises:
        PolgraphError: INPUT_NOT_FOUND, INPUT_EMPTY, INPUT_BINARY, INPUT_ENCODING, or INPUT_INVALID for a file of no
            known format.
    """
    source = open_source(path)
    if wanted is not None:
        return KnownFile(source, next(reader for reader in READERS if reader.format is wanted))
    head = source.head()
    reader = next((reader for reader in READERS if reader.fits(head)), None)
    if reader is None:
        raise PolgraphError(ErrorCode.INPUT_INVALID, f"{path} is no list of actors in a known format.", _HINT)
    return KnownFile(source, reader)
