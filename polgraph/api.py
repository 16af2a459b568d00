"""A store from Python: `g = polgraph.open("store")`, then ask it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from polgraph import answers
from polgraph.answers import Answer
from polgraph.format import Rows, as_iso, as_rows

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    import networkx as nx  # type: ignore[import-untyped, unused-ignore]

    from polgraph.graph import Store
    from polgraph.graph.analysis.select import Selection
    from polgraph.graph.profile import Profile


def open(path: Path | str) -> Graph:  # noqa: A001 - users write `polgraph.open`
    """Open the store in a folder, to ask it.

    >>> import polgraph as pg
    >>> g = pg.open(store)
    >>> [row["actor"] for row in g.allies("Brandt")]
    ['Harbour Union']

    Args:
        path: the folder.

    Raises:
        PolgraphError: STORE_NOT_FOUND, STORE_NEWER, STORE_BROKEN or STORE_LOCKED.
    """
    from polgraph.graph import Store

    return Graph(Store.open(path))


@dataclass(frozen=True, slots=True)
class Graph:
    """A store that can be asked; every question answers with an `Answer`.

    Questions to the network take the fields of `polgraph.graph.analysis.select.Selection` as further arguments, such as
    `since=date(2031, 1, 1)`, `statuses={"asserted"}`, `min_sources=2`, `level="state"`.

    Attributes:
        store: the store.
    """

    store: Store

    def allies(self, name: str, **selection: Any) -> Answer:  # noqa: ANN401 - the fields of a selection
        """With whom an actor is on balance friendly, the friendliest first.

        >>> g.allies("Brandt").rows.rows[0][4]
        3.75
        """
        return answers.allies(self.store, name, _selection(selection))

    def conflicts(self, name: str, **selection: Any) -> Answer:  # noqa: ANN401 - the fields of a selection
        """With whom an actor is on balance in conflict, the most hostile first.

        >>> len(g.conflicts("Brandt"))
        0
        """
        return answers.conflicts(self.store, name, _selection(selection))

    def dyad(self, left: str, right: str, *, months: bool = False, **selection: Any) -> Answer:  # noqa: ANN401
        """All that was said of two actors by day, or the sums of each month.

        >>> g.dyad("Brandt", "Harbour Union").note
        'Score 3.75 from 1 source.'
        """
        return answers.dyad(self.store, left, right, _selection(selection), months=months)

    def blocs(self, *, resolution: float = 1.0, **selection: Any) -> Answer:  # noqa: ANN401 - the fields of a selection
        """Who stands together: friends together, enemies apart.

        >>> next(iter(g.blocs()))["members"]
        'Orla Brandt, Harbour Union'
        """
        return answers.blocs(self.store, _selection(selection), resolution=resolution)

    def balance(self, **selection: Any) -> Answer:  # noqa: ANN401 - the fields of a selection
        """The ties that stand against a division of all actors into two camps.

        >>> g.balance().note
        '0 of 0 triads are balanced. Frustration index 0 of 1 ties.'
        """
        return answers.balance(self.store, _selection(selection))

    def brokers(self, **selection: Any) -> Answer:  # noqa: ANN401 - the fields of a selection
        """Who has friends in two blocs that are opposed."""
        return answers.brokers(self.store, _selection(selection))

    def shifts(self, day: date, **selection: Any) -> Answer:  # noqa: ANN401 - the fields of a selection
        """The ties with one sign before a day and the other from it on."""
        return answers.shifts(self.store, day, _selection(selection))

    def path(self, start: str, end: str, *, by: str = "support", **selection: Any) -> Answer:  # noqa: ANN401
        """The shortest chain of support, hostility or any ties from one actor to another, step by step.

        >>> [row["right"] for row in g.path("Brandt", "Harbour Union")]
        ['Harbour Union']
        """
        from polgraph.graph.analysis.chains import ChainKind

        return answers.path(self.store, start, end, ChainKind(by), _selection(selection))

    def enemies_of_enemies(self, name: str, **selection: Any) -> Answer:  # noqa: ANN401 - the fields of a selection
        """Who is hostile to an actor's enemies, and how they stand to the actor itself."""
        return answers.enemies_of_enemies(self.store, name, _selection(selection))

    def actors(self) -> Answer:
        """All actors, by name.

        >>> [row["name"] for row in g.actors()]
        ['Harbour Union', 'Orla Brandt', 'Tomas Reke']
        """
        with self.store.ledger() as ledger:
            found = sorted(ledger.actor_outlines(), key=lambda one: (one.name, one.id))
        return Answer(Rows(("id", "name", "type", "country", "sector"), tuple(map(tuple, found))))

    def actor(self, name: str) -> Profile:
        """All that the store knows of one actor.

        >>> g.actor("Brandt").actor.name
        'Orla Brandt'

        Raises:
            PolgraphError: ACTOR_NOT_FOUND or ACTOR_AMBIGUOUS.
        """
        from polgraph.graph.profile import profile

        return profile(self.store, name)

    def statements(self, name: str | None = None) -> Answer:
        """All statements, or those that an actor is subject or object of, by article and place in it.

        >>> g.statements("Reke").to_dataframe()[["subject", "relation", "object", "negated"]].values.tolist()
        [['Tomas Reke', 'ASSAULT', 'Orla Brandt', True]]
        """
        from polgraph.graph.find import find_actor

        with self.store.ledger() as ledger, ledger.snapshot():
            actor = None if name is None else find_actor(ledger, name).id
            rows = tuple(
                (
                    one.id,
                    one.subject.name,
                    one.relation,
                    one.object.name,
                    one.status.value,
                    one.negated,
                    one.attributed_to,
                    as_iso(one.when.start) if one.when else None,
                    one.confidence,
                    one.article,
                    one.evidence.text,
                )
                for one in ledger.statements(actor=actor)
            )
        columns = (
            "id",
            "subject",
            "relation",
            "object",
            "status",
            "negated",
            "speaker",
            "day",
            "confidence",
            "article",
        )
        return Answer(Rows((*columns, "quote"), rows))

    def sparql(self, query: str, **bindings: str) -> Answer:
        """Ask in SPARQL; the prefixes of the vocabulary need no declaration.

        >>> len(g.sparql("SELECT ?s { ?s a pg:Statement }"))
        2

        Args:
            query: SELECT or ASK.
            bindings: values of variables of the query, as plain literals.

        Raises:
            PolgraphError: QUERY_INVALID.
        """
        return Answer(as_rows(self.store.sparql(query, bindings)))

    def cypher(self, query: str, **parameters: Any) -> Answer:  # noqa: ANN401 - whatever Cypher takes
        """Ask in Cypher, for reading only.

        >>> next(iter(g.cypher("MATCH (s:Statement) RETURN count(s) AS statements")))
        {'statements': 2}

        Args:
            query: the query.
            parameters: values of its `$parameters`.

        Raises:
            PolgraphError: QUERY_INVALID.
        """
        found = self.store.cypher(query, parameters)
        return Answer(Rows(found.columns, found.rows))

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The signed network: actors by id, and an edge for every statement that counts.

        >>> g.to_networkx().number_of_edges()
        1
        """
        from polgraph.graph.network import network

        return network(self.store)

    def signed_network(self, **selection: Any) -> nx.Graph[str]:  # noqa: ANN401 - the fields of a selection
        """One edge between two actors, with the sum of all that counts as `weight`.

        >>> [weight for _, _, weight in g.signed_network().edges(data="weight")]
        [3.75]
        """
        from polgraph.graph.analysis.questions import signed_network

        return signed_network(self.store, _selection(selection))

    def view(self, file: Path | str, *, title: str = "Who stands with whom", **selection: Any) -> None:  # noqa: ANN401
        """Write the network as one HTML page that needs no network."""
        from pathlib import Path

        from polgraph.graph.view.collect import collect
        from polgraph.graph.view.page import render

        page = render(collect(self.store, _selection(selection), title=title))
        Path(file).write_text(page, encoding="utf-8")


def _selection(fields: dict[str, Any]) -> Selection:
    from polgraph.graph.analysis.select import Level, Selection

    for name in ("statuses", "relations", "types"):
        if name in fields:
            fields[name] = frozenset(fields[name])
    if "level" in fields:
        fields["level"] = Level(fields["level"])
    return Selection(**fields)
