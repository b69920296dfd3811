"""The process that typst runs in: `python -m rostrum.engines.typesetting TEMPLATE`, data in, a PDF out.

PDF/UA-1 is always on: a picture without words, a heading skipped or a sign that no font has fails the paper, so that
nobody is handed boxes for a name. Nothing is fetched: the root holds our templates alone.
"""

import os
import resource
import sys
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parent.parent / "data" / "print"
MEMORY, SECONDS = 3 << 30, 80  # of address space: the fonts of the machine are mapped, not read
NO_FONT = "could not be displayed with font"


def main(template: str) -> int:
    """0 and the PDF; 3 when a sign has no font; 1 for anything else. Nothing of the data is ever printed."""
    data = sys.stdin.buffer.read().decode()
    limit()
    import typst  # noqa: PLC0415 - loads inside the limits

    try:
        made = typst.compile(
            TEMPLATES / f"{template}.typ", root=TEMPLATES, sys_inputs={"data": data}, pdf_standards=["ua-1"]
        )
    except typst.TypstError as error:
        return 3 if NO_FONT in str(error) else 1
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()
    return 0


def limit() -> None:
    os.nice(5)
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
