"""The figures in the guide: how they are counted, and that the guide has room for them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from polgraph.ontology.records import Article, DatePrecision, EventDate, Extraction, Statement
from scripts import evaluation
from scripts.evaluation import Sample
from tests.extract.evaluation.evaluation_samples import NAMES, said, wanted

SUNDAY = EventDate(date(2021, 3, 7), date(2021, 3, 7), DatePrecision.DAY, "Sunday")
OPEN = {"attributed_to": None, "when": None, "place": None}


def pair(gold: list[dict[str, Any]], *statements: Statement) -> evaluation.Pair:
    actors = [{"id": key, "name": name} for key, name in NAMES.items()]
    article = {"id": "x", "actors": actors, "statements": [OPEN | one for one in gold]}
    return article, Extraction(Article("x", "Predicted."), statements=statements)


@pytest.mark.parametrize("mark", [evaluation.FIGURES, evaluation.EXAMPLE])
def test_the_guide_has_the_marks(mark: str) -> None:
    text = evaluation.GUIDE.read_text(encoding="utf-8")
    assert "here it is\n<!-- end" in evaluation.renewed(text, mark, "here it is")


def test_missing_marks_are_an_error() -> None:
    with pytest.raises(ValueError, match="lacks <!-- begin figures -->"):
        evaluation.renewed("no marks", evaluation.FIGURES, "x")


def test_each_triple_has_one_outcome() -> None:
    gold = [wanted("a1", "ACCUSE", "a3"), wanted("a1", "SUPPORT", "a2", optional=True)]
    accused = said("Orla Brandt", "ACCUSE", "Tomas Reke")
    others = said("Orla Brandt", "SUPPORT", "Harbour Union"), said("Ruvia", "ACCUSE", "Tomas Reke")
    found = evaluation.outcomes(*pair(gold, accused, accused, *others))
    assert [one.right for one in found] == [True, None, False]
    assert [one.gold is None for one in found] == [False, True, True]


@pytest.mark.parametrize(
    ("changes", "gold", "rows"),
    [
        ({}, {}, "1.00 | – | 1.00 | – | 1.00 | –"),
        (
            {"attributed_to": "Reke", "when": SUNDAY, "place": "the town of Dovrin"},
            {"attributed_to": "a3", "when": "2021-03-07", "place": "town of Dovrin"},
            "1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 1.00",
        ),
        ({"attributed_to": "Reke", "when": SUNDAY, "place": "Dovrin"}, {}, "0.00 | – | 0.00 | – | 0.00 | –"),
        (
            {"attributed_to": "Reke", "when": SUNDAY},
            {"attributed_to": "a1", "when": "2021-03", "place": "Dovrin"},
            "0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00",
        ),
    ],
)
def test_source_date_and_place_are_compared_on_hits(changes: dict[str, Any], gold: dict[str, Any], rows: str) -> None:
    statement = said("Orla Brandt", "ACCUSE", "Tomas Reke", **changes)
    extra = said("Ruvia", "ACCUSE", "Tomas Reke", attributed_to="Nobody")
    sample = Sample("s", [pair([wanted("a1", "ACCUSE", "a3") | gold], statement, extra)])
    assert evaluation.details([sample]).splitlines()[-1] == f"| s | 1 | {rows} |"


def test_confidence_is_sorted_into_bins() -> None:
    gold = [wanted("a1", "ACCUSE", "a3"), wanted("a1", "SUPPORT", "a2"), wanted("a1", "AID", "a4", optional=True)]
    statements = (
        said("Orla Brandt", "ACCUSE", "Tomas Reke", confidence=0.72),
        said("Orla Brandt", "SUPPORT", "Tomas Reke", confidence=0.78),
        said("Orla Brandt", "SUPPORT", "Harbour Union", confidence=1.0),
        said("Orla Brandt", "AID", "Ruvia", confidence=0.1),
    )
    lines = evaluation.reliability(Sample("s", [pair(gold, *statements)])).splitlines()
    assert lines[2:4] == ["| 0.7–0.8 | 2 | 0.75 | 0.50 |", "| 0.9–1.0 | 1 | 1.00 | 1.00 |"]
    # by chance: sqrt(2 / pi * (0.72 * 0.28 + 0.78 * 0.22)) / 3
    assert lines[-1] == "Expected calibration error: 0.167; exact confidences: 0.162 by chance."


def test_all_tables_stand_in_the_document() -> None:
    samples = [Sample(f"s, {name}", [pair([wanted("a1", "ACCUSE", "a3")])]) for name in ("tuned on", "kept back")]
    text = evaluation.document(samples)
    assert "| s, tuned on | 1 | 1 | 0.000 | 0.000 | 0.000 | 0.000 | 0.000 | 0.000 |" in text
    assert "| ACCUSE | 1 | – | 0.00 | 0.00 |" in text
    assert "Confidence on s, kept back:" in text
    assert "Confidence on s, tuned on:" not in text
