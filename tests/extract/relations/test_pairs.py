"""How many pairs of actors one word can join."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from polgraph.extract.relations import pairs


@pytest.mark.parametrize(("doers", "targets", "found"), [(27, 1, 27), (20, 20, 400), (401, 1, 0), (21, 20, 0)])
def test_a_table_of_names_states_nothing(monkeypatch: pytest.MonkeyPatch, doers: int, targets: int, found: int) -> None:
    monkeypatch.setattr(pairs, "_together", lambda *_: set())
    monkeypatch.setattr(pairs, "candidate", lambda *_: _)
    slots = {
        "subject": [SimpleNamespace(entity=one) for one in range(doers)],
        "object": [SimpleNamespace(entity=-one - 1) for one in range(targets)],
    }
    frame: Any = SimpleNamespace(fills=lambda names: slots[names[0]], slots={"subject": (), "object": ()})
    entry = cast("Any", SimpleNamespace(subject=("subject",), object=("object",), relation="ASSAULT"))
    assert len(pairs.pairs(frame, entry)) == found
