"""`polgraph serve`: a store as a SPARQL endpoint."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph.cli.options import StoreOption, store_folder
from polgraph.cli.terminal import emit, note
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from types import FrameType


def _stop(_signal: int, _frame: FrameType | None) -> None:
    """End as Ctrl-C does, so that the server ends, too, and the snapshot goes."""
    raise KeyboardInterrupt


def serve(
    port: Annotated[
        int, typer.Option("--port", metavar="NUMBER", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 7878,
    host: Annotated[
        str,
        typer.Option(
            "--host",
            metavar="ADDRESS",
            help="The address to listen at; others than this machine's own loopback let the network in.",
        ),
    ] = "127.0.0.1",
    store: StoreOption = None,
) -> None:
    """Serve a store, as it is now, as a SPARQL endpoint for reading, until Ctrl-C."""
    from polgraph.graph import Store
    from polgraph.graph.endpoint.serve import serving

    opened = Store.open(store_folder(store), project=False)
    signal.signal(signal.SIGTERM, _stop)
    try:
        with serving(opened, host=host, port=port) as endpoint:
            note("Serving for reading, without access control; Ctrl-C ends it.")
            emit(f"{endpoint.url}\n")
            sys.stdout.flush()
            code = endpoint.process.wait()
    except KeyboardInterrupt:
        return
    raise PolgraphError(ErrorCode.STORE_BROKEN, f"The server has ended by itself (code {code}).", "Start it again.")
