"""Raw text to clean article: characters, wrapped lines, heading, and the whole document."""

from __future__ import annotations

import textwrap
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.extract.clean import clean
from polgraph.extract.clean.characters import INVISIBLE, even_spaces, repair
from polgraph.extract.clean.heading import byline, looks_like_title, split_dateline
from polgraph.extract.clean.wrapping import join_lines, wrap_width

WORDS = "the governor of ostholm told the guild that its strike was over and asked every member to go home".split()


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        ("cafe\u0301", "café"),
        ("gov\u00adernor", "governor"),
        ("Is\u200bland\ufeff", "Island"),
        ("\u200eAbadi\u202e", "Abadi"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("red\x1b[31m", "red"),
        ("\x1b]0;title\x07red\x1b", "red"),
        ("half \ud800", "half \ufffd"),
        ("The cafÃ© said â€œnoâ€\x9d", "The café said “no”"),
        ("SÃO PAULO, Âge", "SÃO PAULO, Âge"),
        ("a\x00b\x9bc", "abc"),
    ],
)
def test_repair(raw: str, repaired: str) -> None:
    assert repair(raw) == repaired


@given(st.text())
def test_repair_leaves_nothing_to_repair(raw: str) -> None:
    once = repair(raw)
    assert not set(once) & set(INVISIBLE)
    assert "\x1b" not in once
    assert repair(unicodedata.normalize("NFC", once)) == repair(once)


def test_spaces_of_every_kind_become_one() -> None:
    assert even_spaces("By\u00a0Ann \t Example\u2009\nnext") == "By Ann Example \nnext"


@given(st.integers(50, 100), st.integers(20, 90))
def test_wrapping_is_undone(width: int, words: int) -> None:
    paragraphs = [" ".join((WORDS * 6)[start : start + words]) for start in (0, 3, 7)]
    blocks = [textwrap.wrap(p, width, break_long_words=False, break_on_hyphens=False) for p in paragraphs]
    widest = wrap_width(blocks)
    assert [p for block in blocks for p in join_lines(block, widest)] == paragraphs


@pytest.mark.parametrize(
    "lines",
    [
        ["The guild met.", "The mayor left.", "Talks failed."],
        ["A paragraph of one whole line, " * 9, "and another one. " * 9],
    ],
)
def test_lines_that_are_paragraphs_are_not_wrapped(lines: list[str]) -> None:
    assert wrap_width([lines]) is None


def test_short_line_ends_a_paragraph_of_a_wrapped_text() -> None:
    block = [
        "The governor of Ostholm told the guild on Monday that its",
        "strike was over.",
        "The guild answered that nobody had asked the governor for",
        "an opinion.",
    ]
    assert len(join_lines(block, wrap_width([block]))) == 2


def test_hyphen_at_a_line_end_is_kept() -> None:
    block = ["The talks between the governor and the pro-", "Ostholm guild ended late."]
    assert join_lines(block, 43) == ["The talks between the governor and the pro-Ostholm guild ended late."]


def test_sentence_broken_in_the_middle_is_joined() -> None:
    assert join_lines(["The guild", "and the mayor met."], None) == ["The guild and the mayor met."]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ann Example", "Ann Example"),
        ("By\u00a0Ann Example", "Ann Example"),
        ("BY ANN EXAMPLE and BO SAMPLE, Ostholm Press", "ANN EXAMPLE and BO SAMPLE, Ostholm Press"),
        ("by Jean-Luc O'Sample", "Jean-Luc O'Sample"),
        ("By Monday the guild had left.", None),
        ("By the time Ann came it was over", None),
        ("Ann Example", None),
    ],
)
def test_byline(line: str, author: str | None) -> None:
    assert byline(line) == author


@pytest.mark.parametrize(
    ("dateline", "dash"),
    [
        ("OSTHOLM, Dec 26 (Example Wire)", " - "),
        ("OSTHOLM", " — "),
        ("NEW OSTHOLM, Ruvia", " – "),
        ("ST. ORLA/OSTHOLM", " - "),
        ("ÅLESUND (NTB)", "—"),
        ("Ostholm (Example Wire)", " -- "),
        ("OSTHOLM, 4 March 2021", " - "),
    ],
)
def test_dateline_is_split_off(dateline: str, dash: str) -> None:
    rest = "The guild voted."
    assert split_dateline(dateline + dash + rest) == (dateline, rest)


