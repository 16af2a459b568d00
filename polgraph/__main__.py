"""The command line: `polgraph …` and `python -m polgraph …`."""

from __future__ import annotations

import io
import sys

from polgraph.cli.app import run


def main() -> None:
    """Run the command line with the arguments of the process and exit with its code.

    Names and quotes are of every script, and JSON is UTF-8: so is the output, whatever the locale.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
