"""Fuzzing of the readers: `python -m tests.fuzz.readers [libFuzzer options] FOLDER` needs atheris.

Bytes go through every step from input to article. What must not happen: any error but `PolgraphError`, a text that
breaks what holds of all texts, an error of our own code that passes for damage to the file, more time or memory than
the options allow (`-timeout`, `-rss_limit_mb`).
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import atheris

# Coverage of our own code guides the fuzzer: the libraries are too large to be followed.
with atheris.instrument_imports(include=["polgraph.extract"]):
    import polgraph.extract.read.formats  # noqa: F401 - loaded later otherwise, and not followed
    from polgraph.extract.read import ReadOptions
    from polgraph.extract.read import registry as readers
    from polgraph.extract.read.blob import Blob
    from polgraph.extract.read.inputs import in_memory
    from polgraph.extract.read.limits import HEAD
    from polgraph.extract.read.reader import Context
    from polgraph.ontology.errors import PolgraphError
    from tests.extract.read.samples import check, read, samples
    from tests.fuzz.loop import fuzz

OURS = str(Path(readers.__file__).parent)
FIELDS: Mapping[str, str] = MappingProxyType({})


def own_mistake(error: Exception) -> bool:
    """Whether an error arose in our own code, and not in a library that a damaged file has broken."""
    return traceback.extract_tb(error.__traceback__)[-1].filename.startswith(OURS)


def read_strictly(data: bytes) -> None:
    """Read with the reader that fits, without the net that turns whatever it raises into a refusal.

    Raises:
        Exception: a mistake in our own code.
    """
    blob = Blob("fuzz", None, "", in_memory(data), len(data))
    try:
        with blob.open() as stream:
            reader = readers.reader_of(data[:HEAD], blob)
            for _ in reader.read(stream, blob, Context(lambda inner: readers.read_blob(inner, FIELDS), FIELDS)):
                pass
    except (PolgraphError, OSError):
        return
    except Exception as error:
        if own_mistake(error):
            raise


def one_input(data: bytes) -> None:
    """What the fuzzer calls."""
    read_strictly(data)
    check(*read(data, ReadOptions(any_language=True)))


if __name__ == "__main__":
    fuzz(samples(), one_input)
