"""The families of relations come from the vocabulary."""

from __future__ import annotations

from polgraph.extract.kinds import event_types, speech_relations, standing_relations, symmetric_relations


def test_every_relation_is_an_event_type_or_a_standing_relation() -> None:
    assert (len(event_types()), len(standing_relations())) == (16, 7)
    assert not event_types() & standing_relations()


def test_symmetric_relations_are_those_of_the_guidelines() -> None:
    assert symmetric_relations() == {"AGREE", "CONSULT", "COOPERATE", "OPPOSED_TO", "KIN_OF"}


def test_events_of_words_alone_are_the_verbal_ones_without_meetings() -> None:
    assert speech_relations() < event_types()
    assert "THREATEN" in speech_relations()
    assert not speech_relations() & {"CONSULT", "PROTEST", "AID"}
