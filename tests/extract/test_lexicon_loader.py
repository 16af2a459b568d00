"""The predicate lexicon: from lines of data to entries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.extract import lexicon
from polgraph.extract.lexicon import NOT, ONE_OF, TYPED, Need, load_lexicon, parse_needs
from polgraph.extract.tables import read_table
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import Status

ROW = {
    "trigger": "hit out",
    "pos": "v",
    "needs": "",
    "subject": "subj",
    "object": "at|against",
    "relation": "ACCUSE",
    "predicate": "criticizes",
    "mode": "disapprove",
    "cameo": "111",
    "flags": "",
}
WORD = st.text("abcdefgé-'", min_size=1)
NEEDS = st.frozensets(
    st.builds(Need, WORD, st.sampled_from([ONE_OF, NOT, TYPED]), st.frozensets(WORD, min_size=1)), max_size=4
)


def entry(**changes: str) -> lexicon.Entry:
    return lexicon._entry(ROW | changes, "here")


@pytest.mark.parametrize(
    ("cell", "needs"),
    [
        ("", ()),
        ("obj=tie|link", (Need("obj", ONE_OF, frozenset({"tie", "link"})),)),
        ("obj!=tax", (Need("obj", NOT, frozenset({"tax"})),)),
        ("subj:person|group", (Need("subj", TYPED, frozenset({"person", "group"})),)),
        (
            "to=aid ; obj:actor",
            (Need("obj", TYPED, frozenset({"actor"})), Need("to", ONE_OF, frozenset({"aid"}))),
        ),
    ],
)
def test_conditions_are_read_in_a_fixed_order(cell: str, needs: tuple[Need, ...]) -> None:
    assert parse_needs(cell, "here") == needs


@given(NEEDS)
def test_conditions_can_be_written_and_read_again(needs: frozenset[Need]) -> None:
    cell = ";".join(f"{need.slot}{need.test}{'|'.join(sorted(need.values))}" for need in needs)
    assert frozenset(parse_needs(cell, "here")) == needs


def test_a_class_stands_for_its_words_beside_others() -> None:
    (plain,), (more,) = parse_needs("obj=@ties", "here"), parse_needs("obj=axis|@ties", "here")
    assert {"tie", "relation"} < plain.values
    assert more.values == plain.values | {"axis"}


def test_a_class_that_does_not_exist_is_refused() -> None:
    with pytest.raises(PolgraphError, match="here: '@nowhere' is no class"):
        parse_needs("obj=@nowhere", "here")


@pytest.mark.parametrize("cell", ["obj", "obj=", "obj!=", "obj:", "obj~tie", "to=aid;obj"])
def test_what_is_no_condition_is_refused_with_its_place(cell: str) -> None:
    with pytest.raises(PolgraphError, match=r"here: 'obj.*' is no condition") as caught:
        parse_needs(cell, "here")
    assert caught.value.code is ErrorCode.DATA_INVALID


def test_a_line_becomes_an_entry() -> None:
    found = entry()
    assert (found.trigger, found.particles, found.object) == ("hit", ("out",), ("at", "against"))
    assert (found.mode, found.cameo, found.status) == ("disapprove", "111", None)
    assert not found.negated
    assert not found.weak


def test_empty_cells_are_nothing_and_a_missing_predicate_is_the_trigger() -> None:
    found = entry(mode="", cameo="", predicate="")
    assert (found.mode, found.cameo, found.predicate) == (None, None, "hit out")


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ("neg", (True, False, None)),
        ("weak", (False, True, None)),
        ("status=alleged", (False, False, Status.ALLEGED)),
        ("weak;status=intended;neg", (True, True, Status.INTENDED)),
    ],
)
def test_flags(flags: str, expected: tuple[bool, bool, Status | None]) -> None:
    found = entry(flags=flags)
    assert (found.negated, found.weak, found.status) == expected


@pytest.mark.parametrize(
    ("trigger", "needs", "specificity"),
    [("hit", "", 0), ("hit out", "", 2), ("hit", "obj=a", 2), ("hit back out", "obj=a;to:actor", 8)],
)
def test_who_asks_for_more_is_more_specific(trigger: str, needs: str, specificity: int) -> None:
    assert entry(trigger=trigger, needs=needs).specificity == specificity


@pytest.mark.parametrize(
    ("needs", "asked"),
    [
        ("", set()),
        ("obj=a;to:actor", {"obj", "to"}),
        ("obj:actor;subj:state", set()),
        ("obj!=a;with!=b", set()),
        ("obj.of=a;in.of.agent:state", {"obj", "in"}),
        ("comp.obj=a", {"comp.obj"}),
    ],
)
def test_slots_that_have_to_be_filled_before_words_can_be_there(needs: str, asked: set[str]) -> None:
    assert entry(needs=needs).asked == asked


def test_an_unknown_word_has_no_entries() -> None:
    assert load_lexicon().lookup("v", "no such word") == ()


def test_entries_of_a_word_stand_by_specificity() -> None:
    for (pos, lemma), entries in load_lexicon().entries.items():
        order = [(-one.specificity, one.weak) for one in entries]
        assert order == sorted(order)
        assert {(one.pos, one.trigger) for one in entries} == {(pos, lemma)}


def test_phrasal_verbs_stand_under_their_verb() -> None:
    assert any(one.particles for one in load_lexicon().lookup("v", "crack"))


def test_words_that_share_a_line_are_entries_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (ROW | {"trigger": "hit out|snarl"}, ROW | {"trigger": "@massing"})
    monkeypatch.setattr(lexicon, "read_table", lambda name: rows if name == "lexicon/x.tsv" else read_table(name))
    found = lexicon.lexicon_rows.__wrapped__("x.tsv")
    assert [row["trigger"] for row in found[:2]] == ["hit out", "snarl"]
    assert {"amass", "station"} < {row["trigger"] for row in found[2:]}
    assert {row["predicate"] for row in found} == {"criticizes"}
