"""The square of a badge's code, as a path that a page and a paper draw alike. Pure."""

import qrcode
from qrcode.constants import ERROR_CORRECT_Q

QUIET = 4  # modules of white around, as the standard of the code asks


def square(text: str) -> tuple[int, str]:
    """The side in modules, quiet zone included, and the path of the dark ones in a view box of that side."""
    made = qrcode.QRCode(error_correction=ERROR_CORRECT_Q, border=QUIET)
    made.add_data(text)
    made.make(fit=True)
    rows = made.get_matrix()
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return len(rows), "".join(dark)


def picture(text: str) -> str:
    """The same as an SVG file."""
    side, path = square(text)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>'
    )
