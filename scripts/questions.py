"""Renew docs/questions.md from the questions that come with the package, or check it.

Usage: questions.py [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

from polgraph.graph.questions import Question, questions
from polgraph.ontology.generate import between

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "questions.md"
BEGIN, END = "<!-- questions: scripts/questions.py -->", "<!-- end of questions -->"


def table() -> str:
    """The questions as a table in Markdown."""
    rows = [f"| `{one.name}` | {one.title} | {_parameters(one)} | {one.description} |" for one in questions()]
    head = "| question | asks | parameters | what counts |\n|---|---|---|---|"
    return "\n".join([head, *rows])


def _parameters(one: Question) -> str:
    return ", ".join(f"`{name.name}`" if name.required else f"`{name.name}={name.value}`" for name in one.parameters)


def renewed(text: str) -> str:
    """The guide with the table of now."""
    return between(text, BEGIN, END, table())


def main(arguments: list[str]) -> int:
    """Write the guide, or say whether it is as it should be."""
    text = GUIDE.read_text(encoding="utf-8")
    wanted = renewed(text)
    if arguments == ["--check"]:
        return int(text != wanted)
    GUIDE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
