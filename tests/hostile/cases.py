"""The hostile inputs by name. Each is a folder's content; two good articles stand around it when it is run."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from tests.extract.read.samples import BODY, DAY, EML, FIRST, HTML, RSS, SECOND, TITLE, warc
from tests.hostile import files
from tests.hostile.files import ESCAPES, GOOD, HUNDRED_MB, LINE, Write, jsonl, names, one, repeated

PAGE = "<!doctype html><html><body>"
DEEP = 100_000


def page(body: Callable[[], str]) -> Write:
    """A web page."""
    return one("page.html", lambda: f"{PAGE}{body()}")


def deep(tag: str) -> str:
    """Elements within each other."""
    return f"<{tag}>" * DEEP + f"<p>{FIRST}</p>"


def text(body: Callable[[], str]) -> Write:
    """A text of at most what an article may have."""
    return one("text.txt", body)


def filled(piece: str, size: int = 119_000) -> str:
    """A text near the most that an article may have."""
    return piece * (size // len(piece))


def named(sentence: str, count: int, size: int = 119_000) -> str:
    """Sentences with so many names each."""
    parts, length = [], 0
    for seed in range(size):
        parts.append(sentence.format(", the ".join(names(count, seed=seed))))
        length += len(parts[-1]) + 1
        if length > size:
            return " ".join(parts[:-1])
    return " ".join(parts)


LARGE: Mapping[str, Write] = MappingProxyType(
    {
        "100 MB in one line: text": repeated("line.txt", "", LINE),
        "100 MB in one line: JSONL": repeated("line.jsonl", '{"id": "x", "text": "', LINE, f'"}}\n{jsonl(GOOD)}'),
        "100 MB in one line: HTML": repeated("line.html", f"{PAGE}<p>", LINE),
        "100 MB in one line: CSV": repeated("line.csv", 'id,text\nx,"', LINE, f'"\ninner-good,"{FIRST} {SECOND}"\n'),
        "100 MB in one line: mbox": repeated(
            "box.mbox", f"From a@b Mon May  3 08:30:00 2021\n{EML}", LINE, f"\n\nFrom a@b Mon May  3 2021\n{EML}"
        ),
        "100 MB in one line: feed": repeated("feed.xml", "<rss><channel><item><description>", LINE),
        "100 MB of no line feed and no space": repeated("data.txt", "", "0123456789abcdef"),
        "100 MB of null characters": one("null.txt", lambda: bytes(HUNDRED_MB)),
        "1,000,000 sentences without a full stop": repeated(
            "stops.txt", "", "the mayor left the town ", size=24_000_000
        ),
        "the same, with line ends": repeated("lines.txt", "", "the mayor left the town\n", size=24_000_000),
        "the same as JSONL of 120,000 characters each": one(
            "stops.jsonl",
            lambda: jsonl(*({"id": f"s{n}", "text": "the mayor left the town " * 4_950} for n in range(200)), GOOD),
        ),
        "5 MB of ordinary prose repeated": repeated("prose.txt", "", f"{FIRST} {SECOND}\n\n", size=5_000_000),
        "50,000 articles with one id": one(
            "same.jsonl",
            lambda: "".join(jsonl({"id": "same", "date": DAY, "text": f"{FIRST} {n}."}) for n in range(50_000)),
        ),
        "ZIP: 1,000,000 empty entries": one("many.zip", lambda: files.many_entries(1_000_000)),
        "ZIP: 900,000 empty entries": one("many.zip", lambda: files.many_entries(900_000)),
        "Parquet: 1,000 rows that show one text of 100 MB": one("bomb.parquet", lambda: files.parquet_bomb(1_000, 100)),
        "Parquet: 100,000 rows that show one text of 1 MB": one("bomb.parquet", lambda: files.parquet_bomb(100_000, 1)),
    }
)

PAGES: Mapping[str, Write] = MappingProxyType(
    {
        f"HTML: {DEEP:,} <{tag}> within each other": page(partial(deep, tag))
        for tag in (
            "div",
            "table",
            "span",
            "blockquote",
            "b",
            "font",
            "ul><li",
            "table><tr><td",
            "svg",
            "p",
            "option",
            "a href=x",
        )
    }
    | {
        "HTML: the same, closed": page(lambda: "<div>" * DEEP + FIRST + "</div>" * DEEP),
        "HTML: 1,900 deep, as often as 5 MB hold": page(
            lambda: filled("<div>" * 1_900 + "x" + "</div>" * 1_900, 4_900_000)
        ),
        "HTML: an attribute of 50 MB": repeated("page.html", f'{PAGE}<p title="', "a ", f'">{BODY}</p>', 50_000_000),
        "HTML: an attribute of 4.9 MB": repeated("page.html", f'{PAGE}<p title="', "a ", f'">{BODY}</p>', 4_900_000),
        "HTML: an element's name of 4.9 MB": page(lambda: "<" + "a" * 4_900_000),
        "HTML: 1,000,000 elements without an end": page(lambda: "<b" * 1_000_000),
        "HTML: 1,000,000 signs of an element": page(lambda: "<" * 1_000_000),
        "HTML: 1,000,000 entities": page(lambda: "<p>" + "&amp;" * 990_000),
        "HTML: 1,000,000 broken entities": page(lambda: "<p>" + "&#x;&q" * 800_000),
        "HTML: 1,000,000 comments": page(lambda: "<!---->" * 690_000),
        "HTML: comments that do not end": page(lambda: "<!--" * 1_200_000),
        "HTML: 4.9 MB of style and script": page(
            lambda: (
                "<style>"
                + "p{color:red}" * 200_000
                + "</style><script>"
                + "if(a<b){x()};" * 190_000
                + f"</script>{BODY}"
            )
        ),
        "HTML: 1,000,000 paragraphs that are not closed": page(lambda: "<p>a" * 1_200_000),
        "HTML: 600,000 rows of a table": page(lambda: "<table>" + "<tr><td>a" * 540_000),
        "HTML: 4.9 MB of attributes": page(
            lambda: "<p " + "".join(f"a{n}=1 " for n in range(500_000)) + f">{BODY}</p>"
        ),
        "HTML: 4.9 MB of spaces": page(lambda: f"<p>{FIRST}" + " " * 4_900_000 + f"{SECOND}</p>"),
        "HTML: 4.9 MB of links": page(lambda: f"<p>{BODY}</p>" + "<a href=/x>news</a> " * 240_000),
        "feed: 100,000 elements within each other": one(
            "feed.xml", lambda: RSS.replace("<description>Short.", "<description>" + "<b>" * DEEP)
        ),
        "feed: 1,000,000 entries": one(
            "feed.xml", lambda: "<rss><channel>" + "<item><title>a</title></item>" * 600_000
        ),
        "feed: entities that multiply (billion laughs)": one("feed.xml", files.laughs),
        "feed: an entity in a file of this machine": one("feed.xml", lambda: files.external("/etc/passwd")),
        "feed: an HTML text of 4 MB with 1,000,000 elements": one(
            "feed.xml", lambda: RSS.replace("Short.", "&lt;b" * 800_000)
        ),
    }
)

ARCHIVES: Mapping[str, Write] = MappingProxyType(
    {
        "gzip: 2 GB of one letter": repeated("never.txt", "", "a", size=0),
        "gzip: in gzip, 200 MB": one("bomb.gz", lambda: gzip.compress(gzip.compress(bytes(200_000_000), 9), 9)),
        "gzip: six times": one(
            "six.gz", lambda: gzip.compress(gzip.compress(gzip.compress(gzip.compress(BODY.encode()))))
        ),
        "gzip: cut off": one("cut.jsonl.gz", lambda: gzip.compress(jsonl(*[GOOD] * 1_000).encode())[:-20]),
        "ZIP: 10,000 entries that overlap, 10 MB each": one("over.zip", lambda: files.overlapping(10_000, 10)),
        "ZIP: one entry, 1,000 times its size": one("ratio.zip", lambda: files.zipped({"a.txt": b"a" * 500_000_000})),
        "ZIP: in ZIP in ZIP in ZIP": one(
            "nested.zip",
            lambda: files.zipped(
                {"b.zip": files.zipped({"c.zip": files.zipped({"d.zip": files.zipped({"e.txt": b"x"})})})}
            ),
        ),
        "ZIP: names that lead out": one(
            "names.zip",
            lambda: files.zipped(
                {"../../../../tmp/led-out.txt": FIRST.encode(), "/tmp/led-out.txt": BODY.encode()}  # noqa: S108
            ),
        ),
        "ZIP: names of terminal sequences": one("escapes.zip", lambda: files.zipped({f"{ESCAPES}.txt": BODY.encode()})),
        "ZIP: a name of 60,000 characters": one(
            "long.zip", lambda: files.zipped({"n" * 60_000 + ".txt": BODY.encode()})
        ),
        "ZIP: wrong sizes": one("lies.zip", files.lying_sizes),
        "ZIP: cut off": one("cut.zip", lambda: files.zipped({"a.txt": BODY.encode()})[:-30]),
    }
)

FORMATS: Mapping[str, Write] = MappingProxyType(
    {
        "PDF: a stream of 1 GB": one("huge.pdf", lambda: files.pdf_stream(b"(a) Tj " * 140_000_000)),
        "PDF: 15 MB of drawing": one("draw.pdf", lambda: files.pdf_stream(b"0 0 m 1 1 l S\n" * 1_000_000)),
        "PDF: a stream packed twice": one("twice.pdf", lambda: files.pdf_stream(b"(a) Tj " * 30_000_000, 2)),
        "PDF: 1,900 pages that are one": one("pages.pdf", lambda: files.pdf_pages(1_900)),
        "PDF: 1,000,000 pages that are one": one("pages.pdf", lambda: files.pdf_pages(1_000_000)),
        "PDF: a tree of pages with a loop": one("loop.pdf", lambda: files.PDF_LOOP),
        "WARC: a length of too much": one("long.warc", lambda: files.lying_warc(999_999_999)),
        "WARC: a length of too little": one("short.warc", lambda: files.lying_warc(10)),
        "WARC: a length below nothing": one("minus.warc", lambda: files.lying_warc(-5)),
        "WARC: a page of 100 MB": one(
            "page.warc",
            lambda: warc(b"<html><body>" + b"a " * 50_000_000) + warc(HTML.encode(), "https://news.example.org/two"),
        ),
        "EML: 10,000 parts within each other": one("nested.eml", lambda: files.nested_parts(10_000)),
        "EML: 100,000 parts side by side": one("flat.eml", lambda: files.flat_parts(100_000)),
        "EML: 10,000 messages within each other": one("forward.eml", lambda: files.nested_messages(10_000)),
        "mbox: a message of 10,000 parts between two": one(
            "box.mbox",
            lambda: "".join(
                f"From a@b Mon May  3 08:30:00 2021\n{part}\n\n"
                for part in (EML.replace("<1@", "<2@"), files.nested_parts(10_000), EML.replace("<1@", "<3@"))
            ),
        ),
        "EML: a header of 10 MB": one(
            "header.eml", lambda: EML.replace("MIME-Version", "X-A: " + "a " * 5_000_000 + "\nMIME-Version")
        ),
        "EML: 1,000,000 fields": one(
            "fields.eml", lambda: EML.replace("MIME-Version", "X-A: a\n" * 1_000_000 + "MIME-Version")
        ),
        "EML: a subject of encoded words": one(
            "subject.eml", lambda: EML.replace(f"Subject: {TITLE}", "Subject: " + "=?utf-8?q?a?= " * 100_000)
        ),
        "EML: senders without end": one(
            "from.eml",
            lambda: EML.replace("From: Example", "From: " + "(" * 100_000 + '"' + "<" * 100_000 + " Example"),
        ),
        "Parquet: a wrong number of rows": one("lies.parquet", files.lying_parquet),
        "JSONL: 100,000 lists within each other": one(
            "deep.jsonl", lambda: '{"id": "x", "text": ' + "[" * DEEP + "\n" + jsonl(GOOD)
        ),
        "JSONL: the same, closed": one(
            "deep.jsonl", lambda: '{"id": "x", "text": ' + '{"a":' * DEEP + "1" + "}" * DEEP + "}\n" + jsonl(GOOD)
        ),
        "JSONL: a number of 1,000,000 digits": one(
            "digits.jsonl",
            lambda: '{"id": ' + "1" * 1_000_000 + ', "text": "x"}\n{"a": 1e' + "9" * 1_000_000 + "}\n" + jsonl(GOOD),
        ),
        "JSONL: 1,000,000 fields": one(
            "fields.jsonl", lambda: "{" + ",".join(f'"f{n}":0' for n in range(700_000)) + "}\n" + jsonl(GOOD)
        ),
        "CSV: 100,000 columns": one(
            "wide.csv",
            lambda: (
                ",".join(["id", "date", "text", *(f"c{n}" for n in range(DEEP))])
                + "\n"
                + f"x,{DAY},{FIRST}"
                + "," * DEEP
            ),
        ),
        "CSV: a row of 5,000,000 cells": one(
            "row.csv", lambda: f"id,date,text\nx,{DAY},a" + "," * 5_000_000 + f'\ninner-good,{DAY},"{FIRST}"\n'
        ),
        "CSV: a quote that is never closed, 30 MB": repeated(
            "quote.csv", f'id,date,text\ny,{DAY},"{FIRST}"\nx,{DAY},"', f"{LINE}\n", size=30_000_000
        ),
        "CSV: an unclosed quote, 200 MB": repeated(
            "quote.csv", f'id,date,text\ny,{DAY},"{FIRST}"\nx,{DAY},"', f"{LINE}\n", size=200_000_000
        ),
        "Markdown: 100,000 marks of a quotation": one("quote.md", lambda: ">" * DEEP + FIRST),
        "Markdown: 100,000 brackets": one("bracket.md", lambda: "[" * DEEP + FIRST + "]" * DEEP),
        "Markdown: 200,000 stars": one("star.md", lambda: "*a **b " * 200_000),
        "Markdown: 100,000 backticks": one("tick.md", lambda: "".join("`" * (n % 500) + "a" for n in range(20_000))),
        "Markdown: 100,000 lists": one("list.md", lambda: "".join(" " * n + "- a\n" for n in range(2_000))),
        "Markdown: 5,000,000 links": one("link.md", lambda: "[a](b" * 1_000_000),
        "links, pipes and devices": files.special,
        "file names of terminal sequences": one(f"{ESCAPES}.txt", lambda: BODY),
        "ids, titles and publishers of terminal sequences": one(
            "escapes.jsonl",
            lambda: jsonl(
                {"id": f"e{ESCAPES}", "title": f"{TITLE}{ESCAPES}", "publisher": ESCAPES, "url": ESCAPES, "text": BODY}
            ),
        ),
    }
)

TEXTS: Mapping[str, Write] = MappingProxyType(
    {
        "a sentence of 10,000 words": text(lambda: "The mayor " + "and the guild " * 3_333 + "left."),
        "120,000 characters, sentences of 1,999 words": text(
            lambda: filled("The mayor " + "and the guild " * 665 + "left. ")
        ),
        "names of 5,000 characters": text(lambda: " ".join(f"{name} attacked Ostholm." for name in names(40, 700))),
        "a name of 5,000 characters in one word": text(lambda: f"{'Ab' * 2_500} attacked Ostholm. {FIRST}"),
        "10,000 names in one sentence": text(lambda: f"{', '.join(names(10_000))} and Ostholm attacked Sorvik."),
        "120,000 characters, 1,990 names a sentence": text(lambda: named("The {} and Ostholm attacked Sorvik.", 1_990)),
        "120,000 characters, 400 names on either side": text(lambda: named("The {0} attacked the {0}.", 400)),
        "120,000 characters, 40 names on either side": text(lambda: named("The {0} attacked the {0}.", 40)),
        "120,000 characters of one name": text(lambda: filled("Iran attacked Iraq. ")),
        "120,000 characters of ever new names": text(
            lambda: " ".join(
                f"The {a} attacked the {b}." for a, b in zip(names(5_000), names(5_000, seed=2), strict=True)
            )[:119_000]
        ),
        "100,000 quotation marks": text(lambda: f"{FIRST}\n" + '" . ' * 29_000),
        "100,000 opening quotation marks": text(lambda: filled("“ . ")),
        "quotations within quotations": text(lambda: filled("“The mayor said: ", 30_000) + "."),
        "brackets within brackets": text(lambda: filled("(the mayor [said ", 30_000) + "."),
        "120,000 characters of reported speech in each other": text(
            lambda: filled("The mayor said that the guild said that ", 30_000) + "Iran attacked Iraq."
        ),
        "combining marks in towers": text(lambda: f"{FIRST} Za" + "\u0301" * 900 + f"lgo attacked Iran. {SECOND}"),
        "combining marks, 120,000": text(lambda: filled("a\u0301\u0300\u0316\u0323 ")),
        "only combining marks": text(lambda: "\u0301" * 119_000),
        "only punctuation": text(lambda: filled("?!.,;: -- … ")),
        "only dots": text(lambda: filled(". ")),
        "only emoji": text(lambda: filled("\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467 ")),
        "only numbers": text(lambda: filled("1 22 333.5 4,444 -5 ")),
        "only uppercase": text(lambda: filled(f"{FIRST} {SECOND} ".upper())),
        "only line ends": text(lambda: "a\n" * 59_000),
        "only spaces": text(lambda: "a" + " " * 118_000 + "b"),
        "only hyphens": text(lambda: filled("a-b-")),
        "mixed-up encodings": text(lambda: filled("Ã©â€™Ãƒâ€š ")),
        "mixed-up encodings in one word": text(lambda: filled("Ã©")[:900]),
        "null characters": text(lambda: BODY.replace(" ", " \0") * 3),
        "right-to-left overrides": text(lambda: f"{FIRST} \u202eIran attacked\u202c Iraq \u2066\u2067. {SECOND}"),
        "terminal sequences in a text": text(lambda: f"{FIRST} {ESCAPES * 1_000} {SECOND}"),
        "a text of dates": text(lambda: filled("On Monday, May 3, 2021, last week, ")),
        "a text of places": text(lambda: filled("in Baghdad, Iraq, near Tehran, Iran, ")),
        "a text of titles": text(lambda: filled("President Prime Minister General ")),
        "a text of pronouns": text(
            lambda: f"Iran attacked Iraq. Syria left. {filled('They said it helped them, and he thanked her. ')}"
        ),
        "a text of negations": text(lambda: filled("not never no ", 20_000) + "."),
        "a text of ands": text(lambda: filled("Iran and Iraq or ", 9_000) + "."),
        "a text of possessives": text(lambda: filled("Iran's ", 10_000) + "army attacked Iraq."),
        "a text of hyphenated names": text(lambda: filled("Iran-backed Iraq-based ")),
        "a text of headings": text(lambda: filled("Iran Attacks Iraq\n\n")),
    }
)

ALL: Mapping[str, Write] = MappingProxyType({**LARGE, **PAGES, **ARCHIVES, **FORMATS, **TEXTS})
