"""Files of many formats, folders, web pages and standard input to articles."""

from polgraph.extract.read.articles import ReadOptions, read_articles
from polgraph.extract.read.dates import parse_date

__all__ = ["ReadOptions", "parse_date", "read_articles"]
