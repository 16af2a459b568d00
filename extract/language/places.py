"""Our components in the places of spaCy's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language


def put_in_place(nlp: Language, of: str, name: str, make: Callable[[Any], object]) -> Language:
    """Put a component in the place of another one of a pipeline.

    Args:
        nlp: the pipeline, which is changed.
        of: the name of the other component, which goes.
        name: the name of the new one.
        make: makes it from the pipeline, which has the other one still.
    """
    from spacy.language import Language as Pipeline

    if not Pipeline.has_factory(name):
        Pipeline.factory(name, func=lambda nlp, name: make(nlp))  # noqa: ARG005
    nlp.add_pipe(name, after=of)
    nlp.remove_pipe(of)
    return nlp
