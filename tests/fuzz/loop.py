"""What every fuzzer does with its samples and its function."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import atheris

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def fuzz(samples: Mapping[str, bytes], one_input: Callable[[bytes], None]) -> None:
    """Fuzz until the options end it, beginning with samples in the folder that is the last of the options."""
    # The libraries are loaded first: on a busy machine that takes longer than any input may.
    for name, data in samples.items():
        (Path(sys.argv[-1]) / name).write_bytes(data)
        one_input(data)
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
