"""From what a catalogue writes for a state (name, adjective, code, item) to its name in the shipped catalogue."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from polgraph.graph.resolve import name_key
from polgraph.ontology.tsv import actor_table, listed, table_rows


@cache
def code_table() -> tuple[dict[str, str], ...]:
    """The rows of `data/known/codes.tsv`: codes of states by name."""
    source = files("polgraph.graph").joinpath("data", "known", "codes.tsv")
    return tuple(table_rows("codes.tsv", source.read_text(encoding="utf-8")))


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for column in ("code", "alpha3", "wikidata", "other"):
        for row in code_table():
            for code in listed(row[column]):
                found.setdefault(code.casefold(), row["state"])
    return found


@cache
def _words() -> dict[str, str]:
    found: dict[str, str] = {}
    for column in ("name", "aliases", "adjectives", "people"):
        for row in actor_table("states.tsv"):
            for word in listed(row[column]):
                found.setdefault(name_key(word), row["name"])
    return found


def state_named(text: str) -> str | None:
    """The state that a text names: by its name, another name of it, or its adjective; with or without `the`."""
    key = name_key(text)
    return _words().get(key) or _words().get(key.removeprefix("the "))


def state_coded(code: str) -> str | None:
    """The state of an ISO 3166 code of two or three letters or of a Wikidata item (`Q…` or its address)."""
    return _codes().get(code.strip().rpartition("/")[2].casefold())


def state_of(text: str) -> str | None:
    """The state that a name, an adjective, a code or an item means; None if the catalogue has none."""
    return state_named(text) or state_coded(text) if text.strip() else None


@lru_cache(maxsize=65536)
def split_office(title: str) -> tuple[str, str | None]:
    """An office without its state, and the state: `Prime Minister of Iraq`, `Iraqi prime minister`.

    Returns:
        The title in small letters, and the state's name as in the catalogue or None.
    """
    words = title.split()
    for at in range(1, len(words)):
        state = state_named(" ".join(words[at + 1 :])) if words[at].lower() in {"of", "for"} else None
        if state:
            return " ".join(words[:at]).lower(), state
    for size in (3, 2, 1):
        state = state_named(" ".join(words[:size])) if len(words) > size else None
        if state:
            return " ".join(words[size:]).lower(), state
    return " ".join(words).lower(), None
