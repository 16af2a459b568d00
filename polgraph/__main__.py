"""The command line: `polgraph …` and `python -m polgraph …`."""

from __future__ import annotations

import sys

from polgraph.cli.app import run


def main() -> None:
    """Run the command line with the arguments of the process and exit with its code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
