"""Where the sample files are, and reading them with all that is reported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from polgraph.graph.known import KnownFormat, RowProblem, open_known

if TYPE_CHECKING:
    from polgraph.graph.resolution.records import KnownActor
    from polgraph.ontology.records import ActorType

SAMPLES = Path(__file__).parents[2] / "data" / "known"


def read(
    path: Path, wanted: KnownFormat | None = None, kind: ActorType | None = None
) -> tuple[dict[str, KnownActor], list[RowProblem]]:
    """The actors of a file by key, and the problems."""
    problems: list[RowProblem] = []
    actors = open_known(path, wanted).actors(problems.append, default_type=kind)
    return {actor.key: actor for actor in actors}, problems


def texts(actor: KnownActor) -> list[str]:
    """The names of an actor."""
    return [name.text for name in actor.names]
