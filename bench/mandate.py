"""Reading a resolution and checking an event against its mandate, each against plain parsing of the same bytes.

    python -m bench.mandate [FILE.xml]

Without a file the invented resolution of the tests is read.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from lxml import etree

from bench.product import HERE, product
from bench.told import judge

INVENTED = HERE / "tests/data/resolutions/84_999_E.xml"
TURNS = 15
MOST = 100.0  # ms


def timed(act: Callable[[], Any]) -> float:
    """Median of several turns, in ms."""
    took = []
    for _ in range(TURNS):
        started = time.perf_counter()
        act()
        took.append((time.perf_counter() - started) * 1000)
    return median(took)


def run(file: Path) -> None:
    data = file.read_bytes()
    with product([]):
        from rostrum.apps.conformance.queries import findings
        from rostrum.apps.mandate.operations import import_resolution
        from rostrum.apps.mandate.reading import read
        from rostrum.apps.meeting.operations import load_event
        from rostrum.foundation import clock

        for path in sorted((HERE / "rostrum/data/modalities").glob("*.yaml")):
            text = path.read_text(encoding="utf-8")
            load_event(text=text, name=path.name, rehearsal=False, by=None, now=clock.now())
        parse = timed(lambda: etree.fromstring(data))
        reading = timed(lambda: read(data, file.name))
        started = time.perf_counter()
        import_resolution(data=data, name=file.name, by=None, now=clock.now())
        stored = (time.perf_counter() - started) * 1000
        checking = timed(lambda: findings(event="tip-2025-hlm"))
    print(f"{file.name}: parse {parse:.2f} ms, read into clauses {reading:.2f} ms (x{reading / parse:.1f})")
    print(f"stored in {stored:.1f} ms; 76 provisions checked in {checking:.1f} ms (x{checking / parse:.1f})")
    figure = f"{stored:.1f} ms (under {MOST:g}), {stored / parse:.0f} of plain parsing"
    judge(f"import of {file.name}", stored < MOST, figure)
    figure = f"{checking:.1f} ms (under {MOST:g}), {checking / parse:.0f} of plain parsing"
    judge("conformance of an event", checking < MOST, figure)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=INVENTED)
    run(**vars(parser.parse_args()))
