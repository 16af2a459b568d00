"""Answers of SPARQL queries as columns and rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TermKind(StrEnum):
    """What an RDF term is; the values are those of SPARQL's JSON results."""

    IRI = "uri"
    LITERAL = "literal"
    BLANK = "bnode"


@dataclass(frozen=True, slots=True)
class Term:
    """One RDF term of an answer; `str()` gives its value.

    Attributes:
        value: the IRI, the text of a literal, or the name of a blank node.
        kind: which of these it is.
        datatype: the IRI of a literal's datatype, else None.
        language: the language tag of a literal, else None.
    """

    value: str
    kind: TermKind
    datatype: str | None = None
    language: str | None = None

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a query. A yes-or-no question has the one column `answer`.

    Attributes:
        columns: names of the variables, without question mark; subject, predicate, object for a graph.
        rows: one term a column, None where a variable is unbound.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
