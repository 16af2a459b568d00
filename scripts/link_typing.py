"""Build `.typing/polgraph`, links that show the mapped folders to mypy as the package they are installed as.

setuptools maps graph/, extract/ and ontology/ into polgraph at build time; a type checker only sees folders.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("extract", "graph", "ontology")


def link(farm: Path) -> None:
    """Make the farm of links below `farm` anew; nothing else in it is touched."""
    package = farm / "polgraph"
    package.mkdir(parents=True, exist_ok=True)
    targets = {path.name: path for path in (ROOT / "polgraph").iterdir() if path.name != "__pycache__"}
    targets |= {room: ROOT / room for room in ROOMS}
    for stale in package.iterdir():
        stale.unlink()
    for name, target in sorted(targets.items()):
        (package / name).symlink_to(target)


if __name__ == "__main__":
    link(ROOT / ".typing")
