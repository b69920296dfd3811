"""How an act is refused: with a code, translated only where a person reads it."""

from typing import Any


class Refusal(Exception):  # noqa: N818 - the field's word; an error is something else
    """An act that may not be done. `code` names the rule; `detail` what a message needs to say it."""

    def __init__(self, code: str, **detail: Any) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
