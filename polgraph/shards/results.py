"""Shard files as an input of the store: which they are, and all that can be taken of them, told what cannot."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.extract.read.inputs import files
from polgraph.graph.shards.read import ShardFile, is_parquet
from polgraph.graph.shards.schema import damaged
from polgraph.intake import no_date
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.shards.folder import INDEX, SHARD, ShardFolder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from polgraph.ontology.records import Article


@dataclass(slots=True)
class Results:
    """The shard files among some inputs, and what became of what they hold.

    Attributes:
        shards: the files that can be opened.
        others: the inputs that are something else.
        refused: number of files that are damaged.
        skipped: number of articles that the store cannot take.
        warnings: what else is to be told of the files.
    """

    shards: list[ShardFile] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    refused: int = 0
    skipped: int = 0
    warnings: list[str] = field(default_factory=list)
    _seen: dict[str, str] = field(default_factory=dict)

    @property
    def articles(self) -> int:
        """Number of articles in the files, as these say."""
        return sum(shard.manifest.articles for shard in self.shards)

    def refuse(self, error: PolgraphError, tell: Callable[[str], None]) -> None:
        """Count a file that is damaged, and tell of it in a line."""
        self.refused += 1
        tell(f"refused: {error}")

    def usable(self, articles: Iterable[Article], path: Path, tell: Callable[[str], None]) -> set[str]:
        """Ids of those articles of a file that are taken.

        Args:
            articles: the articles.
            path: the file.
            tell: is told, in a line, of every article that is left out, and why.
        """
        found = set()
        for article in articles:
            problem = self._problem(article, path)
            if problem is None:
                found.add(article.id)
            else:
                self.skipped += 1
                tell(f"skipped: {problem}")
        return found

    def _problem(self, article: Article, path: Path) -> PolgraphError | None:
        """Why an article is not taken, as when it is read from its own source."""
        if self._seen.setdefault(article.id, article.fingerprint) != article.fingerprint:
            return PolgraphError(
                ErrorCode.INPUT_INVALID,
                f"{path}: a different article is already named {article.id!r}.",
                "Take the files of the two in two runs if one replaces the other.",
            )
        return no_date(article) if article.published is None else None


def find_results(inputs: Sequence[str], tell: Callable[[str], None]) -> Results:
    """Tell shard files from other inputs by their content; a folder with any of them is one of results.

    Args:
        inputs: as the user names them.
        tell: is told, in a line, of every file that is left out, and why.
    """
    results = Results()
    for name in inputs:
        path = Path(name)
        if path.is_dir():
            _folder(path, name, results, tell)
        elif not (path.is_file() and _take(path, results, tell)):
            results.others.append(name)
    by = {(one.manifest.polgraph, one.manifest.processor, one.manifest.spacy) for one in results.shards}
    if len(by) > 1:
        told = "; ".join(sorted(f"polgraph {own}, {processor}, spaCy {spacy}" for own, processor, spacy in by))
        results.warnings.append(f"warning: the shards come from {len(by)} versions: {told}.")
    return results


def _folder(path: Path, name: str, results: Results, tell: Callable[[str], None]) -> None:
    within = list(_parquet(path))
    before = len(results.shards) + results.refused
    other = [file for file in within if not _take(file, results, tell)]
    if len(results.shards) + results.refused == before:
        results.others.append(name)
        return
    for file in other:
        tell(f"skipped: {file} is no shard file of polgraph.")
    results.warnings += [line for folder in sorted({file.parent for file in within}) for line in _lacking(folder)]


def _parquet(path: Path) -> Iterator[Path]:
    return (file for file in files(path) if file.suffix == ".parquet")


def _take(path: Path, results: Results, tell: Callable[[str], None]) -> bool:
    """Whether a file is a shard file, or was to be one; it is noted as what it is."""
    try:
        shard = ShardFile.open(path)
        if shard is None and SHARD.fullmatch(path.name) and not is_parquet(path):
            raise damaged(path, "it does not begin as it should")
    except PolgraphError as error:
        if error.code is not ErrorCode.INPUT_INVALID or not SHARD.fullmatch(path.name):
            return False
        results.refuse(error, tell)
        return True
    if shard is not None:
        results.shards.append(shard)
    return shard is not None


def _lacking(folder: Path) -> Iterable[str]:
    """What a folder lacks of what it is to be."""
    planned = (ShardFolder(folder).planned() or {}).get("shards")
    found = len(ShardFolder(folder).files())
    if isinstance(planned, int) and found < planned:
        yield f"warning: {folder} has {found} of {planned} shards, as its {INDEX} says."
