"""A portrait drawn anew from its pixels: place, camera and whatever else was in the file are not (security 5).

Runs inside the limits of `inspection`.
"""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from rostrum.foundation.refusal import Refusal

PIXELS, SMALLEST = 40_000_000, 16
Image.MAX_IMAGE_PIXELS = None  # the limit is ours, asked before anything is drawn
FORMS = {"png": "PNG", "jpg": "JPEG"}


def redraw(kind: str, data: bytes, side: int) -> bytes:
    """The same picture, upright, at most `side` pixels long, without anything beside it.

    Refused: unreadable, too_many_pixels (`limit` in millions), too_small (`limit` in pixels).
    """
    try:
        with Image.open(io.BytesIO(data), formats=[FORMS[kind]]) as picture:
            return _drawn(kind, picture, side)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise Refusal("unreadable") from error


def _drawn(kind: str, picture: Image.Image, side: int) -> bytes:
    width, height = picture.size
    if width * height > PIXELS:
        raise Refusal("too_many_pixels", limit=PIXELS // 1_000_000)
    if min(width, height) < SMALLEST:
        raise Refusal("too_small", limit=SMALLEST)
    picture.draft("RGB", (side, side))
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((side, side))
    clear = kind == "png" and (upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info)
    drawn = Image.new("RGBA" if clear else "RGB", upright.size)
    drawn.paste(upright.convert(drawn.mode))
    out = io.BytesIO()
    drawn.save(out, FORMS[kind], quality=90)
    return out.getvalue()
