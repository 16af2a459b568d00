"""Site furniture: lines that belong to the page and not to the article, by patterns kept as data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from polgraph.ontology.errors import ErrorCode, PolgraphError

_KINDS = ("line", "end")
# Furniture is short; a longer line is prose, whatever it begins with.
_LONGEST = 600
_ACRONYM = re.compile(
    r"(?:The )?(?P<acronym>[A-Z]{2,7}) (?:is|stands for) (?:an? |the )?(?P<words>[A-Z][\w&\-]*(?: [\w&\-]+){1,9})\.?"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of furniture.

    Attributes:
        id: its name in the data file.
        kind: `line` drops the line that matches, `end` drops it and all that follows.
        pattern: matched against a whole line, whatever its case.
        drops: example lines that it has to match.
        keeps: example lines that it must not match.
    """

    id: str
    kind: str
    pattern: re.Pattern[str]
    drops: tuple[str, ...]
    keeps: tuple[str, ...]


def _pattern(entry: dict[str, Any]) -> Pattern:
    try:
        compiled = re.compile(entry["pattern"], re.IGNORECASE)
        kind, drops, keeps = entry["kind"], tuple(entry["drops"]), tuple(entry["keeps"])
    except (KeyError, TypeError, re.error) as error:
        raise PolgraphError(
            ErrorCode.DATA_INVALID,
            f"boilerplate.yaml has a broken entry {entry!r}: {error}.",
            "Give it id, kind, pattern, drops and keeps.",
        ) from error
    if kind not in _KINDS:
        raise PolgraphError(
            ErrorCode.DATA_INVALID, f"boilerplate.yaml: unknown kind {kind!r}.", f"Use one of {', '.join(_KINDS)}."
        )
    return Pattern(str(entry["id"]), kind, compiled, drops, keeps)


@cache
def patterns() -> tuple[Pattern, ...]:
    """The patterns of the data file `boilerplate.yaml`.

    Raises:
        PolgraphError: DATA_INVALID if an entry is broken.
    """
    text = (resources.files(__package__) / "data" / "boilerplate.yaml").read_text(encoding="utf-8")
    return tuple(_pattern(entry) for entry in yaml.safe_load(text))


def _matches(line: str, kind: str) -> bool:
    return len(line) <= _LONGEST and any(p.kind == kind and p.pattern.fullmatch(line) for p in patterns())


def expands_itself(line: str) -> bool:
    """Whether a line only says what an acronym of its own stands for, as publishers' notices do."""
    found = _ACRONYM.fullmatch(line)
    if found is None:
        return False
    words = found["words"].split()
    initials = {"".join(w[0] for w in words).upper(), "".join(w[0] for w in words if w[0].isupper())}
    return found["acronym"] in initials


def without_furniture(lines: Sequence[str]) -> list[str]:
    """The lines of an article without its site furniture; blank lines stay.

    A line that begins the page's foot (a comment form) ends the article only where at least half of the letters stand
    before it, so that a foot pasted above an article cannot eat it. A notice that spells out an acronym goes only from
    the end of the text.
    """
    total = sum(map(len, lines))
    kept: list[str] = []
    seen = 0
    for line in lines:
        seen += len(line)
        stripped = " ".join(line.split())
        if stripped and _matches(stripped, "end"):
            if seen * 2 >= total:
                break
        elif not stripped or not _matches(stripped, "line"):
            kept.append(line)
    while kept and (not kept[-1].strip() or expands_itself(" ".join(kept[-1].split()))):
        kept.pop()
    return kept
