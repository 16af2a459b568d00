"""What happened in an event row: codes of CAMEO, PLOVER and ACLED to relation, mode and who acts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from polgraph.graph.exchange.events.formats import EventFormat, acled_events, acled_without
from polgraph.graph.exchange.fields import Fault
from polgraph.ontology.cameo import cameo_codes, from_cameo
from polgraph.ontology.errors import PolgraphError
from polgraph.ontology.load import load_ontology

BOTH, SECOND = "both", 2
_ROOT_AND_MORE = 3


@dataclass(frozen=True, slots=True)
class Coded:
    """What happened.

    Attributes:
        relation: name of the event type.
        mode: PLOVER mode, or None.
        acts: who acts: 1, 2 or `both`.
        label: how the source calls it.
    """

    relation: str
    mode: str | None
    acts: int | str
    label: str


def coded(style: EventFormat, values: Mapping[str, str]) -> Coded:
    """What happened in a row.

    Args:
        style: the table's format.
        values: what is wanted of the row.

    Raises:
        Fault: its code means no relation between two actors.
    """
    if style is EventFormat.ACLED:
        return _acled(values)
    if style is EventFormat.POLECAT:
        return _plover(values)
    code = values.get("code", "")
    try:
        relation, mode = _cameo(code)
    except PolgraphError as error:
        raise Fault(f"its code means no event type: {error.message}") from error
    return Coded(relation, mode, 1, " ".join(filter(None, ("CAMEO", code, values.get("label", "")))))


def _cameo(code: str) -> tuple[str, str | None]:
    """As `from_cameo`; a zero at the start that a spreadsheet took away is put back.

    Three digits are taken for a code of four only where the vocabulary lists it: `841` is `0841`, `999` is nothing.
    """
    try:
        return from_cameo(code)
    except PolgraphError:
        whole = f"0{code}"
        if code[:1] not in {"", "0"} and (len(code) < _ROOT_AND_MORE or whole in cameo_codes()):
            return from_cameo(whole)
        raise


def _plover(values: Mapping[str, str]) -> Coded:
    name, said = values.get("type", "").upper(), values.get("mode", "").lower()
    known = {relation.name: relation for relation in load_ontology().relations if relation.family == "event"}
    if name not in known:
        raise Fault(f"unknown event type {name!r}")
    modes = {mode.name for mode in known[name].modes}
    return Coded(name, said if said in modes else None, 1, f"PLOVER {name}{f' ({said})' if said else ''}")


def _acled(values: Mapping[str, str]) -> Coded:
    label = values.get("label", "")
    entry = acled_events().get(label)
    if entry is None:
        if label in acled_without():
            raise Fault(f"a sub-event of ACLED that states no relation between two actors: {label}")
        raise Fault(f"a sub-event of ACLED that is not known: {label!r}")
    relation, mode, acts = entry
    return Coded(relation, mode, acts, f"ACLED {label}")
