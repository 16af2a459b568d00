"""Products of matrices have one thread inside, and what they had outside."""

from __future__ import annotations

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from polgraph.extract.language.threads import one_thread


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
