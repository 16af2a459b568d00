"""Judgements as JSON lines: they name nodes, whose ids mean the same in every store."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from polgraph.graph.exchange.fields import Entry, Fault, flag, maybe_text, parse_line, text
from polgraph.graph.exchange.lines import TOO_LONG, numbered, shown
from polgraph.graph.exchange.records import Imported, Refused
from polgraph.ontology.records import Judgement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polgraph.graph.ledger.reader import LedgerReader
    from polgraph.graph.store import Store

VERDICTS = ("same", "different", "unsure")
_NODE = re.compile(r"[ak]-[0-9a-f]{12}")


def judgement_records(ledger: LedgerReader) -> Iterator[Entry]:
    """All judgements of people, the oldest first, with the names of the nodes in this store; also withdrawn ones."""
    for logged in ledger.judgements():
        one = logged.judgement
        yield {
            "left": one.left,
            "right": one.right,
            "left_name": _name(ledger, one.left),
            "right_name": _name(ledger, one.right),
            "verdict": one.verdict,
            "author": one.author,
            "reason": one.reason,
            "decided": one.decided,
            "decision": logged.batch,
            "withdrawn": logged.withdrawn,
        }


def _name(ledger: LedgerReader, node: str) -> str | None:
    """The name of a node, or None where the store does not hold it."""
    found = ledger.node(node)
    return None if found is None else found.name


def import_judgements(store: Store, stream: BinaryIO, *, now: str, dry_run: bool = False) -> Imported:
    """Take in the judgements of a file, all as one decision; those that the store holds already change nothing.

    Args:
        store: where to.
        stream: the file, open for reading bytes.
        now: ISO 8601 time of the import.
        dry_run: whether only to tell what would become of it.

    Returns:
        What became of it: `added`, `unchanged`, `withdrawn` and `refused` of judgements.

    Raises:
        PolgraphError: STORE_NOT_FOUND, STORE_LOCKED, STORE_NEWER or STORE_BROKEN.
    """
    done, new = Imported(), list[Judgement]()
    with store.ledger() if dry_run else store.writer() as ledger:
        held = {_sense(logged.judgement) for logged in ledger.judgements() if not logged.withdrawn}
        for number, _, raw in numbered(stream):
            if raw is None:
                done.refused.append(Refused(number, TOO_LONG, ""))
            elif raw.strip():
                try:
                    entry = parse_line(raw)
                    judgement = to_judgement(entry)
                    withdrawn = flag(entry, "withdrawn")
                except Fault as fault:
                    done.refused.append(Refused(number, str(fault), shown(raw)))
                    continue
                if withdrawn:
                    done.withdrawn += 1
                elif _sense(judgement) in held:
                    done.unchanged += 1
                else:
                    held.add(_sense(judgement))
                    new.append(judgement)
        done.added = len(new)
        if new and not dry_run:
            ledger.add_judgements(new, now=now)
    if new and not dry_run:
        store.project_if_free()
    return done


def to_judgement(entry: Entry) -> Judgement:
    """A judgement from its object.

    Raises:
        Fault: something is missing or of the wrong kind.
    """
    left, right, verdict = (text(entry, key) for key in ("left", "right", "verdict"))
    if not all(_NODE.fullmatch(node) for node in (left, right)):
        raise Fault("its 'left' or 'right' is no id of a node such as a-0123456789ab")
    if left == right:
        raise Fault("its 'left' and 'right' are one node")
    if verdict not in VERDICTS:
        raise Fault(f"its 'verdict' is none of {', '.join(VERDICTS)}")
    decided = text(entry, "decided")
    try:
        datetime.fromisoformat(decided)
    except ValueError as error:
        raise Fault("its 'decided' is no time in ISO 8601") from error
    return Judgement(left, right, verdict, text(entry, "author"), maybe_text(entry, "reason") or "", decided)


def _sense(judgement: Judgement) -> tuple[str, ...]:
    left, right = sorted((judgement.left, judgement.right))
    return (left, right, judgement.verdict, judgement.author, judgement.decided)
