"""Word vectors as spaCy's embedding layer makes them, for each kind of word once and not at every place of it.

Before it looks at the neighbours, the layer sees of a word only its form: spelling, prefix, suffix, shape, and whether
a space follows. Most words of a text have stood in it or in one before, so that their vectors need not be made again;
making them is more than a third of what the two networks have to compute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast

from polgraph.extract.language.batched import Batched
from polgraph.extract.language.encoder import Encoder
from polgraph.extract.language.encoder import is_plain as is_plain_encoder
from polgraph.extract.language.kinds import kinds
from polgraph.extract.language.places import put_in_place

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab
    from thinc.api import Model

    Floats: TypeAlias = NDArray[np.float32]
    Kinds: TypeAlias = NDArray[np.uint64]

NAME = "polgraph_tok2vec"
ROWS = 64
"""Vectors are made so many at a time, always: in a matrix of another height their last bit may differ."""
LIKE = "bin"
PARTICLES = tuple("ould uld wuld walad wa ag ibn bint binti binte bte ul ur ud uulu kyzy kizi qizi oglu ogly".split())
"""Words inside names that the networks hardly know and take for verbs; they read them as `LIKE`, which they know."""
LIMIT = 1 << 15
"""So many kinds of words are kept (12 MB of vectors), then all are forgotten; hundreds of articles have as many."""


class Embedder:
    """Makes the vectors that an embedding layer would.

    Args:
        embed: the layer; `is_plain` must hold of it.
        vocab: the vocabulary with the static vectors.
        limit: how many kinds of words are kept.
    """

    def __init__(self, embed: Model[Any, Any], vocab: Vocab, limit: int = LIMIT) -> None:
        import numpy as np
        from spacy.tokens import Doc as Text

        (features, self._static), (self._mix,), _ = (layer.layers for layer in embed.layers)
        extract, _, hashes = features.layers
        self._weights: Any = self._static.get_param("W")
        self._hash = hashes.layers[0]
        self._columns = [*extract.attrs["columns"], "ORTH"]
        self._vocab = vocab
        self._particles = np.array([vocab.strings.add(word) for word in PARTICLES], dtype="uint64")
        self._like = Text(vocab, words=[LIKE]).to_array(self._columns).astype("uint64")[0]
        self._formal = [i for i, column in enumerate(self._columns) if column != "SPACY"]
        self._places: dict[bytes, int] = {}
        self._vectors = np.zeros((limit, self._mix.get_dim("nO")), dtype="float32")

    def __call__(self, docs: list[Doc]) -> list[Floats]:
        """The vectors of the words of each text, one row a word."""
        import numpy as np

        rows = np.concatenate([doc.to_array(self._columns).astype("uint64") for doc in docs])
        inside = np.flatnonzero(np.isin(rows[:, -1], self._particles))
        rows[inside[:, None], self._formal] = self._like[self._formal]
        limit = len(self._vectors)
        parts = [self._look_up(rows[start : start + limit]) for start in range(0, len(rows), limit)]
        vectors = np.concatenate(parts) if parts else self._vectors[:0]
        return np.split(vectors, np.cumsum([len(doc) for doc in docs])[:-1])

    def _look_up(self, rows: Kinds) -> Floats:
        keys = kinds(rows)
        new = {key: i for i, key in enumerate(keys) if key not in self._places}
        if len(self._places) + len(new) > len(self._vectors):
            self._places.clear()
            new = {key: i for i, key in enumerate(keys)}
        if new:
            start = len(self._places)
            self._places.update(zip(new, range(start, start + len(new)), strict=True))
            self._vectors[start : start + len(new)] = self._make(rows[list(new.values())])
        vectors: Floats = self._vectors[[self._places[key] for key in keys]]
        return vectors

    def _make(self, rows: Kinds) -> Floats:
        """The vectors of kinds of words, a fixed number at a time."""
        import numpy as np

        height = -len(rows) % ROWS
        rows = np.pad(rows, ((0, height), (0, 0)))
        made = [self._mixed(rows[start : start + ROWS]) for start in range(0, len(rows), ROWS)]
        return np.concatenate(made)[: len(rows) - height]

    def _mixed(self, rows: Kinds) -> Floats:
        import numpy as np

        table, ops = self._vocab.vectors, self._static.ops
        places = table.find(keys=rows[:, -1])
        known: Any = ops.gemm(ops.as_contig(table.data[places]), self._weights, trans2=True)
        known[places < 0] = 0
        hashed = self._hash.predict(np.ascontiguousarray(rows[:, :-1]))
        mixed: Floats = self._mix.predict(np.hstack([hashed, known]))
        return mixed


class Reader(Batched):
    """Reads texts as a `tok2vec` layer of spaCy does: vectors of words, then what their neighbours make of them.

    Args:
        model: the layer; `is_plain` must hold of it.
        vocab: the vocabulary with the static vectors.
    """

    def __init__(self, model: Model[Any, Any], vocab: Vocab) -> None:
        self._embed = Embedder(model.get_ref("embed"), vocab)
        encode = model.get_ref("encode")
        self._encode = Encoder(encode) if is_plain_encoder(encode) else encode

    def predict(self, docs: list[Doc]) -> list[Floats]:
        """The vectors of the words of each text in their places, one row a word."""
        vectors: list[Floats] = self._encode.predict(self._embed(docs)) if any(map(len, docs)) else self._embed(docs)
        return vectors

    def _set(self, docs: list[Doc]) -> None:
        """Set the vectors, where tagger and parser look for them."""
        for doc, vectors in zip(docs, self.predict(docs), strict=True):
            doc.tensor = cast("Any", vectors)


def is_plain(model: Model[Any, Any], vocab: Vocab) -> bool:
    """Whether a `tok2vec` layer is of the usual make: hashed features and static vectors, mixed, then encoded."""
    names = [layer.name for layer in model.walk()]
    if not {"embed", "encode"} <= set(model.ref_names):
        return False
    shape = [len(layer.layers) for layer in model.get_ref("embed").layers]
    return getattr(vocab.vectors, "mode", "") == "default" and shape == [2, 1, 0] and names.count("static_vectors") == 1


def add_reader(nlp: Language) -> Language:
    """Put the reader in the place of spaCy's where that is of the usual make."""
    from spacy.pipeline import Tok2Vec

    own = nlp.get_pipe("tok2vec") if "tok2vec" in nlp.pipe_names else None
    if not isinstance(own, Tok2Vec) or not is_plain(own.model, nlp.vocab):
        return nlp
    return put_in_place(nlp, "tok2vec", NAME, lambda nlp: Reader(nlp.get_pipe("tok2vec").model, nlp.vocab))
