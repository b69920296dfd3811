import asyncio
import os
import signal

import pytest

from rostrum.foundation.lasting import until_told


async def lasting(ended: list[str], name: str) -> None:
    try:
        await asyncio.Event().wait()
    finally:
        ended.append(name)


async def told() -> None:
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.Event().wait()


async def failing() -> None:
    raise LookupError("planted")


def test_all_parts_end_when_the_process_is_told() -> None:
    ended: list[str] = []
    asyncio.run(until_told(lasting(ended, "a"), lasting(ended, "b"), told()))
    assert ended == ["a", "b"]


def test_a_part_that_fails_ends_the_process_with_its_error() -> None:
    ended: list[str] = []
    with pytest.raises(LookupError, match="planted"):
        asyncio.run(until_told(lasting(ended, "a"), failing()))
    assert ended == ["a"]
