"""The spaCy components of polgraph, registered by name so that a pipeline can be put together from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARAGRAPHS = "polgraph_paragraphs"


@Language.component(PARAGRAPHS)
def paragraphs(doc: Doc) -> Doc:
    """Begins a sentence with every paragraph, so that a headline is never parsed into the sentence after it.

    It must stand before the parser, which keeps the boundaries that it finds.
    """
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc
