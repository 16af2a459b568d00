"""Lemmas as spaCy's lemmatizer has them by rule, each kind of word looked up once.

The lemma of a word depends on its form, its part of speech and its grammatical features alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from polgraph.extract.language.kinds import kinds
from polgraph.extract.language.places import put_in_place

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.lookups import Lookups
    from spacy.pipeline import Lemmatizer
    from spacy.tokens import Doc

NAME = "polgraph_lemmatizer"
SPACYS = "lemmatizer"
"""The name in the pipeline, for others look there for the dictionary."""
KIND = ("ORTH", "POS", "MORPH")
LIMIT = 1 << 16
"""So many kinds of words are kept, then all are forgotten."""


class QuickLemmatizer:
    """Sets the lemmas that a lemmatizer of spaCy would.

    Args:
        own: the lemmatizer; `is_plain` must hold of it.
        limit: how many kinds of words are kept.
    """

    def __init__(self, own: Lemmatizer, limit: int = LIMIT) -> None:
        self._own = own
        self._limit = limit
        self._lemmas: dict[bytes, str] = {}

    @property
    def lookups(self) -> Lookups:
        """The dictionary."""
        return self._own.lookups

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of a tagged text, but those that some words have already."""
        import numpy as np

        if not len(doc):
            return doc
        # not their hashes are kept: a lemma may have gone from the vocabulary with the text before
        add = doc.vocab.strings.add
        lemmas: list[int] = doc.to_array(["LEMMA"]).tolist()
        for i, key in enumerate(kinds(doc.to_array([*KIND]).astype("uint64"))):
            if not lemmas[i]:
                lemma = self._lemmas.get(key)
                if lemma is None:
                    if len(self._lemmas) >= self._limit:
                        self._lemmas.clear()
                    lemma = self._lemmas[key] = self._own.lemmatize(doc[i])[0]
                lemmas[i] = add(lemma)
        doc.from_array(["LEMMA"], cast("Any", np.array(lemmas, dtype="uint64")))
        return doc


def is_plain(lemmatizer: object) -> bool:
    """Whether a component is the English lemmatizer by rule, which leaves the lemmas alone that are set."""
    from spacy.lang.en.lemmatizer import EnglishLemmatizer

    return isinstance(lemmatizer, EnglishLemmatizer) and lemmatizer.mode == "rule" and not lemmatizer.overwrite


def add_lemmatizer(nlp: Language) -> Language:
    """Put the lemmatizer in the place of spaCy's where that is plain."""
    if SPACYS not in nlp.pipe_names or not is_plain(nlp.get_pipe(SPACYS)):
        return nlp
    put_in_place(nlp, SPACYS, NAME, lambda nlp: QuickLemmatizer(nlp.get_pipe(SPACYS)))
    nlp.rename_pipe(NAME, SPACYS)
    return nlp
