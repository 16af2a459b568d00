"""Records that are made by the thousand: fixed for the type checker, and no slower to make than any other object."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """A dataclass with slots, equality and a hash, whose fields the type checker lets nobody set.

    A frozen dataclass guards its fields while the program runs too, and takes three times as long to make.

    Args:
        cls: the class with its fields.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
