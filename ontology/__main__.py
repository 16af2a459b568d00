"""Regenerates what is made from the vocabulary: `python -m polgraph.ontology [--check]`."""

from __future__ import annotations

import argparse
import sys

from polgraph.ontology.generate import generated_files, stale, write


def main(arguments: list[str] | None = None) -> int:
    """Write the generated files, or with `--check` only tell which differ.

    Args:
        arguments: the command line without the program's name; None for that of the process.

    Returns:
        0, or with `--check` 1 if a file differs.
    """
    parser = argparse.ArgumentParser(prog="python -m polgraph.ontology", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit with 1 if a file differs")
    check = parser.parse_args(arguments).check
    files = generated_files()
    changed = stale(files)
    if not check:
        write({path: files[path] for path in changed})
    for path in changed:
        sys.stdout.write(f"{'differs' if check else 'written'}: {path}\n")
    return 1 if check and changed else 0


if __name__ == "__main__":
    raise SystemExit(main())
