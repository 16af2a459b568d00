"""What was done to somebody, as a participle takes it up: "the sacked general" is the one whom somebody has sacked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polgraph.extract.actors.discourse import Discourse
    from polgraph.extract.actors.model import Reference

FATES = (
    frozenset("depose dismiss fire impeach oust overthrow remove sack suspend topple unseat".split()),
    frozenset("arrest convict detain hold imprison jail seize sentence".split()),
    frozenset("assassinate execute kill murder shoot slay".split()),
    frozenset("abduct capture kidnap".split()),
    frozenset("ban dissolve outlaw".split()),
)
"""Families of verbs, and of the participles before whoever suffered one of them."""
PATIENT = frozenset({"dobj", "nsubjpass"})


def suffered(discourse: Discourse, reference: Reference, among: set[int]) -> int | None:
    """Whom of some actors the article has last said to suffer what the participle of a description tells."""
    words = {discourse.doc[i].lemma_.lower() for i in range(reference.start, reference.head)}
    forms = {discourse.doc[i].lower_ for i in range(reference.start, reference.head)}
    fates = [family for family in FATES if family & words or any(_is_form(form, family) for form in forms)]
    if not fates:
        return None
    for head in sorted((h for h in discourse.of if h < reference.head), reverse=True):
        token = discourse.doc[head]
        verb = token.head
        if discourse.of[head] in among and token.dep_ in PATIENT and any(verb.lemma_.lower() in f for f in fates):
            return discourse.of[head]
    return None


def _is_form(form: str, family: frozenset[str]) -> bool:
    """Whether a participle is of a verb of a family, whatever the tagger makes of it."""
    return any(form in {verb + "ed", verb + "d", verb + verb[-1:] + "ed"} for verb in family)
