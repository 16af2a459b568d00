"""What is known of actors beforehand: states, organisations, nouns, offices, titles.

The tables are in `extract/data/actors`; those of states, organisations and leaders, which the graph reads as well, in
`ontology/data/actors`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from polgraph.extract.tables import flags, read_table
from polgraph.ontology.records import ActorType
from polgraph.ontology.tsv import actor_table, listed

NO_ACTOR = "nonactor"

OWNED = frozenset({"owned", "run"})
"""Participles behind a state's adjective that make something part of the state: "Saudi-owned" is Saudi."""


@dataclass(frozen=True, slots=True)
class Known:
    """A phrase that names a known actor.

    Attributes:
        name: the actor's canonical name.
        type: its type.
        kind: how the phrase names it: `name`, `adjective`, `people`, `capital`, `building`, `city` or `organization`.
        country: the state it belongs to, or "".
        vague: whether many bodies are called so ("Alliance Party"), this one only where its state is spoken of.
    """

    name: str
    type: ActorType
    kind: str
    country: str
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun that can head an actor's description."""

    lemma: str
    type: ActorType
    sector: str
    kind: str
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Office:
    """A post or role, and the relation between its holder and what it belongs to."""

    title: str
    relation: str
    object: str
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All actor tables, indexed by phrase (a tuple of words) or lemma."""

    known: dict[tuple[str, ...], Known]
    nouns: dict[str, Noun]
    offices: dict[tuple[str, ...], Office]
    portfolios: frozenset[tuple[str, ...]]
    modifiers: dict[str, str]
    titles: frozenset[tuple[str, ...]]
    heads: dict[str, ActorType]
    nonactors: frozenset[str]
    kin: dict[str, str]
    groups: dict[str, ActorType]
    cities: dict[str, str]
    followers: dict[tuple[str, ...], Known]
    leaders: dict[tuple[str, ...], str]
    reach: dict[str, int]
    noun_ends: frozenset[str]
    joined_ends: frozenset[str]
    office_starts: frozenset[str]
    leanings: frozenset[str]


def words(phrase: str) -> tuple[str, ...]:
    """A phrase as the tokens that the tokenizer makes of it: hyphens and possessives stand alone."""
    spaced = phrase.replace("’", "'").replace("-", " - ").replace("'s ", " 's ")
    return tuple(spaced.split())


def reach(phrases: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """By their first word, how many words the longest of some phrases has, so that no longer one need be looked up."""
    found: dict[str, int] = {}
    for phrase in phrases:
        found[phrase[0]] = max(found.get(phrase[0], 0), len(phrase))
    return found


def _followers(known: dict[tuple[str, ...], Known]) -> dict[tuple[str, ...], Known]:
    """The organisations whose people a word describes, by that word ("Tory" before "lawmaker")."""
    rows = (row for row in read_table("actors/groups.tsv") if row["of"] and row["form"] in {"adj", "both"})
    return {words(row["word"]): known[words(row["of"])] for row in rows}


def _known() -> dict[tuple[str, ...], Known]:
    found: dict[tuple[str, ...], Known] = {}
    vague = {row["name"] for row in actor_table("generic.tsv")}
    for row in actor_table("organizations.tsv"):
        for alias in (row["name"], *listed(row["aliases"])):
            entry = Known(row["name"], ActorType(row["type"]), "organization", row["country"], alias in vague)
            found.setdefault(words(alias), entry)
    for column, kind in (("capital", "capital"), ("buildings", "building")):
        for row in actor_table("states.tsv"):
            for alias in listed(row[column]):
                found[words(alias)] = Known(row["name"], ActorType.STATE, kind, row["name"])
    for column, kind in (("people", "people"), ("adjectives", "adjective"), ("aliases", "name"), ("name", "name")):
        for row in actor_table("states.tsv"):
            for alias in listed(row[column]):
                found[words(alias)] = Known(row["name"], ActorType.STATE, kind, row["name"])
    return found


def _ends(nouns: Iterable[str]) -> frozenset[str]:
    """The last words of nouns, and what stands behind the hyphen in them."""
    return frozenset(end for noun in nouns for end in (noun.split()[-1], noun.rpartition("-")[2]))


@cache
def load_gazetteer() -> Gazetteer:
    """All actor tables of the package.

    Raises:
        PolgraphError: (DATA_INVALID) when a table breaks its format.
    """
    known = _known()
    heads, nonactors = read_table("actors/name_heads.tsv"), read_table("actors/nonactors.tsv")
    offices = {
        tuple(row["title"].lower().replace("-", " - ").split()): Office(
            row["title"], row["relation"], row["object"], flags(row["flags"])
        )
        for row in read_table("actors/offices.tsv")
    }
    nouns = {
        row["lemma"]: Noun(row["lemma"], ActorType(row["type"]), row["sector"], row["kind"], flags(row["flags"]))
        for row in read_table("actors/nouns.tsv")
    }
    portfolios = frozenset(tuple(row["portfolio"].lower().split()) for row in read_table("actors/portfolios.tsv"))
    return Gazetteer(
        known=known,
        nouns=nouns,
        offices=offices,
        portfolios=portfolios,
        modifiers={row["word"].lower(): row["effect"] for row in read_table("actors/office_modifiers.tsv")},
        titles=frozenset(
            tuple(row["title"].lower().replace("-", " - ").split()) for row in read_table("actors/titles.tsv")
        ),
        heads={row["word"].lower(): ActorType(row["type"]) for row in heads if row["type"] != NO_ACTOR},
        nonactors=frozenset(row["word"].lower() for row in (*nonactors, *(h for h in heads if h["type"] == NO_ACTOR))),
        kin={row["noun"]: row["inverse"] for row in read_table("actors/kin.tsv")},
        groups={row["word"].lower(): ActorType(row["type"]) for row in read_table("actors/groups.tsv")},
        cities={city: row["name"] for row in reversed(actor_table("states.tsv")) for city in listed(row["cities"])},
        followers=_followers(known),
        leaders={
            words(name): row["state"]
            for row in actor_table("leaders.tsv")
            for name in (row["name"], *listed(row["aliases"]))
        },
        reach=reach(known),
        noun_ends=_ends(nouns),
        joined_ends=_ends(noun for noun in nouns if " " in noun or "-" in noun),
        office_starts=frozenset(phrase[0] for phrase in (*offices, *portfolios)),
        leanings=frozenset(row["participle"] for row in read_table("compounds.tsv")) - OWNED,
    )
