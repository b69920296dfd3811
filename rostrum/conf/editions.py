"""The editions that are shipped: one modalities file an event."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "data" / "modalities"


def files() -> list[Path]:
    return sorted(FOLDER.glob("*.yaml"))


def ids() -> list[str]:
    """The ids of the events; a file is named after its own."""
    return [path.stem for path in files()]
