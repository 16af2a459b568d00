"""Components that work on several texts at once."""

from __future__ import annotations

from abc import ABC, abstractmethod
from itertools import islice
from typing import TYPE_CHECKING

from polgraph.extract.language.threads import one_thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc


class Batched(ABC):
    """A component of a pipeline that sets something in several texts at once."""

    def __call__(self, doc: Doc) -> Doc:
        """Set it in one text."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 16) -> Iterator[Doc]:
        """Set it in many texts, in their order."""
        texts = iter(docs)
        while batch := list(islice(texts, batch_size)):
            with one_thread():
                self._set(batch)
            yield from batch

    @abstractmethod
    def _set(self, docs: list[Doc]) -> None:
        """Set it in each of the texts."""
