"""`rostrum serve`: pages, live, timekeeper and worker under one roof."""

import argparse
from typing import Any

from django.conf import settings

from rostrum.command.answers import FINE, bad_input
from rostrum.conf import preparation
from rostrum.conf.supervisor import Supervisor, free_port


def add(subparsers: Any) -> None:
    parser = subparsers.add_parser("serve", help="start everything and keep it running")
    parser.add_argument("--port", type=int, help="of the pages; the next free one if taken")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until told to stop. Status 2 when no port is to be had."""
    try:
        environment = ports(arguments.port)
    except OSError as error:
        return bad_input(f"rostrum serve: {error}")
    preparation.prepare()
    print(f"Rostrum: http://127.0.0.1:{environment['ROSTRUM_PORT']}/", flush=True)
    Supervisor(("pages", "live", "timekeeper", "worker"), environment).run()
    return FINE


def ports(wanted: int | None) -> dict[str, str]:
    """The ports of pages and stream, as the children are told them."""
    pages = free_port(wanted or settings.PORT)
    live = free_port(settings.LIVE_PORT, but=pages)
    return {"ROSTRUM_PORT": str(pages), "ROSTRUM_LIVE_PORT": str(live)}
