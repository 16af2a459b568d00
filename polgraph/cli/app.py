"""The application: its commands, its global options, and how an error leaves it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from polgraph import __version__
from polgraph.cli import (
    actor,
    actors,
    articles,
    blocs,
    browser_kit,
    dyad,
    eval,  # noqa: A004 - named as the command
    export,
    extract,
    import_actors,
    import_events,
    import_statements,
    ingest,
    judgements,
    load,
    merge,
    ontology,
    path,
    query,
    questions,
    retract,
    review,
    same,
    serve,
    shifts,
    show,
    split,
    status,
    undo,
    validate,
    view,
)
from polgraph.cli.terminal import emit, note
from polgraph.ontology.errors import PolgraphError

DEBUG = "--debug"
ERROR_EXIT = 2

app = typer.Typer(
    name="polgraph",
    help="Builds a knowledge graph of political actors from news: who did what to whom, on whose word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("extract")(extract.extract)
app.command("ingest")(ingest.ingest)
app.command("import-actors")(import_actors.import_actors)
app.command("import-events")(import_events.import_events)
app.command("import-statements")(import_statements.import_statements)
app.command("load")(load.load)
app.command("export")(export.export)
app.command("query")(query.query)
app.command("browser-kit")(browser_kit.browser_kit)
app.command("allies")(questions.allies)
app.command("conflicts")(questions.conflicts)
app.command("dyad")(dyad.dyad)
app.command("blocs")(blocs.blocs)
app.command("balance")(questions.balance)
app.command("brokers")(questions.brokers)
app.command("shifts")(shifts.shifts)
app.command("path")(path.path)
app.command("enemies-of-enemies")(questions.enemies_of_enemies)
app.command("view")(view.view)
app.command("show")(show.show)
app.command("actors")(actors.actors)
app.command("actor")(actor.actor)
app.command("review")(review.review)
app.command("merge")(merge.merge)
app.command("split")(split.split)
app.command("undo")(undo.undo)
app.command("judgements")(judgements.judgements)
app.command("articles")(articles.articles)
app.command("retract")(retract.retract)
app.command("status")(status.status)
app.command("same")(same.same)
app.command("serve")(serve.serve)
app.command("validate")(validate.validate)
app.command("ontology")(ontology.ontology)
app.command("eval")(eval.evaluate)


def _version(wanted: bool) -> None:
    if wanted:
        emit(f"polgraph {__version__}\n")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
    debug: Annotated[bool, typer.Option(DEBUG, help="Show the full trace of an error.")] = False,
) -> None:
    """Take the options that stand before a command; both are handled where they are read."""


def _debug_first(arguments: Sequence[str]) -> tuple[list[str], bool]:
    """The arguments without `--debug`, and whether it stood among them (before a `--`)."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    head = [argument for argument in arguments[:end] if argument != DEBUG]
    return [*head, *arguments[end:]], len(head) < end


def run(arguments: Sequence[str]) -> int:
    """Run one command line.

    Args:
        arguments: without the program's name; `--debug` may stand anywhere.

    Returns:
        The exit code: 0; 1 where a check has found something; 2 for an error that the user can mend.

    Raises:
        PolgraphError: only with `--debug`, so that its trace shows.
    """
    rest, debug = _debug_first(list(arguments))
    try:
        app(args=rest, prog_name="polgraph")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(bool(ended.code))
    except (PolgraphError, OSError) as error:
        if debug:
            raise
        sys.stdout.flush()
        note(f"polgraph: {error}")
        return ERROR_EXIT
    return 0
