"""The kit for Neo4j Browser: made from the vocabulary and the questions, the same every time."""

from __future__ import annotations

import io
import re
import zipfile
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from polgraph.cli import browser_kit
from polgraph.cli.app import run
from polgraph.graph.browser import kit
from polgraph.graph.browser.style import colours, labels, style, text_colour
from polgraph.graph.questions import header, questions
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.load import load_ontology

VOCABULARY = load_ontology()
RULE = re.compile(r"^(\S+) \{\n(.*?)\n\}$", re.MULTILINE | re.DOTALL)
RULES = {name: dict(re.findall(r"^  ([\w-]+): (.*);$", body, re.MULTILINE)) for name, body in RULE.findall(style())}


def test_every_type_of_actor_and_relation_has_its_colour() -> None:
    chosen = colours()
    assert set(chosen.actors) == {kind.name for kind in VOCABULARY.actor_types}
    assert set(chosen.signs) == {relation.sign for relation in VOCABULARY.relations}
    for kind in VOCABULARY.actor_types:
        assert RULES[f"node.{kind.class_name}"]["color"] == chosen.actors[kind.name]
        assert RULES[f"node.{kind.class_name}"]["caption"] == '"{name}"'
    for relation in VOCABULARY.relations:
        assert RULES[f"relationship.{relation.edge_type}"]["color"] == chosen.signs[relation.sign]


def test_colours_are_those_of_the_page_that_view_writes() -> None:
    script = files("polgraph.graph").joinpath("data/view/view.js").read_text(encoding="utf-8")
    told = dict(re.findall(r'(\w+): "(#\w{6})"', script.partition("const colours")[2].partition("}")[0]))
    assert told == colours().actors
    assert f'friendly = "{colours().signs[1]}", hostile = "{colours().signs[-1]}"' in script


@pytest.mark.parametrize("colour", [*colours().actors.values(), *colours().nodes.values()])
def test_letters_can_be_read_on_every_colour(colour: str) -> None:
    def luminance(text: str) -> float:
        parts = [int(text[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    dark, light = sorted((luminance(colour), luminance(text_colour(colour))))
    assert (light + 0.05) / (dark + 0.05) >= 3


def test_labels_are_the_classes_of_the_vocabulary() -> None:
    for kind in VOCABULARY.actor_types:
        assert f"WHEN '{kind.name}' THEN [1] ELSE [] END | SET a:{kind.class_name})" in labels()
        assert re.search(rf"REMOVE a:.*\b{kind.class_name}\b", labels())


def test_every_question_is_a_favourite_under_its_title() -> None:
    kept = kit.favourites()
    assert {one.name for one in questions()} < set(kept)
    assert len({one.title for one in kept.values()}) == len(kept)
    for one in kept.values():
        assert one.text.startswith(f"// {one.title}\n")
        assert set(re.findall(r"\$(\w+)", one.text)) == set(one.parameters)
        assert "$" not in one.example()


def test_the_command_for_parameters_sets_all() -> None:
    told = set(re.findall(r"(\w+): \"", kit.parameters()))
    assert told == {name for one in kit.favourites().values() for name in one.parameters}


def test_pictures_name_the_hostile_relations_of_the_vocabulary() -> None:
    text = kit.favourites()["picture-of-conflicts"].text
    assert re.findall(r"'(\w+)'", text) == [one.edge_type for one in VOCABULARY.relations if one.sign < 0]
    for name in ("actor", "conflicts", "evidence"):
        file = files("polgraph.graph").joinpath(f"data/browser/picture-of-{name}.cypher")
        assert header(file.read_text(encoding="utf-8"))[1].endswith(".")


def test_a_link_carries_its_text() -> None:
    text = "MATCH (a) WHERE a.name = \"Ünal + #1 & 'x'\"\nRETURN a"
    found = urlsplit(kit.link(text, "https://graph.example:7473"))
    assert (found.scheme, found.netloc, found.path) == ("https", "graph.example:7473", "/browser/")
    assert parse_qs(found.query, strict_parsing=True) == {"cmd": ["edit"], "arg": [text]}


def test_the_kit_is_the_same_every_time_and_the_archive_holds_the_questions(tmp_path: Path) -> None:
    made = kit.kit()
    assert kit.kit() == made
    assert kit.write_kit(tmp_path / "new" / "kit") == len(made)
    for path, content in made.items():
        assert (tmp_path / "new" / "kit" / path).read_bytes() == content
    with zipfile.ZipFile(io.BytesIO(made["favorites.zip"])) as archive:
        packed = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    assert packed == {path.partition("/")[2]: text for path, text in made.items() if path.startswith("queries/")}


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PolgraphError) as caught:
        kit.write_kit(tmp_path / "file")
    assert caught.value.code is ErrorCode.OPTION_INVALID


def test_the_command_writes_links_to_the_server(tmp_path: Path) -> None:
    assert browser_kit.HTTP == kit.BASE
    assert run(["browser-kit", str(tmp_path), "--url", "http://graph.example:7474/"]) == 0
    guide = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "](http://graph.example:7474/browser/?cmd=edit&arg=" in guide
    assert "localhost:7474" not in guide
