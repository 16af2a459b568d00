"""A hash of a whole shard file: its pages have checksums, but the directory of the pages has none."""

from __future__ import annotations

import hashlib

BLANK = "0" * 64
"""What stands in the place of the hash while it is computed."""


def sealed(raw: bytes) -> bytes:
    """A file in which the last `BLANK` is replaced by the hash of the file."""
    return _with(raw, BLANK, hashlib.sha256(raw).hexdigest())


def is_sealed(raw: bytes, seal: str) -> bool:
    """Whether a file is what `sealed` has made.

    Args:
        raw: the bytes of the file.
        seal: the hash that it claims.
    """
    return len(seal) == len(BLANK) and sealed(_with(raw, seal, BLANK)) == raw


def _with(raw: bytes, old: str, new: str) -> bytes:
    """The bytes with another text of the same length at the last place of one."""
    before, _, after = raw.rpartition(old.encode())
    return before + new.encode() + after
