"""Names that are declared to mean one actor, however little they look alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from polgraph.graph.names.script import plain
from polgraph.graph.names.words import read_data

if TYPE_CHECKING:
    from polgraph.graph.names.records import Schema


@lru_cache(maxsize=65536)
def alias_key(name: str) -> str:
    """A name as declarations are looked up: no case, signs, articles `the` and `al`, and one spelling of -ization."""
    plainly = plain(name.replace("-", " ")).replace("isation", "ization")
    words = [word for word in plainly.split() if word not in {"the", "al", "el"}]
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Aliases:
    """Declared names.

    Attributes:
        bodies: for every declared name, as `alias_key` gives it, the numbers of the actors that it can mean.
    """

    bodies: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, groups: Iterable[Iterable[str]]) -> Aliases:
        """Aliases from groups of names, each group the names of one actor."""
        found: dict[str, set[int]] = {}
        for number, names in enumerate(groups):
            for name in names:
                found.setdefault(alias_key(name), set()).add(number)
        return cls({key: frozenset(numbers) for key, numbers in found.items()})

    def share(self, left: str, right: str) -> bool:
        """Whether some actor has both names."""
        if not self.bodies:
            return False
        ours = self.bodies.get(alias_key(left))
        return bool(ours and ours & self.bodies.get(alias_key(right), frozenset()))


@cache
def load_aliases(schema: Schema) -> Aliases:
    """The aliases that come with the package."""
    return Aliases.of(read_data("aliases")[schema.value.lower()])
