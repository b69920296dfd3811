"""Which way a text reads. Pure."""

import unicodedata


def turn(text: str) -> str:
    """`rtl` or `ltr`, by the first letter that has a direction of its own."""
    for sign in text:
        side = unicodedata.bidirectional(sign)
        if side in {"L", "R", "AL"}:
            return "ltr" if side == "L" else "rtl"
    return "ltr"
