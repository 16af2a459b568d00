"""Whether two names mean one actor: `compare`, and `blocking_keys` for an index of many names."""

from __future__ import annotations

from polgraph.graph.names.aliases import Aliases, load_aliases
from polgraph.graph.names.blocking import blocking_keys
from polgraph.graph.names.compare import compare
from polgraph.graph.names.records import NameMatch, Schema, Verdict

__all__ = ["Aliases", "NameMatch", "Schema", "Verdict", "blocking_keys", "compare", "load_aliases"]
