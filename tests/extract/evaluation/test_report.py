"""Figures of extractions against gold articles, on cases counted by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from polgraph.extract.evaluation.report import Error, Report, evaluate
from polgraph.ontology.records import Article, Extraction, Statement
from tests.extract.evaluation.evaluation_samples import NAMES, said, wanted


def report(gold: list[dict[str, Any]], *statements: Statement) -> Report:
    actors = [{"id": key, "name": name} for key, name in NAMES.items()]
    article = {"id": "x", "actors": actors, "statements": gold}
    return evaluate([(article, Extraction(Article("x", "Predicted."), statements=statements))])


GOLD = [
    wanted("a1", "SUPPORT", "a2", status="reported"),
    wanted("a1", "CONSULT", "a3"),
    wanted("a3", "ACCUSE", "a1", negated=True),
    wanted("a4", "SANCTION", "a2"),
    wanted("a4", "THREATEN", "a2"),
    wanted("a2", "MEMBER_OF", "a4", optional=True),
]


def test_a_case_counted_by_hand() -> None:
    found = report(
        GOLD,
        said("Brandt", "SUPPORT", "the Harbour Union"),  # hit, wrong status
        said("Tomas Reke", "CONSULT", "Orla Brandt"),  # hit, the other way round
        said("Tomas Reke", "ACCUSE", "Orla Brandt"),  # hit, negation missed
        said("Harbour Union", "SANCTION", "Ruvia"),  # the other way round: an extra, but the pair is a hit
        said("Harbour Union", "MEMBER_OF", "Ruvia"),  # optional: neither
        said("Tomas Reke", "ACCUSE", "Mila Sorn"),  # an extra of a pair that the gold has not
    ).figures()
    assert found["triple"] == {"precision": 0.6, "recall": 0.6, "f1": 0.6, "gold": 5, "predicted": 5}
    # Pairs of the gold: Brandt-Union, Brandt-Reke, Ruvia-Union; predicted: these three and Reke-Sorn.
    assert found["pair"] == {"precision": 0.75, "recall": 1.0, "f1": 0.857, "gold": 3, "predicted": 4}
    assert found["status_accuracy_on_hits"] == 0.667
    assert found["negation_accuracy_on_hits"] == 0.667
    assert found["by_relation"] == {
        "ACCUSE": {"hit": 1, "extra": 1, "missed": 0},
        "CONSULT": {"hit": 1, "extra": 0, "missed": 0},
        "SANCTION": {"hit": 0, "extra": 1, "missed": 1},
        "SUPPORT": {"hit": 1, "extra": 0, "missed": 0},
        "THREATEN": {"hit": 0, "extra": 0, "missed": 1},
    }


def test_errors_name_actors_and_sentence() -> None:
    found = report([wanted("a1", "SUPPORT", "a2")], said("Tomas Reke", "ACCUSE", "Mila Sorn"))
    assert found.errors == [
        Error("extra", "x", ("Tomas Reke", "ACCUSE", "Mila Sorn"), "Predicted."),
        Error("miss", "x", ("Orla Brandt", "SUPPORT", "Harbour Union"), "Gold."),
    ]


@pytest.mark.parametrize(
    ("gold", "statements", "precision", "recall"),
    [
        ([], [], 0.0, 0.0),
        ([wanted("a1", "ACCUSE", "a3")], [], 0.0, 0.0),
        ([], [said("Orla Brandt", "ACCUSE", "Tomas Reke")], 0.0, 0.0),
        ([wanted("a1", "ACCUSE", "a3", optional=True)], [said("Orla Brandt", "ACCUSE", "Tomas Reke")], 0.0, 0.0),
        ([wanted("a1", "ACCUSE", "a3")], [said("Orla Brandt", "ACCUSE", "Tomas Reke")] * 2, 1.0, 1.0),
        ([wanted("a1", "ACCUSE", "a3")] * 2, [said("Orla Brandt", "ACCUSE", "Tomas Reke")], 1.0, 0.5),
        ([wanted("a1", "ACCUSE", "a3")], [said("She", "ACCUSE", "Reke", text="Brandt")], 1.0, 1.0),
    ],
)
def test_edges(gold: list[dict[str, Any]], statements: list[Statement], precision: float, recall: float) -> None:
    found = report(gold, *statements).figures()["triple"]
    assert (found["precision"], found["recall"]) == (precision, recall)


def test_each_occurrence_of_an_unknown_actor_counts_by_itself() -> None:
    first = said("Mila Sorn", "ACCUSE", "Tomas Reke")
    later = replace(first, subject=replace(first.subject, start=40, end=49))
    found = report(GOLD, first, first, later).figures()
    assert (found["triple"]["predicted"], found["pair"]["predicted"]) == (2, 2)


def test_counts_add_up_over_articles() -> None:
    article = {"id": "x", "actors": [{"id": k, "name": n} for k, n in NAMES.items()], "statements": GOLD}
    extraction = Extraction(Article("x", "Predicted."), statements=(said("Orla Brandt", "SUPPORT", "Harbour Union"),))
    one, two = evaluate([(article, extraction)]), evaluate([(article, extraction)] * 2)
    assert {key: 2 * count for key, count in one.counts.items()} == two.counts
    assert one.figures()["triple"]["f1"] == two.figures()["triple"]["f1"]


@pytest.mark.parametrize(("optional", "predicted"), [(True, 0), (False, 1)])
def test_a_pair_that_is_only_optional_counts_neither_way(optional: bool, predicted: int) -> None:
    gold = [wanted("a1", "SUPPORT", "a2", optional=optional)]
    assert report(gold, said("Orla Brandt", "ACCUSE", "Harbour Union")).figures()["pair"]["predicted"] == predicted
