"""Every question that is kept has the same answer in SPARQL and in Cypher: same columns, rows and order.

Numbers, texts and truth values are compared as they are, dates as ISO 8601, what is missing as None: the forms that
`polgraph.format.as_rows` and `polgraph.graph.property.query.cypher` give to both answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from polgraph.format import as_rows
from polgraph.graph.property.query import cypher
from polgraph.graph.questions import question, questions
from tests.graph.property.parity.parity_corpus import ARABIC, QUOTING

if TYPE_CHECKING:
    from tests.graph.property.parity.conftest import Filled

Table = tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]

VALUES = {
    "name": "brandt",
    "partner": "LF",
    "publisher": "coast radio",
    "article": "h 04",
    "country": "ostrania",
    "since": "2021-02-01",
    "until": "2021-05-31",
}
"""Values at which every question has an answer in the corpus, unless `SPECIAL` has others."""

SPECIAL = {
    "members": {"name": "lamp front"},
    "support-chain": {"partner": "league of ports"},
    "office-holders": {"day": "2021-05-19"},
    "many-sources": {"least": "1"},
}
NAMES = [question.name for question in questions()]


def values(name: str) -> dict[str, str]:
    wanted = [one.name for one in question(name).parameters]
    return {key: value for key, value in {**VALUES, **SPECIAL.get(name, {})}.items() if key in wanted}


def answers(filled: Filled, name: str, given: dict[str, str]) -> tuple[Table, Table]:
    """Columns and rows in SPARQL and in Cypher."""
    kept = question(name)
    bound = kept.values(given)
    left = as_rows(filled.store.sparql(kept.sparql, bound))
    right = cypher(filled.graph, kept.cypher, bound)
    if not filled.heads and not right.rows:
        assert right.columns == (), "it names the columns by now: compare them"
        return (left.columns, left.rows), (left.columns, right.rows)
    return (left.columns, left.rows), (right.columns, right.rows)


@pytest.mark.parametrize("name", NAMES)
def test_same_answer(filled: Filled, name: str) -> None:
    left, right = answers(filled, name, values(name))
    assert left == right
    assert left[1], "a question without an answer compares nothing"


@pytest.mark.parametrize("name", [name for name in NAMES if question(name).parameters])
@pytest.mark.parametrize("text", [QUOTING, ARABIC, "nobody", "' OR 1=1 //", "a\n} UNION { ?s ?p ?o"])
def test_same_answer_to_any_text(filled: Filled, name: str, text: str) -> None:
    required = {one.name: text for one in question(name).parameters if one.required}
    left, right = answers(filled, name, required)
    assert left == right


@pytest.mark.parametrize("name", ["allies-in-window", "who-coerced-whom", "new-conflicts", "office-holders"])
@pytest.mark.parametrize("day", ["2021-02-09", "2021-04-01", "2021-04-02", "2022-01-01"])
def test_same_answer_at_the_edge_of_a_window(filled: Filled, name: str, day: str) -> None:
    parameters = [one.name for one in question(name).parameters]
    given = {key: "Brandt" if key == "name" else day for key in parameters}
    left, right = answers(filled, name, given)
    assert left == right


def test_what_the_answers_are(filled: Filled) -> None:
    """That both are right, for the questions that are hardest to ask."""
    assert answers(filled, "support-chain", values("support-chain"))[1] == (
        ("steps", "chain"),
        ((3, "Orla Brandt > Vera Lund > Velmark > League of Ports"),),
    )
    _, (_, held) = answers(filled, "office-holders", {"day": "2021-05-19"})
    assert ("prime minister", "Ostrania", "Orla Brandt", "2020-06-01", "h 06") in held
    _, (_, later) = answers(filled, "office-holders", {"day": "2021-05-20"})
    assert ("prime minister", "Ostrania", "Tomas Reke", "2021-05-20", "h 07") in later
    _, (_, threats) = answers(filled, "threats-not-carried-out", {})
    told = [row[:3] for row in threats if row[4].startswith("h ")]
    assert told == [("Lamp Front", "COERCE", "dockers")]
    _, (_, alleged) = answers(filled, "only-alleged", {})
    told = [row[:3] for row in alleged if row[4].startswith("h ")]
    assert told == [("Coast Guard", "COERCE", "dockers"), ("dockers", "MEMBER_OF", "Lamp Front")]
    _, (_, contradicted) = answers(filled, "contradictions", {})
    assert ("Orla Brandt", "SUPPORT", "Harbour Union", "h 01", "h 09") in contradicted
    _, (_, sides) = answers(filled, "third-parties", {"name": "Brandt", "partner": "Lamp Front"})
    assert ("Harbour Union", 1, -1) in sides
    _, (_, sources) = answers(filled, "conflict-dyads", {})
    assert ("Coast Guard", "Lamp Front", 2, 1) in sources
