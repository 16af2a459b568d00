"""`--explain`: for each sentence its actors, what was found, and why it is stated or not."""

from __future__ import annotations

import pytest

from polgraph.extract.actors.model import Kind
from polgraph.extract.explain import explain
from polgraph.extract.pipeline import Analysis
from polgraph.extract.scoring.model import Scorer
from polgraph.ontology.records import Status
from tests.extract.conftest import Scene, modality

SCORER = Scorer("test", {"good": 1.5, "bad": -0.5, "dreadful": -4.0}, 0.0, 0.6)


def lines(scene: Scene, *names: list[str]) -> list[str]:
    """The explanation of as many candidates in the second sentence as there are lists of features."""
    modal = modality(Status.REPORTED, negated=True, source=15, marks=("said",))
    candidates = tuple(scene.candidate(12, (11, 13), "SUPPORT", modal=modal) for _ in names)
    analysis = Analysis(scene.doc, scene.references, scene.resolution, candidates)
    return explain(analysis, names, SCORER).splitlines()


def test_each_sentence_stands_with_its_actors(meeting: Scene) -> None:
    meeting.refer(8, None, Kind.NOMINAL)
    found = lines(meeting)
    assert found[0] == "» Orla Brandt met Tomas Reke on Sunday."
    assert "  actor  'Orla Brandt' (name) is 'Orla Brandt', person" in found
    assert "  actor  'him' (pronoun) is 'Tomas Reke', person" in found
    assert sum(line.endswith("no actor found for it") for line in found) == 1


@pytest.mark.parametrize(("name", "verdict"), [("good", "STATED   0.82"), ("bad", "rejected 0.38")])
def test_a_candidate_has_a_verdict_and_its_reasons(meeting: Scene, name: str, verdict: str) -> None:
    found = lines(meeting, [name, "unknown"])
    place = next(i for i, line in enumerate(found) if verdict in line)
    assert "'Orla Brandt' (subj, direct) SUPPORT 'Tomas Reke' (obj, direct)" in found[place]
    assert found[place].endswith("[reported, negated; by said]")
    assert found[place + 1].strip() == "'praised': rule verb"
    assert found[place + 2].strip() == f"because {name} {SCORER.weights[name]:+.2f}"


def test_the_likeliest_stands_first_and_the_unlikely_are_counted(meeting: Scene) -> None:
    found = [line.strip() for line in lines(meeting, ["bad"], ["dreadful"], ["good"])]
    assert [line.split()[1] for line in found if line.startswith(("STATED", "rejected"))] == ["0.82", "0.38"]
    assert found[-1] == "(1 candidates below 0.05 not shown)"
