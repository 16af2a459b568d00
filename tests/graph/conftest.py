"""What the tests of the graph share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from polgraph.graph.ledger import Ledger
from polgraph.graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    return Store.open(tmp_path / "store", create=True)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger, open for writing."""
    with Ledger.open(tmp_path / "ledger.sqlite", create=True, wait=0.1) as opened:
        yield opened
