"""Products of matrices have one thread inside, and what they had outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from spacy import blank
from threadpoolctl import threadpool_info, threadpool_limits

from polgraph.extract.language.batched import Batched
from polgraph.extract.language.threads import one_thread

if TYPE_CHECKING:
    from spacy.tokens import Doc


def threads() -> set[int]:
    """How many threads the libraries use."""
    np.ones((2, 2)) @ np.ones((2, 2))
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


@pytest.mark.parametrize("before", [1, 2])
def test_one_thread(before: int) -> None:
    with threadpool_limits(before, user_api="blas"):
        with one_thread():
            assert threads() <= {1}
        assert threads() <= {before}


def test_what_works_on_several_texts_has_one_thread() -> None:
    seen: list[tuple[int, set[int]]] = []

    class Looking(Batched):
        def _set(self, docs: list[Doc]) -> None:
            seen.append((len(docs), threads()))

    with threadpool_limits(2, user_api="blas"):
        list(Looking().pipe([blank("en")("a"), blank("en")("b")], batch_size=1))
    assert [texts for texts, _ in seen] == [1, 1]
    assert all(found <= {1} for _, found in seen)
