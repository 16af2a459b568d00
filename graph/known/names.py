"""Names of known actors: cleaned, told apart by kind and script, none twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from polgraph.graph.names.script import script_of
from polgraph.graph.resolution.profile import looks_like_acronym
from polgraph.graph.resolve import name_key
from polgraph.ontology.records import ActorName

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_NAME = 300
"""Characters that a name may have; what is longer is a text, not a name."""


@cache
def known_data() -> Mapping[str, Any]:
    """The content of `data/known/known.yaml`: column names, types, roles, scripts."""
    source = files("polgraph.graph").joinpath("data", "known", "known.yaml")
    data: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return data


def clean_name(text: str) -> str:
    """A name in composed Unicode without control characters, each gap one space."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = (" " if unicodedata.category(char) == "Cc" else char for char in unicodedata.normalize("NFC", text))
    return " ".join("".join(kept).split())


def is_name(text: str) -> bool:
    """Whether a cleaned text can be a name: not too long, and with at least one letter."""
    return len(text) <= LONGEST_NAME and any(char.isalpha() for char in text)


def script_code(text: str) -> str:
    """ISO 15924 code of the script of most letters; `Zyyy` for one that the table does not know."""
    found: str = known_data()["scripts"].get(script_of(text), "Zyyy")
    return found


def actor_names(names: Iterable[str], *, acronyms: bool = True, short: Iterable[str] = ()) -> tuple[ActorName, ...]:
    """The names of one actor in order, the first as its full name, none twice in the same letters.

    Args:
        names: cleaned names, the one to show first.
        acronyms: whether names in capitals are acronyms; not so for persons, or where all is in capitals.
        short: names that say too little by themselves.
    """
    given = [name for name in dict.fromkeys(names) if name]
    known = {name_key(name) for name in given if looks_like_acronym(name)} if acronyms else set()

    def kind(at: int, name: str) -> str:
        # `Nato` beside `NATO` is the acronym as well.
        if known and name_key(name) in known and (at or looks_like_acronym(name)):
            return "acronym"
        return "alias" if at else "full"

    found = [ActorName(name, kind(at, name), script_code(name)) for at, name in enumerate(given)]
    found += [ActorName(name, "short", script_code(name)) for name in dict.fromkeys(short) if name not in given]
    return tuple(found)
