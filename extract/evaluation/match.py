"""Which actor and which statement of the gold a prediction means.

The rules are those of the project's scorer, so that the figures compare: two actor strings fit by their words, without
case, accents and small words; a prediction's actor is the gold actor that its name or surface form fits best.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from polgraph.ontology.records import Argument

from polgraph.extract.kinds import symmetric_relations

SMALL = frozenset(
    "the a an of in on and s its his her their al el president minister prime mr mrs ms dr gen general sir several "
    "some other two".split()
)
SAME_ENOUGH = 0.5
CONTAINED = 0.45
Gold = Mapping[str, Any]


def words(text: str) -> list[str]:
    """The words of an actor string that count."""
    text = unicodedata.normalize("NFKD", text.replace("’", "'")).lower()
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("u.s.", "us").replace("u.n.", "un")
    return [word for word in re.findall(r"[a-z0-9]+", text) if word not in SMALL]


def fit(a: str, b: str) -> float:
    """How well two actor strings fit: 1 equal, from 0.5 the same actor, 0 nothing shared."""
    x, y = words(a), words(b)
    if not x or not y:
        return 0.0
    if x == y:
        return 1.0
    shared = len(set(x) & set(y))
    if not shared:
        return 0.0
    overlap = shared / len(set(x) | set(y))
    if shared < min(len(set(x)), len(set(y))):
        return overlap
    return 0.7 + 0.3 * overlap if x[-1] == y[-1] else max(overlap, CONTAINED)


def best_actor(forms: Iterable[str], actors: Mapping[str, Sequence[str]], least: float = SAME_ENOUGH) -> str | None:
    """The gold actor that one of the forms fits best, or None where none fits well enough.

    Args:
        forms: name and surface form of the predicted actor.
        actors: the names and mentions of each gold actor.
        least: the lowest fit that counts.
    """
    known = [form for form in forms if form]
    scored = [
        (max((fit(form, name) for form in known for name in names), default=0.0), actor)
        for actor, names in actors.items()
    ]
    score, actor = max(scored, default=(0.0, None))
    return actor if actor is not None and score >= least else None


def gold_actors(gold: Gold) -> dict[str, list[str]]:
    """Name and mentions of each actor of a gold article."""
    return {actor["id"]: [actor["name"], *actor.get("mentions", [])] for actor in gold["actors"]}


def actor_key(argument: Argument, actor: str | None) -> Hashable:
    """What tells a predicted actor from others: the gold actor, or, outside the gold, its name and where it stands."""
    return actor or (argument.name, argument.text, argument.start, argument.end)


def same(statement: Gold, subject: str | None, relation: str, object_: str | None, *, typed: bool = True) -> bool:
    """Whether a gold statement is the predicted triple (or, untyped, is between the same two actors)."""
    if typed and statement["relation"] != relation:
        return False
    if (statement["subject"], statement["object"]) == (subject, object_):
        return True
    swap = not typed or relation in symmetric_relations()
    return swap and (statement["object"], statement["subject"]) == (subject, object_)
