"""Names of movements and armed groups with a day in them: "the June 4 Movement", "the 30 September Front"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from polgraph.extract.when.vocabulary import load_vocabulary
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.actors.gazetteer import Gazetteer
    from polgraph.extract.parse import Doc

DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?")
NAMED = frozenset({ActorType.PARTY, ActorType.ARMED_GROUP, ActorType.ORGANIZATION})
"""What is called after a day; parliaments and ministries act on one ("On May 9 Parliament voted")."""
MOST = 6
"""How many tokens such a name may have."""


def dated_name(doc: Doc, start: int, gazetteer: Gazetteer) -> int:
    """The end of a name that begins with a day, 0 where none does.

    The article has to stand before it, or a comma would do for a name: "the March 9 Movement".

    Args:
        doc: the parsed article.
        start: the token of the day or month.
        gazetteer: head words of names.
    """
    if start == 0 or start + 2 >= len(doc) or doc[start - 1].lower_ != "the":
        return 0
    months = load_vocabulary().months
    first, second = doc[start].text, doc[start + 1].text
    if not (first in months and DAY.fullmatch(second)) and not (DAY.fullmatch(first) and second in months):
        return 0
    end = i = start + 2
    found = 0
    while i < min(len(doc), start + MOST) and doc[i].has_capital and doc[i].is_alpha:
        end = i + 1
        found = end if gazetteer.heads.get(doc[i].lower_) in NAMED else 0
        i += 1
    return found if found == end else 0
