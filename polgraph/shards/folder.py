"""The folder of shard files: which are there, and `manifest.json`, which says what they are the shards of."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from polgraph.graph.export.files import replacing, unwritable
from polgraph.graph.shards.read import ShardFile
from polgraph.graph.shards.schema import Failed
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from polgraph.shards.jobs import Job, Makers

INDEX = "manifest.json"
SHARD = re.compile(r"shard-(\d{5,})\.parquet")
"""Name of a shard file, with its number."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the shards of a folder are to be.

    Attributes:
        inputs: the inputs as they were named.
        makers: what makes the shards.
        articles: number of articles in them.
        skipped: number of inputs and articles that could not be read.
        size: articles a shard.
    """

    inputs: tuple[str, ...]
    makers: Makers
    articles: int
    skipped: int
    size: int

    @property
    def shards(self) -> int:
        """Number of shards."""
        return -(-self.articles // self.size)


@dataclass(frozen=True, slots=True)
class ShardFolder:
    """A folder of shard files."""

    path: Path

    def begin(self, plan: Plan) -> None:
        """Make the folder, or take one of the same inputs, and write down what it is to be.

        Raises:
            PolgraphError: OPTION_INVALID where the folder holds the shards of other inputs or other things, or cannot
                be written.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            there = {one.name for one in self.path.iterdir() if not one.name.startswith(".")}
        except OSError as error:
            raise unwritable(self.path, error) from error
        held = self.planned()
        if held is None and not all(SHARD.fullmatch(name) for name in there):
            raise _taken(self.path, "other things")
        if held is not None and held.get("inputs") != list(plan.inputs):
            raise _taken(self.path, f"the shards of other inputs ({', '.join(map(str, held.get('inputs', ())))})")
        self.end(plan)

    def end(self, plan: Plan) -> None:
        """Write down what the folder is to be and what there is of it."""
        done = [self.path / name for name in self.files()]
        found = [file for file in map(_readable, done) if file is not None]
        index = {
            "inputs": plan.inputs,
            **asdict(plan.makers),
            "articles": plan.articles,
            "skipped": plan.skipped,
            "shard_size": plan.size,
            "shards": plan.shards,
            "done": [{"file": file.path.name, **_counts(file)} for file in found],
            "failures": [failure for file in found if file.manifest.failed for failure in _failures(file)],
        }
        with replacing(self.path / INDEX) as out:
            out.write((json.dumps(index, indent=1, ensure_ascii=False) + "\n").encode())

    def planned(self) -> dict[str, Any] | None:
        """What was written down; None where there is nothing, or nothing that can be read."""
        try:
            index = json.loads((self.path / INDEX).read_bytes())
        except (OSError, ValueError):
            return None
        return index if isinstance(index, dict) and "shard_size" in index else None

    def files(self) -> list[str]:
        """Names of the shard files, by number."""
        named = (SHARD.fullmatch(one.name) for one in self.path.iterdir())
        return [found[0] for found in sorted(filter(None, named), key=lambda found: int(found[1]))]

    def has(self, job: Job) -> bool:
        """Whether the file of a shard is there, whole, and made of the same articles by the same makers."""
        found = _readable(self.path / job.file)
        if found is None or found.manifest.input != job.manifest().input:
            return False
        try:
            found.check()
        except PolgraphError:
            return False
        return True

    def drop(self, job: Job) -> None:
        """Delete what is there in place of the file of a shard."""
        (self.path / job.file).unlink(missing_ok=True)

    def put(self, job: Job, raw: bytes) -> None:
        """Write the file of a shard: it is there whole or not at all."""
        with replacing(self.path / job.file) as out:
            out.write(raw)

    def drop_beyond(self, shards: int) -> list[str]:
        """Delete the files of shards that the inputs no longer have; their names."""
        beyond = [name for name in self.files() if int(name[6:].split(".")[0]) >= shards]
        for name in beyond:
            (self.path / name).unlink()
        return beyond


def _taken(path: Path, by: str) -> PolgraphError:
    return PolgraphError(
        ErrorCode.OPTION_INVALID, f"{path} holds {by}.", "Name an empty or a new folder with --shards."
    )


def _readable(path: Path) -> ShardFile | None:
    try:
        return ShardFile.open(path)
    except (PolgraphError, OSError):
        return None


def _counts(file: ShardFile) -> dict[str, object]:
    manifest = file.manifest
    return {
        "input": manifest.input,
        "articles": manifest.articles,
        "statements": manifest.statements,
        "failed": manifest.failed,
    }


def _failures(file: ShardFile) -> Iterator[dict[str, str]]:
    try:
        for one in file.read():
            if isinstance(one, Failed):
                yield {"article": one.article.id, "kind": one.kind, "reason": one.reason}
    except PolgraphError:
        return
