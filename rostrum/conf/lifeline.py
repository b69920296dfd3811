"""A child process ends when its parent does, however the parent ended (D28).

The parent keeps the writing end of a pipe; every child holds the reading end. When it closes, the child is told
to stop, and made to stop when it does not.
"""

import os
import signal
import threading

GRACE = 4.0  # seconds between the word and the deed
NAME = "ROSTRUM_LIFELINE"


def hold() -> None:
    """Watch the pipe named in the environment, if there is one."""
    handle = os.environ.get(NAME)
    if handle:
        threading.Thread(target=_watch, args=(int(handle),), daemon=True).start()


def _watch(handle: int) -> None:
    try:
        while os.read(handle, 1):
            pass
    except OSError:
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(GRACE)
    os.kill(os.getpid(), signal.SIGKILL)
