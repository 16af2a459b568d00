"""Event rows that others coded (GDELT, ICEWS, POLECAT, ACLED) as statements with their articles."""

from polgraph.graph.exchange.events.importing import EventImport, import_events

__all__ = ["EventImport", "import_events"]
