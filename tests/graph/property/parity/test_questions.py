"""The files of the questions: pairs, with the same heads, and parameters that are bound."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from polgraph.graph.questions import Question, header, question, questions
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.load import load_ontology
from scripts import questions as guide

NAMES = [one.name for one in questions()]
FRIENDLY = ["allies", "allies-in-window"]
HOSTILE = [
    *("conflicts", "conflict-dyads", "enemies-of-allies", "kinds-in-conflict", "many-sources", "most-opponents"),
    *("mutual-hostility", "new-conflicts", "threats-not-carried-out"),
]
SIGNED = ["speakers", "timeline", "third-parties"]
RELATIONS = {relation.name: relation for relation in load_ontology().relations}


def in_sparql(name: str) -> list[str]:
    return re.findall(r"pg:([A-Z_]+)\b", question(name).sparql)


def in_cypher(name: str) -> list[str]:
    return re.findall(r"'([A-Z_]+)'", question(name).cypher)


def test_there_are_enough_and_all_are_pairs() -> None:
    entries = [entry.name for entry in files("polgraph.graph").joinpath("data/queries").iterdir()]
    assert sorted(entries) == sorted(f"{name}.{ending}" for name in NAMES for ending in ("rq", "cypher"))
    assert len(NAMES) >= 25


@pytest.mark.parametrize("name", NAMES)
def test_both_files_have_the_same_head(name: str) -> None:
    kept = question(name)
    assert header(kept.cypher) == header(kept.sparql)
    assert kept.title
    assert kept.description.endswith(".")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert all(len(line) <= 120 for text in (kept.sparql, kept.cypher) for line in text.splitlines())


def test_no_two_ask_the_same() -> None:
    assert len({one.title for one in questions()}) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_parameters_are_those_of_the_texts(name: str) -> None:
    kept = question(name)
    named = [one.name for one in kept.parameters]
    assert set(re.findall(r"\$(\w+)", kept.cypher)) == set(named)
    selected = re.search(r"SELECT (?:DISTINCT )?(.*?)\sWHERE", kept.sparql, re.DOTALL)
    assert selected is not None
    assert [word for word in re.findall(r"\?(\w+)", selected[1]) if word in named] == named


@pytest.mark.parametrize("name", NAMES)
def test_answers_have_an_order(name: str) -> None:
    assert "\nORDER BY " in question(name).sparql
    assert "\nORDER BY " in question(name).cypher


@pytest.mark.parametrize("name", NAMES)
def test_both_name_the_same_relations(name: str) -> None:
    # To name all is to ask about any.
    told = set(in_sparql(name)) if set(in_sparql(name)) != set(RELATIONS) else set()
    assert told == set(in_cypher(name))
    assert told <= set(RELATIONS)


@pytest.mark.parametrize("name", ["only-alleged", "threats-not-carried-out"])
def test_direct_ties_are_those_of_the_vocabulary(name: str) -> None:
    pairs = dict(re.findall(r"\(pg:([A-Z_]+) pg:(\w+)\)", question(name).sparql))
    assert pairs == {one: RELATIONS[one].property_name for one in in_sparql(name)}


@pytest.mark.parametrize(
    ("names", "signs"), [(FRIENDLY, {1}), (HOSTILE, {-1}), (SIGNED, {1, -1})], ids=["friendly", "hostile", "signed"]
)
def test_signs_are_those_of_the_vocabulary(names: list[str], signs: set[int]) -> None:
    wanted = {relation.name for relation in RELATIONS.values() if relation.sign in signs}
    for name in names:
        assert set(in_sparql(name)) == wanted, name


def test_quad_classes_are_those_of_the_vocabulary() -> None:
    wanted = {relation.name: relation.quad_class for relation in RELATIONS.values() if relation.quad_class}
    assert dict(re.findall(r'\(pg:([A-Z_]+) "(\w+)"\)', question("quad-classes").sparql)) == wanted
    cases = re.findall(r"IN \[(.*?)\] THEN '(\w+)'", question("quad-classes").cypher)
    assert {name: case for names, case in cases for name in re.findall(r"\w+", names)} == wanted


def test_words_of_conversation_and_standing_relations_are_those_of_the_vocabulary() -> None:
    verbal = {name for name, relation in RELATIONS.items() if (relation.quad_class or "").startswith("verbal")}
    assert set(in_sparql("says-of")) == verbal
    assert set(in_sparql("undated")) == {name for name, relation in RELATIONS.items() if relation.family == "standing"}


def test_values_take_defaults_and_need_the_rest() -> None:
    kept = question("allies-in-window")
    assert kept.values({"name": "x", "until": "2021-01-01"}) == {
        "name": "x",
        "since": "0001-01-01",
        "until": "2021-01-01",
    }
    for given, told in (({}, "needs a value for name"), ({"name": "x", "day": "y"}, "no parameter day")):
        with pytest.raises(PolgraphError, match=told) as caught:
            kept.values(given)
        assert caught.value.code is ErrorCode.OPTION_INVALID


def test_an_unknown_question_lists_those_there_are() -> None:
    with pytest.raises(PolgraphError, match="allies-in-window"):
        question("who-knows")


def test_a_head_in_the_wrong_form_is_refused() -> None:
    with pytest.raises(PolgraphError) as caught:
        header("# title: x\n# parameter: name, any\n")
    assert caught.value.code is ErrorCode.DATA_INVALID


def test_a_question_is_a_plain_record() -> None:
    assert isinstance(question("allies"), Question)
    assert question("allies") is question("allies")


def test_the_guide_lists_the_questions() -> None:
    assert guide.GUIDE.read_text(encoding="utf-8") == guide.renewed(guide.GUIDE.read_text(encoding="utf-8"))
    assert guide.main(["--check"]) == 0
