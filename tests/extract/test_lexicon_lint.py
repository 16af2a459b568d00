"""The predicate lexicon keeps its format: a broken line is found here and not by a reader of the graph."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from polgraph.extract.lexicon import CLASS, lexicon_rows, load_lexicon, parse_needs
from polgraph.ontology import load_ontology
from polgraph.ontology.errors import PolgraphError
from polgraph.ontology.records import Status

COLUMNS = ["trigger", "pos", "needs", "subject", "object", "relation", "predicate", "mode", "cameo", "flags"]
FOLDER = Path(str(files("polgraph.extract").joinpath("data", "lexicon")))
OTHER_FORMAT = {"embedding.tsv"}
NAMES = sorted(item.name for item in FOLDER.iterdir() if item.name.endswith(".tsv") and item.name not in OTHER_FORMAT)
ROLES = {
    "v": {"subj", "obj", "dat", "comp", "both"},
    "n": {"agent", "theme", "subj", "both", "poss", "host"},
    "a": {"subj"},
}
PREPOSITIONS = set(
    "about above across after against ahead alongside along amid among amongst around as at back before behind beneath "
    "beside between beyond by close down during for from in inside into near next of off on onto opposite out outside "
    "over past through throughout to toward towards under underneath until unto up upon via versus with "
    "within without".split()
)
TRIGGER = re.compile(r"[^\W\d_]+(?:[-'.][^\W\d_]+)*(?: [a-z]+)*", re.UNICODE)
LEMMA = re.compile(r"[^\s|;=!:A-Z]+")
MANY = 5
"""A class stands in so many triggers or, word by word, conditions at least."""
SHARED = 10
"""So many words with one frame and its conditions stand in one line."""
CAMEO = re.compile(r"(?:0[1-9]|1\d|20)\d{0,2}")

Row = dict[str, str]


def lines(name: str) -> list[list[str]]:
    text = FOLDER.joinpath(name).read_text(encoding="utf8")
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


def class_lines() -> list[list[str]]:
    text = FOLDER.parent.joinpath("word_classes.tsv").read_text(encoding="utf8")
    return [line.split("\t") for line in text.splitlines()[1:] if not line.startswith(("#", "class\t"))]


def rows(name: str) -> list[Row]:
    """The lines of a file, as they stand there."""
    return [dict(zip(COLUMNS, cells, strict=False)) for cells in lines(name)[1:]]


def frames(name: str) -> list[Row]:
    """The same with a row for each word of a line; an empty cell is `-`."""
    return [{column: cell or "-" for column, cell in row.items()} for row in lexicon_rows(name)]


def label(row: Row) -> str:
    return f"{row['trigger']} {row['pos']} {row['needs'][:60]} ({row['relation']})"


def bad_slot(slot: str, pos: str) -> bool:
    """Whether a slot is none of: a role of the word class, a preposition, or those with `.agent`, `.of`, `.of.of`."""
    name, dot, tail = slot.partition(".")
    return name not in ROLES[pos] | PREPOSITIONS or (bool(dot) and tail not in {"agent", "of", "of.of"})


def bad_needs(cell: str, types: set[str]) -> str:
    """What is wrong with a `needs` cell; empty where nothing is."""
    if cell == "-":
        return ""
    try:
        needs = parse_needs(cell, "needs")
    except PolgraphError as error:
        return str(error)
    for need in needs:
        if need.slot not in {"subj", "obj", "dat", "agent", "theme", "host"} | PREPOSITIONS:
            return f"unknown slot {need.slot}"
        if need.test == ":" and need.values - types:
            return f"unknown types {sorted(need.values - types)}"
        if wrong := sorted(value for value in need.values if not LEMMA.fullmatch(value)):
            return f"no lemmas: {wrong}"
    return ""


def test_classes_of_words_are_lemmas_in_order_and_used() -> None:
    named = [cells[0] for cells in class_lines()]
    assert named == sorted(set(named))
    assert not [name for name, words in class_lines() if not all(map(LEMMA.fullmatch, words.split("|")))]
    cells = [row["trigger"] for file in NAMES for row in rows(file)]
    cells += [row["needs"] for file in NAMES for row in frames(file)]
    used = Counter(name for cell in cells for name in CLASS.findall(cell))
    assert not [name for name in named if used[name] < MANY]


@pytest.mark.parametrize("name", NAMES)
def test_a_list_that_is_a_class_is_written_by_its_name(name: str) -> None:
    classes = {words: name for name, words in class_lines()}
    parts = [part.rpartition("=")[2] for row in rows(name) for part in (row["trigger"], *row["needs"].split(";"))]
    assert not sorted({classes[words] for words in parts if words in classes})


def test_the_linter_refuses_what_it_should() -> None:
    types = {"person"}
    wrong = ("obj", "obj=", "obj~talk", "obj:wizard", "obj=Tie", "guest=tie", "obj=a b", "obj=@nowhere")
    right = ("-", "obj=tie|link", "obj!=tax;to=aid", "subj:person", "obj=@ties|axis")
    assert all(bad_needs(cell, types) for cell in wrong)
    assert not any(bad_needs(cell, types) for cell in right)
    assert bad_slot("object", "v")
    assert bad_slot("obj.with", "v")
    assert bad_slot("theme", "v")
    assert not any(bad_slot(slot, "v") for slot in ("obj", "obj.of", "to", "to.of", "both"))


@pytest.mark.parametrize("name", NAMES)
def test_header_and_ten_filled_cells(name: str) -> None:
    first, *others = lines(name)
    assert first == COLUMNS
    wrong = [cells for cells in others if len(cells) != len(COLUMNS) or any(c != c.strip() or not c for c in cells)]
    assert not wrong


@pytest.mark.parametrize("name", NAMES)
def test_triggers_are_lower_case_lemmas_with_a_known_part_of_speech(name: str) -> None:
    wrong = [
        label(row)
        for row in frames(name)
        if row["pos"] not in ROLES
        or not TRIGGER.fullmatch(row["trigger"])
        or row["trigger"] != row["trigger"].lower()
        or (row["pos"] == "n" and " " in row["trigger"])
    ]
    assert not wrong


@pytest.mark.parametrize("name", NAMES)
def test_relation_mode_and_predicate_agree_with_the_ontology(name: str) -> None:
    ontology = load_ontology()
    modes = {relation.name: {"-"} | {mode.name for mode in relation.modes} for relation in ontology.relations}
    parents = {predicate.name: predicate.relation for predicate in ontology.predicates}
    wrong = [
        f"{label(row)}: {row['mode']}, {row['predicate']}"
        for row in rows(name)
        if row["relation"] not in modes
        or row["mode"] not in modes[row["relation"]]
        or parents.get(row["predicate"]) != row["relation"]
    ]
    assert not wrong


@pytest.mark.parametrize("name", NAMES)
def test_a_predicate_has_one_relation(name: str) -> None:
    relations: dict[str, set[str]] = {}
    for other in NAMES:
        for row in rows(other):
            relations.setdefault(row["predicate"], set()).add(row["relation"])
    mine = {row["predicate"] for row in rows(name)} - {"-"}
    assert not {predicate: sorted(relations[predicate]) for predicate in sorted(mine) if len(relations[predicate]) > 1}


@pytest.mark.parametrize("name", NAMES)
def test_cameo_codes_are_of_the_relations_roots(name: str) -> None:
    families = {relation.name: relation.family for relation in load_ontology().relations}
    wrong = [
        f"{label(row)}: {row['cameo']}"
        for row in rows(name)
        if (row["cameo"] == "-") != (families.get(row["relation"]) == "standing")
        or (row["cameo"] != "-" and not CAMEO.fullmatch(row["cameo"]))
    ]
    assert not wrong


@pytest.mark.parametrize("name", NAMES)
def test_needs_are_well_formed(name: str) -> None:
    types = {term.name for term in load_ontology().actor_types} | {"actor"}
    found = ((row, bad_needs(row["needs"], types)) for row in rows(name))
    assert not [f"{label(row)}: {problem}" for row, problem in found if problem]


@pytest.mark.parametrize("name", NAMES)
def test_argument_slots_are_known(name: str) -> None:
    wrong = {
        f"{label(row)}: {slot}"
        for row in rows(name)
        for slot in (*row["subject"].split("|"), *row["object"].split("|"))
        if bad_slot(slot, row["pos"])
    }
    assert not sorted(wrong)


@pytest.mark.parametrize("name", NAMES)
def test_flags_are_known(name: str) -> None:
    known = {"-", "weak", "neg"} | {f"status={status}" for status in Status}
    assert not [label(row) for row in rows(name) if set(row["flags"].split(";")) - known]


@pytest.mark.parametrize("name", NAMES)
def test_no_frame_stands_twice(name: str) -> None:
    seen = Counter(tuple(row[column] for column in COLUMNS[:5]) for row in frames(name))
    assert not sorted(frame for frame, times in seen.items() if times > 1)


@pytest.mark.parametrize("name", NAMES)
def test_what_many_words_have_in_common_is_said_once(name: str) -> None:
    common = Counter(tuple(row[column] for column in COLUMNS[1:]) for row in rows(name) if row["needs"] != "-")
    assert not sorted(frame for frame, times in common.items() if times >= SHARED)


@pytest.mark.parametrize("name", NAMES)
def test_words_of_a_line_are_in_order(name: str) -> None:
    cells = [row["trigger"].split("|") for row in rows(name)]
    assert not [words for words in cells if words != sorted(set(words))]


@pytest.mark.parametrize("name", NAMES)
def test_lines_are_sorted_by_relation_and_trigger(name: str) -> None:
    order = [(row["relation"], row["trigger"]) for row in rows(name)]
    first = next(((a, b) for a, b in zip(order, sorted(order), strict=True) if a != b), None)
    assert first is None, f"{first[0]} stands where {first[1]} should"


def test_the_loader_reads_every_line() -> None:
    assert sum(map(len, load_lexicon().entries.values())) == sum(len(frames(name)) for name in NAMES)
