"""Decisions of people about actors: which two are one, which are not, and taking a decision back."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from polgraph.graph.ledger.database import connect
from polgraph.graph.ledger.derive import split_off
from polgraph.graph.ledger.reader import LedgerReader
from polgraph.graph.ledger.types import ChangeKind
from polgraph.graph.ledger.writer import LedgerWriter
from polgraph.graph.resolution.judge import check
from polgraph.graph.resolution.records import Decision
from polgraph.graph.resolve import name_key, own_node
from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.records import Judgement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from polgraph.graph.resolution.records import Node
    from polgraph.graph.resolution.update import Effect
    from polgraph.ontology.records import Actor

LISTED = 8
"""How many articles an error lists."""

LOG = """INSERT INTO judgements (batch, left_node, right_node, verdict, author, reason, decided)
VALUES (?, ?, ?, ?, ?, ?, ?)"""


class DecisionWriter(LedgerWriter):
    """The part of a ledger that takes decisions and takes them back."""

    def merge(self, left: str, right: str, *, author: str, reason: str, now: str, dry_run: bool = False) -> Decision:
        """Decide that two actors are one: `decide` with the verdict `same`."""
        return self.decide(left, right, "same", author=author, reason=reason, now=now, dry_run=dry_run)

    def decide(
        self, left: str, right: str, verdict: str, *, author: str, reason: str, now: str, dry_run: bool = False
    ) -> Decision:
        """Decide whether two actors are one.

        Args:
            left: id of an actor, or of a node of one.
            right: id of the other.
            verdict: `same`, `different` or `unsure`.
            author: who decides.
            reason: why.
            now: ISO 8601 time of the decision.
            dry_run: whether only to say what the decision would do.

        Raises:
            PolgraphError: ACTOR_NOT_FOUND, OPTION_INVALID where the two are one and the same node, INPUT_INVALID for
                another verdict, STORE_LOCKED.
        """
        for node in (left, right):
            self._must_be_there(node)
        if left == right:
            raise PolgraphError(
                ErrorCode.OPTION_INVALID,
                f"Both sides of the decision are {left}.",
                "Name two actors; `split` takes one apart.",
            )
        whole = self._nodes_of(left) | self._nodes_of(right) if verdict == "same" else frozenset[str]()

        def judged(linked: Iterable[str]) -> list[Judgement]:
            pairs = [(left, right), *((left, node) for node in sorted(linked))]
            return [Judgement(one, other, verdict, author, reason, now) for one, other in pairs]

        with self._transaction(dry_run=dry_run) as connection:
            # What held the nodes of one side together can fall to what keeps them from the other: then say more.
            loose: set[str] = set()
            while True:
                connection.execute("SAVEPOINT attempt")
                decision = self._judge(judged(loose))
                missing = {node for node in whole if self.actor_of(node) != self.actor_of(left)} - loose - {left, right}
                if not missing:
                    break
                connection.execute("ROLLBACK TO attempt")
                loose |= missing
        return self._tried(decision) if dry_run else decision

    def split(
        self,
        actor: str,
        *,
        names: Sequence[str] = (),
        articles: Sequence[str] = (),
        author: str,
        reason: str,
        now: str,
        dry_run: bool = False,
    ) -> Decision:
        """Take some names of an actor, or what some articles say of it, out into an actor of their own.

        Args:
            actor: id of the actor.
            names: names (in any spelling that `name_key` equates) or ids of nodes to take out, in all articles. A name
                that articles use beside another one cannot go without it: name the articles.
            articles: ids of articles in which its names mean somebody else.
            author: who decides.
            reason: why.
            now: ISO 8601 time of the decision.
            dry_run: whether only to say what the decision would do.

        Raises:
            PolgraphError: ACTOR_NOT_FOUND, OPTION_INVALID where nothing or everything would be taken out, STORE_LOCKED.
        """
        self._must_be_there(actor)
        nodes = self.nodes(actor)
        out = {node.id for node in nodes if _called(node, names)}
        rest = {node.id for node in nodes} - out
        asked = set(articles)
        owned = {
            own_node(node.id, article): node.id
            for node in nodes
            for article in sorted(asked.intersection(node.articles))
            if node.id in rest
        }
        emptied = {node.id for node in nodes if node.articles and asked.issuperset(node.articles)}
        if not out | set(owned):
            _check_variants(nodes, names)
        _check_split(self.actor(actor), names, articles, out | set(owned), rest - emptied)
        pulled = sorted(out | set(owned))
        judgements = [Judgement(pulled[0], node, "same", author, reason, now) for node in pulled[1:]]
        apart = product(sorted(rest), pulled)
        judgements += [Judgement(one, other, "different", author, reason, now) for one, other in apart]
        with self._transaction(dry_run=dry_run):
            decision = self._judge(judgements)
        return self._tried(decision) if dry_run else decision

    def undo(self, batch: int | None = None, *, author: str, reason: str, now: str, dry_run: bool = False) -> Decision:
        """Take a decision back, so that everything is as if it had never been.

        Args:
            batch: number of the decision; the last one that was not taken back where None.
            author: who takes it back.
            reason: why.
            now: ISO 8601 time.
            dry_run: whether only to say what it would do.

        Returns:
            What it did, with the judgements that were taken back.

        Raises:
            PolgraphError: OPTION_INVALID where there is no such decision or it was taken back already, STORE_LOCKED.
        """
        left = [entry for entry in self.judgements() if not entry.withdrawn]
        number = max((entry.batch for entry in left), default=0) if batch is None else batch
        judgements = tuple(entry.judgement for entry in left if entry.batch == number)
        if not judgements:
            what = "There is no decision to take back" if batch is None else f"Decision {batch} does not stand"
            raise PolgraphError(
                ErrorCode.OPTION_INVALID, f"{what}.", "See which there are with `polgraph judgements export`."
            )
        with self._transaction(dry_run=dry_run) as connection:
            connection.execute("INSERT INTO withdrawals VALUES (?, ?, ?, ?)", (number, author, reason, now))
            self._note(ChangeKind.JUDGEMENT_WITHDRAWN, str(number), author, reason, now)
            decision = self._carry_out(number, judgements)
        return self._tried(decision) if dry_run else decision

    def add_judgements(self, judgements: Iterable[Judgement], *, now: str, dry_run: bool = False) -> Decision:
        """Take in judgements made elsewhere, as one decision; those that the log already ends in are left out.

        Nodes that are not in the ledger may be judged too: the judgement waits for them.

        Args:
            judgements: in the order in which they were made.
            now: ISO 8601 time of the import.
            dry_run: whether only to say what it would do.

        Raises:
            PolgraphError: INPUT_INVALID, STORE_LOCKED. Then nothing is taken in.
        """
        held = {entry.judgement for entry in self.judgements() if not entry.withdrawn}
        new = tuple(one for one in dict.fromkeys(judgements) if one not in held)
        for judgement in new:
            check(judgement)
        if not new:
            return Decision(0, (), (), (), (), 0)
        with self._transaction(dry_run=dry_run):
            decision = self._judge(new, now)
        return self._tried(decision) if dry_run else decision

    def _judge(self, judgements: Sequence[Judgement], *noted: str) -> Decision:
        """Within a transaction, log judgements as one decision and do what follows."""
        for judgement in judgements:
            check(judgement)
        batch = int((self._row("SELECT coalesce(max(batch), 0) + 1 FROM judgements") or (1,))[0])
        rows = [(one.left, one.right, one.verdict, one.author, one.reason, one.decided) for one in judgements]
        self._connection.executemany(LOG, [(batch, *row) for row in rows])
        content = (*noted, *(field for row in rows for field in row))
        self._note(ChangeKind.JUDGEMENT_ADDED, str(batch), *content)
        return self._carry_out(batch, judgements)

    def _carry_out(self, batch: int, judgements: Sequence[Judgement]) -> Decision:
        judged = {node for one in judgements for node in (one.left, one.right)}
        nodes, articles = split_off(self._connection, self._resolution, judged)
        self._resolution.recount(nodes)
        effect = self._resolution.update(nodes, judged=judged, articles=articles)
        self._note_resolved(effect.articles)
        return self._decision(batch, tuple(judgements), effect)

    def _decision(self, batch: int, judgements: tuple[Judgement, ...], effect: Effect) -> Decision:
        # Another connection still sees the ledger as it was before the transaction.
        with LedgerReader(self.path, connect(self.path, read_only=True, wait=0)) as as_was:
            before = _actors(as_was.actor, effect.before)
        looped = sum(1 for actor in sorted(effect.after) for _ in self.looped(actor=actor))
        after = _actors(self.actor, effect.after)
        return Decision(batch, judgements, before, after, tuple(sorted(effect.articles)), looped)

    @staticmethod
    def _tried(decision: Decision) -> Decision:
        return Decision(0, decision.judgements, decision.before, decision.after, decision.articles, decision.looped)

    def _must_be_there(self, node: str) -> None:
        if self.node(node) is None:
            raise PolgraphError(
                ErrorCode.ACTOR_NOT_FOUND,
                f"The store knows no actor with the id {node!r}.",
                "See who is there with `polgraph actors`.",
            )

    def _nodes_of(self, node: str) -> frozenset[str]:
        found = (one.id for one in self.nodes(node))
        return frozenset(found)


def _actors(find: Callable[[str], Actor | None], ids: Iterable[str]) -> tuple[Actor, ...]:
    return tuple(actor for key in sorted(ids) if (actor := find(key)) is not None)


def _called(node: Node, names: Sequence[str]) -> bool:
    """Whether a node is of one of these names, or is meant by its id."""
    keys = {name_key(name) for name in names}
    texts = [name.text for name in node.names] if node.known else [node.name]
    return node.id in names or any(name_key(text) in keys for text in texts)


def _check_variants(nodes: Iterable[Node], names: Sequence[str]) -> None:
    """Say what can be done about names that articles use beside another one.

    Raises:
        PolgraphError: OPTION_INVALID.
    """
    keys = {name_key(name): name for name in names}
    for node in nodes:
        found = next((keys[key] for name in node.names if (key := name_key(name.text)) in keys), None)
        if found is not None:
            articles = ", ".join(node.articles[:LISTED]) + (" …" if len(node.articles) > LISTED else "")
            raise PolgraphError(
                ErrorCode.OPTION_INVALID,
                f"{found!r} is what articles call {node.name!r} besides, so that it cannot be taken out alone.",
                f"Take out {node.name!r}, or the articles that mean somebody else: it has {articles}.",
            )


def _check_split(
    actor: Actor | None, names: Sequence[str], articles: Sequence[str], pulled: set[str], rest: set[str]
) -> None:
    """Refuse a split that takes out nothing or everything.

    Raises:
        PolgraphError: OPTION_INVALID.
    """
    shown = actor.name if actor is not None else ""
    if not pulled:
        what = ", ".join([*names, *articles]) or "nothing"
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            f"{shown} has none of what was to be taken out: {what}.",
            "Name some of its names or articles; `polgraph actor` shows them.",
        )
    if not rest:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            f"The split would take all of {shown} out and leave nothing.",
            "Name fewer names or articles.",
        )
