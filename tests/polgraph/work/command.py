"""The command line with the engine of `stub`, as a program of its own: `python -m tests.polgraph.work.command …`."""

from __future__ import annotations

from polgraph import engine
from polgraph.__main__ import main
from polgraph.graph.store import Store
from tests.polgraph.work import stub

if __name__ == "__main__":
    engine.load_engine = stub.load
    # As in all tests: the catalogue takes seconds.
    setattr(Store, "take_catalogue", lambda _store, _now: None)  # noqa: B010 - an assignment is refused by mypy
    main()
