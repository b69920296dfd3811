"""Puts a hostile text into every cell that a person can fill, prints keys and ids, then again for each line.

Started by test_every_text with the environment of a house. A line is the number of a round: in each every cell holds
another text. What was said in confidence is sealed, so it comes in anew by the acts of the Office.
"""

import json
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - Django is set up first

from tests.security.columns import fill  # noqa: E402 - the same
from tests.security.every_row import make_rows, said, same_names  # noqa: E402 - the same
from tests.security.planting import Planting  # noqa: E402 - the same

call_command("createcachetable", verbosity=0)
call_command("collectstatic", verbosity=0, interactive=False)
rows = make_rows()
while True:
    planting = Planting(int(sys.stdin.readline() or -1))
    if planting.number < 0:
        break
    texts = [planting(f"sealed.{one}") for one in ("reason", "basis", "why")]
    said(rows, (texts[0], texts[1], texts[2]))
    fill(planting)
    same_names()
    told = {"keys": rows.keys, "ids": rows.ids, "columns": planting.columns, "cells": planting.cells}
    print(json.dumps(told), flush=True)
