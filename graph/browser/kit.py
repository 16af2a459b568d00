"""The kit for Neo4j Browser: style, questions as favourites, a guide with links that put a question into the editor."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from urllib.parse import quote
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from polgraph.graph.browser.style import colours, labels, style
from polgraph.graph.questions import header, questions
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.load import load_ontology

BASE = "http://localhost:7474"
"""Where a Neo4j server shows its Browser by default."""


@dataclass(frozen=True)
class Favourite:
    """A question as the Browser runs it.

    Attributes:
        title: its first line, which the Browser takes for its name.
        text: with parameters, which `params.cypher` sets.
        parameters: their names with example values.
    """

    title: str
    text: str
    parameters: Mapping[str, str]

    def example(self) -> str:
        """The question with the example values in place of the parameters: all that a link can carry."""
        return re.sub(r"\$(\w+)", lambda found: _literal(self.parameters[found[1]]), self.text)


def favourites() -> dict[str, Favourite]:
    """Every question for the Browser, by name: the pictures first, then those of the package."""
    folder = files("polgraph.graph").joinpath("data/browser")
    pictures = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".cypher"))
    texts = {name.removesuffix(".cypher"): folder.joinpath(name).read_text(encoding="utf-8") for name in pictures}
    texts |= {one.name: one.cypher for one in questions()}
    return {name: _favourite(text) for name, text in texts.items()}


def _favourite(text: str) -> Favourite:
    title, _, parameters = header(text)
    body = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("//"))
    told = "".join(f"// ${one.name}: {one.meaning}\n" for one in parameters)
    return Favourite(title, f"// {title}\n{told}{body}", {one.name: one.value for one in parameters})


def _literal(value: str) -> str:
    """A text in Cypher: JSON, whose strings are a part of Cypher's."""
    return json.dumps(value, ensure_ascii=False)


def parameters() -> str:
    """The Browser's command that gives every parameter a value, the first one that a question names."""
    values: dict[str, str] = {}
    for one in favourites().values():
        values = {**one.parameters, **values}
    return ":params {" + ", ".join(f"{name}: {_literal(value)}" for name, value in sorted(values.items())) + "}\n"


def link(text: str, base: str = BASE) -> str:
    """The address that opens the Browser with a text in its editor.

    Args:
        text: Cypher, with commands of the Browser where wanted.
        base: address of the server's HTTP port.
    """
    return f"{base}/browser/?cmd=edit&arg={quote(text, safe='')}"


def kit(base: str = BASE) -> dict[str, bytes]:
    """The files of the kit, by path in its folder; the same every time.

    Args:
        base: address of the server's HTTP port, for the links.
    """
    kept = favourites()
    texts = {
        "README.md": _guide(kept, base),
        "polgraph.grass": style(),
        "labels.cypher": labels(),
        "params.cypher": parameters(),
        **{f"queries/{name}.cypher": one.text for name, one in kept.items()},
    }
    return {**{path: text.encode() for path, text in texts.items()}, "favorites.zip": _archive(kept)}


def _archive(kept: Mapping[str, Favourite]) -> bytes:
    """All questions in one archive, which the Browser imports at once into a folder; the same bytes every time."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as archive:
        for name, one in kept.items():
            archive.writestr(ZipInfo(f"polgraph/{name}.cypher"), one.text)
    return made.getvalue()


def _guide(kept: Mapping[str, Favourite], base: str) -> str:
    text = files("polgraph.graph").joinpath("data/browser/guide.md").read_text(encoding="utf-8")
    chosen = colours()
    rows = [
        f"| {kind.label} | `:{kind.class_name}` | {chosen.actors[kind.name]} |" for kind in load_ontology().actor_types
    ]
    legend = "\n".join(["| actor | label | colour |", "|---|---|---|", *rows])
    links = "\n".join(f"- [{one.title}]({link(one.example(), base)})" for one in kept.values())
    return text.format(base=base, legend=legend, questions=links)


def write_kit(folder: Path, base: str = BASE) -> int:
    """Write the files of the kit into a folder, which is made where it is missing; older ones are replaced.

    Args:
        folder: where to.
        base: address of the server's HTTP port, for the links.

    Returns:
        The number of files.

    Raises:
        PolgraphError: OPTION_INVALID where the folder cannot be written to.
    """
    made = kit(base)
    try:
        for path, content in made.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    except OSError as error:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            f"The folder {folder} cannot be written to: {error.strerror}.",
            "Name another folder.",
        ) from error
    return len(made)
