"""Where the actors stand on the page: each bloc is a disc, its best connected member in the middle."""

from __future__ import annotations

from math import ceil, cos, pi, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SPACE = 90.0
"""Distance between neighbours in pixels."""

WIDE = 1.5
"""How much wider than high everything is drawn: screens are, and names are written from left to right."""

GOLDEN = pi * (3 - sqrt(5))
"""The angle between neighbours on the spiral of a sunflower, which fills a disc evenly (Vogel 1979)."""


def layout(blocs: Sequence[Sequence[str]], alone: Sequence[str]) -> dict[str, tuple[int, int]]:
    """A place for every actor.

    Args:
        blocs: actors by bloc, the best connected first.
        alone: actors of no bloc; they stand in rows below.

    Returns:
        Coordinates in pixels, x to the right and y down.
    """
    radii = [SPACE * (0.6 + sqrt(len(members))) * 0.62 for members in blocs]
    ring = max((sum(2 * radius for radius in radii) * 1.15 / (2 * pi), 1.15 * max(radii, default=0.0)))
    centres = _around(radii, 0.0 if len(radii) < 2 else ring)
    places: dict[str, tuple[int, int]] = {}
    for (middle_x, middle_y), members in zip(centres, blocs, strict=True):
        for at, name in enumerate(members):
            distance = SPACE * 0.62 * sqrt(at)
            places[name] = (
                round(middle_x + distance * cos(at * GOLDEN)),
                round(middle_y + distance * sin(at * GOLDEN)),
            )
    bottom = max((y for _, y in places.values()), default=0) + 2 * SPACE
    across = max(1, ceil(sqrt(3 * len(alone))))
    for at, name in enumerate(alone):
        x = (at % across - (across - 1) / 2) * SPACE
        places[name] = (round(x), round(bottom + at // across * SPACE))
    return {name: (round(WIDE * x), y) for name, (x, y) in places.items()}


def _around(radii: Sequence[float], ring: float) -> list[tuple[float, float]]:
    """The centres of discs on a ring, each with an arc as wide as itself."""
    whole = sum(radii) or 1.0
    centres, passed = [], 0.0
    for radius in radii:
        angle = 2 * pi * (passed + radius / 2) / whole - pi / 2
        centres.append((ring * cos(angle), ring * sin(angle)))
        passed += radius
    return centres
