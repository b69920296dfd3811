"""The folder of files: outside everything a server gives out, one random name a file, readable by one account only."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings


def folder() -> Path:
    return Path(settings.DATA) / "files"


def place(file: str) -> Path:
    """Where the bytes of a file lie; an id is made by us and holds letters and digits alone."""
    if not file.isascii() or not file.isalnum():
        raise ValueError("no id of a file")
    return folder() / file[:2] / file


def keep(file: str, data: bytes) -> None:
    """Written aside, forced to the disk and put in place whole: nobody ever reads half a file."""
    path = place(file)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".new")
    with os.fdopen(handle, "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    Path(aside).replace(path)


def read(file: str) -> bytes:
    return place(file).read_bytes()


def remove(file: str) -> None:
    place(file).unlink(missing_ok=True)


def held() -> Iterator[Path]:
    """Everything that lies in the folder, halves of files that were never put in place included."""
    return (path for path in folder().glob("??/*") if path.is_file())
