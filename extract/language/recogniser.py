"""Named entities as spaCy's recogniser finds them, all words of a text at once instead of one after the other.

The recogniser goes through the words from left to right; at each it opens an entity, goes on with it, closes it, or
does none of these. Outside entities its choice depends on the word alone, inside on the word, the one before and the
first of the entity. So the choices for all words, and then for each second word, third word … of an entity, come from
one product of matrices, with the same weights and the same rules of what may follow what.

Source: the transition system of Lample et al. (2016), "Neural architectures for named entity recognition", as spaCy
has it (`BiluoPushDown`, `ParserStepModel`).
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from polgraph.extract.language.batched import Batched
from polgraph.extract.language.embedder import Reader
from polgraph.extract.language.embedder import is_plain as is_plain_reader
from polgraph.extract.language.moves import Moves
from polgraph.extract.language.moves import is_plain as is_plain_model
from polgraph.extract.language.places import put_in_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

    Floats: TypeAlias = NDArray[np.float32]
    Places: TypeAlias = NDArray[np.int64]
    Truths: TypeAlias = NDArray[np.bool_]

NAME = "polgraph_recogniser"
FEATURES = 3
"""What a choice looks at: the word, the first of the open entity, the one before."""


class Recogniser(Batched):
    """Sets the entities that a recogniser of spaCy would.

    Args:
        ner: the recogniser; `is_plain` must hold of it.
    """

    def __init__(self, ner: EntityRecognizer) -> None:
        import numpy as np

        read, *self._narrow = ner.model.layers[0].layers
        self._scorer = Moves(ner.model)
        self._read = Reader(read, ner.vocab) if is_plain_reader(read, ner.vocab) else read
        moves = [ner.moves.get_class_name(i).partition("-") for i in range(ner.moves.n_moves)]
        self._labels = [label for _, _, label in moves]
        self._opens = np.array([kind == "B" for kind, _, _ in moves])
        self._units = np.array([kind == "U" and bool(label) for kind, _, label in moves])
        self._outside = self._opens | self._units | np.array([kind == "O" for kind, _, _ in moves])
        ends = {(kind, label): i for i, (kind, _, label) in enumerate(moves)}
        self._inner = np.array([ends.get(("I", label), 0) for label in self._labels])
        self._last = np.array([ends.get(("L", label), 0) for label in self._labels])

    def _set(self, docs: list[Doc]) -> None:
        from spacy.tokens import Span

        edges = [0, *accumulate(len(doc) for doc in docs)]
        found = iter(self._entities(docs, edges) if edges[-1] else [])
        entity = next(found, None)
        for doc, (begin, end) in zip(docs, pairwise(edges), strict=True):
            spans = []
            while entity is not None and entity[0] < end:
                spans.append(Span(doc, entity[0] - begin, entity[1] - begin, label=entity[2]))
                entity = next(found, None)
            doc.set_ents(spans, default="outside")

    def _entities(self, docs: list[Doc], edges: list[int]) -> Iterator[tuple[int, int, str]]:
        """Start, end and label of each entity, its places counted through all the texts."""
        import numpy as np

        words: Any = self._read.predict(docs)
        for layer in self._narrow:
            words = layer.predict(words)
        given = self._scorer.given(words)
        rows = [doc.to_array(["IS_SPACE", "SENT_START"]).astype(np.int64) for doc in docs]
        space, starts = np.vstack(rows).T
        goes_on = np.append(starts[1:] != 1, False)
        goes_on[np.array(edges[1:]) - 1] = False
        choice = self._first(given, space == 1, goes_on)
        begun = np.flatnonzero(self._opens[choice])
        ends = np.arange(1, len(choice) + 1)
        ends[begun] = self._ends(given, begun, choice[begun], goes_on)
        free = 0
        for start in np.flatnonzero(self._opens[choice] | self._units[choice]).tolist():
            if start >= free:
                free = int(ends[start])
                yield start, free, self._labels[choice[start]]

    def _first(self, given: Floats, space: Truths, goes_on: Truths) -> Places:
        """For each word the move that is chosen there where no entity is open."""
        import numpy as np

        words = np.arange(len(space))
        none = np.full(len(space), -1)
        scores = self._scores(given, words, none, none)
        scores[:, ~self._outside] = -np.inf
        scores[np.ix_(space, self._opens | self._units)] = -np.inf
        scores[np.ix_(~goes_on, self._opens)] = -np.inf
        chosen: Places = scores.argmax(axis=1)
        return chosen

    def _ends(self, given: Floats, begun: Places, moves: Places, goes_on: Truths) -> Places:
        """For each entity of two or more words, given by its first and the move there, the place behind its last."""
        import numpy as np

        ends = begun + 1
        open_ = np.arange(len(begun))
        while len(open_):
            here, first = ends[open_], begun[open_]
            scores = self._scores(given, here, first, here - 1)
            rows, move = np.arange(len(open_)), moves[open_]
            more = (scores[rows, self._inner[move]] >= scores[rows, self._last[move]]) & goes_on[here]
            ends[open_] += 1
            open_ = open_[more]
        return ends

    def _scores(self, given: Floats, word: Places, first: Places, before: Places) -> Floats:
        """What each move gets in states that look at three words; -1 stands for no word."""
        import numpy as np

        return self._scorer.scores(given, np.stack([word, first, before], axis=1))


def is_plain(ner: object) -> bool:
    """Whether a component is a greedy recogniser of the usual make, whose decisions are those of `Recogniser`."""
    from spacy.pipeline import EntityRecognizer

    if not isinstance(ner, EntityRecognizer) or ner.cfg["beam_width"] != 1:
        return False
    return is_plain_model(ner.model) and bool(ner.model.layers[1].get_dim("nF") == FEATURES)


def add_recogniser(nlp: Language) -> Language:
    """Put the recogniser in the place of spaCy's where that is of the usual make."""
    if "ner" not in nlp.pipe_names or not is_plain(nlp.get_pipe("ner")):
        return nlp
    return put_in_place(nlp, "ner", NAME, lambda nlp: Recogniser(nlp.get_pipe("ner")))
