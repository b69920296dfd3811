"""What an installation needs before it can serve: tables, the shipped data, words, files."""

import sys
from pathlib import Path

import polib
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from rostrum.apps.attendance.jobs import schedule as schedule_attendance
from rostrum.apps.participation.jobs import schedule
from rostrum.apps.people.operations import load_reference
from rostrum.apps.registration.jobs import schedule as schedule_drafts
from rostrum.foundation import clock


def prepare() -> None:
    """Bring database, catalogues and static files up to date. Asking again changes nothing."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    settings.BELLS.mkdir(parents=True, exist_ok=True, mode=0o700)
    compile_catalogues()
    for name, step in STEPS:
        _say(name)
        step()
    _say("")


def has_tables() -> bool:
    """Whether a database was ever made here. Asking makes none."""
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return False
    return MigrationRecorder(connection).has_table()


def ensure_tables() -> None:
    """For a command that writes before anything was ever served; a database that has tables is left as it is."""
    if not has_tables():
        settings.DATA.mkdir(parents=True, exist_ok=True)
        _tables()


def _tables() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def _bodies() -> None:
    load_reference(now=clock.now())


def _files() -> None:
    call_command("collectstatic", verbosity=0, interactive=False)


STEPS = (
    ("tables", _tables),
    ("States and observers", _bodies),
    ("daily work", schedule),
    ("daily work of the registration", schedule_drafts),
    ("daily work of the entrances", schedule_attendance),
    ("pages", _files),
)


def compile_catalogues() -> None:
    """Make the machine form of each catalogue that is older than its text."""
    for text in settings.LOCALE_PATHS[0].glob("*/LC_MESSAGES/django.po"):
        made = text.with_suffix(".mo")
        if not made.exists() or made.stat().st_mtime < text.stat().st_mtime:
            _compile(text, made)


def _compile(text: Path, made: Path) -> None:
    """Write aside and put in place, so that two that start at once do not read half a file."""
    aside = made.with_suffix(f".{clock.monotonic()}.tmp")
    polib.pofile(str(text)).save_as_mofile(str(aside))
    aside.replace(made)


def _say(step: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[Kpreparing {step}" if step else "\r\033[K")
        sys.stderr.flush()
