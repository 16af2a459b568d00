"""The style of the graph in Neo4j Browser (GraSS), made from the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from polgraph.ontology.load import load_ontology

DARK, LIGHT = "#1C2530", "#FFFFFF"
MIDDLE = 0.25
"""Relative luminance over which letters are dark: a little over 0.18, where dark and light are read equally well."""


@dataclass(frozen=True)
class Colours:
    """Colours as `#RRGGBB`.

    Attributes:
        actors: by actor type.
        signs: of relationships, by the sign of their relation.
        nodes: by label, for nodes that have no other.
    """

    actors: Mapping[str, str]
    signs: Mapping[int, str]
    nodes: Mapping[str, str]


@cache
def colours() -> Colours:
    """The colours that come with the package."""
    import yaml

    text = files("polgraph.graph").joinpath("data/browser/colours.yaml").read_text(encoding="utf-8")
    content = yaml.safe_load(text)
    return Colours(content["actors"], content["signs"], content["nodes"])


def text_colour(background: str) -> str:
    """Dark or light, whichever can be read on a colour.

    Args:
        background: as `#RRGGBB`. Luminance as in WCAG 2.1.
    """
    channels = (int(background[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return DARK if 0.2126 * red + 0.7152 * green + 0.0722 * blue > MIDDLE else LIGHT


def style() -> str:
    """The style sheet: nodes by label, relationships by type; actors and relations in the vocabulary's order."""
    chosen, vocabulary = colours(), load_ontology()
    rules = [
        _node("node", chosen.nodes["Actor"], 60, "{name}"),
        _edge("relationship", chosen.signs[0], 1, "<type>"),
        _node("node.Actor", chosen.nodes["Actor"], 60, "{name}"),
    ]
    rules += (
        _node(f"node.{kind.class_name}", chosen.actors[kind.name], 60, "{name}") for kind in vocabulary.actor_types
    )
    rules += [
        _node("node.Statement", chosen.nodes["Statement"], 50, "{relation}"),
        _node("node.Article", chosen.nodes["Article"], 50, "{headline}"),
    ]
    rules += (
        _edge(f"relationship.{relation.edge_type}", chosen.signs[relation.sign], 3 if relation.sign else 1, "<type>")
        for relation in vocabulary.relations
    )
    return "\n".join(rules)


def _node(selector: str, colour: str, diameter: int, caption: str) -> str:
    text = text_colour(colour)
    return _rule(
        selector,
        {
            "diameter": f"{diameter}px",
            "color": colour,
            "border-color": DARK,
            "border-width": "1px",
            "text-color-internal": text,
            "font-size": "10px",
            "caption": f'"{caption}"',
            "defaultCaption": '"<id>"',
        },
    )


def _edge(selector: str, colour: str, width: int, caption: str) -> str:
    return _rule(
        selector,
        {
            "color": colour,
            "shaft-width": f"{width}px",
            "font-size": "8px",
            "padding": "3px",
            "text-color-external": DARK,
            "text-color-internal": LIGHT,
            "caption": f'"{caption}"',
        },
    )


def _rule(selector: str, values: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in values.items())
    return f"{selector} {{\n{lines}}}\n"


def labels() -> str:
    """One Cypher statement that gives every actor the label of its type, and takes those of other types away."""
    kinds = load_ontology().actor_types
    names = ":".join(kind.class_name for kind in kinds)
    each = "".join(
        f"FOREACH (one IN CASE a.type WHEN '{kind.name}' THEN [1] ELSE [] END | SET a:{kind.class_name})\n"
        for kind in kinds
    )
    return f"// Labels of the actors by their types, for the colours\nMATCH (a:Actor)\nREMOVE a:{names}\n{each}"
