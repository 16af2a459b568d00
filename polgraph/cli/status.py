"""`polgraph status`: how a store stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from polgraph.cli.options import FormatOption, StoreOption, store_folder
from polgraph.cli.terminal import TableFormat, emit, print_rows
from polgraph.format import Cell, Rows, count, json_line

if TYPE_CHECKING:
    from polgraph.graph.status import ProjectionStatus, StoreStatus

# More would push the rest off the screen.
_FAILURES = 20


def status(store: StoreOption = None, style: FormatOption = TableFormat.TABLE) -> None:
    """Show what a store holds, what waits for a decision, and how far behind its projections are; changes nothing."""
    from polgraph.graph import Store
    from polgraph.graph.status import store_status

    found = store_status(Store.open(store_folder(store), project=False))
    if style is TableFormat.JSON:
        emit(json_line(status_record(found)) + "\n")
    else:
        print_rows(_rows(found), style)


def status_record(found: StoreStatus) -> dict[str, Any]:
    """How a store stands, as a dictionary in a fixed order."""
    return {
        "store": str(found.path),
        "schema": found.schema,
        "bytes": found.size,
        **found.counts,
        "stories": found.stories,
        "rejected": found.rejected,
        "looped": found.looped,
        "suggestions": found.suggestions,
        "judgements": found.judgements,
        "failed": [
            {"article": one.article, "kind": one.kind, "reason": one.reason, "failed": one.failed}
            for one in found.failures
        ],
        "known": [
            {"source": one.source, "licence": one.licence, "actors": one.actors, "imported": one.imported}
            for one in found.sources
        ],
        "last_change": found.last_change,
        "projections": [
            {"name": one.name, "state": one.state, "behind": one.behind, "bytes": one.size} for one in found.projections
        ],
    }


def _rows(found: StoreStatus) -> Rows:
    rows: list[tuple[Cell, ...]] = [
        ("store", str(found.path)),
        ("schema version", found.schema),
        ("size of the ledger", _size(found.size)),
        *found.counts.items(),
        ("stories", found.stories),
        ("rejected items", found.rejected),
        ("statements held back as loops", found.looped),
        ("suggestions waiting", found.suggestions),
        ("judgements", found.judgements),
        ("failed articles", len(found.failures)),
    ]
    rows += [(f"failed: {one.article}", f"{one.kind}: {one.reason}") for one in found.failures[:_FAILURES]]
    if len(found.failures) > _FAILURES:
        rows.append(("failed: …", f"{len(found.failures) - _FAILURES} more, all with --format json"))
    rows += [(f"known actors: {one.source}", f"{one.actors}, {one.licence}") for one in found.sources]
    rows.append(("changes", found.last_change))
    rows += [(f"projection: {one.name}", _projection(one)) for one in found.projections]
    return Rows(("what", "value"), tuple(rows))


def _projection(one: ProjectionStatus) -> str:
    if not one.size:
        return one.state
    behind = f", {count(one.behind, 'change')} behind" if one.behind else ""
    return f"{one.state}{behind}, {_size(one.size)}"


def _size(size: int) -> str:
    """A number of bytes in the unit that suits it."""
    value, units = float(size), ["B", "kB", "MB", "GB"]
    while value >= 1000 and len(units) > 1:
        value /= 1000
        units.pop(0)
    return f"{value:.0f} {units[0]}" if units[0] == "B" else f"{value:.1f} {units[0]}"
