"""The real command and hostile inputs of every kind at once: the good articles around them have their statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile.cases import ALL
from tests.hostile.run import run

if TYPE_CHECKING:
    from pathlib import Path

CHOSEN = (
    "HTML: an element's name of 4.9 MB",
    "HTML: 1,000,000 paragraphs that are not closed",
    "feed: entities that multiply (billion laughs)",
    "gzip: in gzip, 200 MB",
    "ZIP: names that lead out",
    "ZIP: names of terminal sequences",
    "PDF: a tree of pages with a loop",
    "WARC: a length of too little",
    "EML: a subject of encoded words",
    "Parquet: 1,000 rows that show one text of 100 MB",
    "JSONL: 100,000 lists within each other",
    "CSV: a row of 5,000,000 cells",
    "links, pipes and devices",
    "file names of terminal sequences",
    "a sentence of 10,000 words",
)
SECONDS, MEGABYTES = 120, 2_000
"""Processor time and memory of all together, several times what is measured."""


@pytest.mark.model
@pytest.mark.slow
def test_the_rest_of_the_batch_is_unharmed(tmp_path: Path) -> None:
    def write(folder: Path) -> None:
        for number, name in enumerate(CHOSEN):
            inner = folder / str(number)
            inner.mkdir()
            ALL[name](inner)

    done, counts = run(write, tmp_path)
    assert done.code == 0, done.err[-2000:]
    assert all(counts), done.err[-2000:]
    assert done.seconds < SECONDS
    assert done.megabytes < MEGABYTES
    assert "\x1b" not in done.out + done.err
    assert "Traceback" not in done.err
