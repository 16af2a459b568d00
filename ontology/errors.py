"""The one base class of every error that polgraph raises on purpose, with its codes."""

from __future__ import annotations

from enum import StrEnum


class ErrorCode(StrEnum):
    """Stable names of the errors; the value is what the command line prints in brackets."""

    INPUT_NOT_FOUND = "P001"
    INPUT_EMPTY = "P002"
    INPUT_BINARY = "P003"
    INPUT_ENCODING = "P004"
    INPUT_INVALID = "P005"
    DATE_MISSING = "P006"
    DATE_INVALID = "P007"
    MODEL_MISSING = "P101"
    DATA_INVALID = "P102"
    STORE_NOT_FOUND = "P201"
    STORE_NEWER = "P202"
    STORE_LOCKED = "P203"
    STORE_BROKEN = "P204"
    ACTOR_NOT_FOUND = "P301"
    ARTICLE_NOT_FOUND = "P302"
    QUERY_INVALID = "P303"
    ACTOR_AMBIGUOUS = "P304"
    OPTION_INVALID = "P401"


class PolgraphError(Exception):
    """An error that the user can do something about.

    Args:
        code: which error this is.
        message: what is wrong, in one line.
        hint: what to do next, in one line.
    """

    def __init__(self, code: ErrorCode, message: str, hint: str) -> None:
        super().__init__(f"[{code.value}] {message} {hint}")
        self.code = code
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type[PolgraphError], tuple[ErrorCode, str, str]]:
        """What another process makes the same error of."""
        return type(self), (self.code, self.message, self.hint)
