"""The names of the features, in groups that depend on few values each.

Articles have most of these values in common, so a group is spelled once and found again: a name that is there already
costs less than one that is put together anew, here and where its weight is looked up. The names of one group are
different from each other and from those of every other.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from polgraph.extract.relations.model import How

if TYPE_CHECKING:
    from polgraph.extract.scoring.table import Part

KEPT = 4096
"""How many groups of a kind are kept; the least used is dropped first."""
HOWS = tuple(how.name for how in How)


@lru_cache(KEPT)
def of_relation(relation: str, rule: str, topic: str, lone: bool) -> Part:
    """What is told by the relation, the rule, and the text."""
    names = ["bias", f"r={relation}", f"rule={rule}", f"r={relation} rule={rule}"]
    if topic:
        names += ["topic", f"topic={topic}", f"topic r={relation}"]
    if lone:
        # what a sentence given by itself tells of is seldom background
        names += ["lone", f"lone r={relation}", f"lone rule={rule}", f"lone r={relation} rule={rule}"]
    return tuple(names)


@lru_cache(KEPT)
def of_entry(line: str, weak: bool, needs: int, relation: str) -> Part:
    """What is told by an entry of the lexicon: its line, whether it is weak, and how many conditions it has."""
    return f"entry={line}", f"weak={weak}", f"needs={needs} r={relation}"


@lru_cache(KEPT)
def of_modality(status: str, negated: bool, requested: bool, said: bool, relation: str) -> Part:
    """What is told by the status."""
    return (
        f"status={status} r={relation}",
        f"negated={negated} r={relation}",
        f"requested={requested}",
        f"requested={requested} r={relation}",
        f"said={said}",
    )


@lru_cache(KEPT)
def of_marks(marks: tuple[str, ...]) -> Part:
    """What is told by the words that decide the status."""
    return tuple(dict.fromkeys(f"mark={mark.lower()}" for mark in marks))


@lru_cache(KEPT)
def of_types(relation: str, subject: str, object_: str) -> Part:
    """What is told by the types of both actors."""
    return f"types={subject},{object_}", f"r={relation} types={subject},{object_}"


@lru_cache(KEPT)
def of_hows(subject: How, object_: How, topic: bool, lone: bool) -> Part:
    """What is told by how both actors were found."""
    hows = f"hows={HOWS[subject]},{HOWS[object_]}"
    return (hows, *([f"topic {hows}"] if topic else []), *([f"lone {hows}"] if lone else []))


@lru_cache(KEPT)
def of_order(rule: str, slots: tuple[str, str], before: tuple[bool, bool]) -> Part:
    """What is told by the slots of both actors and by which of them stands before the word that states the relation."""
    return f"slots={slots[0]},{slots[1]} rule={rule}", f"order={before[0]},{before[1]} rule={rule}"


@lru_cache(KEPT)
def of_rivals(pair: int, triple: int, strict: int, loose: bool, between: str) -> Part:
    """What is told by the other candidates, and by how far apart both actors stand."""
    return f"pair={pair}", f"triple={triple}", f"strict={strict} loose={loose}", f"between={between}"


@lru_cache(KEPT)
def of_actor(side: str, type_: str, often: str) -> Part:
    """What is told by an actor itself."""
    return f"{side}.type={type_}", f"{side}.often={often}"


@lru_cache(KEPT)
def of_place(side: str, how: How, kind: str, dep: str, far: str) -> Part:
    """What is told by where and how an actor was found."""
    found = f"how={HOWS[how]}"
    return f"{side}.kind={kind} {found}", f"{side}.dep={dep} {found}", f"{side}.far={far} {found}"


@lru_cache(KEPT)
def of_actor_in(side: str, type_: str, kind: str, named: bool, relation: str) -> Part:
    """What is told by an actor together with the relation."""
    return f"{side}.type={type_} r={relation}", f"{side}.kind={kind} named={named} r={relation}"


@lru_cache(KEPT)
def of_slot(side: str, how: How, slot: str, rule: str, relation: str) -> Part:
    """What is told by the slot of an actor and by how it was found, together with the relation or the rule."""
    found = f"{side}.how={HOWS[how]}"
    return f"{found} rule={rule}", f"{found} r={relation}", f"{side}.slot={slot} r={relation}"


@lru_cache(KEPT)
def of_pronoun(side: str, pronoun: str, lead: str, sort: str) -> Part:
    """What is told by a pronoun."""
    return f"{side}.pronoun={pronoun}", f"{side}.lead={lead} {sort}"


@lru_cache(KEPT)
def of_description(side: str, lead: str, named: bool) -> tuple[str]:
    """What is told by how clear it is whom a description stands for."""
    return (f"{side}.lead={lead} named={named}",)


@lru_cache(KEPT)
def of_noun(side: str, noun: str, definite: bool, plural: bool) -> Part:
    """What is told by the head noun of a description."""
    return f"{side}.noun={noun}", f"{side}.definite={definite} plural={plural}"


@lru_cache(KEPT)
def of_noun_in(side: str, noun: str, relation: str) -> tuple[str]:
    """What is told by that noun together with the relation."""
    return (f"{side}.noun={noun} r={relation}",)


@lru_cache(KEPT)
def of_path(side: str, path: str, loose: bool) -> Part:
    """What is told by the way through the grammar to an actor of the same sentence."""
    steps = path.count(">") + path.count("<")
    return f"{side}.same=True", f"{side}.path={path}", f"{side}.steps={steps} loose={loose}"


@lru_cache(KEPT)
def of_path_in(side: str, path: str, rule: str, relation: str) -> Part:
    """What is told by that way together with the relation or the rule."""
    return f"{side}.path={path} rule={rule}", f"{side}.path={path} r={relation}"
