"""Cooperation and conflict of two actors, month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.graph.plots.canvas import FRIENDLY, HOSTILE, canvas, short

if TYPE_CHECKING:
    from polgraph.graph.analysis.questions import Dyad

TICKS = 24
"""The most months that are written out below the bars."""


def draw_dyad(dyad: Dyad, file: str) -> None:
    """Draw the months of two actors as bars, cooperation up and conflict down, with the turning points.

    Args:
        dyad: the two actors over time.
        file: where to write, ending in .svg or .png.

    Raises:
        PolgraphError: OPTION_INVALID for another ending, or where matplotlib is not installed.
    """
    with canvas(file, width=9, height=4) as axes:
        places = range(len(dyad.months))
        axes.bar(places, [month.cooperation for month in dyad.months], color=FRIENDLY, label="cooperation")
        axes.bar(places, [month.conflict for month in dyad.months], color=HOSTILE, hatch="//", label="conflict")
        axes.plot(places, [month.net for month in dyad.months], color="black", linewidth=1, marker=".", label="both")
        numbers = {month.month: place for place, month in enumerate(dyad.months)}
        for turn in dyad.turns:
            axes.axvline(numbers[turn.month], color="grey", linestyle=":", linewidth=1)
            word = "turns friendly" if turn.sign > 0 else "turns hostile"
            axes.annotate(word, (numbers[turn.month], 1), xycoords=("data", "axes fraction"), fontsize=8, va="top")
        step = max(1, -(-len(dyad.months) // TICKS))
        axes.set_xticks(places[::step], [month.month for month in dyad.months[::step]], rotation=60, fontsize=8)
        axes.axhline(0, color="black", linewidth=0.8)
        axes.set_ylabel("sum of weights")
        axes.set_title(f"{short(dyad.left.name)} – {short(dyad.right.name)}")
        if dyad.months:
            axes.legend(frameon=False, fontsize=8)
