"""The installation's own secrets, made once and kept in the data folder, readable by their owner alone.

The password of the mail server is the installation's too, but given by whoever runs it.
"""

import base64
import contextlib
import os
import secrets
import tempfile
from pathlib import Path


def secret_key(data: Path) -> str:
    """The key from ROSTRUM_SECRET_KEY, or from `secret.key` in the data folder, made when missing."""
    given = os.environ.get("ROSTRUM_SECRET_KEY")
    if given:
        return given
    return _kept(data / "secret.key", secrets.token_urlsafe(50))


def objections_keys(data: Path) -> list[str]:
    """What seals the objections to the President's list, apart from everything else (decision 23): one key a line.

    In the file that ROSTRUM_OBJECTIONS_KEY_FILE names, which must be there: a new key in its place would open nothing.
    Or else in `objections.key` in the data folder, made when missing. The first key seals, every one opens.
    """
    named = os.environ.get("ROSTRUM_OBJECTIONS_KEY_FILE", "")
    if named:
        return Path(named).read_text(encoding="utf-8").split()
    return _kept(data / "objections.key", base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()).split()


def _kept(path: Path, fresh: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _make(path, fresh)
    return path.read_text(encoding="utf-8").strip()


def _make(path: Path, text: str) -> None:
    """Written aside and put in place whole: of two that start at once, neither reads half a key."""
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".key")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    with contextlib.suppress(FileExistsError):
        os.link(aside, path)
    Path(aside).unlink()


def mail_password() -> str:
    """From the file that ROSTRUM_MAIL_PASSWORD_FILE names, or else from ROSTRUM_MAIL_PASSWORD."""
    path = os.environ.get("ROSTRUM_MAIL_PASSWORD_FILE", "")
    if path:
        return Path(path).read_text(encoding="utf-8").strip()
    return os.environ.get("ROSTRUM_MAIL_PASSWORD", "")
