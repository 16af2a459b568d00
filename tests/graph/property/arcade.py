"""An ArcadeDB server in a process of its own: speaks Bolt on this machine until its standard input ends."""

from __future__ import annotations

import sys

PASSWORD = "only-for-tests"  # noqa: S105 - of a server that lives as long as a test
DATABASE = "polgraph"
READY = "ready"


def main(folder: str, port: str) -> None:
    """Start the server, say so, and wait for the end of standard input."""
    from arcadedb_embedded.server import ArcadeDBServer

    settings = {
        "http_port": 0,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_port": int(port),
    }
    server = ArcadeDBServer(folder, PASSWORD, settings, {"heap_size": "512m"})
    server.start()
    server.create_database(DATABASE)
    sys.stdout.write(f"{READY}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
