"""The error that every other is made of."""

from __future__ import annotations

import pickle

from polgraph.ontology.errors import ErrorCode, PolgraphError


def test_an_error_is_the_same_in_another_process() -> None:
    error = PolgraphError(ErrorCode.OPTION_INVALID, "No such day.", "Write it as 2031-03-04.")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - made here
    assert (again.code, again.message, again.hint, str(again)) == (error.code, error.message, error.hint, str(error))
