"""Files, folders, JSONL and standard input to articles."""

from polgraph.extract.read.articles import read_articles
from polgraph.extract.read.dates import parse_date

__all__ = ["parse_date", "read_articles"]
