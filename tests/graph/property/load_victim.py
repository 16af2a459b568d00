"""A process that loads a store into a Neo4j server in small batches until it is done, or killed."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from polgraph.graph.property.bolt import Account, Neo4jTarget
from polgraph.graph.property.load import load
from polgraph.graph.store import Store

if TYPE_CHECKING:
    from polgraph.graph.follow import Portion

BATCH = 60


def say(portion: Portion) -> None:
    """Tell the parent process that a portion is in."""
    sys.stdout.write(f"{portion.articles}\n")
    sys.stdout.flush()


def main(folder: str, uri: str, user: str) -> None:
    """Load everything; the password comes by the environment."""
    account = Account(uri, user, os.environ["NEO4J_PASSWORD"])
    with Store.open(folder, project=False).ledger() as ledger, Neo4jTarget.open(account, batch=BATCH) as graph:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        load(ledger, graph, report=say)


if __name__ == "__main__":
    main(*sys.argv[1:])
