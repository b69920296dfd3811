"""The process table: what runs beside what, and how each is started."""

import os
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.log import configure_logging
from django.utils.module_loading import import_string

from rostrum.conf import lifeline
from rostrum.engines.bells import Ear
from rostrum.engines.checkpoints import Checkpoints
from rostrum.engines.microphones import ManualMicrophones, SimulatedRoom
from rostrum.foundation.ports import Microphones
from rostrum.foundation.tokens import stream_key

ROOMS: dict[str, Callable[[], Microphones]] = {
    "manual": ManualMicrophones,
    "simulated": SimulatedRoom,
}


def room(name: str) -> Microphones:
    """The engine of a name, or the class of a dotted path: a room of one's own (docs/microphones.md)."""
    made = ROOMS.get(name)
    if made is None and "." not in name:
        raise ImproperlyConfigured(f"ROSTRUM_MICROPHONES is {name!r}: {', '.join(ROOMS)}, or module.Class")
    return (made or import_string(name))()


def pages() -> None:
    """The pages: one worker with one thread on SQLite, because one writer in a line is faster than four in a heap."""
    from granian.constants import Interfaces  # noqa: PLC0415 - only the process that serves needs a server
    from granian.log import LogLevels  # noqa: PLC0415 - the same
    from granian.server import Server  # noqa: PLC0415 - the same

    os.environ["ROSTRUM_CHILD"] = "1"
    Server(
        "rostrum.conf.wsgi:application",
        address=settings.HOST,
        port=settings.PORT,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=settings.THREADS,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()


def live() -> None:
    """The stream, for which Django is not set up: its log is."""
    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
    from rostrum.live.answers import Origins  # noqa: PLC0415 - only this process serves the stream
    from rostrum.live.server import Settings, run  # noqa: PLC0415 - the same

    told = Settings(
        database=settings.DATABASE or str(settings.DATABASES["default"]["NAME"]),
        host=settings.HOST,
        port=settings.LIVE_PORT,
        key=stream_key(settings.SECRET_KEY),
        origins=Origins(settings.PORT, frozenset({settings.BASE_URL.rstrip("/")})),
    )
    run(told, Ear(settings.BELLS, "live"))


def timekeeper() -> None:
    """The clock of the floor; one at a time, the next one waits for the lock."""
    import fcntl  # noqa: PLC0415 - only this process holds the lock

    from rostrum.timekeeper.loop import run  # noqa: PLC0415 - only this process keeps time

    lock = Path(settings.DATA / "timekeeper.lock").open("w", encoding="utf-8")  # noqa: SIM115 - held for life
    fcntl.flock(lock, fcntl.LOCK_EX)
    run(room(settings.MICROPHONES), Ear(settings.BELLS, "timekeeper"))


def worker() -> None:
    """Jobs from the database's queue; what a worker before it left undone is found again. Beside them SQLite's log."""
    from django.core.management import call_command  # noqa: PLC0415 - Django is set up by now

    from rostrum.apps.attendance import jobs as attendance  # noqa: PLC0415 - the same
    from rostrum.apps.correspondence import jobs as correspondence  # noqa: PLC0415 - the same
    from rostrum.apps.documents import jobs as documents  # noqa: PLC0415 - the same

    if not settings.DATABASE:
        Checkpoints(str(settings.DATABASES["default"]["NAME"])).start()
    attendance.look_again()
    correspondence.look_again()
    documents.look_again()
    call_command("db_worker", "--no-startup-delay", verbosity=0)


TABLE: dict[str, Callable[[], None]] = {
    "pages": pages,
    "live": live,
    "timekeeper": timekeeper,
    "worker": worker,
}


def run(name: str) -> None:
    """Be one process of the table, for as long as the parent lives."""
    lifeline.hold()
    TABLE[name]()
