"""A store: one folder with the ledger, its RDF projection and a version."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from polgraph.graph.ledger import Ledger
from polgraph.graph.ledger.database import WAIT_SECONDS, missing
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rdflib import Dataset

    from polgraph.graph.ledger import IngestResult
    from polgraph.graph.ledger.types import KnownImport
    from polgraph.graph.property.query import Answer
    from polgraph.graph.property.target import Parameters
    from polgraph.graph.rdf.table import Table, Term
    from polgraph.ontology.records import Extraction

LAYOUT = 1
"""Version of the folder's layout."""
CATALOGUE_SEEN = "catalogue"
"""File with the hash of the shipped catalogue that the store was last brought up to date with."""


@dataclass(frozen=True)
class Store:
    """A folder that holds a graph. Open it with `Store.open`.

    A store keeps no file open between calls, so that any number of processes can read it while one writes.

    Attributes:
        path: the folder.
        wait: seconds to wait for another process that is writing.
        catalogue: whether to bring in the shipped catalogue of known actors with the first articles.
    """

    path: Path
    wait: float = WAIT_SECONDS
    catalogue: bool = True

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        create: bool = False,
        wait: float = WAIT_SECONDS,
        project: bool = True,
        catalogue: bool = True,
    ) -> Self:
        """Open the store in a folder.

        Args:
            path: the folder.
            create: whether to make it where it is missing.
            wait: seconds to wait for another process that is writing.
            project: whether to bring the projection up to date at once, if nobody is using it.
            catalogue: whether to bring in the shipped catalogue of known actors with the first articles.

        Raises:
            PolgraphError: STORE_NOT_FOUND, STORE_NEWER, STORE_BROKEN or STORE_LOCKED.
        """
        store = cls(Path(path), wait, catalogue)
        if create:
            store._create()
        store._check_layout()
        if project:
            store.project_if_free()
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open between calls."""

    @property
    def ledger_path(self) -> Path:
        """The ledger's file."""
        return self.path / "ledger.sqlite"

    @property
    def rdf_path(self) -> Path:
        """The RDF projection's folder."""
        return self.path / "rdf"

    @property
    def property_path(self) -> Path:
        """The embedded property graph's file."""
        return self.path / "property" / "graph.kgl"

    @property
    def ties_path(self) -> Path:
        """The file of the index of ties."""
        return self.path / "ties.sqlite"

    def ledger(self) -> Ledger:
        """The ledger, opened for reading; close it, or use it in a `with` statement."""
        return Ledger.open(self.ledger_path, create=False, read_only=True, wait=self.wait)

    def writer(self) -> Ledger:
        """The ledger, opened for writing: nobody else can write until it is closed."""
        return Ledger.open(self.ledger_path, create=False, wait=self.wait)

    def ingest(
        self,
        extractions: Iterable[Extraction],
        now: str,
        report: Callable[[IngestResult], None] | None = None,
        *,
        at_once: int = 1,
    ) -> tuple[IngestResult, ...]:
        """Take in articles, then bring the projection up to date.

        While others use the projection it stays behind, and follows when it is next asked or the store is next opened.

        Args:
            extractions: the articles with all that they say; taken as they come.
            now: ISO 8601 time of ingestion.
            report: called with what became of each article as soon as it is safe on disk.
            at_once: how many articles make a transaction. One is right for articles that are being extracted; for ready
                ones `polgraph.graph.ledger.AT_ONCE` is four times as fast.

        Returns:
            What became of every article, in order.

        Raises:
            PolgraphError: INPUT_INVALID, STORE_LOCKED or STORE_BROKEN. Articles before the faulty one stay ingested.
        """
        results = []
        if self.catalogue:
            self.take_catalogue(now)
        with self.writer() as ledger, ledger.bulk():
            for result in ledger.ingest_all(extractions, now=now, at_once=at_once):
                results.append(result)
                if report is not None:
                    report(result)
        self.project_if_free()
        return tuple(results)

    def take_catalogue(self, now: str) -> KnownImport | None:
        """Bring in the shipped catalogue of known actors, if the store has none yet or that of another version.

        One that was removed from the store (`Ledger.remove_known`) stays away.

        Args:
            now: ISO 8601 time of the import.

        Returns:
            What changed, or None where there was nothing to do.

        Raises:
            PolgraphError: STORE_LOCKED or STORE_BROKEN.
        """
        from polgraph.graph.known import CATALOGUE_LICENCE, CATALOGUE_SOURCE, catalogue_hash, load_catalogue

        seen = self.path / CATALOGUE_SEEN
        before = seen.read_text(encoding="ascii") if seen.exists() else ""
        if before == catalogue_hash():
            return None
        done = None
        with self.writer() as ledger:
            if not before or CATALOGUE_SOURCE in {one.source for one in ledger.known_sources()}:
                done = ledger.import_known(CATALOGUE_SOURCE, CATALOGUE_LICENCE, load_catalogue(), now=now)
        seen.write_text(catalogue_hash(), encoding="ascii")
        return done

    def project(self) -> None:
        """Bring the RDF projection up to date with the ledger; make it anew where it is missing or damaged.

        Raises:
            PolgraphError: STORE_LOCKED while others use the projection, STORE_BROKEN where it cannot be written.
        """
        from polgraph.graph.rdf.projection import project

        with self.ledger() as ledger:
            project(ledger, self.rdf_path, self.wait)

    def project_if_free(self) -> bool:
        """Bring the index of ties and the RDF projection up to date, unless others are using them.

        Returns:
            Whether the RDF projection is up to date now.

        Raises:
            PolgraphError: STORE_BROKEN where it cannot be written.
        """
        self.index_ties()
        try:
            self.project()
        except PolgraphError as error:
            if error.code is not ErrorCode.STORE_LOCKED:
                raise
            return False
        return True

    def index_ties(self) -> None:
        """Bring the index of ties up to date; while others use it, it follows when a question is asked."""
        from polgraph.graph.analysis.index import follow_file

        with self.ledger() as ledger, ledger.snapshot():
            follow_file(self.ties_path, self.wait, ledger)

    def sparql(self, query: str, bindings: Mapping[str, str | Term] | None = None) -> Table:
        """Ask the RDF projection.

        Args:
            query: SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of the vocabulary need no declaration.
            bindings: values for variables of the query, by name without the question mark; a string is a plain literal.

        Raises:
            PolgraphError: QUERY_INVALID.
        """
        from polgraph.graph.rdf.projection import reading
        from polgraph.graph.rdf.query import sparql

        self.project()
        with reading(self.rdf_path, self.wait) as store:
            return sparql(store, query, bindings)

    def cypher(self, query: str, parameters: Parameters | None = None) -> Answer:
        """Ask the embedded property graph, which is brought up to date first.

        Args:
            query: a Cypher query that only reads.
            parameters: values of the query's parameters, by name without the dollar sign.

        Raises:
            PolgraphError: QUERY_INVALID, STORE_LOCKED or STORE_BROKEN.
        """
        from polgraph.graph.property.embedded import project
        from polgraph.graph.property.query import cypher

        with self.ledger() as ledger:
            return cypher(project(ledger, self.property_path, self.wait), query, parameters)

    @contextmanager
    def dataset(self) -> Iterator[Dataset]:
        """The RDF projection as an rdflib dataset, for reading only; its default graph is all graphs together.

        Raises:
            PolgraphError: STORE_LOCKED or STORE_BROKEN.
        """
        from polgraph.graph.rdf.projection import dataset

        self.project()
        with dataset(self.rdf_path, self.wait) as found:
            yield found

    def _create(self) -> None:
        if self.path.is_dir() and not self.ledger_path.exists() and any(self.path.iterdir()):
            known = {"VERSION", "writer.lock", "rdf", "rdf.lock", "property", "ties.sqlite", CATALOGUE_SEEN}
            if not {entry.name for entry in self.path.iterdir()} <= known:
                raise PolgraphError(
                    ErrorCode.OPTION_INVALID,
                    f"The folder {self.path} holds other things and no store.",
                    "Name an empty or a new folder with --store.",
                )
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise PolgraphError(
                ErrorCode.OPTION_INVALID,
                f"The folder {self.path} cannot be made: {error.strerror}.",
                "Name another folder with --store.",
            ) from error
        if not self.ledger_path.exists() or not (self.path / "VERSION").exists():
            self._check_layout(fresh=True)
            (self.path / CATALOGUE_SEEN).unlink(missing_ok=True)
            Ledger.open(self.ledger_path, create=True, wait=self.wait).close()
            temporary = self.path / "VERSION.new"
            temporary.write_text(f"{LAYOUT}\n", encoding="ascii")
            temporary.replace(self.path / "VERSION")

    def _check_layout(self, *, fresh: bool = False) -> None:
        version = self.path / "VERSION"
        if not version.exists():
            if fresh or self.ledger_path.exists():
                return
            raise missing(self.ledger_path)
        text = version.read_text(encoding="utf-8", errors="replace").strip()
        if not text.isdecimal():
            raise PolgraphError(
                ErrorCode.STORE_BROKEN, f"{version} holds no version number.", "Restore the store from a backup."
            )
        if int(text) > LAYOUT:
            raise PolgraphError(
                ErrorCode.STORE_NEWER,
                f"The store {self.path} was written by a newer polgraph (layout {text}, this one knows {LAYOUT}).",
                "Upgrade polgraph, or name another folder with --store.",
            )
