"""Pages from the web, fetched politely and from public addresses only."""

from polgraph.extract.read.web.fetch import Fetcher

__all__ = ["Fetcher"]
