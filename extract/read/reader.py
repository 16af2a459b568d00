"""What a reader of a format is, and what readers are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import BinaryIO, Protocol

from polgraph.extract.read.blob import Blob, Row
from polgraph.ontology.errors import PolgraphError

Found = Iterator[Row | PolgraphError]
"""The articles of an input; an error takes the place of one that cannot be read, and the next one follows."""


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of an input, which its format is told by.

    Attributes:
        data: its first bytes.
        text: the same decoded; empty where they are no text.
        blob: the input.
        fields: columns that the user named, by field of an article.
    """

    data: bytes
    text: str
    blob: Blob
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Context:
    """What readers are told.

    Attributes:
        read: reads another input by whatever reader it needs, for those that lie in an archive.
        fields: columns that the user named, by field of an article.
    """

    read: Callable[[Blob], Found]
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class Reader(Protocol):
    """Reads the articles of one format."""

    @property
    def name(self) -> str:
        """The format's name."""

    def sniff(self, head: Head) -> bool:
        """Whether an input is of this format."""

    def read(self, stream: BinaryIO, blob: Blob, context: Context) -> Found:
        """The articles of an input of this format.

        Args:
            stream: its bytes, at their start; they can be rewound.
            blob: the input.
            context: what readers are told.

        Raises:
            PolgraphError: the input as a whole, or all that follows, cannot be read.
        """
