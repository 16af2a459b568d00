"""How well and how fast names are compared; beside nomenklatura's logic_v2, where that is installed.

Usage: names.py PAIRS.jsonl   (name1, name2, schema, match and synthetic a line)
"""

from __future__ import annotations

import itertools
import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Row = dict[str, Any]
RANDOM_PAIRS = 20_000


def figures(rows: Sequence[Row], said: Sequence[bool]) -> str:
    """Precision, recall and F1 of "same"."""
    hit = sum(guess and row["match"] for row, guess in zip(rows, said, strict=True))
    extra = sum(guess and not row["match"] for row, guess in zip(rows, said, strict=True))
    missed = sum(row["match"] and not guess for row, guess in zip(rows, said, strict=True))
    precision, recall = hit / max(1, hit + extra), hit / max(1, hit + missed)
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {2 * hit / max(1, 2 * hit + extra + missed):.3f}"


def ours(rows: Sequence[Row]) -> None:
    from polgraph.graph.names import Schema, Verdict, compare

    for kind in (False, True):
        part = [row for row in rows if row["synthetic"] is kind]
        found = [compare(row["name1"], row["name2"], schema=Schema(row["schema"])) for row in part]
        wrong = sum(match.verdict is Verdict.DIFFERENT and row["match"] for match, row in zip(found, part, strict=True))
        print(f"polgraph   synthetic={kind!s:5} {figures(part, [match.verdict is Verdict.SAME for match in found])}")
        print(f"           {len(part)} pairs, {wrong} of the matches called different, the other misses unsure")
    names = [row[key] for row in rows for key in ("name1", "name2")]
    chance = random.Random(7)  # noqa: S311
    drawn = [(chance.choice(names), chance.choice(names)) for _ in range(RANDOM_PAIRS)]
    for run in ("first", "again"):
        begun = time.process_time()
        for left, right in drawn:
            compare(left, right, schema=Schema.PERSON)
        print(f"polgraph   {RANDOM_PAIRS / (time.process_time() - begun):.0f} random pairs a second ({run})")


def nomenklatura_scores() -> Callable[[Row], float]:
    # By name, for neither is a dependency.
    model = import_module("followthemoney").model
    logic = import_module("nomenklatura.matching.logic_v2.model").LogicV2
    config, ids = logic.default_config(), itertools.count()

    def entity(row: Row, key: str) -> Any:  # noqa: ANN401
        made = model.make_entity(row["schema"])
        made.id = f"e{next(ids)}"
        made.add("name", row[key])
        return made

    return lambda row: float(logic.compare(entity(row, "name1"), entity(row, "name2"), config).score)


def theirs(rows: Sequence[Row]) -> None:
    score = nomenklatura_scores()
    score(rows[0])
    begun = time.process_time()
    scores = [score(row) for row in rows]
    spent = time.process_time() - begun
    for kind, threshold in ((False, 0.7), (True, 0.8)):
        part = [(row, value) for row, value in zip(rows, scores, strict=True) if row["synthetic"] is kind]
        said = [value >= threshold for _, value in part]
        print(f"logic_v2   synthetic={kind!s:5} {figures([row for row, _ in part], said)}  from {threshold}")
    print(f"logic_v2   {len(rows) / spent:.0f} pairs of the file a second, its data loaded")


def main() -> int:
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines() if line.strip()]
    if find_spec("polgraph"):
        ours(rows)
    if find_spec("nomenklatura"):
        theirs(rows)
    else:
        print("logic_v2   nomenklatura is not installed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
