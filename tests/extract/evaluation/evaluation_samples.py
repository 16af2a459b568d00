"""Gold statements and extracted ones by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from polgraph.ontology.records import ActorType, Argument, Evidence, Statement, Status

NAMES = {"a1": "Orla Brandt", "a2": "Harbour Union", "a3": "Tomas Reke", "a4": "Ruvia"}


def wanted(subject: str, relation: str, object_: str, **changes: Any) -> dict[str, Any]:
    plain = {"status": "asserted", "negated": False, "optional": False, "evidence": "Gold."}
    return {"subject": subject, "relation": relation, "object": object_} | plain | changes


def argument(name: str, text: str) -> Argument:
    return Argument(name, name, text, ActorType.PERSON, 0, len(text))


def said(
    subject: str,
    relation: str,
    object_: str,
    *,
    status: Status = Status.ASSERTED,
    negated: bool = False,
    text: str = "",
    **changes: Any,
) -> Statement:
    evidence = Evidence(0, 10, "Predicted.")
    ends = (argument(subject, text or subject), argument(object_, object_))
    found = Statement(
        *("s", "x", ends[0], relation, ends[1], "p", None, status, negated, None, None, None, None, 0.5, evidence, "e")
    )
    return replace(found, **changes)
