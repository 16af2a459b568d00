"""The questions that come with the package: each in SPARQL and in Cypher, with a title and parameters.

A question is two files of `data/queries`, `NAME.rq` and `NAME.cypher`, whose first lines are comments:

    # title: With whom an actor is friendly
    # description: Statements that the article asserts or reports, in either direction.
    # parameter: name e.g. Kadhimi - any name of the actor; its case does not matter
    # parameter: since = 0001-01-01 - the first day, as year-month-day

A parameter with `=` has a default; one with `e.g.` has to be given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from polgraph.graph.property.query import saved_query as cypher_text
from polgraph.graph.rdf.query import saved_queries
from polgraph.graph.rdf.query import saved_query as sparql_text
from polgraph.ontology.errors import ErrorCode, PolgraphError

COMMENT = re.compile(r"^(?:#|//) (title|description|parameter): (.+)$")
PARAMETER = re.compile(r"^(\w+) (=|e\.g\.) (.+?) - (.+)$")


@dataclass(frozen=True, slots=True)
class QuestionParameter:
    """A value that a question needs.

    Attributes:
        name: of the variable in SPARQL and of the parameter in Cypher.
        value: the default, or an example where it has none.
        required: whether it has no default.
        meaning: what to give, in words.
    """

    name: str
    value: str
    required: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question that is kept in two languages.

    Attributes:
        name: such as `conflict-dyads`.
        title: what it asks.
        description: what counts, and how.
        parameters: the values that it needs.
        sparql: its text in SPARQL.
        cypher: its text in Cypher.
    """

    name: str
    title: str
    description: str
    parameters: tuple[QuestionParameter, ...]
    sparql: str
    cypher: str

    def values(self, given: Mapping[str, str]) -> dict[str, str]:
        """The values of all parameters: those given, and defaults for the others.

        Raises:
            PolgraphError: OPTION_INVALID where one is missing, or given though the question has none of that name.
        """
        names = [one.name for one in self.parameters]
        unknown = sorted(set(given).difference(names))
        if unknown:
            raise PolgraphError(
                ErrorCode.OPTION_INVALID,
                f"The question {self.name} has no parameter {unknown[0]}.",
                f"It has: {', '.join(names) or 'none'}.",
            )
        for one in self.parameters:
            if one.required and one.name not in given:
                raise PolgraphError(
                    ErrorCode.OPTION_INVALID,
                    f"The question {self.name} needs a value for {one.name}: {one.meaning}.",
                    f'Give it, for example --bind "{one.name}={one.value}".',
                )
        return {one.name: given.get(one.name, one.value) for one in self.parameters}


@cache
def question(name: str) -> Question:
    """The question of a name.

    Raises:
        PolgraphError: OPTION_INVALID where there is none of this name.
    """
    sparql, cypher = sparql_text(name), cypher_text(name)
    title, description, parameters = header(sparql)
    return Question(name, title, description, parameters, sparql, cypher)


def questions() -> tuple[Question, ...]:
    """All questions that come with the package, by name."""
    return tuple(map(question, saved_queries()))


def header(text: str) -> tuple[str, str, tuple[QuestionParameter, ...]]:
    """Title, description and parameters of a question, as its first lines tell them.

    Args:
        text: a question in SPARQL or Cypher.

    Raises:
        PolgraphError: DATA_INVALID where a line is not as it should be.
    """
    told: dict[str, list[str]] = {"title": [], "description": [], "parameter": []}
    for line in text.splitlines():
        found = COMMENT.match(line)
        if found is None:
            break
        told[found[1]].append(found[2])
    parameters = tuple(map(_parameter, told["parameter"]))
    return " ".join(told["title"]), " ".join(told["description"]), parameters


def _parameter(line: str) -> QuestionParameter:
    found = PARAMETER.match(line)
    if found is None:
        raise PolgraphError(
            ErrorCode.DATA_INVALID,
            f"A question's parameter is told in the wrong form: {line}.",
            "Reinstall polgraph, or write: name = default - meaning.",
        )
    return QuestionParameter(found[1], found[3], found[2] == "e.g.", found[4])
