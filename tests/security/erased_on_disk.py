"""A person comes into a house and is erased; the process stays, so that the log of the database stays too.

Started by `test_erased_on_disk` with the environment of a house; a line on its standard input is one step further.
"""

import sys

import django

django.setup()

from django.db import transaction  # noqa: E402 - Django is set up first

from rostrum.apps.participation import operations as participation  # noqa: E402 - the same
from rostrum.apps.registration import operations as o  # noqa: E402 - the same
from tests.apps.registration.conftest import make_office  # noqa: E402 - the same
from tests.security.erased import ADDRESS, CANARY, TOLD  # noqa: E402 - the same
from tests.uploads import picture  # noqa: E402 - the same

with transaction.atomic():  # what is there already
    office = make_office()
for number in range(10):  # others stand before and after, in the same pages of the file
    office.sent(f"other{number}@example.org", name=f"Other {number}", question="why " * number)
row = office.sent(ADDRESS, **TOLD)
o.keep_portrait(holder=office.holder(row), registration=row.pk, name=f"{CANARY}.png", data=picture("PNG"))
one = o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
office.save(row, capacity=f"{CANARY} Adviser", body=f"{CANARY} Refuge " * 4)
participation.issue_link(participant=one, by=None, now=office.tick())
for number in range(10, 20):
    office.sent(f"other{number}@example.org", name=f"Other {number}", question="why " * number)
sys.stdin.readline()
print("here", flush=True)
sys.stdin.readline()
o.erase_person(dossier=row.dossier_id, by=office.staff["secretariat"], now=office.tick())
print("erased", flush=True)
sys.stdin.readline()
