"""Places in news text: the place of a predicate from a dependency parse, and the place of a dateline."""

from polgraph.extract.where.dateline import dateline_place
from polgraph.extract.where.place import place_for
from polgraph.extract.where.records import PlaceMention
from polgraph.extract.where.taken import taken_tokens

__all__ = ["PlaceMention", "dateline_place", "place_for", "taken_tokens"]
