"""The one question: do these two names mean one actor?"""

from __future__ import annotations

from polgraph.graph.names.aliases import Aliases, load_aliases
from polgraph.graph.names.organisations import compare_organisations
from polgraph.graph.names.persons import compare_persons
from polgraph.graph.names.records import NameMatch, Schema, same


def compare(left: str, right: str, *, schema: Schema = Schema.PERSON, aliases: Aliases | None = None) -> NameMatch:
    """Compare two names.

    The same for either order of the two, and the same every time.

    Args:
        left: a name, in any script.
        right: another one.
        schema: what both belong to.
        aliases: declared names; those of the package by default.

    Returns:
        Verdict, score and reasons.
    """
    declared = load_aliases(schema) if aliases is None else aliases
    if declared.share(left, right):
        return same(0.97, ["declared alias"]) if left != right else same(1.0, ["equal"])
    # One order of the two, so that no rule can depend on it.
    left, right = sorted((left, right))
    if schema is Schema.PERSON:
        return compare_persons(left, right)
    return compare_organisations(left, right)
