"""From candidates to records: offsets, one statement a fact, status by who speaks, ids from content."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
import spacy.tokens
from hypothesis import given
from hypothesis import strategies as st

from polgraph.extract.actors.model import Kind
from polgraph.extract.assemble import Assembler
from polgraph.extract.lexicon import Entry
from polgraph.extract.parse import Doc
from polgraph.extract.relations.model import Candidate, How, Modality
from polgraph.ontology.records import ActorType, Article, Statement, Status
from tests.extract.conftest import Scene, modality, vocab

if TYPE_CHECKING:
    from polgraph.extract.pipeline import Extractor

MET, PRAISED = 2, 12
BRANDT, REKE, PREMIER, HIM, SPEAKER = 1, 4, 11, 13, 15
ALLEGING = Entry(
    "praise", (), "v", (), ("subj",), ("obj",), "SUPPORT", "praises", None, None, Status.ALLEGED, False, False, "x"
)


def assembler(scene: Scene, name: str = "a", published: date | None = date(2021, 3, 10)) -> Assembler:
    article = Article(name, scene.doc.text, published=published)
    return Assembler(article, scene.doc, scene.references, scene.resolution, "by hand")


def statements(scene: Scene, *candidates: Candidate) -> tuple[Statement, ...]:
    return assembler(scene).statements([(candidate, 0.5) for candidate in candidates])


def praise(scene: Scene, modal: Modality, **changes: object) -> Candidate:
    return replace(scene.candidate(PRAISED, (PREMIER, HIM), "SUPPORT", modal=modal), **changes)  # type: ignore[arg-type]


def test_a_statement_gives_its_sentence_without_space_around(meeting: Scene) -> None:
    (first,) = statements(meeting, meeting.candidate(MET, (BRANDT, REKE), "CONSULT"))
    (second,) = statements(meeting, praise(meeting, modality()))
    assert first.evidence.text == "Orla Brandt met Tomas Reke on Sunday."
    assert second.evidence.text.startswith('"')
    for one in (first, second):
        assert meeting.doc.text[one.evidence.start : one.evidence.end] == one.evidence.text


def test_arguments_give_the_words_that_stand_there_and_the_name_of_the_actor(meeting: Scene) -> None:
    (one,) = statements(meeting, praise(meeting, modality()))
    assert [(end.text, end.name) for end in (one.subject, one.object)] == [
        ("The premier", "Orla Brandt"),
        ("Reke", "Tomas Reke"),
    ]
    assert meeting.doc.text[one.subject.start : one.subject.end] == "The premier"
    assert (one.subject.actor, one.subject.type) == ("a#a1", ActorType.PERSON)


def test_a_pronoun_without_a_name_in_its_sentence_is_given_as_written(meeting: Scene) -> None:
    meeting.entities[1].references.remove(15)
    (one,) = statements(meeting, praise(meeting, modality()))
    assert one.object.text == "him"


def test_an_argument_without_a_reference_is_its_token(meeting: Scene) -> None:
    candidate = praise(meeting, modality())
    del meeting.references[HIM]
    (one,) = statements(meeting, candidate)
    assert one.object.text == "him"


@pytest.mark.parametrize(("relation", "count"), [("CONSULT", 1), ("KIN_OF", 1), ("ACCUSE", 2)])
def test_a_symmetric_relation_stands_once_whichever_way_it_is_found(meeting: Scene, relation: str, count: int) -> None:
    there = meeting.candidate(MET, (BRANDT, REKE), relation)
    back = meeting.candidate(PRAISED, (HIM, PREMIER), relation)
    assert len(statements(meeting, there, back)) == count


@pytest.mark.parametrize("surest", [0, 1])
def test_of_two_places_the_surer_one_is_the_evidence(meeting: Scene, surest: int) -> None:
    places = [meeting.candidate(MET, (BRANDT, REKE), "SUPPORT"), praise(meeting, modality())]
    confidences = [0.6, 0.6]
    confidences[surest] = 0.71849
    (one,) = assembler(meeting).statements(zip(places, confidences, strict=True))
    assert one.evidence.start == (0 if surest == 0 else meeting.doc[9].idx)
    assert one.confidence == 0.718


def test_what_is_denied_and_what_is_affirmed_are_two_statements(meeting: Scene) -> None:
    found = statements(meeting, praise(meeting, modality()), praise(meeting, modality(negated=True)))
    assert [one.negated for one in found] == [False, True]


def test_statements_stand_in_the_order_of_the_text(meeting: Scene) -> None:
    late, early = praise(meeting, modality()), meeting.candidate(MET, (BRANDT, REKE), "CONSULT")
    assert [one.relation for one in statements(meeting, late, early)] == ["CONSULT", "SUPPORT"]


@pytest.mark.parametrize(
    ("source", "status", "name"),
    [
        (None, Status.REPORTED, None),
        (SPEAKER, Status.REPORTED, "Tomas Reke"),
        (PREMIER, Status.ASSERTED, "Orla Brandt"),
    ],
)
def test_what_an_actor_says_of_its_own_act_is_asserted(
    meeting: Scene, source: int | None, status: Status, name: str | None
) -> None:
    (one,) = statements(meeting, praise(meeting, modality(Status.REPORTED, source=source)))
    assert (one.status, one.attributed_to) == (status, name)


def test_who_belongs_to_an_actor_speaks_for_it(meeting: Scene) -> None:
    meeting.references[SPEAKER] = replace(meeting.references[SPEAKER], owners=(PREMIER,))
    (one,) = statements(meeting, praise(meeting, modality(Status.REPORTED, source=SPEAKER)))
    assert one.status is Status.ASSERTED


@pytest.mark.parametrize(("how", "status"), [(How.DIRECT, Status.ASSERTED), (How.LOOSE, Status.REPORTED)])
def test_a_member_who_was_surely_found_speaks_for_the_body(meeting: Scene, how: How, status: Status) -> None:
    member = meeting.candidate(MET, (REKE, BRANDT), "MEMBER_OF", hows=(how, How.DIRECT))
    said = praise(meeting, modality(Status.REPORTED, source=SPEAKER))
    found = statements(meeting, member, said)
    assert {one.relation: one.status for one in found}["SUPPORT"] is status


@pytest.mark.parametrize("status", [Status.ALLEGED, Status.INTENDED, Status.HYPOTHETICAL])
def test_a_weaker_status_stays_in_the_mouth_of_the_actor(meeting: Scene, status: Status) -> None:
    (one,) = statements(meeting, praise(meeting, modality(status, source=PREMIER)))
    assert one.status is status


@pytest.mark.parametrize(
    ("status", "expected"),
    [(Status.ASSERTED, Status.ALLEGED), (Status.REPORTED, Status.ALLEGED), (Status.INTENDED, Status.INTENDED)],
)
def test_the_status_of_the_word_itself_replaces_only_a_plain_one(
    meeting: Scene, status: Status, expected: Status
) -> None:
    (one,) = statements(meeting, praise(meeting, modality(status), entry=ALLEGING))
    assert one.status is expected


@pytest.mark.parametrize(("relation", "when"), [("CONSULT", "2021-03-07"), ("ALLIED_WITH", None)])
def test_events_are_dated_and_standing_relations_are_not(meeting: Scene, relation: str, when: str | None) -> None:
    (one,) = statements(meeting, meeting.candidate(MET, (BRANDT, REKE), relation))
    assert (one.when.iso() if one.when else None) == when


def test_ids_come_from_the_content(meeting: Scene) -> None:
    candidates = [meeting.candidate(MET, (BRANDT, REKE), "CONSULT"), praise(meeting, modality())]
    first, again = statements(meeting, *candidates), statements(meeting, *reversed(candidates))
    other = assembler(meeting, "b").statements([(candidate, 0.5) for candidate in candidates])
    assert first == again
    assert len({one.id for one in (*first, *other)}) == 4


def test_mentions_stand_in_order_and_only_of_actors_that_are_used(meeting: Scene) -> None:
    meeting.actor("Nobody")
    found = assembler(meeting).mentions({0})
    assert [(mention.text, mention.actor) for mention in found] == [("Orla Brandt", "a#a1"), ("The premier", "a#a1")]
    assert [actor.name for actor in assembler(meeting).actors({1})] == ["Tomas Reke"]


def test_an_actor_keeps_every_name_but_no_pronoun(meeting: Scene) -> None:
    brandt, reke = assembler(meeting).actors({0, 1})
    assert [(name.text, name.kind) for name in brandt.names] == [("Orla Brandt", "full"), ("The premier", "nominal")]
    assert [(name.text, name.kind) for name in reke.names] == [("Tomas Reke", "full"), ("Reke", "short")]


def test_an_actor_without_a_name_is_called_by_its_description() -> None:
    made = spacy.tokens.Doc(
        vocab(), words=["Rebels"], heads=[0], deps=["ROOT"], pos=["NOUN"], tags=["NNS"], sent_starts=[True]
    )
    doc = Doc(made)
    scene = Scene(doc)
    scene.refer(0, scene.actor("Rebels", ActorType.ARMED_GROUP, named=False), Kind.NOMINAL)
    (actor,) = assembler(scene).actors({0})
    assert [(name.text, name.kind) for name in actor.names] == [("Rebels", "nominal")]


WORDS = st.lists(
    st.sampled_from(["Brandt", "met", "Āmir", "’s", "\n\n", " ", "\u200b", "U.S.", "—", "x"]), min_size=3, max_size=30
)


@given(words=WORDS, data=st.data())
def test_offsets_give_their_words_in_any_text(words: list[str], data: st.DataObject) -> None:
    size = len(words)
    numbers = st.integers(0, size - 1)
    starts = [i == 0 or data.draw(st.booleans()) for i in range(size)]
    heads = [max(j for j in range(i + 1) if starts[j]) for i in range(size)]
    made = spacy.tokens.Doc(
        vocab(),
        words=words,
        spaces=data.draw(st.lists(st.booleans(), min_size=size, max_size=size)),
        heads=heads,
        deps=["ROOT" if heads[i] == i else "dep" for i in range(size)],
        pos=["NOUN"] * size,
        tags=["NN"] * size,
        lemmas=words,
        sent_starts=[*starts],
    )
    scene = Scene(Doc(made))
    first, second = data.draw(st.permutations(range(size)))[:2]
    scene.refer(first, scene.actor("A"))
    scene.refer(second, scene.actor("B"), start=max(0, second - data.draw(st.integers(0, 2))))
    text = scene.doc.text
    for one in statements(scene, scene.candidate(data.draw(numbers), (first, second), "SUPPORT")):
        for span in (one.evidence, one.subject, one.object):
            assert text[span.start : span.end] == span.text
        assert one.evidence.text == one.evidence.text.strip()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Daesh attacked Sinjar on Monday. It captured four nurses.", "Daesh"),
        ("Islamic State attacked Sinjar on Monday. It captured four nurses.", "It"),
    ],
)
def test_a_pronoun_by_a_name_that_the_text_has(extractor: Extractor, text: str, words: str) -> None:
    found = extractor.extract(Article("a", text)).statements
    assert {one.subject.text for one in found if one.object.text == "four nurses"} == {words}
