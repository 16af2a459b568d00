"""From CAMEO event codes, as in GDELT, ICEWS and PETRARCH data, to event types and modes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from polgraph.ontology.errors import ErrorCode, PolgraphError
from polgraph.ontology.load import load_ontology, read_data, refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

CAMEO_FILE = "cameo.yaml"
SHORTEST, LONGEST = 2, 4


def from_cameo(code: str) -> tuple[str, str | None]:
    """The event type and the PLOVER mode (or None) that a CAMEO code stands for.

    A code that has no entry of its own inherits from the longest code that it starts with, at last from its root.

    Args:
        code: two to four digits with the leading zero, such as `057` or `1724`.

    Raises:
        PolgraphError: OPTION_INVALID if it is no CAMEO code, or one of the statements that PLOVER has no type for.
    """
    codes, dropped = _tables()
    root = code[:SHORTEST]
    well_formed = code.isascii() and code.isdecimal() and SHORTEST <= len(code) <= LONGEST
    if not well_formed or (root not in codes and root not in dropped):
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            f"{code!r} is no CAMEO event code.",
            "Give two to four digits, from 02 to 20 at the start, with the leading zero.",
        )
    if root in dropped:
        raise PolgraphError(
            ErrorCode.OPTION_INVALID,
            f"CAMEO {code} ({dropped[root]}) has no event type in PLOVER.",
            "Leave such events out.",
        )
    return next(codes[code[:length]] for length in range(len(code), 0, -1) if code[:length] in codes)


def cameo_codes() -> Mapping[str, tuple[str, str | None]]:
    """The CAMEO codes that have an entry of their own, with event type and mode, in order of the codes."""
    return _tables()[0]


@cache
def _tables() -> tuple[dict[str, tuple[str, str | None]], dict[str, str]]:
    """The codes and the roots without a type, checked against the vocabulary."""
    content = read_data(CAMEO_FILE)
    try:
        codes = {code: (relation, mode) for code, (relation, mode) in sorted(content["codes"].items())}
        dropped = dict(content["dropped"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        refuse(f"{CAMEO_FILE} is not of its form: {error}", error)
    known = {(relation.name, mode.name) for relation in load_ontology().relations for mode in relation.modes}
    known_types: set[tuple[str, str | None]] = {(relation.name, None) for relation in load_ontology().relations}
    strange = [code for code, pair in codes.items() if pair not in known | known_types]
    if strange:
        refuse(f"{CAMEO_FILE} has unknown types or modes at {', '.join(strange)}")
    return codes, dropped
