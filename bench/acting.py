"""A process that acts on a floor through the product's own operation: one line in, that many acts, one line out.

    python -m bench.acting FLOOR GAP

Each line of standard input is how many acts to do, GAP seconds apart. It prints the number the last one came to.
Before the first line it has acted once, as pages that serve have: the first act of a process reads the whole record.
"""

import sys
import time

import django

from rostrum.foundation import clock


def one(floor: str, place: int) -> int:
    from rostrum.apps.floor.record import By, act
    from rostrum.procedure.floor.acts import PutQuestion

    return act(floor=floor, what=PutQuestion(place % 6 + 1), by=By("system", clock.now())).number


def main(floor: str, gap: float) -> None:
    django.setup()
    place = 0
    one(floor, place)
    print("ready", flush=True)
    for line in sys.stdin:
        number, due = 0, clock.monotonic()
        for _ in range(int(line)):
            time.sleep(max(0, due - clock.monotonic()) / clock.SECOND)
            number = one(floor, place := place + 1)
            due += round(gap * clock.SECOND)
        print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
