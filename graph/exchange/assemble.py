"""All that the lines about one article say, put together as one extraction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.graph.exchange.fields import Entry, Fault, entries, maybe_text
from polgraph.graph.exchange.parse import to_actor, to_article, to_mention, to_statement
from polgraph.graph.exchange.records import Refused
from polgraph.ontology.records import Actor, ActorName, Extraction, Mention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from polgraph.graph.exchange.lines import Line
    from polgraph.ontology.records import ActorType, Statement


class Assembly:
    """An article to which actors, mentions and statements are added one by one; what does not fit is refused.

    Args:
        extraction: what is known of the article before.
        elsewhere: the id of the other article that has a statement of some id, or None.
    """

    def __init__(self, extraction: Extraction, elsewhere: Callable[[str], str | None]) -> None:
        self._article = extraction.article
        self._warnings = list(extraction.warnings)
        self._actors = {actor.id: actor for actor in extraction.actors}
        self._mentions = list(extraction.mentions)
        self._held = {statement.id: statement for statement in extraction.statements}
        self._lines: dict[str, tuple[int, Entry]] = {}
        self._elsewhere = elsewhere
        self.refused: list[Refused] = []

    def extraction(self) -> Extraction:
        """What the article says now."""
        return Extraction(
            self._article,
            tuple(self._actors.values()),
            tuple(self._mentions),
            tuple(self._held.values()),
            tuple(self._warnings),
        )

    def given(self) -> dict[str, tuple[int, Entry]]:
        """The statements that lines brought and that fit: by id the number of the line and the object."""
        return dict(self._lines)

    def whole(self, line: Line) -> None:
        """Add what stands in the object of an article beside the article itself.

        Raises:
            Fault: its lists are none.
        """
        actors, mentions = entries(line.entry, "actors"), entries(line.entry, "mentions")
        statements = entries(line.entry, "statements")
        warnings = line.entry.get("warnings") or []
        if not isinstance(warnings, list) or not all(isinstance(one, str) for one in warnings):
            raise Fault("its 'warnings' is not a list of texts")
        self._warnings += warnings
        self._each(line.number, actors or (), self._add_actor)
        self._each(line.number, mentions or (), self._add_mention)
        self._each(line.number, statements or (), lambda entry: self._add(entry, line.number, mentions is None))

    def statements(self, lines: Iterable[Line]) -> None:
        """Add statements that stand in lines of their own."""
        for line in lines:
            self._each(line.number, [line.entry], lambda entry, number=line.number: self._add(entry, number, True))  # type: ignore[misc]

    def _each(self, number: int, items: Sequence[Entry], add: Callable[[Entry], None]) -> None:
        for item in items:
            try:
                add(item)
            except Fault as fault:
                self.refused.append(Refused(number, str(fault), item))

    def _add_actor(self, entry: Entry) -> None:
        actor = to_actor(entry)
        if actor.id in self._actors:
            raise Fault(f"another actor of the article has its id {actor.id!r}")
        self._actors[actor.id] = actor

    def _add_mention(self, entry: Entry) -> None:
        self._mentions.append(to_mention(entry, self._article, self._actors))

    def _add(self, entry: Entry, number: int, mentioned: bool) -> None:
        if maybe_text(entry, "article") not in {None, self._article.id}:
            raise Fault(f"belongs to another article, {entry['article']!r}")
        drafted: dict[str, Actor] = {}
        statement = to_statement(entry, self._article, lambda *part: self._cast(drafted, *part))
        if statement.subject.actor == statement.object.actor:
            raise Fault("its subject and object are one actor")
        before = self._held.get(statement.id)
        if before is not None and statement.id in self._lines:
            raise Fault(f"the statement of line {self._lines[statement.id][0]} has its id")
        if before is not None and _core(before) != _core(statement):
            raise Fault("another statement of the article has its id")
        if before is not None:
            self._lines[statement.id] = (number, entry)
            return
        other = self._elsewhere(statement.id)
        if other is not None:
            raise Fault(f"its id is used by article {other!r}")
        self._lines[statement.id] = (number, entry)
        self._actors |= drafted
        self._held[statement.id] = statement
        if mentioned:
            self._mention(statement)

    def _cast(self, drafted: dict[str, Actor], part: Entry, name: str, kind: ActorType) -> str:
        """The article's actor of a subject or object: by its id, its name and type, or its name; else a new one."""
        given = maybe_text(part, "actor")
        if given is not None:
            if given not in self._actors:
                raise Fault(f"is no actor of the article: {given!r}")
            return given
        known = [*self._actors.values(), *drafted.values()]
        named = [actor for actor in known if name in {actor.name, *(one.text for one in actor.names)}]
        if named:
            return min(named, key=lambda actor: ((actor.name, actor.type) != (name, kind), actor.name != name)).id
        number = len(known) + 1
        while f"i{number}" in self._actors.keys() | drafted.keys():
            number += 1
        drafted[f"i{number}"] = Actor(f"i{number}", name, kind, (ActorName(name),))
        return f"i{number}"

    def _mention(self, statement: Statement) -> None:
        """Note where a statement names its actors, unless the places are noted already."""
        noted = {(mention.start, mention.end, mention.actor) for mention in self._mentions}
        for side in (statement.subject, statement.object):
            if (side.start, side.end, side.actor) not in noted:
                place = (side.start, side.end, side.text, side.type, side.actor)
                self._mentions.append(Mention(self._article.id, *place))


def _core(statement: Statement) -> tuple[object, ...]:
    """What makes a statement the same one, however it was written down."""
    places = [(side.start, side.end) for side in (statement.subject, statement.object, statement.evidence)]
    return (statement.relation, statement.status, statement.negated, *places)


def assembled(
    held: Extraction | None, lines: Sequence[Line], elsewhere: Callable[[str], str | None]
) -> tuple[Assembly | None, list[Refused]]:
    """Put together what a store holds of an article and what lines say of it.

    A line that brings the article itself says all about it: what the store holds is then left aside.

    Args:
        held: what the store holds of the article; None where it does not know it.
        lines: the lines about it.
        elsewhere: the id of the other article that has a statement of some id, or None.

    Returns:
        The article with what was added, None where there is no article; and the lines that were refused as a whole.
    """
    wholes, rest = [line for line in lines if line.whole], [line for line in lines if not line.whole]
    refused: list[Refused] = []
    if wholes:
        assembly, refused = _whole(wholes, elsewhere)
    else:
        assembly = None if held is None else Assembly(held, elsewhere)
    if assembly is None:
        reason = "its article was refused" if wholes else "its article is neither in the file nor in the store"
        return None, [*refused, *(Refused(line.number, reason, line.entry) for line in rest)]
    assembly.statements(rest)
    return assembly, refused


def _whole(lines: Sequence[Line], elsewhere: Callable[[str], str | None]) -> tuple[Assembly | None, list[Refused]]:
    """The article of the first line that brings one as it should be; any other such line is refused."""
    refused: list[Refused] = []
    assembly = None
    for line in lines:
        if assembly is not None:
            refused.append(Refused(line.number, "its article stands on an earlier line too", line.entry))
            continue
        try:
            begun = Assembly(Extraction(to_article(line.entry["article"])), elsewhere)
            begun.whole(line)
        except Fault as fault:
            refused.append(Refused(line.number, str(fault), line.entry))
        else:
            assembly = begun
    return assembly, refused
