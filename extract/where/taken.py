"""Which words name actors and therefore no places.

A name that the catalogues do not know is taken for a person or an organisation first. Where it only ever stands as
places do ("in X", "near X", "the town of X") and never acts, it is left to be a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.actors.model import Kind
from polgraph.extract.where.vocabulary import word_lists
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from polgraph.extract.actors.coref import Resolution
    from polgraph.extract.actors.model import Entity, Reference
    from polgraph.extract.parse import Doc, Token

PLACES = frozenset({ActorType.PLACE, ActorType.STATE})
ACTING = frozenset({"nsubj", "nsubjpass", "poss", "appos", "dative"})
LONGEST = 3
"""Words that the name of an unknown place has at most."""


def taken_tokens(doc: Doc, references: Mapping[int, Reference], resolution: Resolution) -> frozenset[int]:
    """The indices of the tokens that name persons, groups or organisations."""
    found: set[int] = set()
    for entity in resolution.entities:
        if entity.type in PLACES:
            continue
        own = [references[head] for head in entity.references if head in references]
        if not _located(doc, entity, own):
            found.update(i for reference in own for i in range(reference.start, reference.end))
    return frozenset(found)


def _located(doc: Doc, entity: Entity, references: list[Reference]) -> bool:
    """Whether a name stands only where places stand, at least once behind a locative preposition."""
    if not entity.named or len(entity.name.split()) > LONGEST or entity.name.isupper():
        return False
    if any(reference.kind is not Kind.NAME for reference in references):
        return False
    heads = [doc[reference.head] for reference in references]
    return any(_locative(head) for head in heads) and not any(_acts(head) for head in heads)


def _locative(token: Token) -> bool:
    if token.dep_ != "pobj":
        return False
    word, governor = token.head.lower_, token.head.head
    if word == "of":
        return governor.lemma_.lower() in word_lists()["place_nouns"]
    return word in word_lists()["locating"]


def _acts(token: Token) -> bool:
    return token.dep_ in ACTING or (token.dep_ == "pobj" and token.head.lower_ in {"by", "with"})
