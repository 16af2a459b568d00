"""Libraries that only some formats need: imported when such a file comes, with advice where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from polgraph.ontology.errors import ErrorCode, PolgraphError


def library(module: str, where: str, kind: str, extra: str = "readers") -> Any:  # noqa: ANN401 - any module
    """Import a module of an optional library.

    Args:
        module: its name.
        where: the input that needs it, for the message.
        kind: what the input is ("a PDF file").
        extra: the extra that installs it.

    Raises:
        PolgraphError: INPUT_INVALID where it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise PolgraphError(
            ErrorCode.INPUT_INVALID,
            f"{where} is {kind}, and what reads it is not installed.",
            f"Install it with: pip install 'polgraph[{extra}]'",
        ) from error
