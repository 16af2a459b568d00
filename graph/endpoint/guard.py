"""Runs a server for as long as the process that asked for it lives: `python guard.py FOLDER PROGRAM [ARGUMENT …]`.

A pipe from that process is the standard input. The system closes it however the process ends, also where it is killed,
on Linux as on macOS; then the server is ended and the folder removed. Only Python's own library is imported here.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading

END_SECONDS = 10.0


def main(folder: str, *command: str) -> int:
    """Run the server, and wait for its end or that of the standard input.

    Returns:
        The server's own code.
    """
    # Ctrl-C reaches all processes of a terminal; the one that asked decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    signal.signal(signal.SIGTERM, lambda _signal, _frame: server.terminate())

    deserted = threading.Event()

    def watch() -> None:
        # Not by `sys.stdin`, whose lock a thread that waits would hold at the end.
        while os.read(0, 1024):
            pass
        deserted.set()
        server.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(END_SECONDS)
        server.kill()

    threading.Thread(target=watch, daemon=True).start()
    code = server.wait()
    if deserted.is_set():
        shutil.rmtree(folder, ignore_errors=True)
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
