"""CAMEO codes become event types and modes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polgraph.ontology import from_cameo, load_ontology
from polgraph.ontology.cameo import cameo_codes
from polgraph.ontology.errors import ErrorCode, PolgraphError

ROOTS = [code for code in cameo_codes() if len(code) == 2]


@pytest.mark.parametrize(
    ("code", "relation", "mode"),
    [
        ("02", "REQUEST", None),
        ("0231", "REQUEST", "assist"),
        ("030", "AGREE", None),
        ("042", "CONSULT", "visit"),
        ("043", "CONSULT", None),
        ("057", "SUPPORT", None),
        ("080", "CONCEDE", None),
        ("0811", "CONCEDE", None),
        ("0834", "CONCEDE", None),
        ("084", "RETREAT", None),
        ("0841", "RETREAT", "release"),
        ("0863", "RETREAT", "access"),
        ("087", "RETREAT", None),
        ("0871", "RETREAT", "ceasefire"),
        ("092", "ACCUSE", "investigate"),
        ("105", "REQUEST", None),
        ("1056", "REQUEST", "yield"),
        ("111", "ACCUSE", "disapprove"),
        ("1124", "ACCUSE", "allege"),
        ("116", "SANCTION", "convict"),
        ("1243", "REJECT", "yield"),
        ("1382", "THREATEN", "territory"),
        ("143", "PROTEST", None),
        ("1451", "PROTEST", "riot"),
        ("163", "SANCTION", None),
        ("1712", "ASSAULT", "destroy"),
        ("1724", "COERCE", "martial-law"),
        ("191", "COERCE", "restrict"),
        ("192", "ASSAULT", None),
        ("1951", "ASSAULT", "aerial"),
        ("2042", "ASSAULT", "unconventional"),
    ],
)
def test_a_code_has_its_own_type_or_that_of_its_root(code: str, relation: str, mode: str | None) -> None:
    assert from_cameo(code) == (relation, mode)


@pytest.mark.parametrize("code", ["", "5", "57", "21", "20421", "x4", "04x", "٠٤", " 04", "04 "])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(PolgraphError, match="no CAMEO event code") as caught:
        from_cameo(code)
    assert caught.value.code == ErrorCode.OPTION_INVALID


def test_public_statements_have_no_type() -> None:
    with pytest.raises(PolgraphError, match="public statements"):
        from_cameo("012")


@pytest.mark.parametrize("root", ROOTS)
def test_every_root_leads_to_a_type_that_names_it(root: str) -> None:
    assert root in load_ontology().relation(from_cameo(root)[0]).cameo_roots


def test_every_root_that_a_type_names_is_known() -> None:
    assert {root for relation in load_ontology().relations for root in relation.cameo_roots} == set(ROOTS)


@given(root=st.sampled_from(ROOTS), rest=st.text("0123456789", max_size=2))
def test_every_code_under_a_root_has_a_type_and_a_mode_of_it(root: str, rest: str) -> None:
    relation, mode = from_cameo(root + rest)
    assert mode is None or mode in {known.name for known in load_ontology().relation(relation).modes}


@given(code=st.sampled_from([code for code in cameo_codes() if len(code) < 4]), digit=st.sampled_from("0123456789"))
def test_a_code_without_entry_inherits(code: str, digit: str) -> None:
    assert code + digit in cameo_codes() or from_cameo(code + digit) == from_cameo(code)
