"""Renew the generated parts of README.md and docs/cli.md, or check them.

Usage: readme.py [--check] [--no-output]

The table of commands comes from the command line's own definitions; the output comes from running the commands on the
article in tests/data (needs the language model; --no-output leaves it as it is).
"""

from __future__ import annotations

import argparse
import enum
import inspect
import os
import shlex
import subprocess
import sys
import tempfile
import types
import typing
from dataclasses import dataclass
from pathlib import Path

import typer.models

from polgraph.cli.app import app
from polgraph.ontology.generate import between

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
GUIDE = ROOT / "docs" / "cli.md"
ARTICLE = "tests/data/voa-2020-12-26.txt"
INGEST = f"polgraph ingest {ARTICLE} --date 2020-12-26"
WHO_SUPPORTS = """polgraph query 'SELECT ?who ?quote {
    ?s pg:relation pg:SUPPORT ; pg:subject/skos:prefLabel ?who ; pg:object/skos:prefLabel ?whom ;
       pg:evidence/oa:exact ?quote FILTER CONTAINS(?whom, "Kadhimi") } ORDER BY ?who'"""
SHOWN = {
    "answers": (INGEST, WHO_SUPPORTS, "polgraph allies Kadhimi", "polgraph conflicts Kadhimi"),
    "statements": ("polgraph show voa-2020-12-26",),
}
WIDTH = "128"


@dataclass(frozen=True)
class Parameter:
    """One argument or option of a command, as a user writes it."""

    usage: str
    help: str
    is_argument: bool
    required: bool


@dataclass(frozen=True)
class Command:
    """One command with its parameters."""

    name: str
    help: str
    parameters: tuple[Parameter, ...]

    @property
    def usage(self) -> str:
        """The line with what the command cannot do without, and its arguments; the options are in the guide."""
        ordered = sorted(self.parameters, key=lambda parameter: not parameter.is_argument)
        shown = [p.usage if p.required else f"[{p.usage}]" for p in ordered if p.required or p.is_argument]
        return " ".join(["polgraph", self.name, *shown])


def _choices(kind: object) -> str:
    inner = [part for part in typing.get_args(kind) if part is not types.NoneType] or [kind]
    if isinstance(inner[0], type) and issubclass(inner[0], enum.Enum):
        return "|".join(member.value for member in inner[0])
    return ""


def _parameter(parameter: inspect.Parameter, hint: object) -> Parameter:
    kind, info = typing.get_args(hint)[:2]
    required = parameter.default is inspect.Parameter.empty
    if isinstance(info, typer.models.ArgumentInfo):
        usage = str(info.metavar or parameter.name.upper()).strip("[]")
        several = any(typing.get_origin(one) is list for one in (kind, *typing.get_args(kind)))
        if several and " " not in usage:
            usage += "..."
        return Parameter(usage, info.help or "", is_argument=True, required=required)
    # In Annotated, typer keeps the first name of an option in the place of its default until the command runs.
    option = next(str(name) for name in (info.default, *(info.param_decls or ())) if str(name).startswith("--"))
    value = str(info.metavar or _choices(kind))
    source = f" Also from `{info.envvar}`." if info.envvar else ""
    return Parameter(f"{option} {value}".strip(), (info.help or "") + source, is_argument=False, required=required)


def commands() -> list[Command]:
    """Every command of the command line, in the order of its help."""
    found = []
    for registered in app.registered_commands:
        callback = registered.callback
        assert callback is not None  # noqa: S101
        hints = typing.get_type_hints(callback, include_extras=True)
        parameters = inspect.signature(callback).parameters.values()
        text = inspect.getdoc(callback) or ""
        found.append(Command(registered.name or "", text, tuple(_parameter(p, hints[p.name]) for p in parameters)))
    return found


def cell(text: str) -> str:
    """A text as the cell of a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|")


def command_table() -> str:
    """The table of commands for the README."""
    rows = [f"| `{cell(command.usage)}` | {cell(command.help)} |" for command in commands()]
    return "\n".join(["| command | what it does |", "|---|---|", *rows])


def guide() -> str:
    """The reference of commands and options."""
    parts = []
    for command in commands():
        rows = [f"| `{cell(p.usage)}` | {cell(p.help)} |" for p in command.parameters]
        parts.append("\n".join([f"## {command.name}\n", f"{command.help}\n", "| parameter | |", "|---|---|", *rows]))
    return "\n\n".join(parts)


def printed() -> dict[str, str]:
    """What the shown commands print, in a store of their own, by the name of the part."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "store")
        environment = {**os.environ, "POLGRAPH_STORE": store, "COLUMNS": WIDTH, "NO_COLOR": "1"}
        parts = {}
        for name, lines in SHOWN.items():
            rows = []
            for line in lines:
                command = [sys.executable, "-m", *shlex.split(line)]
                done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
                shown = (done.stdout + done.stderr).replace(store, "~/.local/share/polgraph/store")
                rows += [f"$ {line}", *(row.rstrip() for row in shown.rstrip().splitlines()), ""]
            parts[name] = "\n".join(["```console", *rows[:-1], "```"])
    return parts


def renewed(text: str, mark: str, content: str) -> str:
    """A document with the part between the marks `<!-- begin mark -->` and `<!-- end mark -->` replaced.

    Raises:
        ValueError: the marks are missing.
    """
    return between(text, f"<!-- begin {mark} -->", f"<!-- end {mark} -->", content)


def documents(*, with_output: bool) -> dict[Path, str]:
    """What the documents have to say."""
    readme = renewed(README.read_text(encoding="utf-8"), "commands", command_table())
    if with_output:
        for mark, content in printed().items():
            readme = renewed(readme, mark, content)
    return {README: readme, GUIDE: renewed(GUIDE.read_text(encoding="utf-8"), "commands", guide())}


def main() -> int:
    """Write the documents, or tell which differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a document differs")
    parser.add_argument("--no-output", action="store_true", help="leave the output of the commands as it is")
    arguments = parser.parse_args()
    wanted = documents(with_output=not arguments.no_output)
    stale = [path for path, text in wanted.items() if path.read_text(encoding="utf-8") != text]
    for path in stale:
        print(f"{path.relative_to(ROOT)} {'differs; run scripts/readme.py' if arguments.check else 'written'}")
        if not arguments.check:
            path.write_text(wanted[path], encoding="utf-8")
    return int(arguments.check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
