"""`polgraph ingest`: articles to statements into a store."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from polgraph import engine
from polgraph.cli.options import (
    AllowPrivateOption,
    AnyLanguageOption,
    DateOption,
    FieldOption,
    ModelOption,
    OptionalInputs,
    StoreOption,
    TimeoutOption,
    WorkersOption,
    catch_up,
    clock,
    published,
    read_options,
    skipped,
    store_folder,
)
from polgraph.cli.progress import progress
from polgraph.cli.stop import stoppable
from polgraph.cli.take_shards import find_shards, take_shards
from polgraph.intake import Contents, Intake
from polgraph.ontology.errors import ErrorCode, PolgraphError

if TYPE_CHECKING:
    from polgraph.graph import Store
    from polgraph.work.workers import Plan


def ingest(
    inputs: OptionalInputs = None,
    store: StoreOption = None,
    date: DateOption = None,
    model: ModelOption = engine.DEFAULT_MODEL,
    field: FieldOption = None,
    any_language: AnyLanguageOption = False,
    allow_private: AllowPrivateOption = False,
    workers: WorkersOption = "auto",
    timeout: TimeoutOption = None,
    retry_failed: Annotated[
        bool,
        typer.Option("--retry-failed", help="Try again what has failed before; without INPUT all of it."),
    ] = False,
) -> None:
    """Extract the statements of articles and keep them in a store; the same article again changes nothing.

    Files that `extract --shards` wrote are taken in as they are.
    """
    from polgraph.graph import Store
    from polgraph.work.workers import plan

    folder = store_folder(store)
    shards = find_shards(inputs or ())
    if shards is not None:
        take_shards(shards, folder)
        return
    intake: Intake | None = None
    with stoppable(lambda: "Nothing has been taken in."):
        if inputs:
            options = read_options(field, any_language=any_language, allow_private=allow_private)
            intake = Intake(inputs, published(date), options=options, skip=skipped)
            contents = intake.check(dated=True)
        elif retry_failed:
            contents = _failed_before(Store.open(folder))
        else:
            raise PolgraphError(ErrorCode.OPTION_INVALID, "There is nothing to read.", "Name files or folders.")
    chosen = plan(workers, timeout, articles=contents.articles, characters=contents.characters)
    _take(Store.open(folder, create=True), intake, contents, chosen, model, retry=retry_failed)


def _failed_before(store: Store) -> Contents:
    """The articles that the ledger notes as failed."""
    with store.ledger() as ledger:
        lengths = [len(article.text) for article in ledger.failed_articles()]
    return Contents(len(lengths), (), characters=sum(lengths))


def _take(store: Store, intake: Intake | None, contents: Contents, chosen: Plan, model: str, *, retry: bool) -> None:
    """Take in what is to be read, or else what has failed before, and tell what became of it."""
    from polgraph.cli.account import Account, conclude, warned
    from polgraph.work.ingest import ingest as take_in
    from polgraph.work.workers import extraction

    with progress(contents.articles) as advance:
        account = Account(advance)

        def stopped() -> str:
            held = f"{account.kept} of {contents.articles} articles are in the store"
            return f"{held}; the same command goes on from there."

        with (
            stoppable(stopped),
            extraction(partial(engine.load_engine, model), chosen, contents.repeated) as extract,
        ):
            take_in(
                store,
                intake,
                lambda articles: warned(extract(articles)),
                account,
                processor=engine.processor(model),
                now=clock(),
                retry=retry,
            )
    catch_up(store)
    left = f", {contents.skipped} skipped" if contents.skipped else ""
    conclude(account, left, store.path)
