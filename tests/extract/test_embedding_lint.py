"""The embedding lexicon keeps its format, and every row of it can change something."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files

import pytest

from polgraph.extract.embedding import load_embedders
from polgraph.ontology.records import Status

COLUMNS = ["trigger", "pos", "clause", "status", "negated", "attributes", "controller", "note"]
SOURCE = files("polgraph.extract").joinpath("data", "lexicon", "embedding.tsv")
TRIGGER = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*(?: [a-z]+)*", re.UNICODE)
STATUSES = {"-", "requested"} | {str(status) for status in Status}
PREPOSITIONS = set("about against as at by for from in into of on out over to with without".split())
CLAUSES = {
    "v": {"that", "to", "ing", "np"} | PREPOSITIONS,
    "n": {"that", "to", "ing", "compound"} | PREPOSITIONS,
    "a": {"that", "to", "np"} | PREPOSITIONS,
    "r": {"np"},
}
EXPECTED = [
    ("say", "v", "that", "reported", False, "none"),
    ("accuse", "v", "of", "alleged", False, "obj"),
    ("deny", "v", "ing", "-", True, "subj"),
    ("prevent", "v", "from", "-", True, "obj"),
    ("promise", "v", "to", "intended", False, "subj"),
    ("threaten", "v", "to", "intended", False, "subj"),
    ("order", "v", "to", "intended", False, "obj"),
    ("force", "v", "to", "asserted", False, "obj"),
    ("manage", "v", "to", "asserted", False, "subj"),
    ("fail", "v", "to", "-", True, "subj"),
    ("urge", "v", "to", "requested", False, "obj"),
    ("demand", "v", "that", "requested", False, "none"),
    ("contemplate", "v", "ing", "hypothetical", False, "subj"),
    ("alleged", "a", "np", "alleged", False, "none"),
    ("planned", "a", "np", "intended", False, "none"),
    ("foiled", "a", "np", "intended", True, "none"),
    ("reportedly", "r", "np", "reported", False, "none"),
    ("possibly", "r", "np", "hypothetical", False, "none"),
    ("attempt", "n", "compound", "intended", False, "none"),
]


def lines() -> list[list[str]]:
    return [
        line.split("\t") for line in SOURCE.read_text(encoding="utf8").splitlines() if line and not line.startswith("#")
    ]


def rows() -> list[dict[str, str]]:
    return [dict(zip(COLUMNS, cells, strict=True)) for cells in lines()[1:]]


def test_header_and_eight_filled_cells() -> None:
    first, *others = lines()
    assert first == COLUMNS
    assert not [cells for cells in others if len(cells) != len(COLUMNS) or any(not c or c != c.strip() for c in cells)]


def test_triggers_are_lower_case_words_of_a_known_part_of_speech() -> None:
    bad = [r["trigger"] for r in rows() if r["pos"] not in CLAUSES or not TRIGGER.fullmatch(r["trigger"])]
    assert not bad
    assert not [r["trigger"] for r in rows() if r["trigger"] != r["trigger"].lower()]


def test_cells_hold_known_values() -> None:
    wrong = [
        r
        for r in rows()
        if r["status"] not in STATUSES
        or {r["negated"], r["attributes"]} - {"yes", "no"}
        or r["controller"] not in {"subj", "obj", "none"}
        or set(r["clause"].split(",")) - CLAUSES[r["pos"]]
    ]
    assert not wrong


def test_a_word_has_one_row_for_a_clause() -> None:
    seen = Counter((r["trigger"], r["pos"], clause) for r in rows() for clause in r["clause"].split(","))
    assert not sorted(key for key, number in seen.items() if number > 1)


def test_every_row_says_something() -> None:
    idle = [r for r in rows() if (r["status"], r["negated"], r["attributes"]) == ("-", "no", "no") and r["pos"] != "v"]
    assert not idle


def test_sorted_by_trigger() -> None:
    order = [(r["trigger"], r["pos"], r["clause"]) for r in rows()]
    assert order == sorted(order)


@pytest.mark.parametrize(("trigger", "pos", "clause", "status", "negated", "controller"), EXPECTED)
def test_words_that_every_article_has(
    trigger: str, pos: str, clause: str, status: str, negated: bool, controller: str
) -> None:
    found = [row for row in load_embedders()[pos, trigger] if clause in row.clauses]
    assert [(row.status or "-", row.negated, row.controller or "none") for row in found] == [
        (status, negated, controller)
    ]
