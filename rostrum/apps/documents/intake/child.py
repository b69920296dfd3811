"""Starting the inspection, and taking its answer for no more than an answer."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import rostrum
from rostrum.apps.documents.intake.gate import TEXTS, Entrant, look
from rostrum.apps.documents.intake.purposes import PURPOSES
from rostrum.foundation.refusal import Refusal

PATIENCE = 12.0  # seconds, beyond what the process may use of its processor
LONGEST = 32 * 1_048_576  # bytes of an answer
HOME = Path(rostrum.__file__).parent.parent
KEPT = ("PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "VIRTUAL_ENV", "SYSTEMROOT")


def admit(name: str, data: bytes, purpose: str) -> tuple[Entrant, bytes]:
    """The file as it may be kept: its own bytes, or those of a picture drawn anew.

    Refused as `gate.look`, `archives.inspect`, `portable.inspect` and `images.redraw` say; unreadable also when the
    inspection ended at one of its limits.
    """
    entrant = look(name, data, purpose)
    if entrant.extension in TEXTS:  # nothing parses them, and the gate has read them whole
        return entrant, data
    answer, kept = _ask(entrant.extension, PURPOSES[purpose].side, data)
    if "refused" in answer:
        raise Refusal(answer["refused"], **answer["detail"])
    return entrant, kept or data


def environment() -> dict[str, str]:
    """What the inspection knows of its surroundings: where programs lie, and no setting of ours."""
    return {name: os.environ[name] for name in KEPT if name in os.environ}


def _ask(kind: str, side: int, data: bytes) -> tuple[dict[str, Any], bytes]:
    command = [sys.executable, "-B", "-m", "rostrum.apps.documents.intake.inspection", kind, str(side)]
    try:
        done = subprocess.run(  # noqa: S603 - our own module; what strangers sent is its input, never its words
            command,
            input=data,
            capture_output=True,
            env=environment(),
            timeout=PATIENCE,
            check=False,
            cwd=HOME,
        )
    except subprocess.TimeoutExpired as error:
        raise Refusal("unreadable") from error
    line, _, kept = done.stdout.partition(b"\n")
    if done.returncode != 0 or len(done.stdout) > LONGEST:
        raise Refusal("unreadable")
    return json.loads(line), kept
