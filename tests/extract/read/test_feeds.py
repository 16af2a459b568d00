"""Feeds as they are found: cut off, with a document type, with invitations to read on."""

from __future__ import annotations

import pytest

from tests.extract.read.samples import ATOM, FIRST, RSS, SECOND, TITLE, read

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
LINK = "https://news.example.org/"


def feed(*texts: str, head: str = HEAD) -> str:
    items = "".join(
        f"<item><title>{TITLE} {n}</title><link>{LINK}{n}</link><description>{text}</description></item>"
        for n, text in enumerate(texts, start=1)
    )
    return f'{head}<rss version="2.0"><channel><title>Example Wire</title>{items}</channel></rss>'


def test_whole_feeds_are_not_said_to_be_cut() -> None:
    for whole in (feed(FIRST, SECOND), feed(FIRST) + "\n<!-- made by a program -->\n", ATOM):
        assert not read(whole.encode())[1]
    assert not any("cut off" in problem.message for problem in read(RSS.encode())[1])
    assert not read(feed(FIRST, head=HEAD.replace("UTF-8", "UTF-16")).encode("utf-16"))[1]


@pytest.mark.parametrize("end", ["</channel></rss>", "</rss>", "of the town, Tomas", "<link>"])
def test_feed_that_is_cut_off_is_told(end: str) -> None:
    whole = feed(FIRST, SECOND)
    articles, problems = read(whole[: whole.rindex(end)].encode())
    assert articles[0].text.endswith(FIRST)
    assert "is cut off in or after entry 2" in problems[-1].message


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://example.org/rss-0.91.dtd">',
        '<!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY secret SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY secret "ha"><!ENTITY b "&secret;&secret;">]>',
    ],
)
def test_document_type_declares_nothing(declared: str) -> None:
    text = f"{FIRST}&nbsp;&secret; {SECOND}" if "secret" in declared else f"{FIRST} {SECOND}"
    (article,), problems = read(feed(text, head=HEAD + declared + "\n").encode())
    assert not problems
    assert article.publisher == "Example Wire"
    assert FIRST in article.text
    assert SECOND in article.text
    assert "root:" not in article.text
    assert "haha" not in article.text


@pytest.mark.parametrize(
    "more",
    [
        " Continue reading →",
        " [&#8230;] Read more",
        " [...] Continue reading &lt;span&gt;Guild votes&lt;/span&gt; →",
        "&lt;p&gt;The post &lt;a&gt;Guild votes&lt;/a&gt; appeared first on &lt;a&gt;Wire&lt;/a&gt;.&lt;/p&gt;",
        "&lt;p&gt;Read more »&lt;/p&gt;",
        " Keep reading...",
    ],
)
def test_invitations_to_read_on_go(more: str) -> None:
    (article,), _ = read(feed(f"{FIRST}{more}").encode())
    assert article.text == f"{TITLE} 1\n\n{FIRST}"


@pytest.mark.parametrize(
    "end",
    [
        "The minister told pupils to read more.",
        '"Read more," she said.',
        "The post of governor was filled first on Monday.",
        "Read more closely, the treaty forbids it. The guild said so.",
    ],
)
def test_news_of_reading_stays(end: str) -> None:
    (article,), _ = read(feed(f"{FIRST} {end}").encode())
    assert article.text.endswith(end)
