"""What the inspection does with each kind; a refusal becomes an answer."""

from typing import Any

from rostrum.apps.documents.intake import archives, images, portable
from rostrum.foundation.refusal import Refusal


def inspected(kind: str, side: int, data: bytes) -> tuple[dict[str, Any], bytes]:
    """The answer, and the bytes to be kept instead of those that came, empty where they stay."""
    try:
        if kind == "pdf":
            return {"facts": {"pages": portable.inspect(data)}}, b""
        if kind in images.FORMS:
            return {"facts": {}}, images.redraw(kind, data, side)
        archives.inspect(kind, data)
    except Refusal as refusal:
        return {"refused": refusal.code, "detail": refusal.detail}, b""
    except MemoryError:
        return {"refused": "unreadable", "detail": {}}, b""
    return {"facts": {}}, b""
