"""Pages that are no article, and short news items that look like them."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from polgraph.ontology.errors import ErrorCode
from tests.extract.read.samples import FIRST, SECOND, TITLE, read

CONSENT = (
    "We and our 742 partners store identifiers on a device, such as cookies, for personalised advertising.",
    "With your permission we use precise geolocation data. You may refuse to consent, or change preferences.",
    "Some processing of your personal data may not require your consent. Your preferences apply to this website only.",
)
NEWS = (
    (
        "Ministers meet in Ostholm over the harbour",
        "The ministers of three towns met on Monday to talk about the harbour.",
    ),
    ("Guild of Ostholm leaves the council", "The guild voted to leave the harbour council, its speaker said."),
    ("Mayor of Reke is to resign", "Tomas Reke will step down in June after a dispute with the council."),
    ("Strike at the southern port ends", "Dockers return to work after two weeks of talks with the owners."),
    ("New bridge opens over the sound", "The bridge across the sound was opened by the governor on Friday."),
    ("Court fines the ferry line again", "A court ordered the line to pay a fine because of its delays."),
    ("Police arrest two at a protest", "Two men were held after a protest outside the town hall."),
)


def page(body: str, head: str = "") -> bytes:
    head = f"<title>World - Example Wire</title>{head}"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def teasers(form: str) -> str:
    return "<main><h1>World</h1>" + "".join(form.format(*item) for item in NEWS) + "</main>"


LISTS = {
    "teasers": teasers("<div><h3><a href='/n'>{0}</a></h3><p>{1}</p><a href='/n'>Read more</a></div>"),
    "cards": teasers("<article><a href='/n'><h2>{0}</h2><p>{1}</p></a></article>"),
    "dated": teasers("<article><h2><a href='/n'>{0}</a></h2><p>{1}</p><span>3 May</span></article>"),
    "listed": teasers("<ul><li><a href='/n'>{0}, towns say</a> <time>3 May 2021</time></li></ul>"),
    "links": teasers("<li><a href='/n'>{0}, towns say</a> <time>3 May 2021</time></li>"),
}
RELATED = "<aside><ul>" + "".join(f"<li><a href='/n'>{head}</a></li>" for head, _ in NEWS) + "</ul></aside>"
ITEMS = {
    "short item beside links": f"<article><h1>{TITLE}</h1>{paragraphs(FIRST)}</article>{RELATED}",
    "many links in its sentences": f"<article><h1>{TITLE}</h1>"
    + paragraphs(*(f"The <a href='/t'>guild of the town</a> said so of the mayor on day {n} of May." for n in range(9)))
    + "</article>",
    "short paragraphs": f"<h1>{TITLE}</h1>" + paragraphs(*(text for _, text in NEWS)) + RELATED,
    "subheadings": f"<h1>{TITLE}</h1>" + "".join(f"<h2>{head}</h2><p>{text}</p>" for head, text in NEWS),
    "report on consent": "<h1>Court rules on cookies</h1>"
    + paragraphs(
        "The court of Ostholm ruled on Monday that websites need consent for cookies and personalised advertising.",
        "The ferry line had stored identifiers and geolocation of its passengers, the judges said.",
        '"We do not sell your personal data," its speaker Orla Brandt said. The mayor welcomed the ruling on privacy.',
    ),
    "article below a notice": f"<h1>{TITLE}</h1>" + paragraphs(CONSENT[2], FIRST, SECOND, *(text for _, text in NEWS)),
}


@pytest.mark.parametrize("body", LISTS.values(), ids=LISTS)
def test_page_that_only_lists_articles(body: str) -> None:
    articles, (problem,) = read(page(body))
    assert not articles
    assert problem.code is ErrorCode.INPUT_EMPTY
    assert "only lists articles" in problem.message


def test_page_that_only_asks_for_consent() -> None:
    articles, (problem,) = read(page(f"<main><h1>We value your privacy</h1>{paragraphs(*CONSENT)}</main>"))
    assert not articles
    assert "only asks for consent" in problem.message


@pytest.mark.parametrize("body", ITEMS.values(), ids=ITEMS)
def test_news_that_looks_like_them_is_read(body: str) -> None:
    articles, problems = read(page(body))
    assert (len(articles), problems) == (1, [])


def test_page_that_calls_itself_an_article_is_one() -> None:
    articles, _ = read(page(LISTS["teasers"], "<meta property='og:type' content='article'>"))
    assert len(articles) == 1


def test_words_of_walls() -> None:
    terms = yaml.safe_load(files("polgraph.extract.read").joinpath("data", "walls.yaml").read_text(encoding="utf-8"))
    assert terms["consent"] == sorted({term.lower() for term in terms["consent"]})
