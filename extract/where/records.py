"""The record of the place rules."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a text: `text[start:end] == name`, offsets in characters."""

    start: int
    end: int
    name: str
