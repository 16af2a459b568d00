"""What every fuzzer does with its samples and its function."""

from __future__ import annotations

import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import atheris

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MEGABYTES = 2_000
"""What the inputs may take beyond what the samples take."""


def fuzz(samples: Mapping[str, bytes], one_input: Callable[[bytes], None]) -> None:
    """Fuzz until the options end it, beginning with samples; or try one input again.

    The last of the options is an empty folder, which the samples and what is found worth keeping go to, or a file.
    """
    # The libraries are loaded first: on a busy machine that takes longer than any input may.
    for data in samples.values():
        one_input(data)
    # Libraries reserve a gigabyte at their start, which counts on some systems: what comes on top is told.
    loaded = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    *options, last = sys.argv
    options.append(f"-rss_limit_mb={loaded + MEGABYTES}")
    if Path(last).is_dir():
        files = [Path(last) / name for name in sorted(samples)]
        for file in files:
            file.write_bytes(samples[file.name])
        # By name: a folder lists its files in an order of the file system's, and what is tried next depends on it.
        kept = Path(last) / "kept"
        kept.mkdir()
        last = str(kept)
        options.append(f"-seed_inputs={','.join(map(str, files))}")
    atheris.Setup([*options, last], one_input)
    atheris.Fuzz()
