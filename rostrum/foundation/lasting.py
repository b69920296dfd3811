"""How a process of its own lasts: until it is told to stop, or until a part of it fails."""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any


async def until_told(*parts: Coroutine[Any, Any, None]) -> None:
    """Run all parts until SIGTERM or SIGINT.

    A part that fails ends the process with its error, so that `serve` starts it again: half a process that goes on
    would stand there without keeping time or telling anybody.
    """
    loop = asyncio.get_running_loop()
    told = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, told.set)
    tasks = [loop.create_task(one) for one in parts]
    for task in tasks:
        task.add_done_callback(lambda _: told.set())
    await told.wait()
    for task in tasks:
        task.cancel()
    for ended in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(ended, Exception):
            raise ended
