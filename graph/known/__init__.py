"""Actors that are known from outside the articles: the shipped catalogue, and readers of other people's files."""

from polgraph.graph.known.catalogue import CATALOGUE_LICENCE, CATALOGUE_SOURCE, catalogue_hash, load_catalogue
from polgraph.graph.known.reading import KnownFile, open_known
from polgraph.graph.known.records import KnownFormat, RowProblem

__all__ = [
    "CATALOGUE_LICENCE",
    "CATALOGUE_SOURCE",
    "KnownFile",
    "KnownFormat",
    "RowProblem",
    "catalogue_hash",
    "load_catalogue",
    "open_known",
]
