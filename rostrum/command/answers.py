"""How every command answers: its exit status, its one line when the input is bad, its JSON."""

import json
import sys
from pathlib import Path
from typing import Any

FINE, FINDINGS, BAD_INPUT = 0, 1, 2


def bad_input(words: str) -> int:
    """One line that says what and where, whatever line breaks a name or an error carries."""
    print(" ".join(words.split()), file=sys.stderr)
    return BAD_INPUT


def unreadable(file: Path, error: OSError | ValueError) -> int:
    """A file that cannot be opened, is too large or is no UTF-8."""
    why = error.strerror if isinstance(error, OSError) else None
    return bad_input(f"{file}: {why or error}")


def print_json(data: Any) -> None:
    """People's words stay as they are; the shapes stand in docs/operating.md."""
    print(json.dumps(data, ensure_ascii=False, indent=2))
