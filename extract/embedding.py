"""The words that embed a clause and change the status, truth or source of what stands inside."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from polgraph.extract.tables import read_table


@dataclass(frozen=True, slots=True)
class Embedder:
    """One embedding word.

    Attributes:
        trigger: its lemma.
        pos: `v`, `n`, `a` or `r` (adverb).
        clauses: what it embeds: `that`, `to`, `ing`, `np` or a preposition.
        status: what becomes of the status inside: a status, `requested`, or "" for unchanged.
        negated: whether it says that what stands inside is not so.
        attributes: whether its subject is the source.
        controller: `subj`, `obj` or "" — the understood subject of the infinitive or gerund inside.
    """

    trigger: str
    pos: str
    clauses: frozenset[str]
    status: str
    negated: bool
    attributes: bool
    controller: str


@cache
def load_embedders() -> dict[tuple[str, str], tuple[Embedder, ...]]:
    """All embedding words by part of speech and lemma."""
    found: dict[tuple[str, str], list[Embedder]] = defaultdict(list)
    for row in read_table("lexicon/embedding.tsv"):
        found[row["pos"], row["trigger"]].append(
            Embedder(
                trigger=row["trigger"],
                pos=row["pos"],
                clauses=frozenset(clause.strip() for clause in row["clause"].split(",") if clause.strip()),
                status=row["status"],
                negated=row["negated"] == "yes",
                attributes=row["attributes"] == "yes",
                controller=row["controller"] if row["controller"] in {"subj", "obj"} else "",
            )
        )
    return {key: tuple(value) for key, value in found.items()}
