"""Which function answers which kind of entry; the functions stand in `evolve` and the `*_steps` beside it."""

from collections.abc import Callable
from typing import Any, TypeVar

from rostrum.foundation.spans import SECOND
from rostrum.procedure.floor.state import Floor

__all__ = ["SECOND", "STEPS", "step"]
T = TypeVar("T")
Step = Callable[[Floor, Any], Floor]
STEPS: dict[type, Step] = {}


def step(kind: type[T]) -> Callable[[Callable[[Floor, T], Floor]], Callable[[Floor, T], Floor]]:
    """Says which kind of entry a function below answers; one function a kind."""

    def keep(function: Callable[[Floor, T], Floor]) -> Callable[[Floor, T], Floor]:
        STEPS[kind] = function
        return function

    return keep
