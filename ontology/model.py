"""The vocabulary as typed, frozen records: relations, modes, predicates, and the terms that describe statements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Named = TypeVar("Named", "Relation", "Predicate", "Term")

EVENT = "event"
STANDING = "standing"


@dataclass(frozen=True, slots=True)
class Mode:
    """How an event of one type was done.

    Attributes:
        name: PLOVER's name of the mode, such as `visit`.
        relation: name of the relation that it belongs to.
        score: PLOVER conflict-cooperation score from -10 (conflict) to +10 (cooperation).
        definition: one sentence.
    """

    name: str
    relation: str
    score: float
    definition: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """A finer relation that users ask for by name.

    Attributes:
        name: third person with its preposition, such as `sides with`.
        relation: name of its parent relation.
        mode: PLOVER mode that it implies, or None.
    """

    name: str
    relation: str
    mode: str | None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that shows what a relation is or is not.

    Attributes:
        text: the plain sentence.
        subject: words of the subject in it.
        object: words of the object in it.
        instead: for a sentence that is not an example, the relation that it does state, or None.
        why: for a sentence that is not an example, the reason; otherwise empty.
    """

    text: str
    subject: str
    object: str
    instead: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """An event type or a standing relation between two actors.

    Attributes:
        name: such as `SUPPORT`; the value of `Statement.relation`.
        family: `event` (happens at a time) or `standing` (holds over an interval).
        label: English label.
        definition: one sentence.
        note: how to tell it from its neighbours; empty where the definition is enough.
        symmetric: whether subject and object may be swapped.
        sign: +1 friendly, -1 hostile, 0 neither.
        quad_class: name of the quad class; None for standing relations.
        score: PLOVER conflict-cooperation score from -10 to +10; None for standing relations.
        cameo_roots: CAMEO 2-digit roots that map to it.
        property_name: name of the direct property from subject to object, such as `supports`.
        inverse: name of the property from object to subject; equal to `property_name` where symmetric.
        see_also: properties of other vocabularies that mean nearly the same, as `prefix:name`.
        domain: types of actor that a subject can have.
        range: types of actor that an object can have.
        modes: its modes.
        predicates: its finer predicates.
        positive: a sentence that states it.
        negative: a sentence that seems to state it and does not.
    """

    name: str
    family: str
    label: str
    definition: str
    note: str
    symmetric: bool
    sign: int
    quad_class: str | None
    score: float | None
    cameo_roots: tuple[str, ...]
    property_name: str
    inverse: str
    see_also: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    modes: tuple[Mode, ...]
    predicates: tuple[Predicate, ...]
    positive: Example
    negative: Example

    @property
    def edge_type(self) -> str:
        """The property's name as the type of a relationship in a property graph: `agreesWith` is `AGREES_WITH`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", self.property_name).upper()

    def score_of(self, mode: str | None) -> float | None:
        """The PLOVER score of a statement of this relation, from -10 to +10; None for standing relations.

        Args:
            mode: PLOVER mode; one that this relation does not have counts as none.
        """
        return next((known.score for known in self.modes if known.name == mode), self.score)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of one of the small vocabularies: actor type, status, date precision, quad class, context or sector.

    Attributes:
        name: the value that records hold.
        label: English label.
        definition: one sentence.
        class_name: for an actor type, the name of its class in RDF; otherwise empty.
        classes: for an actor type, the classes of other vocabularies that include it, as `prefix:Name`.
        notation: code of the term elsewhere; empty where it has none.
    """

    name: str
    label: str
    definition: str
    class_name: str = ""
    classes: tuple[str, ...] = ()
    notation: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A published work that the vocabulary takes types, scores or codes from."""

    name: str
    title: str
    url: str


@dataclass(frozen=True)
class Ontology:
    """The whole vocabulary, in the order of its data file."""

    relations: tuple[Relation, ...]
    actor_types: tuple[Term, ...]
    statuses: tuple[Term, ...]
    date_precisions: tuple[Term, ...]
    quad_classes: tuple[Term, ...]
    contexts: tuple[Term, ...]
    sectors: tuple[Term, ...]
    sources: tuple[Source, ...]

    @cached_property
    def predicates(self) -> tuple[Predicate, ...]:
        """Every finer predicate of every relation."""
        return tuple(predicate for relation in self.relations for predicate in relation.predicates)

    @cached_property
    def _relations_by_name(self) -> Mapping[str, Relation]:
        return _by_name(self.relations)

    @cached_property
    def _predicates_by_name(self) -> Mapping[str, Predicate]:
        return _by_name(self.predicates)

    @cached_property
    def _actor_types_by_name(self) -> Mapping[str, Term]:
        return _by_name(self.actor_types)

    def relation(self, name: str) -> Relation:
        """The relation of this name, such as `SUPPORT`.

        Raises:
            PolgraphError: OPTION_INVALID if there is none.
        """
        return _pick(self._relations_by_name, name, "relation")

    def predicate(self, name: str) -> Predicate:
        """The finer predicate of this name, such as `praises`.

        Raises:
            PolgraphError: OPTION_INVALID if there is none.
        """
        return _pick(self._predicates_by_name, name, "predicate")

    def actor_type(self, name: str) -> Term:
        """The actor type of this name, such as `armed_group`.

        Raises:
            PolgraphError: OPTION_INVALID if there is none.
        """
        return _pick(self._actor_types_by_name, name, "actor type")


def _by_name(terms: Sequence[Named]) -> Mapping[str, Named]:
    return {term.name: term for term in terms}


def _pick(terms: Mapping[str, Named], name: str, kind: str) -> Named:
    """The term of this name, or an error that lists the nearest names."""
    found = terms.get(name)
    if found is None:
        from difflib import get_close_matches

        near = get_close_matches(name, terms, n=3, cutoff=0.5) or sorted(terms)[:3]
        raise PolgraphError(
            ErrorCode.OPTION_INVALID, f"There is no {kind} {name!r}.", f"Near it there are: {', '.join(near)}."
        )
    return found
