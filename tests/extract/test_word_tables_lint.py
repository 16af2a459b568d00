"""The tables of words by class keep their format: sorted, without doubles, each class known and each relation real."""

from __future__ import annotations

from importlib.resources import files

import pytest

from polgraph.ontology import load_ontology

DATA = files("polgraph.extract").joinpath("data")
CLASSES: dict[str, set[str]] = {
    "antecedents.tsv": {"deed", "share", "whole"},
    "blows.tsv": {"blow", "harm"},
    "controlled.tsv": {"address", "ground", "sake"},
    "demanded.tsv": {"defy", "harm", "refuse", "until", "yield"},
    "directives.tsv": {"closure", "departure", "order", "proposal", "wish"},
    "answered.tsv": {"ACCUSE", "REQUEST"},
    "dissent.tsv": {"cause", "feeling", "purpose"},
    "events.tsv": {
        "ceasing",
        "claim",
        "combat",
        "contrast",
        "crewed",
        "ground",
        "hostile",
        "measure",
        "partnership",
        "reproach",
        "violence",
        "fetched",
        "owed",
        "used",
    },
    "papers.tsv": {"paper", "writ"},
    "replies.tsv": {"comply", "dismiss", "rebuff", "refuse", "silent"},
    "speech.tsv": {
        "assent",
        "blame",
        "demand",
        "menace",
        "naming",
        "offer",
        "praise",
        "refusal",
        "threat",
        "vow",
        "warning",
    },
    "yielding.tsv": {"assent", "cease", "measure", "pressure", "soothe", "under", "undo"},
}
PARTS_OF_SPEECH = {"a", "c", "n", "p", "v"}
RELATION = "r"


def lines(name: str) -> list[str]:
    """Lines of a table without its comments, the header first."""
    text = DATA.joinpath(name).read_text(encoding="utf8").removesuffix("\n")
    return [line for line in text.split("\n") if not line.startswith("#")]


def rows(name: str) -> list[dict[str, str]]:
    """Rows of a table by column."""
    header, *body = lines(name)
    return [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in body]


@pytest.mark.parametrize("name", CLASSES)
class TestEveryTable:
    def test_says_what_it_is(self, name: str) -> None:
        assert DATA.joinpath(name).read_text(encoding="utf8").startswith("# ")

    def test_sorted_without_doubles(self, name: str) -> None:
        body = lines(name)[1:]
        cells = [tuple(line.split("\t")) for line in body]
        assert cells == sorted(set(cells))

    def test_cells_are_filled_and_clean(self, name: str) -> None:
        for row in rows(name):
            assert all(cell and cell == cell.strip() for cell in row.values()), row

    def test_each_class_is_known_and_has_words(self, name: str) -> None:
        assert {row["class"] for row in rows(name)} == CLASSES[name]

    def test_words_are_lower_case_or_relations(self, name: str) -> None:
        relations = {relation.name for relation in load_ontology().relations}
        for row in rows(name):
            word, *_ = row.values()
            if row.get("pos") == RELATION:
                assert word in relations, row
            else:
                assert word == word.lower(), row
                assert row.get("pos", "v") in PARTS_OF_SPEECH, row
