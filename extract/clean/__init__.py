"""Raw text to a clean article: headline, byline and dateline apart, site furniture gone, wrapped lines joined."""

from polgraph.extract.clean.document import CleanText, clean

__all__ = ["CleanText", "clean"]
