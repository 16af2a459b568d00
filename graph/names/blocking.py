"""Keys by which an index finds the names that are worth a comparison."""

from __future__ import annotations

from polgraph.graph.names.organisations import organisation
from polgraph.graph.names.records import Schema
from polgraph.graph.names.spell import skeleton
from polgraph.graph.names.tokens import TITLE_WEIGHT, person
from polgraph.graph.names.words import given_names

_LENGTH = 4


def _key(word: str) -> str:
    return skeleton(word)[:_LENGTH] or word[:1]


def blocking_keys(name: str, *, schema: Schema = Schema.PERSON) -> frozenset[str]:
    """The keys of a name; two names that can mean one actor share at least one, declared aliases aside.

    Args:
        name: a name, in any script.
        schema: what it belongs to.

    Returns:
        A key for each weighty word (its first consonants), for forms of known given names, and for the whole.
    """
    keys: set[str] = set()
    if schema is Schema.PERSON:
        for form in person(name).forms:
            keys.add(f"={_key(form.joined)}")
            keys.update(f"{language}:{family}" for language, family, _ in form.syllables)
            for token in form.tokens:
                if token.weight > TITLE_WEIGHT and not token.initial:
                    keys.add(_key(token.text))
                    keys.update(f"#{number}" for number in given_names().get(token.text, ()))
    else:
        for one in organisation(name):
            keys.update(_key(word) for word in one.words)
            keys.add(f"={_key(one.joined)}")
            keys.update(f"@{acronym}" for acronym in one.acronyms)
            if one.single:
                keys.add(f"@{one.single}")
    return frozenset(keys)
