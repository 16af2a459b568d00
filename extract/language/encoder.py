"""What the neighbours of a word make of its vector: spaCy's layers of convolution, arranged for the processor's cache.

The sums are the same, in the same order; what differs is that few rows at a time go through all layers, that the
largest of several numbers is taken of whole blocks of columns, and that the mean is not reckoned twice.

Source: `MaxoutWindowEncoder` of spaCy, layer normalisation of Ba et al. (2016).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast

from polgraph.extract.language.products import Product, largest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from thinc.api import Model

    Floats: TypeAlias = NDArray[np.float32]

ROWS = 1024
"""So many words go through the layers at once: what is made of them on the way has room in a cache of 2 MB."""
LAYER = ["expand_window>>maxout>>layernorm>>dropout", "expand_window", "maxout>>layernorm>>dropout"]
LAYER += ["maxout>>layernorm", "dropout", "maxout", "layernorm"]
"""The parts of a layer, as thinc walks through them."""
SMALL = 1e-08
"""What thinc adds to a variance, lest it be nothing."""


class Layer:
    """One layer: a word with its two neighbours, the largest of several sums, normalised and added to the word.

    Args:
        model: the layer of thinc.
    """

    def __init__(self, model: Model[Any, Any]) -> None:
        import numpy as np

        maxout, norm = (next(part for part in model.walk() if part.name == name) for name in ("maxout", "layernorm"))
        weights, bias = (cast("Floats", maxout.get_param(name)) for name in ("W", "b"))
        self._width, self._pieces, terms = weights.shape
        self._product = Product(weights.transpose(1, 0, 2).reshape(-1, terms))
        self._bias = np.ascontiguousarray(bias.T).ravel()
        self._scale, self._shift = (cast("Floats", norm.get_param(name)) for name in ("G", "b"))

    def add_to(self, words: Floats) -> None:
        """Add to each row what it and its neighbours give; before the first and behind the last stands nothing."""
        import numpy as np

        width = self._width
        window = np.zeros((len(words), 3 * width), dtype="float32")
        window[1:, :width] = words[:-1]
        window[:, width : 2 * width] = words
        window[:-1, 2 * width :] = words[1:]
        sums = self._product(window)
        sums += self._bias
        best = largest(sums, self._pieces)
        best -= np.add.reduce(best, axis=1, keepdims=True) / np.float32(width)
        variance = np.add.reduce(best * best, axis=1, keepdims=True) / np.float32(width)
        best *= (variance + SMALL) ** (-1.0 / 2.0)
        best *= self._scale
        best += self._shift
        words += best


class Encoder:
    """Does what the encoding layer of a `tok2vec` does.

    Args:
        model: that layer; `is_plain` must hold of it.
    """

    def __init__(self, model: Model[Any, Any]) -> None:
        self._layers = [Layer(part) for part in model.layers[0].layers]
        self._pad: int = model.attrs["pad"]

    def predict(self, texts: list[Floats]) -> list[Floats]:
        """The vectors of the words of each text in their places.

        Args:
            texts: the vectors of the words alone, one row a word.
        """
        import numpy as np

        gap = np.zeros((self._pad, texts[0].shape[1]), dtype="float32")
        words = np.concatenate([part for text in texts for part in (gap, text)] + [gap])
        made = np.empty_like(words)
        reach = len(self._layers)
        for start in range(0, len(words), ROWS):
            before = min(reach, start)
            some = words[start - before : start + ROWS + reach].copy()
            for layer in self._layers:
                layer.add_to(some)
            made[start : start + ROWS] = some[before : before + ROWS]
        ends = np.cumsum([self._pad + len(text) for text in texts])
        return [made[end - len(text) : end] for end, text in zip(ends.tolist(), texts, strict=True)]


def is_plain(model: Model[Any, Any]) -> bool:
    """Whether an encoding layer is of the usual make, and its gaps so wide that texts do not see one another."""
    if len(model.layers) != 1 or not model.layers[0].name.startswith("residual("):
        return False
    layers = model.layers[0].layers
    return model.attrs.get("pad", 0) >= len(layers) > 1 and all(is_plain_layer(layer) for layer in layers)


def is_plain_layer(model: Model[Any, Any]) -> bool:
    """Whether a layer looks at one word to each side and takes the largest of two sums or more."""
    residual, *parts = model.walk()
    if not residual.name.startswith("residual(") or [part.name for part in parts] != LAYER:
        return False
    return parts[1].attrs["window_size"] == 1 and bool(parts[5].get_dim("nP") > 1)
