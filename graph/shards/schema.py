"""What a shard file is: one row an article with all that it says, and in the file's metadata what it was made of."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from polgraph.graph.export.parquet import library
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from pathlib import Path

    from polgraph.ontology.records import Article

FORMAT = 3
"""Version of the layout; a file of another one is refused."""
KEY = b"polgraph"
"""Key of the file's metadata under which the manifest stands."""


@dataclass(frozen=True, slots=True)
class Failed:
    """An article that extraction failed on.

    Attributes:
        article: the article.
        kind: how it ended.
        reason: why, in one line.
    """

    article: Article
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a shard file was made of and by, and what is in it.

    Attributes:
        shard: number of the shard, from 0.
        input: SHA-256 of everything that the file is a function of: articles and versions.
        polgraph: version of polgraph.
        processor: the extractor and the language model, with their versions.
        spacy: version of the library that runs the model.
        articles: number of articles.
        statements: number of statements.
        failed: number of articles that extraction failed on.
        content: hash of the whole file but itself (`polgraph.graph.shards.digest`).
        format: version of the layout.
        prepared: the rules that made what is prepared for the ledger (`polgraph.graph.shards.prepare`).
    """

    shard: int
    input: str
    polgraph: str
    processor: str
    spacy: str
    articles: int = 0
    statements: int = 0
    failed: int = 0
    content: str = ""
    format: int = FORMAT
    prepared: str = ""

    def encode(self) -> bytes:
        """The manifest as it stands in the file."""
        return json.dumps(asdict(self), sort_keys=True).encode()

    @classmethod
    def decode(cls, raw: bytes, path: Path) -> Manifest:
        """The manifest of a file.

        Raises:
            PolgraphError: INPUT_INVALID where it is damaged, or of an older or newer polgraph.
        """
        try:
            entry = json.loads(raw)
            newer = entry["format"] > FORMAT
            if entry["format"] == FORMAT:
                return cls(**entry)
        except (ValueError, TypeError, KeyError) as error:
            raise damaged(path, "its manifest cannot be read") from error
        age, hint = ("a newer", "Upgrade polgraph, or extract it anew.") if newer else ("an older", "Extract it anew.")
        raise PolgraphError(ErrorCode.INPUT_INVALID, f"{path} was written by {age} polgraph.", hint)


def damaged(path: Path, problem: str) -> PolgraphError:
    """The error for a shard file that cannot be trusted: nothing of it is taken."""
    return PolgraphError(
        ErrorCode.INPUT_INVALID,
        f"{path} is damaged or half written ({problem}).",
        "Copy it again, or delete it and run `polgraph extract --shards` again, which makes what is missing.",
    )


def schema() -> Any:  # noqa: ANN401 - pyarrow has no types
    """The columns of a shard file; their names are those of `polgraph.graph.exchange.write`.

    The node of every actor and the bands of every article are there for the ledger.
    """
    arrow = library()[0]
    text, whole = arrow.string(), arrow.int32()

    def struct(required: dict[str, Any], optional: dict[str, Any]) -> Any:  # noqa: ANN401
        fields = [arrow.field(name, kind, nullable=False) for name, kind in required.items()]
        return arrow.struct([*fields, *(arrow.field(name, kind) for name, kind in optional.items())])

    def texts(names: str) -> dict[str, Any]:
        return dict.fromkeys(names.split(), text)

    def several(kind: Any) -> Any:  # noqa: ANN401
        return arrow.list_(arrow.field("element", kind, nullable=False))

    place = {"start": whole, "end": whole}
    argument = struct(texts("actor name text type") | place, {})
    names = several(struct(texts("text kind script"), {}))
    actor = struct(texts("id name type") | {"names": names} | texts("node"), texts("country sector"))
    statement = texts("id relation predicate status extractor") | {
        "subject": argument,
        "object": argument,
        "negated": arrow.bool_(),
        "confidence": arrow.float64(),
        "evidence": struct({**place, "text": text}, {}),
    }
    when = {"when": struct(texts("start end precision raw"), {})}
    lists = {
        "actors": several(actor),
        "mentions": several(struct(texts("text type actor") | place, {})),
        "statements": several(struct(statement, texts("mode attributed_to place role") | when)),
        "warnings": several(text),
        "bands": several(arrow.int64()),
    }
    optional = "title published publisher url author failure_kind failure"
    row = struct(texts("id text language fingerprint story") | lists, texts(optional))
    return arrow.schema(list(row))
