"""Dependencies as spaCy's parser finds them, the states of all texts at once.

What spaCy does at each step for each text, it does outside the interpreter's lock, which it takes again for a moment
three times a step: half of its time. Here the lock is kept, and a step is one product of matrices for all texts; what
a move does to a state stays with spaCy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.language.batched import Batched
from polgraph.extract.language.moves import Moves
from polgraph.extract.language.moves import is_plain as is_plain_model
from polgraph.extract.language.places import put_in_place

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import DependencyParser
    from spacy.tokens import Doc

NAME = "polgraph_parser"
SPACYS = "parser"
"""The name in the pipeline, for others look for it there."""


class Parser(Batched):
    """Sets the dependencies that a parser of spaCy would.

    Args:
        own: the parser; `is_plain` must hold of it.
    """

    def __init__(self, own: DependencyParser) -> None:
        from spacy.tokens import Doc as Text

        self._own = own
        self._words = own.model.layers[0]
        self._moves = Moves(own.model)
        # what it was made for does not matter to a step model: it only tells at which words a state looks
        self._steps = own.model.predict([Text(own.vocab, words=["."])])

    def _set(self, docs: list[Doc]) -> None:
        states = self._own.moves.init_batch(docs)
        unfinished = [state for state in states if not state.is_final()]
        if unfinished:
            given = self._moves.given(self._words.predict(docs))
        while unfinished:
            looked_at = self._steps.get_token_ids(unfinished)
            unfinished = self._own.transition_states(unfinished, self._moves.scores(given, looked_at))
        self._own.set_annotations(docs, states)


def is_plain(parser: object) -> bool:
    """Whether a component is a greedy parser of the usual make."""
    from spacy.pipeline import DependencyParser

    return isinstance(parser, DependencyParser) and parser.cfg["beam_width"] == 1 and is_plain_model(parser.model)


def add_parser(nlp: Language) -> Language:
    """Put the parser in the place of spaCy's where that is plain."""
    if SPACYS not in nlp.pipe_names or not is_plain(nlp.get_pipe(SPACYS)):
        return nlp
    put_in_place(nlp, SPACYS, NAME, lambda nlp: Parser(nlp.get_pipe(SPACYS)))
    nlp.rename_pipe(NAME, SPACYS)
    return nlp
