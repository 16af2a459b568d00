"""States that the gazetteer does not know: the article itself shows that a name is one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from polgraph.ontology.records import ActorType

from .gazetteer import Gazetteer, Known, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

REACH = 4
"""How many tokens behind a possessive the head of its phrase is looked for."""
ENOUGH = 2
STEM = 4
ENDINGS = ("n", "i", "ese", "ish", "ite", "er", "ic")
REALMS = frozenset("republic kingdom state government president king queen sultan emir capital army people".split())


def local_states(doc: Doc, gazetteer: Gazetteer) -> dict[tuple[str, ...], Known]:
    """Names of places that have ministers, a government or a capital, and the adjectives made from them.

    Args:
        doc: the parsed article.
        gazetteer: what is known beforehand; its own names are left out.
    """
    counts: Counter[str] = Counter()
    for entity in doc.ents:
        name = _bare(entity)
        if entity.label_ in {"GPE", "LOC", "ORG", "PERSON", "NORP"} and name and words(name) not in gazetteer.known:
            weight = 2 if entity.label_ == "GPE" else 1
            counts[name] += weight * (_has_government(entity, gazetteer) or _in_dateline(entity))
    found: dict[tuple[str, ...], Known] = {}
    for name in sorted(counts):
        if counts[name] >= ENOUGH:
            state = Known(name, ActorType.STATE, "name", name)
            found[words(name)] = state
            for adjective in _adjectives(doc, name, gazetteer):
                found[words(adjective)] = Known(name, ActorType.STATE, "adjective", name)
    return found


def _bare(entity: Span) -> str:
    text = entity.text.removesuffix("'s").removesuffix("’s").removeprefix("the ").strip()
    return text if text[:1].isupper() and len(text) > 3 and "\n" not in text else ""


def _has_government(entity: Span, gazetteer: Gazetteer) -> bool:
    doc = entity.doc
    end = entity.end - 1 if doc[entity.end - 1].text in {"'s", "’s"} else entity.end
    if end < len(doc) and doc[end].text in {"'s", "’s"}:
        for i in range(end + 1, min(end + 1 + REACH, len(doc))):
            lemma = doc[i].lemma_.lower()
            noun, office = gazetteer.nouns.get(lemma), gazetteer.offices.get((lemma,))
            if (noun and "state" in noun.flags) or lemma == "minister" or (office and office.object == "state"):
                return True
            if doc[i].pos_ not in {"NOUN", "ADJ", "PROPN", "VERB"}:
                return False
    before = doc[entity.start - 1].lower_ if entity.start else ""
    return before == "of" and entity.start > 1 and doc[entity.start - 2].lower_ in REALMS


def _in_dateline(entity: Span) -> bool:
    """ "ORLOV, Rhodopia –": the name after the town of the dateline."""
    doc = entity.doc
    if entity.start < 2 or entity.end >= len(doc) or doc[entity.start - 1].text != ",":
        return False
    return doc[entity.start - 2].is_upper and doc[entity.end].text in {"-", "–", "—", "--", ":"}


def _adjectives(doc: Doc, name: str, gazetteer: Gazetteer) -> set[str]:
    stem = name[: max(STEM, len(name) - 3)].lower()
    if " " in name:
        return set()
    return {
        token.text
        for token in doc
        if token.text[:1].isupper() and token.lower_.startswith(stem) and token.lower_.endswith(ENDINGS)
        and token.text != name and words(token.text) not in gazetteer.known and len(token.text) <= len(name) + 4
    }  # fmt: skip
