"""Reads the vocabulary from its data file into the records of `model`, and refuses a file that contradicts itself."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NoReturn

from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.model import EVENT, Example, Mode, Ontology, Predicate, Relation, Source, Term

if TYPE_CHECKING:
    from collections.abc import Mapping

Entry = dict[str, Any]
"""One entry of the data file as YAML gives it."""

RELATIONS_FILE = "relations.yaml"
MARKED = re.compile(r"\[(S|O)\](.+?)\[/\1\]")


@cache
def load_ontology() -> Ontology:
    """The vocabulary that comes with the package; read once and then the same object.

    Raises:
        PolgraphError: DATA_INVALID if the data file is damaged.
    """
    return parse_ontology(read_data(RELATIONS_FILE))


def read_data(name: str) -> Entry:
    """The content of a YAML file of the package's data folder.

    Raises:
        PolgraphError: DATA_INVALID if it is no YAML mapping.
    """
    import yaml

    text = files("polgraph.ontology").joinpath("data", name).read_text(encoding="utf-8")
    try:
        content = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    except yaml.YAMLError as error:
        refuse(f"{name} is no YAML: {' '.join(str(error).split())}")
    if not isinstance(content, dict):
        refuse(f"{name} is no mapping")
    return content


def refuse(message: str, cause: Exception | None = None) -> NoReturn:
    """Stop because a data file of the package is damaged.

    Args:
        message: what is wrong, without a full stop.
        cause: the error that showed it.

    Raises:
        PolgraphError: DATA_INVALID, always.
    """
    hint = "Reinstall polgraph, or mend the file in ontology/data."
    raise PolgraphError(ErrorCode.DATA_INVALID, message + ".", hint) from cause


def parse_ontology(content: Mapping[str, Any]) -> Ontology:
    """The records that the content of a vocabulary file describes.

    Args:
        content: the file's content as nested dictionaries and lists.

    Raises:
        PolgraphError: DATA_INVALID if something is missing, of the wrong kind or contradictory.
    """
    from polgraph.ontology.lint import problems

    try:
        groups = {name: tuple(types) for name, types in content["type_groups"].items()}
        ontology = Ontology(
            relations=tuple(_relation(name, entry, groups) for name, entry in content["relations"].items()),
            actor_types=_terms(content["actor_types"]),
            statuses=_terms(content["statuses"]),
            date_precisions=_terms(content["date_precisions"]),
            quad_classes=_terms(content["quad_classes"]),
            contexts=_terms(content["contexts"]),
            sectors=_terms(content["sectors"]),
            sources=tuple(Source(**entry) for entry in content["sources"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        refuse(f"the vocabulary misses or misshapes something: {type(error).__name__} {error}", error)
    found = problems(ontology)
    if found:
        refuse("the vocabulary contradicts itself: " + "; ".join(found))
    return ontology


def _relation(name: str, entry: Entry, groups: Mapping[str, tuple[str, ...]]) -> Relation:
    event = entry["family"] == EVENT
    return Relation(
        name=name,
        family=entry["family"],
        label=entry["label"],
        definition=entry["definition"],
        note=entry.get("note", ""),
        symmetric=entry["symmetric"],
        sign=entry["sign"],
        quad_class=entry["quad_class"] if event else None,
        score=float(entry["score"]) if event else None,
        cameo_roots=tuple(entry["cameo"]) if event else (),
        property_name=entry["property"],
        inverse=entry["property"] if entry["symmetric"] else entry["inverse"],
        see_also=tuple(entry.get("see_also", ())),
        domain=_types(entry["domain"], groups),
        range=_types(entry["range"], groups),
        modes=tuple(
            Mode(mode, name, float(score), definition) for mode, (score, definition) in entry.get("modes", {}).items()
        ),
        predicates=tuple(Predicate(predicate, name, mode) for predicate, mode in entry["predicates"].items()),
        positive=_example(entry["positive"]),
        negative=_example(entry["negative"]),
    )


def _types(value: str | list[str], groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return groups[value] if isinstance(value, str) else tuple(value)


def _example(entry: Entry) -> Example:
    marks = dict(MARKED.findall(entry["text"]))
    return Example(
        text=MARKED.sub(r"\2", entry["text"]),
        subject=marks["S"],
        object=marks["O"],
        instead=entry.get("instead"),
        why=entry.get("why", ""),
    )


def _terms(entries: Mapping[str, Entry]) -> tuple[Term, ...]:
    return tuple(
        Term(
            name=name,
            label=entry["label"],
            definition=entry["definition"],
            class_name=entry.get("class", ""),
            classes=tuple(entry.get("classes", ())),
            notation=entry.get("notation", ""),
        )
        for name, entry in entries.items()
    )