@pytest.mark.parametrize(
    "paragraph",
    [
        "NATO — the alliance of thirty states — met.",
        "Ostholm — The guild voted.",
        "OSTHOLM guild members voted - twice.",
        "The UN - long divided - voted.",
        "X - The file",
    ],
)
def test_ambiguous_dateline_stays(paragraph: str) -> None:
    assert split_dateline(paragraph) == (None, paragraph)


@pytest.mark.parametrize(
    ("paragraph", "is_title"),
    [
        ("Guild rejects mayor's offer", True),
        ("Will the guild strike?", True),
        ("The guild rejected the offer.", False),
        ("By Ann Example", False),
        ("OSTHOLM — The guild", False),
        ("word " * 40, False),
    ],
)
def test_title(paragraph: str, is_title: bool) -> None:
    assert looks_like_title(paragraph) is is_title


def test_article_of_a_page() -> None:
    raw = (
        "Guild rejects offer\n\nBy Ann Example\n\nShare this article\n\nOSTHOLM, May 1 (Example Wire) - "
        "The guild voted.\n\n\n\nThe mayor left.\u00a0\n\n© 2021 Example Wire\n\nLeave a Reply\n\nFirst!"
    )
    cleaned = clean(raw)
    assert (cleaned.title, cleaned.author) == ("Guild rejects offer", "Ann Example")
    assert cleaned.dateline == "OSTHOLM, May 1 (Example Wire)"
    dated = "OSTHOLM, May 1 (Example Wire) - The guild voted."
    assert cleaned.text == f"Guild rejects offer\n\n{dated}\n\nThe mayor left."


def test_title_given_and_repeated_in_the_text_stands_once() -> None:
    assert clean("Guild  votes\n\nIt did.", title="Guild votes\n").text == "Guild votes\n\nIt did."


def test_markdown_heading_loses_its_marks() -> None:
    assert clean("# Guild votes\n\nIt did.").title == "Guild votes"


def test_verbatim_keeps_inner_spaces() -> None:
    line = "The guild\u00a0 voted."
    assert clean(line, verbatim=True).body == line
    assert clean(line).body == "The guild voted."


@pytest.mark.parametrize("title", [None, "The guild voilÃ\ttoday"])
@pytest.mark.parametrize("verbatim", [True, False])
def test_characters_that_a_line_end_parted_are_repaired_in_the_joined_line(title: str | None, verbatim: bool) -> None:
    text = clean("The guild voted.\n\nThe guild said voilÃ\nand went.", title=title, verbatim=verbatim).text
    assert repair(text) == text


@given(
    st.text(st.sampled_from("aé Ã©à¼â€œ™\x85\xa0\xad\u0301\n-.ï»¿"), max_size=60), st.booleans(), st.none() | st.text()
)
def test_a_clean_text_has_nothing_left_to_repair(raw: str, verbatim: bool, title: str | None) -> None:
    cleaned = clean(raw, title=title, verbatim=verbatim)
    assert repair(cleaned.text) == cleaned.text
    assert all(part and part == part.strip() for part in cleaned.text.split("\n\n") if cleaned.text)


def test_a_space_that_repair_brings_to_light_begins_no_paragraph() -> None:
    assert clean("Â\nleft", verbatim=True).body == "left"


def test_only_furniture_leaves_nothing() -> None:
    assert clean("Share\n\nLeave a Reply").text == ""


@given(
    st.lists(
        st.sampled_from([*WORDS, "Leave a Reply", "Share", "", "By Ann Example", "A sentence ends here."]), max_size=12
    )
)
def test_cleaning_adds_no_word(lines: list[str]) -> None:
    once = clean("\n\n".join(lines))
    assert set(once.body.split()) <= set(" ".join(lines).split())


def test_voice_of_america_article(voa_file: Path) -> None:
    cleaned = clean(voa_file.read_text(encoding="utf-8"))
    assert cleaned.title is not None
    assert cleaned.title.startswith("Iraqi PM")
    assert cleaned.author == "Edward Yeranian"
    assert len(cleaned.body.split("\n\n")) == 9
    for furniture in ("Leave a Reply", "email address", "The VOA is", "\u00a0", "By Edward"):
        assert furniture not in cleaned.text
