"""`python -m rostrum.rehearsal`: reads its script from standard input, one line of JSON.

Links and PINs come by this pipe alone: a command line is seen by everybody on the machine. When the pipe closes,
whoever started this has ended, and so does this.
"""

import asyncio
import logging
import signal
import sys

import uvloop

from rostrum.rehearsal.company import run
from rostrum.rehearsal.script import read

LONGEST = 16 * 1024 * 1024


async def main() -> None:
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stopped.set)
    pipe = asyncio.StreamReader(limit=LONGEST)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(pipe), sys.stdin)
    script = read((await pipe.readline()).decode())
    closed = loop.create_task(_closed(pipe, stopped))
    await run(script, stopped.wait())  # type: ignore[arg-type]  # the answer of wait is not used
    closed.cancel()


async def _closed(pipe: asyncio.StreamReader, stopped: asyncio.Event) -> None:
    await pipe.read()
    stopped.set()


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    uvloop.run(main())
