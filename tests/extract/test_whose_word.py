"""Whose word a statement is: "as X told", "in the words of X", "adding that", papers, quotations; where and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.conftest import table, triple_of

if TYPE_CHECKING:
    from polgraph.ontology.records import Statement
    from tests.extract.conftest import Claimed

pytestmark = pytest.mark.model


def field(statement: Statement, name: str) -> str | None:
    """What a statement has in a field, as the tables below write it."""
    value = getattr(statement, name)
    return None if value is None else str(value.iso() if name == "when" else value)


@pytest.mark.parametrize(("text", "triple", "expected"), table("whose_word"))
def test_statement_says(claimed_in: Claimed, text: str, triple: list[str], expected: dict[str, str | None]) -> None:
    *_, statement = (one for one in claimed_in(text) if [*triple_of(one)] == triple)
    assert {name: field(statement, name) for name in expected} == expected
