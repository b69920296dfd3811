"""The installation's own secret, made once and kept in the data folder, readable by its owner alone.

The password of the mail server is the installation's too, but given by whoever runs it.
"""

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
    path = data / "secret.key"
    data.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _make(path)
    return path.read_text(encoding="utf-8").strip()


def _make(path: Path) -> None:
    """Written aside and put in place whole: of two that start at once, neither reads half a key."""
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".secret")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(secrets.token_urlsafe(50))
    with contextlib.suppress(FileExistsError):
        os.link(aside, path)
    Path(aside).unlink()


def mail_password() -> str:
    """From the file that ROSTRUM_MAIL_PASSWORD_FILE names, or else from ROSTRUM_MAIL_PASSWORD."""
    path = os.environ.get("ROSTRUM_MAIL_PASSWORD_FILE", "")
    if path:
        return Path(path).read_text(encoding="utf-8").strip()
    return os.environ.get("ROSTRUM_MAIL_PASSWORD", "")
