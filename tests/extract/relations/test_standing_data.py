"""The tables of headships and member nouns keep their format."""

from __future__ import annotations

import pytest

from polgraph.extract.tables import read_table

RELATIONS = {"HOLDS_OFFICE", "LEADS", ""}


def test_headships_are_sorted_and_unique() -> None:
    words = [row["word"] for row in read_table("headships.tsv")]
    assert words == sorted(set(words))


@pytest.mark.parametrize("column", ["body", "party", "armed", "other"])
def test_headships_name_relations_of_a_post(column: str) -> None:
    assert {row[column] for row in read_table("headships.tsv")} <= RELATIONS


def test_member_nouns_are_sorted_unique_and_lower_case() -> None:
    nouns = [row["noun"] for row in read_table("members.tsv")]
    assert nouns == sorted(set(nouns))
    assert all(noun == noun.lower() for noun in nouns)
