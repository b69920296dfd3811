"""How far the forecast of the desk is wrong: simulated hearings by fixed seeds, by the rules of procedure alone (D38).

    python -m bench.forecast [--seeds 40]

People press, overrun, withdraw, put questions, rise to points of order and reply. Each forecast that stood when
somebody had ended is held against who of those waiting then spoke. Beside it stands what the limits alone foresee:
the time left over limit and twenty seconds.
"""

import argparse
from statistics import fmean, median

from bench.told import judge
from rostrum.procedure.forecast import CHANGE_OVER, Missed, forecast_error
from tests.procedure.hearings import LIMIT, PANEL, hearing

HEARINGS = ((1, 60), (1, 120), (60, 120))  # rate, people who press
MOST = 2  # speakers that the median may be wrong by, over the last half


def missed(seeds: int, rate: int, people: int) -> list[Missed]:
    """The forecasts of the last half of every hearing."""
    found: list[Missed] = []
    for seed in range(seeds):
        rows, end = hearing(seed, rate=rate, people=people)
        found += [one for one in forecast_error(rows, {"panel": end}) if one.part >= 0.5]
    return found


def by_limits(one: Missed, waiting: int) -> int:
    """The error of the limits alone."""
    left = (1 - one.part) * PANEL
    return abs(min(waiting, round(left / (LIMIT + CHANGE_OVER))) - one.happened)


def run(seeds: int) -> None:
    for rate, people in HEARINGS:
        found = missed(seeds, rate, people)
        errors = [one.error for one in found]
        limits = [by_limits(one, one.waiting) for one in found]
        figure = f"median error {median(errors):g} speakers (at most {MOST}), worst {max(errors)}, mean"
        figure += f" {fmean(errors):.2f} of {len(found)}; limits alone: median {median(limits):g}, worst {max(limits)},"
        figure += f" mean {fmean(limits):.2f}; x{sum(errors) / max(1, sum(limits)):.2f}"
        judge(f"forecast, {rate}x, {people} people, {seeds} hearings", median(errors) <= MOST, figure)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=40)
    run(**vars(parser.parse_args()))
