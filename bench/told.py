"""How a measurement is told: spread, load of the machine, and whether it reaches what it should."""

import os
from collections.abc import Sequence
from statistics import quantiles


def percentile(values: Sequence[float], part: int) -> float:
    """A part of a hundred; of a single value that value."""
    return quantiles(values, n=100, method="inclusive")[part - 1] if len(values) > 1 else values[0]


def spread(values: Sequence[float]) -> str:
    """p50, p99, longest and shortest, in ms."""
    if not values:
        return "none"
    return (
        f"p50 {percentile(values, 50):.1f}  p99 {percentile(values, 99):.1f}"
        f"  max {max(values):.1f}  min {min(values):.2f} ms"
    )


def loaded() -> str:
    """What else this machine does: load of one, five, fifteen minutes."""
    return "load " + " ".join(f"{one:.1f}" for one in os.getloadavg()) + f" on {os.cpu_count()} cores"


def judge(what: str, reached: bool, figure: str) -> None:
    """One line a figure, so that a whole run can be read by its last words."""
    print(f"[{'reached' if reached else 'MISSED'}] {what}: {figure}  ({loaded()})", flush=True)
