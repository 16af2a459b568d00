"""What the scorer sees of a candidate."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest

from polgraph.extract.actors.model import Kind
from polgraph.extract.relations.model import Candidate, How
from polgraph.extract.scoring.features import Features, _bucket, path_between
from polgraph.ontology.records import Status
from tests.extract.conftest import Scene, modality, parsed

if TYPE_CHECKING:
    from polgraph.extract.pipeline import Extractor

MET, PRAISED = 2, 12


def features(scene: Scene, candidates: Sequence[Candidate], which: int = 0) -> list[str]:
    return Features(scene.doc, scene.references, scene.resolution, candidates).of(candidates[which])


@pytest.fixture
def candidates(meeting: Scene) -> list[Candidate]:
    return [
        meeting.candidate(MET, (1, 4), "CONSULT"),
        meeting.candidate(PRAISED, (11, 13), "SUPPORT", modal=modality(Status.REPORTED, source=15, marks=("Say",))),
        meeting.candidate(PRAISED, (15, 11), "SUPPORT", hows=(How.LOOSE, How.DIRECT)),
    ]


def test_features_are_sorted_names_without_doubles(meeting: Scene, candidates: list[Candidate]) -> None:
    found = features(meeting, candidates)
    assert found == sorted(set(found))


def test_the_same_candidate_has_the_same_features_wherever_it_stands(
    meeting: Scene, candidates: list[Candidate]
) -> None:
    backwards = candidates[::-1]
    for place in range(len(candidates)):
        assert features(meeting, candidates, place) == features(meeting, backwards, len(candidates) - 1 - place)


def test_relation_types_arguments_and_grammar_are_seen(meeting: Scene, candidates: list[Candidate]) -> None:
    assert {
        *("r=CONSULT", "rule=verb", "lemma=meet r=CONSULT", "types=person,person", "hows=DIRECT,DIRECT"),
        *("s.path=>nsubj", "o.path=>dobj", "s.kind=NAME named=True r=CONSULT", "status=asserted r=CONSULT"),
        *("said=False", "order=True,False rule=verb", "between=0-3", "t.dep=ROOT rule=verb"),
    } <= set(features(meeting, candidates))


def test_status_and_its_words_are_seen(meeting: Scene, candidates: list[Candidate]) -> None:
    found = features(meeting, candidates, 1)
    assert {"status=reported r=SUPPORT", "mark=say", "said=True", "o.pronoun=him", "t.head=say ccomp"} <= set(found)


def test_candidates_of_the_same_word_and_pair_are_counted(meeting: Scene, candidates: list[Candidate]) -> None:
    found = features(meeting, candidates, 2)
    assert {"trigger=2", "strict=1 loose=True", "pair=1", "triple=1"} <= set(found)


def test_an_argument_in_another_sentence_has_no_path(meeting: Scene) -> None:
    found = features(meeting, [meeting.candidate(MET, (15, 4), "CONSULT")])
    assert "s.same=False" in found
    assert not [name for name in found if name.startswith("s.path")]


def test_the_topic_is_seen_only_where_one_shows(meeting: Scene, candidates: list[Candidate]) -> None:
    assert not [name for name in features(meeting, candidates) if name.startswith("topic")]
    sport = Scene(parsed("Brandt/PROPN/nsubj/1 beat/VERB/ROOT/1 Reke/PROPN/dobj/1", *["goal/NOUN/ROOT/0"] * 2))
    for head in (0, 2):
        sport.refer(head, sport.actor(f"A{head}"))
    words = "goal/NOUN/ROOT/0 midfielder/NOUN/dep/0 referee/NOUN/dep/0"
    played = Scene(parsed("Brandt/PROPN/nsubj/1 beat/VERB/ROOT/1 Reke/PROPN/dobj/1", words), sport.references)
    played.entities, played.of = sport.entities, sport.of
    assert "topic=sport" in features(played, [played.candidate(1, (0, 2), "ASSAULT")])


@pytest.mark.parametrize(
    ("lead", "name"), [(1.2, "close"), (2.0, "some"), (5.0, "clear"), (math.inf, "alone"), (None, "told")]
)
def test_how_clear_it_is_whom_a_pronoun_stands_for(
    meeting: Scene, candidates: list[Candidate], lead: float | None, name: str
) -> None:
    meeting.leads = {} if lead is None else {13: lead}
    assert f"o.lead={name} one" in features(meeting, candidates, 1)


def test_a_path_is_named_by_its_steps_and_by_its_length_when_long() -> None:
    chain = " ".join(f"w{i}/NOUN/pobj/{max(i - 1, 0)}" for i in range(9))
    scene = Scene(
        parsed(chain.replace("w3/NOUN/pobj", "of/ADP/prep").replace("w4/NOUN/pobj", "w4/NOUN/conj"), "x/NOUN/ROOT/0")
    )
    read = path_between
    assert read(scene.doc[1], scene.doc[4]) == ">pobj>of>conj"
    assert read(scene.doc[4], scene.doc[1]) == "<conj<prep<pobj"
    assert read(scene.doc[0], scene.doc[8]) == "long8"
    assert read(scene.doc[0], scene.doc[9]) == "apart"


@pytest.mark.parametrize(
    ("number", "name"),
    [(0, "0-3"), (3, "0-3"), (4, "4-8"), (8, "4-8"), (9, "9-16"), (16, "9-16"), (17, "17-"), (400, "17-")],
)
def test_distances_are_seen_roughly(number: int, name: str) -> None:
    assert _bucket(number) == name


def test_a_pronoun_without_an_actor_type_of_its_own_takes_that_of_its_actor(meeting: Scene) -> None:
    meeting.refer(13, 1, Kind.PRONOUN)
    assert "o.type=person" in features(meeting, [meeting.candidate(PRAISED, (11, 13), "SUPPORT")])


@pytest.mark.model
def test_a_lone_sentence_is_seen_as_such(extractor: Extractor) -> None:
    sentence = "Chile met Peru."

    def lone(text: str) -> bool:
        first, *_ = extractor.features(extractor.analyse(extractor.nlp(text)))
        return "lone r=CONSULT" in first

    assert lone(sentence)
    assert not lone(f"{sentence} It rained all day.")
