"""Small real files of every format, each with the same invented article."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from typing import TYPE_CHECKING

from polgraph.extract.clean.characters import INVISIBLE, repair
from polgraph.extract.read import ReadOptions, read_articles
from polgraph.extract.read.limits import LONGEST_ARTICLE
from polgraph.ontology.errors import ErrorCode

if TYPE_CHECKING:
    from polgraph.ontology.errors import PolgraphError
    from polgraph.ontology.records import Article

TITLE = "Guild of Ostholm votes"
FIRST = "The guild of Ostholm voted on Monday to leave the harbour council, its speaker Orla Brandt said."
SECOND = "The mayor of the town, Tomas Reke, said that he was sorry and that the council would meet again on Friday."
BODY = f"{FIRST}\n\n{SECOND}"
URL = "https://news.example.org/2021/05/guild"
DAY = "2021-05-03"

HTML = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} - Example Wire</title>
<link rel="canonical" href="{URL}">
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Example Wire">
<meta name="author" content="Ada Venn">
<meta property="article:published_time" content="{DAY}T08:30:00+00:00">
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article>
<footer><p>Cookies. All rights reserved.</p></footer></body></html>"""

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Example Wire</title>
<item><title>{TITLE}</title><link>{URL}</link><pubDate>Mon, 03 May 2021 08:30:00 GMT</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>{FIRST}</p><script>x()</script><p>{SECOND}</p>]]></content:encoded></item>
<item><title>Empty</title><link>{URL}/2</link></item></channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Wire</title><entry><title>{TITLE}</title>
<link href="{URL}"/><id>urn:1</id><updated>{DAY}T08:30:00Z</updated>
<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry></feed>"""

EML = f"""Return-Path: <news@example.org>
From: Example Wire <news@example.org>
To: reader@example.org
Subject: {TITLE}
Date: Mon, 03 May 2021 08:30:00 +0000
Message-ID: <1@example.org>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: 8bit

{BODY}
--b
Content-Type: text/html; charset="utf-8"

<p>Other</p>
--b--
"""

MARKDOWN = f"""---
title: {TITLE}
date: {DAY}
---

# {TITLE}

The guild of [Ostholm](https://example.org) voted on *Monday* to leave the **harbour council**, its
speaker Orla Brandt said.

![A picture](x.png)

{SECOND}
"""


def pdf(lines: list[str]) -> bytes:
    """A PDF file of one page with a line of text each."""
    shown = "".join(f"({line}) Tj T*\n" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 50 750 Td\n{shown}ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj{body}endobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return out + end.encode()


def warc(body: bytes, url: str = URL, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    """One archived answer of a server."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {DAY}T08:30:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def packed(files: dict[str, bytes]) -> bytes:
    """A ZIP archive; its files have the format's earliest time, and not that of the clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def parquet(rows: list[dict[str, object]]) -> bytes:
    """A Parquet table."""
    from pyarrow import Table
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(Table.from_pylist(rows), out)
    return out.getvalue()


ROW = {"id": "a1", "date": DAY, "headline": TITLE, "event_text": BODY, "publisher": "Example Wire", "url": URL}
CSV = 'id,date,headline,event_text\na1,2021-05-03,"Guild of Ostholm votes","' + BODY + '"\n'


def samples() -> dict[str, bytes]:
    """A file of each format."""
    line = json.dumps(ROW).encode() + b"\n"
    return {
        "text": f"{TITLE}\n\n{BODY}\n".encode(),
        "Markdown": MARKDOWN.encode(),
        "HTML": HTML.encode(),
        "PDF": pdf([TITLE, "", FIRST, SECOND]),
        "JSON": json.dumps([ROW], indent=2).encode(),
        "JSONL": line,
        "table": CSV.encode(),
        "Parquet": parquet([dict(ROW)]),
        "feed": RSS.encode(),
        "WARC": warc(HTML.encode()),
        "message": EML.encode(),
        "mbox": b"From news@example.org Mon May  3 08:30:00 2021\n" + EML.encode() + b"\n",
        "gzip": gzip.compress(line, mtime=0),
        "ZIP": packed({"b/guild.txt": f"{TITLE}\n\n{BODY}".encode()}),
    }


def read(data: bytes, options: ReadOptions | None = None) -> tuple[list[Article], list[PolgraphError]]:
    """The articles of some bytes from standard input, and what cannot be read."""
    problems: list[PolgraphError] = []
    articles = list(read_articles(["-"], stdin=io.BytesIO(data), options=options, skip=problems.append))
    return articles, problems


def check(articles: list[Article], problems: list[PolgraphError]) -> None:
    """What holds of all that is read: text without marks that are not seen, and reasons in one line."""
    for article in articles:
        assert article.text.strip()
        assert repair(article.text) == article.text
        assert not set(article.text) & {*INVISIBLE, "\0", "\x1b", "\r"}
        assert article.id
        assert len(article.text) <= LONGEST_ARTICLE * 2
    for problem in problems:
        assert isinstance(problem.code, ErrorCode)
        assert problem.hint
