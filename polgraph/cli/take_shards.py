"""The part of `polgraph ingest` that takes in shard files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from polgraph.cli.options import catch_up, clock
from polgraph.cli.progress import progress
from polgraph.cli.sharded import CHECK_EXIT
from polgraph.cli.stop import stoppable
from polgraph.cli.terminal import note
from polgraph.format import count
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from polgraph.cli.account import Account
    from polgraph.graph import Store
    from polgraph.shards.results import Results


def find_shards(inputs: Sequence[str]) -> Results | None:
    """The shard files among the inputs of `ingest`; None where there are none.

    Raises:
        PolgraphError: OPTION_INVALID where other inputs stand beside them, INPUT_INVALID where all are damaged.
    """
    from polgraph.shards.results import find_results

    results = find_results(inputs, note)
    if not results.shards and not results.refused:
        return None
    if results.others:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            f"{results.others[0]} has no shards, other inputs have.",
            "Take shards and articles in two runs.",
        )
    if not results.shards:
        raise PolgraphError(ErrorCode.INPUT_INVALID, "No shard can be read.", "Each is named above.")
    for warning in results.warnings:
        note(warning)
    return results


def take_shards(results: Results, folder: Path) -> None:
    """Take the shard files into a store, and tell what became of their articles.

    Args:
        results: the files.
        folder: the folder of the store.

    Raises:
        typer.Exit: a file is damaged.
    """
    from polgraph.cli.account import Account, conclude
    from polgraph.graph import Store

    store = Store.open(folder, create=True)
    with progress(results.articles) as advance:
        account = Account(advance)

        def stopped() -> str:
            return (
                f"{account.kept} of {results.articles} articles are in the store; the same command goes on from there."
            )

        with stoppable(stopped):
            _take(store, results, account)
    catch_up(store)
    conclude(account, _left_out(results), folder)
    if results.refused:
        raise typer.Exit(CHECK_EXIT)


def _take(store: Store, results: Results, account: Account) -> None:
    from polgraph.shards.take import take_all

    now = clock()
    if store.catalogue:
        store.take_catalogue(now)
    with store.writer() as ledger, ledger.bulk():
        take_all(ledger, results, account, note, now=now)


def _left_out(results: Results) -> str:
    """What was not taken in, in words that follow what was."""
    skipped = f", {results.skipped} skipped" if results.skipped else ""
    return skipped + (f", {count(results.refused, 'shard')} refused" if results.refused else "")
