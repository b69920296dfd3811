"""The process that parsers run in: `python -m rostrum.apps.documents.intake.inspection KIND SIDE`.

A file goes in, an answer comes out; SIDE is how many pixels the longest side of a picture may have. It has limits of
memory, time, files and processes before it reads a byte, no secret in its environment, and answers with one line of
JSON and, for a picture, the picture drawn anew. Whatever goes wrong in it is an answer too: it ends.
"""

import json
import os
import resource
import sys

MEGABYTE = 1_048_576
MEMORY = {"pdf": 900, "docx": 600, "xlsx": 600, "odt": 600, "png": 900, "jpg": 900}
SECONDS = 6  # whoever sends the file waits, and so do the pages behind
FILES = 64


def main(kind: str, side: int) -> None:
    """Answers {"refused": code, "detail": …} or {"facts": …}, then the bytes that are to be kept instead."""
    limit(MEMORY[kind] * MEGABYTE)
    from rostrum.apps.documents.intake.inspecting import inspected  # noqa: PLC0415 - parsers load inside the limits

    answer, kept = inspected(kind, side, sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + kept)
    sys.stdout.buffer.flush()


def limit(memory: int) -> None:
    os.nice(5)
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, FILES),
    ):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
