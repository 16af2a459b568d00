"""The page itself: a template, a style sheet, a script and the data, all in one file."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polgraph.graph.view.records import View


def render(view: View) -> str:
    """The page as HTML that needs no network and lets nothing of an article become markup or script.

    Names, titles and quotes stand in the page as JSON in which `<`, `>` and `&` are escaped; the script puts them on
    the screen as text only. A content security policy allows the page's own two scripts and its style, and nothing
    from anywhere else.

    Args:
        view: what to show.
    """
    style, library, script = _asset("view.css"), _asset("cytoscape.min.js"), _asset("view.js")
    scripts = " ".join(f"'{_hash(text)}'" for text in (library, script))
    policy = f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src {scripts}"
    return Template(_asset("page.html")).substitute(
        policy=escape(policy),
        title=escape(view.title),
        style=style,
        data=_json(view),
        library=library,
        script=script,
    )


def _asset(name: str) -> str:
    return files("polgraph.graph").joinpath("data/view", name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    """The hash by which the policy knows a script (CSP level 3)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def _json(view: View) -> str:
    """The data as JSON that can stand inside a script element."""
    text = json.dumps(asdict(view), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    # U+2028 and U+2029 end a line in old JavaScript; the other three could end the element.
    unsafe = "<>&\u2028\u2029"
    return text.translate({ord(char): f"\\u{ord(char):04x}" for char in unsafe})
