"""The predicate lexicon: which word, with which arguments, states which relation."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from polgraph.extract.tables import flags, read_table
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import Status
from polgraph.ontology.tsv import listed

NOT = "!="
ONE_OF = "="
TYPED = ":"
ARGUMENTS = frozenset({"subj", "obj", "dat", "agent", "theme", "comp"})
"""Slots that a word has whether or not they are filled; all others are phrases that stand there or do not."""
BEHIND = (".of", ".agent")
"""What ends the name of a slot that is read off the words of another: `obj.of`."""
CLASS = re.compile(r"@([a-z-]*)")


@dataclass(frozen=True, slots=True)
class Need:
    """A condition on the word or actor in one slot.

    Attributes:
        slot: `obj`, `subj` or a preposition.
        test: `=` head lemma is one of the values, `!=` none of them, `:` the actor there has one of these types.
        values: lemmas or actor types.
    """

    slot: str
    test: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the lexicon: a trigger word in one frame, and the relation that it states."""

    trigger: str
    particles: tuple[str, ...]
    pos: str
    needs: tuple[Need, ...]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    relation: str
    predicate: str
    mode: str | None
    cameo: str | None
    status: Status | None
    negated: bool
    weak: bool
    line: str
    specificity: int = field(init=False)
    """How much the entry asks for; of two that fit, the one that asks for more is meant."""
    wording: tuple[Need, ...] = field(init=False, repr=False, compare=False)
    """The conditions that words and phrases can tell, whoever the actors are."""
    typing: tuple[Need, ...] = field(init=False, repr=False, compare=False)
    """The conditions on the types of actors."""
    asked: frozenset[str] = field(init=False, repr=False, compare=False)
    """The slots in which something has to stand for the wording to be there: one look rules out most entries."""

    def __post_init__(self) -> None:
        wording = tuple(need for need in self.needs if need.test != TYPED or need.slot not in ARGUMENTS)
        object.__setattr__(self, "specificity", 2 * len(self.needs) + 2 * len(self.particles))
        object.__setattr__(self, "wording", wording)
        object.__setattr__(self, "typing", tuple(need for need in self.needs if need.test == TYPED))
        object.__setattr__(self, "asked", frozenset(_read_off(need.slot) for need in wording if need.test != NOT))


def _read_off(slot: str) -> str:
    """The slot whose words one is read off: `obj` of `obj.of`; any other is its own."""
    while slot.endswith(BEHIND):
        slot = slot.rpartition(".")[0]
    return slot


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries by part of speech (`v`, `n`, `a`) and head word."""

    entries: dict[tuple[str, str], tuple[Entry, ...]]

    def lookup(self, pos: str, lemma: str) -> tuple[Entry, ...]:
        """The entries of a word, the most specific first; empty where it has none."""
        return self.entries.get((pos, lemma), ())


@cache
def word_classes() -> dict[str, str]:
    """The lists of words that triggers and conditions name, by name."""
    return {row["class"]: row["words"] for row in read_table("word_classes.tsv")}


def spelled_out(cell: str, where: str) -> str:
    """A `trigger` or `needs` cell with the words of each class in the place of its name ("obj=@ties|axis").

    Raises:
        PolgraphError: (DATA_INVALID) when a class does not exist.
    """

    def words(found: re.Match[str]) -> str:
        if found[1] not in word_classes():
            raise PolgraphError(
                ErrorCode.DATA_INVALID, f"{where}: '{found[0]}' is no class.", "Write one of word_classes.tsv."
            )
        return word_classes()[found[1]]

    return CLASS.sub(words, cell)


def parse_needs(cell: str, where: str) -> tuple[Need, ...]:
    """The conditions in a `needs` cell.

    Raises:
        PolgraphError: (DATA_INVALID) when a condition has none of the three tests.
    """
    needs = []
    for part in flags(spelled_out(cell, where).replace("|", "\x00")):
        part = part.replace("\x00", "|")
        test = NOT if NOT in part else ONE_OF if ONE_OF in part else TYPED if TYPED in part else ""
        slot, _, values = part.partition(test or " ")
        if not test or not values:
            raise PolgraphError(
                ErrorCode.DATA_INVALID,
                f"{where}: '{part}' is no condition.",
                "Write slot=word|word, slot!=word or slot:type.",
            )
        needs.append(Need(slot.strip(), test, frozenset(listed(values))))
    return tuple(sorted(needs, key=lambda need: (need.slot, need.test, sorted(need.values))))


@cache
def lexicon_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a predicate file, one for each of the words that share a line ("cut|sever|break off", "@massing").

    Raises:
        PolgraphError: (DATA_INVALID) when a line breaks the format.
    """
    return tuple(
        row | {"trigger": trigger}
        for row in read_table(f"lexicon/{name}")
        for trigger in listed(spelled_out(row["trigger"], name))
    )


def _entry(row: dict[str, str], where: str) -> Entry:
    trigger, *particles = row["trigger"].split()
    marks = flags(row["flags"])
    status = next((mark.removeprefix("status=") for mark in sorted(marks) if mark.startswith("status=")), None)
    return Entry(
        trigger=trigger,
        particles=tuple(particles),
        pos=row["pos"],
        needs=parse_needs(row["needs"], where),
        subject=listed(row["subject"]),
        object=listed(row["object"]),
        relation=row["relation"],
        predicate=row["predicate"] or row["trigger"],
        mode=row["mode"] or None,
        cameo=row["cameo"] or None,
        status=Status(status) if status else None,
        negated="neg" in marks,
        weak="weak" in marks,
        line=where,
    )


@cache
def load_lexicon() -> Lexicon:
    """All predicate files under `extract/data/lexicon`, in a fixed order.

    Raises:
        PolgraphError: (DATA_INVALID) when a line breaks the format.
    """
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    folder = files("polgraph.extract").joinpath("data", "lexicon")
    for name in sorted(item.name for item in folder.iterdir() if item.name.endswith(".tsv")):
        if name == "embedding.tsv":
            continue
        for row in lexicon_rows(name):
            where = f"{name}: {row['trigger']} {row['pos']}"
            entry = _entry(row, f"{where} {row['needs'] or '-'}")
            found[entry.pos, entry.trigger].append(entry)
    return Lexicon(
        {key: tuple(sorted(value, key=lambda e: (-e.specificity, e.weak, e.line))) for key, value in found.items()}
    )
