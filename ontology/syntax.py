"""Writes Turtle: the few forms that the vocabulary needs, each thing always in the same bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from polgraph.ontology.namespace import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

Pair = tuple[str, str]
"""A predicate and its object, both in Turtle."""

USED_PREFIX: Final = re.compile(r"(?<![\w\"<:/])([a-z]+):[\w-]")
LITERAL: Final = re.compile(r'"(?:[^"\\]|\\.)*"')


def literal(text: str, language: str = "") -> str:
    """A string in quotes, with its language tag where one is given."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"' + (f"@{language}" if language else "")


def english(text: str) -> str:
    """A string marked as English."""
    return literal(text, "en")


def blank(pairs: Iterable[Pair]) -> str:
    """A blank node with these properties, on one line."""
    return "[ " + " ; ".join(f"{predicate} {value}" for predicate, value in pairs) + " ]"


def collection(items: Iterable[str]) -> str:
    """An RDF list."""
    return "( " + " ".join(items) + " )"


def block(subject: str, pairs: Iterable[Pair]) -> str:
    """The properties of one subject, one a line."""
    lines = [f"{predicate} {value}" for predicate, value in pairs]
    return f"{subject} " + " ;\n    ".join(lines) + " .\n"


def document(comment: str, blocks: Iterable[str]) -> str:
    """A Turtle file that declares the prefixes it uses.

    Args:
        comment: what the first line says.
        blocks: what `block` returned.

    Raises:
        KeyError: a prefix is not among `PREFIXES`.
    """
    body = "\n".join(blocks)
    used = sorted(set(USED_PREFIX.findall(LITERAL.sub("", body))))
    declared = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in used)
    return f"# {comment}\n\n{declared}\n{body}"
