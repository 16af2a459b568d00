"""Shapes of files that others write: lists of JSON, days in words, forwarded messages, pieces of pages."""

from __future__ import annotations

import json
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from polgraph.extract.read import read_articles
from polgraph.extract.read.dates import field_date
from polgraph.ontology.errors import ErrorCode, PolgraphError
from tests.extract.read.samples import BODY, FIRST, ROW, SECOND, TITLE, read


@pytest.mark.parametrize("indent", [None, 2])
def test_a_list_of_json_is_an_article_an_object(indent: int | None) -> None:
    articles, problems = read(json.dumps([ROW, {"id": "a2"}, ROW | {"id": "a3"}], indent=indent).encode())
    assert [article.id for article in articles] == ["a1", "a3"]
    assert "object 2" in problems[0].message


def test_one_object_over_several_lines() -> None:
    (article,), problems = read(json.dumps(ROW, indent=2).encode())
    assert (article.id, problems) == ("a1", [])


def test_a_list_that_is_cut_off_is_told_once() -> None:
    articles, problems = read(json.dumps([ROW, ROW])[:-5].encode())
    assert articles == []
    assert [problem.code for problem in problems] == [ErrorCode.INPUT_INVALID]


@pytest.mark.parametrize(
    "value",
    ["2021-05-03", "20210503", 20210503, "Mon, 03 May 2021 08:30:00 GMT", "May 3, 2021", "3 May 2021", "2021/05/03"],
)
def test_days_of_fields(value: str | int) -> None:
    assert field_date(value, "x") == date(2021, 5, 3)


@pytest.mark.parametrize("value", ["", "NaN", "null", "None"])
def test_words_for_no_day(value: str) -> None:
    assert field_date(value, "x") is None


@pytest.mark.parametrize("value", ["05/03/2021", "03.05.2021", "soon", 1620030600])
def test_days_that_nobody_can_tell(value: str | int) -> None:
    with pytest.raises(PolgraphError, match="is no date"):
        field_date(value, "x")


def test_a_message_that_is_forwarded_as_attachment_is_an_article() -> None:
    inner, outer = EmailMessage(), EmailMessage()
    for message, subject, sender in ((inner, TITLE, "Example Wire"), (outer, "Fwd", "Tom")):
        message["Subject"], message["From"], message["To"] = subject, f"{sender} <a@example.org>", "b@example.org"
        message["Date"], message["Message-ID"] = "Mon, 03 May 2021 08:30:00 +0000", f"<{subject[:3]}@example.org>"
    inner.set_content(BODY)
    outer.set_content("See the attached message of the wire.")
    outer.add_attachment(inner)
    articles, problems = read(outer.as_bytes())
    assert [(article.title, article.publisher) for article in articles] == [("Fwd", "Tom"), (TITLE, "Example Wire")]
    assert problems == []


def test_a_piece_of_a_page_is_a_page() -> None:
    (article,), _ = read(f"<div class='story'><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></div>".encode())
    assert "<" not in article.text


def test_xml_of_an_unknown_kind_is_no_text() -> None:
    articles, problems = read(b'<?xml version="1.0"?><urlset><url><loc>https://example.org/</loc></url></urlset>')
    assert articles == []
    assert "XML" in problems[0].hint


def test_an_entry_of_another_source_is_of_that_source() -> None:
    feed = f"<rss><channel><title>All wires</title><item><title>{TITLE}</title><source url='https://example.org'>"
    (article,), _ = read(
        f"{feed}Example Wire</source><description>{FIRST}</description></item></channel></rss>".encode()
    )
    assert article.publisher == "Example Wire"


def test_letters_set_as_one_and_words_broken_by_soft_hyphens() -> None:
    text = "The mayor of Grif\ufb01th\u00adton told the har\u00ad\nbour council on Monday that he would leave it."
    (article,), _ = read(text.encode())
    assert "of Griffithton told the harbour council" in article.text


def test_a_table_without_text_names_its_columns(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("nr,Story\n1,x\n", encoding="utf-8")
    with pytest.raises(PolgraphError, match="there are nr, Story"):
        list(read_articles([str(file)]))


@pytest.mark.parametrize("head", ["Date, text, title of the treaty", "Text, date and title", "Title, date, text"])
def test_prose_that_begins_as_the_header_of_a_table_is_text(head: str) -> None:
    (article,), problems = read(f"{head}\n\n{BODY}\n".encode())
    assert problems == []
    assert FIRST in article.text


@pytest.mark.parametrize("rows", ["a,b\n1,2021-05-03,{0}\n", "\n1,2021-05-03,{0}\n", '1,2021-05-03,"{0}\n\n{0}"\n'])
def test_table_with_a_bad_row_is_a_table(rows: str) -> None:
    articles, _ = read(("id,date,text\n" + rows.format("The guild of Ostholm met on Monday and voted.")).encode())
    assert [article.id for article in articles] == ["1"]
