"""Papers by typst, each in a process of its own with limits: whatever a text holds, only that process may die."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import rostrum
from rostrum.foundation.ports import Typeset

PATIENCE = 90.0  # seconds; the fonts of a machine that has just started are read first
HOME = Path(rostrum.__file__).parent.parent
KEPT = ("PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "VIRTUAL_ENV", "HOME", "XDG_DATA_HOME")
NO_FONT = 3  # what the process ends with when a sign cannot be shown


class Typst:
    """The typesetter of this installation. The templates are ours; people's text is data and never source."""

    def typeset(self, template: str, data: Mapping[str, Any]) -> Typeset:
        command = [sys.executable, "-B", "-m", "rostrum.engines.typesetting", template]
        environment = {name: os.environ[name] for name in KEPT if name in os.environ}
        try:
            done = subprocess.run(  # noqa: S603 - our own module; data is its input, never its words
                command,
                input=json.dumps(data, ensure_ascii=False).encode(),
                capture_output=True,
                env=environment,
                timeout=PATIENCE,
                check=False,
                cwd=HOME,
            )
        except subprocess.TimeoutExpired:
            return Typeset(fault="too_long")
        if done.returncode == 0 and done.stdout.startswith(b"%PDF"):
            return Typeset(done.stdout)
        return Typeset(fault="no_font" if done.returncode == NO_FONT else "broken")
