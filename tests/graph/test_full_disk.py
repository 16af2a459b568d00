"""A disk that takes no more: the error is clear, the ledger is what it was, and with room all goes on.

The disk is a limit on the size of files, which the system enforces on whatever the engines write.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.graph import kill_victim
from tests.graph.graph_samples import NOW

if TYPE_CHECKING:
    from polgraph.graph.store import Store

ROOT = Path(__file__).parents[2]
VICTIM = """
import resource, signal, sys
from pathlib import Path
from polgraph.graph.property.embedded import project
from polgraph.graph.store import Store
from polgraph.ontology.errors import PolgraphError

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store.open(Path(sys.argv[1]), project=False)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    if sys.argv[2] == "rdf":
        store.project()
    else:
        with store.ledger() as ledger:
            project(ledger, store.property_path, 0)
except PolgraphError as error:
    print(error.code.name, error.message)
else:
    print("done")
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="this system has no limit on the size of files"),
]


@pytest.mark.parametrize(("engine", "room"), [("rdf", 3_000), ("kglite", 3_000)])
def test_a_projection_without_room(store: Store, engine: str, room: int) -> None:
    with store.writer() as ledger:
        for one in kill_victim.corpus():
            ledger.ingest(one, now=NOW)
        before = ledger.digest(changes=True)
    command = (sys.executable, "-c", VICTIM, str(store.path), engine, str(room))
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stdout.startswith("STORE_BROKEN "), done.stdout + done.stderr
    with store.ledger() as again:
        assert again.digest(changes=True) == before
        articles = again.counts()["articles"]
    if engine == "rdf":
        assert str(store.sparql("SELECT (COUNT(?a) AS ?n) { ?a a pg:Article }").rows[0][0]) == str(articles)
    else:
        assert store.cypher("MATCH (a:Article) RETURN count(a)").rows == ((articles,),)
