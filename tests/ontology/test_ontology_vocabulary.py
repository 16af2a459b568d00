"""The vocabulary as it is: its figures, its completeness, its look-ups."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from polgraph.ontology import Relation, load_ontology
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.model import EVENT, STANDING
from polgraph.ontology.names import RelationName

ONTOLOGY = load_ontology()
EVENTS = [relation for relation in ONTOLOGY.relations if relation.family == EVENT]
STANDINGS = [relation for relation in ONTOLOGY.relations if relation.family == STANDING]
REFERENCE = Path(__file__).parent / "data" / "plover-0.9.tsv"
INVERSES = {
    "LEADS": "ledBy",
    "HOLDS_OFFICE": "hasOfficeHolder",
    "MEMBER_OF": "hasMember",
    "PART_OF": "hasPart",
    "ALLIED_WITH": "hasAlly",
}

each_relation = pytest.mark.parametrize("relation", ONTOLOGY.relations, ids=lambda relation: relation.name)


def reference() -> list[dict[str, str]]:
    """The lines of the copied table."""
    lines = [line for line in REFERENCE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def test_there_are_sixteen_event_types_and_seven_standing_relations() -> None:
    assert (len(EVENTS), len(STANDINGS)) == (16, 7)


@pytest.mark.parametrize("line", [line for line in reference() if line["mode"] == "-"], ids=lambda line: line["type"])
def test_event_types_are_those_of_plover(line: dict[str, str]) -> None:
    relation = ONTOLOGY.relation(line["type"])
    found = (
        "yes" if relation.symmetric else "no",
        relation.quad_class,
        relation.score,
        ",".join(relation.cameo_roots),
    )
    assert found == (line["symmetric"], line["quad_class"], float(line["score"]), line["cameo"])


def test_modes_and_their_scores_are_those_of_plover() -> None:
    expected = {(line["type"], line["mode"]): float(line["score"]) for line in reference() if line["mode"] != "-"}
    assert {(mode.relation, mode.name): mode.score for relation in EVENTS for mode in relation.modes} == expected


def test_standing_relations_have_neither_score_nor_modes() -> None:
    assert {(relation.score, relation.quad_class, relation.modes) for relation in STANDINGS} == {(None, None, ())}


@pytest.mark.parametrize(("name", "inverse"), INVERSES.items())
def test_standing_relations_have_the_agreed_inverse_names(name: str, inverse: str) -> None:
    assert ONTOLOGY.relation(name).inverse == inverse


@pytest.mark.parametrize(("name", "sign"), [("ALLIED_WITH", 1), ("OPPOSED_TO", -1), ("KIN_OF", 0), ("SUPPORT", 1)])
def test_sign_says_friend_or_foe(name: str, sign: int) -> None:
    assert ONTOLOGY.relation(name).sign == sign


def test_inverse_names_are_unique_and_no_property_names() -> None:
    directed = [relation.inverse for relation in ONTOLOGY.relations if not relation.symmetric]
    assert len({*directed, *(relation.property_name for relation in ONTOLOGY.relations)}) == len(directed) + 23


@each_relation
def test_symmetric_relations_are_their_own_inverse(relation: Relation) -> None:
    assert (relation.inverse == relation.property_name) == relation.symmetric


@each_relation
def test_each_relation_has_between_four_and_thirty_five_predicates(relation: Relation) -> None:
    assert 4 <= len(relation.predicates) <= 35


@each_relation
def test_each_relation_has_an_example_and_a_counter_example(relation: Relation) -> None:
    for example in (relation.positive, relation.negative):
        assert example.subject in example.text
        assert example.object in example.text
        assert example.subject != example.object
        assert "[" not in example.text
    assert relation.positive.text != relation.negative.text


@each_relation
def test_definitions_are_sentences(relation: Relation) -> None:
    texts = [relation.definition, relation.negative.why, *(mode.definition for mode in relation.modes)]
    assert all(text[0].isupper() and text.endswith(".") for text in texts)


def test_the_names_module_lists_the_relations_in_order() -> None:
    assert [name.value for name in RelationName] == [relation.name for relation in ONTOLOGY.relations]


@pytest.mark.parametrize(
    ("name", "parent", "mode"),
    [("praises", "SUPPORT", None), ("visits", "CONSULT", "visit"), ("withdraws from", "RETREAT", "withdraw")],
)
def test_a_predicate_has_a_parent_and_perhaps_a_mode(name: str, parent: str, mode: str | None) -> None:
    predicate = ONTOLOGY.predicate(name)
    assert (predicate.relation, predicate.mode) == (parent, mode)


@pytest.mark.parametrize("name", ["supports", "praises", "arrests", "accuses", "attacks", "meets", "threatens"])
def test_predicates_that_users_ask_for_are_there(name: str) -> None:
    assert ONTOLOGY.predicate(name).name == name


def test_a_mode_changes_the_score_and_an_unknown_one_does_not() -> None:
    consult = ONTOLOGY.relation("CONSULT")
    assert [consult.score_of(mode) for mode in ("visit", None, "hunger")] == [4.0, 2.5, 2.5]


def test_edge_types_are_upper_case_property_names() -> None:
    assert ONTOLOGY.relation("HOLDS_OFFICE").edge_type == "HOLDS_OFFICE_IN"


@pytest.mark.parametrize("look_up", [ONTOLOGY.relation, ONTOLOGY.predicate, ONTOLOGY.actor_type])
def test_an_unknown_name_is_an_error_that_names_others(look_up: object) -> None:
    assert callable(look_up)
    with pytest.raises(PolgraphError) as caught:
        look_up("SUPORT")
    assert caught.value.code == ErrorCode.OPTION_INVALID
    assert len(caught.value.hint.split(", ")) >= 1


def test_the_hint_names_the_nearest() -> None:
    with pytest.raises(PolgraphError, match="SUPPORT"):
        ONTOLOGY.relation("SUPORT")


def test_the_vocabulary_is_read_once() -> None:
    assert load_ontology() is ONTOLOGY
