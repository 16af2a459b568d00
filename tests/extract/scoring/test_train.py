"""Training: which candidates are right, figures at a threshold, the choice of the threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.extract.pipeline import Analysis
from polgraph.extract.scoring import train
from polgraph.extract.scoring.model import Scorer
from polgraph.extract.scoring.train import Example, Labelled, best_threshold, score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polgraph.extract.relations.model import Candidate
    from tests.extract.conftest import Scene

MET, PRAISED = 2, 12


def example(right: bool | None, number: int, *features: str) -> Example:
    return Example(features, right, ("a", "ACCUSE", str(number)))


def stated(subject: str, relation: str, object_: str, *, optional: bool = False) -> dict[str, Any]:
    return {"subject": subject, "relation": relation, "object": object_, "optional": optional}


@pytest.fixture
def gold() -> dict[str, Any]:
    actors = [{"id": "a1", "name": "Orla Brandt"}, {"id": "a2", "name": "Tomas Reke", "mentions": ["Reke"]}]
    statements = [stated("a2", "CONSULT", "a1"), stated("a1", "SUPPORT", "a2", optional=True)]
    return {"id": "x", "actors": actors, "statements": statements}


def labels(scene: Scene, gold: dict[str, Any], *candidates: Candidate) -> Labelled:
    analysis = Analysis(scene.doc, scene.references, scene.resolution, candidates)
    return train.label(gold, analysis, [[f"f{number}"] for number in range(len(candidates))])


def test_a_candidate_is_right_where_the_gold_has_it_and_open_where_it_is_optional(
    meeting: Scene, gold: dict[str, Any]
) -> None:
    found = labels(
        meeting,
        gold,
        meeting.candidate(MET, (1, 4), "CONSULT"),
        meeting.candidate(PRAISED, (11, 13), "SUPPORT"),
        meeting.candidate(PRAISED, (13, 11), "SUPPORT"),
        meeting.candidate(MET, (1, 4), "ACCUSE"),
    )
    assert [one.right for one in found.examples] == [True, None, False, False]
    assert [one.features for one in found.examples] == [("f0",), ("f1",), ("f2",), ("f3",)]
    assert found.required == 1


def test_the_triple_of_a_symmetric_relation_is_the_same_both_ways(meeting: Scene, gold: dict[str, Any]) -> None:
    there, back = (meeting.candidate(MET, ends, "CONSULT") for ends in ((1, 4), (4, 1)))
    first, second = labels(meeting, gold, there, back).examples
    assert first.triple == second.triple == ("a1", "CONSULT", "a2")


def test_an_actor_outside_the_gold_keeps_its_name(meeting: Scene, gold: dict[str, Any]) -> None:
    meeting.entities[1].name = "Mila Sorn"
    meeting.references[13] = meeting.references[11]
    gold["actors"].pop()
    gold["statements"] = []
    (one,) = labels(meeting, gold, meeting.candidate(PRAISED, (11, 13), "SUPPORT")).examples
    assert one.triple == ("a1", "SUPPORT", "Mila Sorn")


TWO = (
    Labelled((example(True, 1), example(True, 2), example(False, 3), example(None, 4)), 4),
    Labelled((example(False, 1),), 1),
)
CHANCES = ((0.9, 0.4, 0.6, 0.95), (0.2,))


@pytest.mark.parametrize(
    ("threshold", "precision", "recall"),
    [
        (0.1, 2 / 4, 2 / 5),
        (0.3, 2 / 3, 2 / 5),
        (0.5, 1 / 2, 1 / 5),
        (0.8, 1, 1 / 5),
        (0.9, 1, 1 / 5),
        (0.95, 0, 0),
        (1.0, 0, 0),
    ],
)
def test_figures_at_a_threshold(threshold: float, precision: float, recall: float) -> None:
    f1 = 2 * precision * recall / (precision + recall) if recall else 0
    assert score(TWO, CHANCES, threshold) == pytest.approx((precision, recall, f1))


def test_a_triple_proposed_twice_counts_once() -> None:
    twice = Labelled((example(True, 1), example(True, 1), example(False, 2), example(False, 2)), 1)
    assert score([twice], [(0.9,) * 4], 0.5) == pytest.approx((0.5, 1.0, 2 / 3))


def test_nothing_at_all_scores_nothing() -> None:
    assert score([], [], 0.5) == (0.0, 0.0, 0.0)


CHANCE = st.floats(0, 1)
CASES = st.lists(st.tuples(st.sampled_from([True, False, None]), CHANCE), min_size=1, max_size=12)


@given(CASES, CHANCE)
def test_figures_are_shares(cases: list[tuple[bool | None, float]], threshold: float) -> None:
    article = Labelled(tuple(example(right, n) for n, (right, _) in enumerate(cases)), len(cases))
    figures = score([article], [[chance for _, chance in cases]], threshold)
    assert all(0.0 <= figure <= 1.0 for figure in figures)


@pytest.mark.parametrize(("precision", "least", "most"), [(0.6, 0.2, 0.4), (0.9, 0.6, 0.9)])
def test_the_threshold_is_the_best_that_is_precise_enough(precision: float, least: float, most: float) -> None:
    assert least < best_threshold(TWO, CHANCES, precision) <= most


def test_where_none_is_precise_enough_the_most_precise_is_taken() -> None:
    wrong = Labelled((example(True, 1), example(False, 2), example(False, 3)), 1)
    assert 0.3 < best_threshold([wrong], [(0.5, 0.5, 0.3)], 0.9) <= 0.5


def test_a_trained_scorer_tells_right_from_wrong_and_is_the_same_each_time() -> None:
    pytest.importorskip("sklearn", reason="needs polgraph[train]")
    right = tuple(example(True, n, "bias", "good") for n in range(30))
    wrong = tuple(example(False, n, "bias", "bad", *(["rare"] if n < 32 else [])) for n in range(30, 60))
    articles = [Labelled(right[n::5] + wrong[n::5], 6) for n in range(5)]
    scorer = train.fit(articles, "x", 0.5)
    assert scorer.probability(["bias", "good"]) > 0.5 > scorer.probability(["bias", "bad"])
    assert "rare" not in scorer.weights
    assert train.fit(articles, "x", 0.5).to_json() == scorer.to_json()
    chances = train.cross_validate(articles)
    assert [len(one) for one in chances] == [12] * 5
    assert score(articles, chances, 0.5)[2] == 1.0


def test_no_article_is_judged_by_a_scorer_that_has_seen_it(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [Labelled((example(True, n, f"article {n}"),), 1) for n in range(12)]
    seen: list[set[str]] = []

    def fit(training: Sequence[Labelled], version: str, threshold: float) -> Scorer:
        names = {name for article in training for one in article.examples for name in one.features}
        seen.append(names)
        return Scorer(version, dict.fromkeys(names, 100.0), 0.0, threshold)

    monkeypatch.setattr(train, "fit", fit)
    assert train.cross_validate(articles) == [[0.5]] * len(articles)
    assert all(len(names) >= 9 for names in seen)
