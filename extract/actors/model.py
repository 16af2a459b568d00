"""The records of the actor stage: references in the parsed text and the entities that they stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polgraph.extract.actors.gazetteer import Noun, Office
    from polgraph.ontology.records import ActorType


class Kind(StrEnum):
    """How a reference refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    MODIFIER = "modifier"


# Plain names for what is asked of every reference: the attribute of an enumeration takes four times as long.
NAME, NOMINAL, PRONOUN, MODIFIER = Kind.NAME, Kind.NOMINAL, Kind.PRONOUN, Kind.MODIFIER
NAMING = frozenset({NAME, MODIFIER})
"""How a proper name refers: by itself or inside another phrase."""


@dataclass(frozen=True, slots=True)
class Held:
    """An office or role that stands with a name or alone.

    Attributes:
        office: the entry of the table.
        text: the words as written, modifiers included ("former defence minister").
        start: index of its first token.
        end: index after its last token.
    """

    office: Office
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reference:
    """One place in a parsed article that refers to an actor. Token indexes are those of the article's `Doc`.

    Attributes:
        head: index of the head token.
        start: index of the first token of the surface form.
        end: index after its last token.
        text: the surface form.
        name: for a name, the name without titles; for a nominal, its description; for a pronoun, its lower-case form.
        kind: how it refers.
        type: the actor type that it looks like; None where open.
        plural: whether it stands for several.
        definite: whether it is introduced by "the", "this", a possessive.
        country: state that it belongs to by adjective, possessive or table; "" where none is said.
        owners: head tokens of actors that it belongs to by possessive, of-phrase or compound ("the KNS commander").
        noun: table entry of its head noun, for nominals.
        held: offices and roles before a name, or of an office nominal.
        classifier: for "the X party", the type that the common noun gives to the name.
    """

    head: int
    start: int
    end: int
    text: str
    name: str
    kind: Kind
    type: ActorType | None
    plural: bool = False
    definite: bool = False
    country: str = ""
    owners: tuple[int, ...] = ()
    noun: Noun | None = None
    held: tuple[Held, ...] = ()
    classifier: ActorType | None = None


@dataclass(slots=True)
class Entity:
    """One actor of one article while its references are being gathered.

    Attributes:
        id: number in order of first mention.
        name: the fullest name without titles.
        type: its actor type.
        references: indexes of its references.
        country: its state, or "".
        named: whether a proper name is known.
        plural: whether it is several people.
        offices: lower-case offices known of it, for later "the minister".
        nouns: lower-case head nouns that described it.
    """

    id: int
    name: str
    type: ActorType
    references: list[int] = field(default_factory=list)
    country: str = ""
    named: bool = False
    plural: bool = False
    offices: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
