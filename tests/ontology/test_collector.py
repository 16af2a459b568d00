"""The collector of cycles is put off inside, and as it was outside."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import suppress

import pytest

from polgraph.ontology.collector import uncollected


@pytest.fixture(autouse=True)
def _left_on() -> Iterator[None]:
    yield
    gc.enable()


@pytest.mark.parametrize("was_on", [True, False])
@pytest.mark.parametrize("error", [None, ValueError()])
def test_collector_is_as_before(was_on: bool, error: Exception | None) -> None:
    (gc.enable if was_on else gc.disable)()
    with suppress(ValueError), uncollected():
        assert not gc.isenabled()
        if error:
            raise error
    assert gc.isenabled() == was_on


def test_blocks_that_overlap_leave_it_on() -> None:
    first, second = uncollected(), uncollected()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    second.__exit__(None, None, None)
    assert gc.isenabled()
