"""Validating a store: everything, one article, or a sample."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from polgraph.graph.rdf.projection import reading
from polgraph.graph.validate import ledger as ledger_checks

if TYPE_CHECKING:
    from collections.abc import Collection

    from polgraph.graph.store import Store
    from polgraph.graph.validate.records import Finding


def validate(store: Store, articles: Collection[str] | None = None) -> list[Finding]:
    """What does not hold of a store, the worst first, then by article.

    Args:
        store: what to look at.
        articles: ids of the articles to look at, by SHACL; without it all of the store by the same constraints as
            SPARQL. Either way the ledger's quotes are compared with the texts.

    Raises:
        PolgraphError: ARTICLE_NOT_FOUND; OPTION_INVALID where pyshacl is needed and missing; STORE_LOCKED or
            STORE_BROKEN.
    """
    store.project()
    with store.ledger() as ledger, ledger.snapshot():
        found = list(ledger_checks.check(ledger, articles))
    with reading(store.rdf_path, store.wait) as rdf:
        if articles is None:
            from polgraph.graph.validate import sparql

            found += sparql.check(rdf)
        else:
            from polgraph.graph.validate import shapes

            found += shapes.check(rdf, articles)
    return sorted(found)


def sample(store: Store, number: int) -> list[str]:
    """Ids of some articles, always the same of the same store: those whose ids have the smallest hashes.

    Args:
        store: where to look.
        number: how many; all where there are fewer.
    """
    with store.ledger() as ledger:
        ids = sorted(ledger.stories(), key=lambda key: sha256(key.encode()).digest())
    return sorted(ids[:number])
