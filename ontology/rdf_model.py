"""The statement model in RDF as records: classes and properties with what the shapes demand of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from polgraph.ontology.load import read_data, refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

MODEL_FILE = "model.yaml"
SCHEME = "scheme:"


@dataclass(frozen=True, slots=True)
class RdfClass:
    """A class of the dataset.

    Attributes:
        name: local name in the namespace.
        label: English label.
        definition: one sentence.
        classes: classes of other vocabularies that include it, as `prefix:Name`.
    """

    name: str
    label: str
    definition: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RdfProperty:
    """A property of one class of the dataset.

    Attributes:
        name: `prefix:name`; `pg` for the project's own.
        of: local name of the class.
        value: `pg:Class`, `xsd:type` or `scheme:name`; empty where it may be anything.
        least: how often it must stand on one subject.
        most: how often it may stand on one subject; None for any number.
        label: English label; empty for a property of another vocabulary.
        definition: one sentence; empty for a property of another vocabulary.
        under: properties of other vocabularies that include it.
        checks: further SHACL constraints, as Turtle; empty for none.
    """

    name: str
    of: str
    value: str
    least: int
    most: int | None
    label: str
    definition: str
    under: tuple[str, ...]
    checks: str

    @property
    def scheme(self) -> str | None:
        """Name of the scheme whose terms it holds, or None."""
        return self.value.removeprefix(SCHEME) if self.value.startswith(SCHEME) else None


@dataclass(frozen=True, slots=True)
class RdfModel:
    """The classes and properties of the dataset beside the relations."""

    classes: tuple[RdfClass, ...]
    properties: tuple[RdfProperty, ...]


@cache
def load_model() -> RdfModel:
    """The statement model that comes with the package.

    Raises:
        PolgraphError: DATA_INVALID if its data file is damaged.
    """
    content = read_data(MODEL_FILE)
    try:
        classes = tuple(
            RdfClass(name, entry["label"], entry["definition"], tuple(entry["classes"]))
            for name, entry in content["classes"].items()
        )
        properties = tuple(_property(name, entry) for name, entry in content["properties"].items())
    except (KeyError, TypeError, AttributeError) as error:
        refuse(f"{MODEL_FILE} misses or misshapes something: {type(error).__name__} {error}", error)
    homeless = [prop.name for prop in properties if prop.of not in {known.name for known in classes}]
    if homeless:
        refuse(f"{MODEL_FILE} has properties of no class: {', '.join(homeless)}")
    return RdfModel(classes, properties)


def _property(name: str, entry: Mapping[str, Any]) -> RdfProperty:
    own = name.startswith("pg:")
    return RdfProperty(
        name=name,
        of=entry["of"],
        value=entry.get("value", ""),
        least=entry.get("min", 0),
        most=entry.get("max"),
        label=entry["label"] if own else "",
        definition=entry["definition"] if own else "",
        under=tuple(entry.get("under", ())),
        checks=entry.get("checks", ""),
    )
