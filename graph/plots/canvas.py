"""What all pictures share: colours, and a figure that gives the same file every time."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes

FRIENDLY = "#2166ac"
HOSTILE = "#b2182b"
"""The ends of a scale of ColorBrewer (RdBu) that colour-blind readers can tell apart."""

SUFFIXES = (".svg", ".png")
SETTINGS: dict[Any, object] = {
    "svg.hashsalt": "polgraph",
    "svg.fonttype": "path",
    "font.family": "DejaVu Sans",
    "text.parse_math": False,
}
LONGEST = 28
"""Characters of a name in a picture."""


@contextmanager
def canvas(file: str, *, width: float, height: float) -> Iterator[Axes]:
    """Axes to draw on; the picture is written when the block ends.

    Args:
        file: where to write, ending in .svg or .png.
        width: in inches.
        height: in inches.

    Raises:
        PolgraphError: OPTION_INVALID for another ending, or where matplotlib is not installed.
    """
    if Path(file).suffix.lower() not in SUFFIXES:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID, f"{file} is no name of a picture.", "Let it end in .svg or in .png."
        )
    try:
        import matplotlib as mpl
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError as error:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID, "Pictures need matplotlib.", "Install it with: pip install 'polgraph[plot]'"
        ) from error
    with mpl.rc_context(SETTINGS):
        figure = Figure(figsize=(width, height), layout="constrained")
        FigureCanvasAgg(figure)
        yield figure.subplots()
        dated = {"Date": None} if file.lower().endswith(".svg") else {"Software": None}
        figure.savefig(file, dpi=150, metadata=dated)


def short(name: str) -> str:
    """A name as a picture has room for it."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
