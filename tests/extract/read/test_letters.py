"""Messages as mail programs write them: forwards, quotations, signatures, furniture and attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.read.samples import BODY, FIRST, SECOND, TITLE, read

if TYPE_CHECKING:
    from polgraph.ontology.records import Article


def mail(text: str, subject: str = f"Fwd: {TITLE}", kind: str = "text/plain") -> bytes:
    head = "From: Ann Sender <ann@example.com>\nTo: b@example.com\nDate: Thu, 06 May 2021 10:00:00 +0000\n"
    return f'{head}Subject: {subject}\nMIME-Version: 1.0\nContent-Type: {kind}; charset="utf-8"\n\n{text}\n'.encode()


def one(data: bytes) -> Article:
    (article,), problems = read(data)
    assert not problems
    return article


def quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


GMAIL = f"""See below!

---------- Forwarded message ---------
From: Example Wire <news@example.org>
Date: Mon, May 3, 2021 at 8:30 AM
Subject: {TITLE}
To: <ann@example.com>


{BODY}
"""
APPLE = f"""Have a look.

Sent from my iPhone

Begin forwarded message:

{
    quoted(f'''From: Example Wire <news@example.org>
Date: May 3, 2021 at 8:30:00 AM GMT+2
To: ann@example.com
Subject: {TITLE}

{BODY}''')
}
"""
APPLE_FIELDS = f"""Begin forwarded message:

From: Example Wire <news@example.org>

Subject: {TITLE}

Date: 3 May 2021 at 08:30:00 BST

To: ann@example.com

{BODY}
"""
OUTLOOK = f"""FYI

Ann

________________________________
From: Example Wire <news@example.org>
Sent: Monday, May 3, 2021 8:30 AM
To: Ann Sender
Subject: {TITLE}

{BODY}
"""
BARE = f"""*From:* Example Wire [mailto:news@example.org]
*Sent:* Monday, 3 May 2021 08:30
*To:* Ann Sender
*Subject:* {TITLE}

{BODY}
"""
ORIGINAL = f"""-----Original Message-----
From: Example Wire
Sent: Monday, May 3, 2021 8:30 AM
To: Ann Sender; Bob
Subject: {TITLE}

{BODY}
"""
TWICE = (
    GMAIL.replace("See below!", "Again")
    .replace(BODY, GMAIL.replace("Example Wire <news@example.org>", "Example Wire"))
    .replace("From: Example Wire <news@example.org>", "From: Bob <bob@example.com>")
)


@pytest.mark.parametrize(
    "text",
    [GMAIL, APPLE, APPLE_FIELDS, OUTLOOK, BARE, ORIGINAL, TWICE],
    ids=["gmail", "apple", "fields", "outlook", "bare", "original", "twice"],
)
def test_what_is_forwarded_is_the_article(text: str) -> None:
    article = one(mail(text))
    assert (article.title, article.publisher, str(article.published)) == (TITLE, "Example Wire", "2021-05-03")
    assert article.text == f"{TITLE}\n\n{BODY}"


def test_reply_is_its_own_text() -> None:
    article = one(mail(f"{BODY}\n\n{ORIGINAL.replace(BODY, 'What do you think of it?')}", subject=f"RE: {TITLE}"))
    assert article.publisher == "Ann Sender"
    assert article.text.endswith(SECOND)


def test_quotations_go_with_who_wrote_them() -> None:
    wrote = "On Mon, May 3, 2021 at 8:30 AM Bob Reke <bob@example.com> wrote:"
    text = f"{FIRST}\n\n{wrote}\n{quoted('Old text.')}\n\n{SECOND}"
    assert one(mail(text, TITLE)).text == f"{TITLE}\n\n{BODY}"


def test_text_that_is_all_quoted_is_the_text() -> None:
    assert one(mail(quoted(BODY), TITLE)).text == f"{TITLE}\n\n{BODY}"


def test_signature_goes_and_a_rule_stays() -> None:
    assert one(mail(f"{BODY}\n\n-- \nAnn Sender\nExample Wire, Ostholm", TITLE)).text.endswith(SECOND)
    long = "\n\n".join(f"The guild met {n} mayors of other towns on Friday." for n in range(20))
    assert one(mail(f"{BODY}\n\n--\n\n{long}", TITLE)).text.endswith("on Friday.")


def test_furniture_of_newsletters_goes() -> None:
    text = f"View this email in your browser <https://x.example.org/1>\n\n{BODY}\n\nUnsubscribe | Manage preferences"
    assert one(mail(text, TITLE)).text == f"{TITLE}\n\n{BODY}"


def test_hidden_text_of_newsletters_goes() -> None:
    hidden = "<div style='display: none; max-height:0'>Preheader <div>of today</div> in short</div>"
    markup = f"<html><body>{hidden}<p>{FIRST}</p><span style='display:none'>x</span><p>{SECOND}</p></body></html>"
    assert one(mail(markup, TITLE, "text/html")).text == f"{TITLE}\n\n{BODY}"


@pytest.mark.parametrize(
    "text",
    [
        "From: the harbour to the town hall they marched on Monday, the guild said.\n\n" + BODY,
        "Subject: trade.\nDate: open.\n\n" + BODY,
        f"{BODY}\n\nThe forwarded message: nobody is to leave the port of the town.",
    ],
)
def test_prose_that_looks_like_fields_stays(text: str) -> None:
    article = one(mail(text, TITLE))
    assert article.publisher == "Ann Sender"
    assert article.text == f"{TITLE}\n\n" + "\n\n".join(line for line in text.split("\n") if line)


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("application/pdf", "report.pdf", True),
        ("text/plain", "statement.txt", True),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a.docx", True),
        ("image/png", "logo.png", False),
        ("text/calendar", "invite.ics", False),
        ("application/pgp-signature", "signature.asc", False),
    ],
)
def test_attachments_that_are_not_read_are_told(kind: str, name: str, told: bool) -> None:
    head = mail("", TITLE).decode().split("Content-Type")[0]
    part = f'--b\nContent-Type: {kind}\nContent-Disposition: attachment; filename="{name}"\n\nx\n--b--\n'
    data = f'{head}Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\n{BODY}\n\n{part}'
    (article,), problems = read(data.encode())
    assert article.text == f"{TITLE}\n\n{BODY}"
    assert [f"the attachment {name} ({kind}) is not read" in problem.message for problem in problems] == [True] * told
