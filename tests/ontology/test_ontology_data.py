"""The data files: no key twice, and every contradiction that one could write into them is refused."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from polgraph.ontology import cameo, load, rdf_model
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.load import parse_ontology, read_data

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(read_data.__code__.co_filename).parent / "data"
Content = dict[str, Any]


class UniqueKeys(yaml.SafeLoader):
    """Refuses a mapping that gives a key twice, where YAML silently keeps the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        assert len(keys) == len(set(keys)), f"a key stands twice near line {node.start_mark.line + 1}"
        return super().construct_mapping(node, deep)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.name)
def test_no_key_stands_twice(path: Path) -> None:
    assert yaml.load(path.read_text(encoding="utf-8"), Loader=UniqueKeys)  # noqa: S506 - a SafeLoader


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.name)
def test_data_files_are_tidy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert text.endswith("\n")
    assert "\t" not in text
    assert all(line == line.rstrip() for line in text.splitlines())


def test_every_sentence_stands_once() -> None:
    relations = read_data("relations.yaml")["relations"].values()
    texts = [entry[kind]["text"] for entry in relations for kind in ("positive", "negative")]
    assert len(set(texts)) == len(texts) == 46


def _set(*path: str, value: object) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        for step in path[:-1]:
            content = content[step]
        content[path[-1]] = value

    return change


def _drop(*path: str) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        for step in path[:-1]:
            content = content[step]
        del content[path[-1]]

    return change


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(_drop("statuses"), "statuses", id="section missing"),
        pytest.param(_drop("relations", "AID", "definition"), "definition", id="field missing"),
        pytest.param(_drop("relations", "AID", "inverse"), "inverse", id="directed without inverse"),
        pytest.param(_set("relations", "AID", "sign", value=-1), "sign and score of AID", id="sign against score"),
        pytest.param(_set("relations", "AID", "score", value="much"), "much", id="score no number"),
        pytest.param(_set("relations", "LEADS", "sign", value=3), "LEADS has the sign 3", id="sign too large"),
        pytest.param(_set("relations", "AID", "inverse", value="supportedBy"), "supportedBy", id="inverse twice"),
        pytest.param(_set("relations", "AID", "inverse", value="supports"), "'supports'", id="inverse is a property"),
        pytest.param(_set("relations", "AID", "property", value="supports"), "SUPPORTS", id="property twice"),
        pytest.param(_set("relations", "AID", "family", value="habit"), "AID is of no family", id="family unknown"),
        pytest.param(_set("relations", "AID", "quad_class", value="x"), "no quad class", id="quad class unknown"),
        pytest.param(_set("relations", "AID", "cameo", value=[]), "no CAMEO root", id="no root"),
        pytest.param(_set("relations", "AID", "domain", value=["ghost"]), "domain of AID", id="type unknown"),
        pytest.param(_set("relations", "AID", "domain", value="ghosts"), "ghosts", id="type group unknown"),
        pytest.param(_set("relations", "KIN_OF", "domain", value=["person"]), "KIN_OF differ", id="lopsided symmetry"),
        pytest.param(_set("relations", "AID", "predicates", "aids", value="x"), "'aids' has a mode", id="mode unknown"),
        pytest.param(_set("relations", "AID", "predicates", "praises", value=None), "'praises'", id="predicate twice"),
        pytest.param(_set("relations", "CONSULT", "modes", "phone", value=[11, "x"]), "beyond 10", id="off the scale"),
        pytest.param(_set("relations", "AID", "negative", "instead", value="AID"), "no other", id="instead of itself"),
        pytest.param(_set("relations", "AID", "negative", "why", value=""), "no reason", id="no reason"),
        pytest.param(_set("relations", "AID", "positive", "text", value="No marks."), "'S'", id="no marks"),
        pytest.param(_drop("actor_types", "place"), "ActorType", id="actor type missing"),
        pytest.param(_drop("statuses", "alleged"), "Status", id="status missing"),
        pytest.param(_set("relations", value=[]), "items", id="relations no mapping"),
    ],
)
def test_a_damaged_vocabulary_is_refused(change: Callable[[Content], None], message: str) -> None:
    content = copy.deepcopy(read_data("relations.yaml"))
    change(content)
    with pytest.raises(PolgraphError, match=message) as caught:
        parse_ontology(content)
    assert caught.value.code == ErrorCode.DATA_INVALID


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("a: [1", "is no YAML", id="broken"),
        pytest.param("- a\n", "is no mapping", id="list"),
        pytest.param("", "is no mapping", id="empty"),
    ],
)
def test_a_file_that_is_no_yaml_mapping_is_refused(
    text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "some.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(load, "files", lambda _: tmp_path)
    with pytest.raises(PolgraphError, match=f"some.yaml {message}") as caught:
        read_data("some.yaml")
    assert caught.value.code == ErrorCode.DATA_INVALID


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(_drop("classes"), "classes", id="no classes"),
        pytest.param(_drop("properties", "pg:role", "label"), "label", id="own property without label"),
        pytest.param(_set("properties", "pg:role", "of", value="Ghost"), "no class: pg:role", id="homeless"),
    ],
)
def test_a_damaged_statement_model_is_refused(
    change: Callable[[Content], None], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = read_data("model.yaml")
    change(content)
    monkeypatch.setattr(rdf_model, "read_data", lambda _: content)
    with pytest.raises(PolgraphError, match=message):
        rdf_model.load_model.__wrapped__()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(_drop("dropped"), "not of its form", id="no dropped roots"),
        pytest.param(_set("codes", "04", value="CONSULT"), "not of its form", id="no mode"),
        pytest.param(_set("codes", "04", value=["CHAT", None]), "modes at 04", id="type unknown"),
        pytest.param(_set("codes", "041", value=["CONSULT", "fax"]), "modes at 041", id="mode unknown"),
    ],
)
def test_a_damaged_cameo_table_is_refused(
    change: Callable[[Content], None], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = read_data("cameo.yaml")
    change(content)
    monkeypatch.setattr(cameo, "read_data", lambda _: content)
    with pytest.raises(PolgraphError, match=message):
        cameo._tables.__wrapped__()
