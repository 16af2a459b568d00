"""Which node of the store an actor of an article is: by normalised name, type family, country and article."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from polgraph.ontology.records import Actor, Article

APOSTROPHES = frozenset("'’‘ʼʻʾʿ`´′")


class Resolver(Protocol):
    """Decides which actor of the store an article's actor is."""

    def resolve(self, article: Article, actors: Sequence[Actor]) -> Mapping[str, str]:
        """The store's actor id for every actor id of the article."""
        ...


@dataclass(frozen=True, slots=True)
class ResolutionWords:
    """The word lists of `data/resolution.yaml`."""

    articles: frozenset[str]
    determiners: frozenset[str]
    generic_nominals: frozenset[str]
    families: Mapping[str, str]


@cache
def resolution_words() -> ResolutionWords:
    """The word lists that names are compared with, read once."""
    raw = yaml.safe_load(files("polgraph.graph").joinpath("data/resolution.yaml").read_text(encoding="utf-8"))
    return ResolutionWords(
        articles=frozenset(raw["articles"]),
        determiners=frozenset(raw["determiners"]),
        generic_nominals=frozenset(raw["generic_nominals"]),
        families=dict(raw["families"]),
    )


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A name as it is compared: no case, diacritics, apostrophes, punctuation or Arabic article.

    `Mustafa al-Kadhimi`, `Mustafa Al Kadhimi` and `MUSTAFA EL-KADHIMI` have one key. A name with nothing left (only
    signs) keeps its case-folded form, so that no two different names meet in an empty key.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    kept = "".join(
        char if char.isalnum() else " "
        for char in plain
        if not unicodedata.combining(char) and char not in APOSTROPHES and unicodedata.category(char) != "Cf"
    )
    tokens = kept.split()
    without = [token for token in tokens if token not in resolution_words().articles]
    return " ".join(without or tokens) or name.casefold().strip()


def nominal_key(text: str) -> str:
    """A description as it is compared: as `name_key`, without the determiners that open it."""
    tokens = name_key(text).split()
    while len(tokens) > 1 and tokens[0] in resolution_words().determiners:
        tokens = tokens[1:]
    return " ".join(tokens)


def is_nominal(actor: Actor) -> bool:
    """Whether the article only describes this actor and never names it."""
    return bool(actor.names) and all(name.kind == "nominal" for name in actor.names)


def _node(article: Article, actor: Actor) -> str:
    """The node of an actor of an article."""
    words = resolution_words()
    family = words.families[actor.type.value]
    if not is_nominal(actor):
        return _named(family, actor.name, *_name_scope(article, actor, family))
    key = nominal_key(actor.name)
    shared = actor.country is not None and family != "person" and key not in words.generic_nominals
    scope = ("country", name_key(actor.country)) if shared and actor.country else ("article", article.id, actor.id)
    return actor_id(("nominal", family, key, *scope))


@lru_cache(maxsize=65536)
def _named(family: str, name: str, *scope: str) -> str:
    return actor_id(("name", family, name_key(name), *scope))


def _name_scope(article: Article, actor: Actor, family: str) -> tuple[str, ...]:
    """What tells a name from the same name elsewhere: nothing, its state, or its article."""
    # Only who writes a ledger needs the rules, and they take their time to load.
    from polgraph.graph.resolution.identity import Telling, telling

    says = telling(actor.name, family)
    if says is Telling.ENOUGH:
        return ()
    if actor.country:
        return ("country", name_key(actor.country))
    return ("article", article.id) if says is Telling.NOTHING else ()


def actor_id(identity: tuple[str, ...]) -> str:
    """The id of the actor that these parts identify: `a-` and 12 hexadecimal digits of their SHA-256."""
    joined = "\x1f".join(identity)
    if "\\" in joined or joined.count("\x1f") >= len(identity):
        joined = "\x1f".join(part.replace("\\", "\\\\").replace("\x1f", "\\u") for part in identity)
    return f"a-{hashlib.sha256(joined.encode()).hexdigest()[:12]}"


class NameResolver:
    """One actor per normalised name and type family; descriptions are shared only within a country.

    A name that every state has ("Supreme Court") is shared within a country too, and stays within its article where the
    country is unknown; an acronym or a family name alone is told apart by the country where it is known. A described
    person ("a Turkish soldier"), a description without a country and a generic one ("protesters") stay within their
    article.
    """

    version = "3"
    """Another one makes existing ledgers derive their nodes anew: raise it with every change of what `resolve` says."""

    def resolve(self, article: Article, actors: Sequence[Actor]) -> Mapping[str, str]:
        """The store's actor id for every actor id of the article."""
        return {actor.id: _node(article, actor) for actor in actors}


def own_node(shared: str, article: str) -> str:
    """The node that a name has in one article alone, once a judgement says that this article means somebody else.

    Args:
        shared: the node that the name has everywhere.
        article: the article's id.
    """
    return actor_id(("own", shared, article))


def known_node(source: str, key: str) -> str:
    """The node of a known actor: `k-` and 12 hexadecimal digits."""
    return f"k-{actor_id(('known', source, key)).removeprefix('a-')}"
