"""What each move gets in the states of spaCy's parser and recogniser, all states at once.

A state looks at a few words: the next one, the one on top of the stack … . What a word gives in each of these places is
reckoned beforehand; the numbers of a state are the sum over its places, the largest of each pair, and one more layer.
The sums go in spaCy's order, so that they are the same to the last bit.

Source: Kiperwasser and Goldberg (2016), as spaCy has it (`precompute_hiddens`, `predict_states`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast

from polgraph.extract.language.products import Product, largest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from thinc.api import Model

    Floats: TypeAlias = NDArray[np.float32]
    Places: TypeAlias = NDArray[np.integer[Any]]


class Moves:
    """Tells what the moves get.

    Args:
        model: a model of transitions; `is_plain` must hold of it.
    """

    def __init__(self, model: Model[Any, Any]) -> None:
        import numpy as np

        _, lower, upper = model.layers
        weights, bias, none = (cast("Floats", lower.get_param(name)) for name in ("W", "b", "pad"))
        self._places, self._width, self._pieces, terms = weights.shape
        self._order = np.arange(self._places)
        self._lower = Product(weights.transpose(0, 2, 1, 3).reshape(-1, terms))
        self._none = none[0].transpose(0, 2, 1).reshape(1, -1)
        self._bias = np.ascontiguousarray(bias.T).ravel()
        self._upper = Product(cast("Floats", upper.get_param("W")))
        self._shift = cast("Floats", upper.get_param("b"))

    def given(self, words: Floats) -> Floats:
        """What each word gives in each place of a state.

        Args:
            words: the vectors of the words of all texts, one row a word.

        Returns:
            one row for each place of each word, those of no word first.
        """
        import numpy as np

        rows = np.empty((len(words) + 1, self._none.size), dtype="float32")
        rows[0] = self._none
        self._lower(words, rows[1:])
        return rows.reshape(-1, self._width * self._pieces)

    def scores(self, given: Floats, states: Places) -> Floats:
        """What each move gets in each state.

        Args:
            given: as `given` has it.
            states: for each state the word in each of its places, -1 where there is none.
        """
        import numpy as np

        rows = (states + 1) * self._places + self._order
        sums = np.add.reduce(given.take(rows, axis=0), axis=1)
        sums += self._bias
        scores = self._upper(largest(sums, self._pieces))
        scores += self._shift
        return scores


def is_plain(model: Model[Any, Any]) -> bool:
    """Whether a model of transitions is of the usual make."""
    layers = model.layers
    return (
        len(layers) == 3
        and layers[1].name == "precomputable_affine"
        and bool(layers[1].get_dim("nP") > 1)
        and not model.attrs["unseen_classes"]
    )
