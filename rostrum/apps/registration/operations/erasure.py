"""Erasing a person: gone from tables, files, letters and papers; the record keeps its ids and still verifies (R199).

What may not be erased: that somebody spoke, of which category, when, how long (security 3). It names nobody.
"""

import json
from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from rostrum.apps.documents.operations import erase_files
from rostrum.apps.floor import operations as floor
from rostrum.apps.floor import queries as floors
from rostrum.apps.meeting import appointments as meeting
from rostrum.apps.participation import queries as participation
from rostrum.apps.people.models import Account, Deletion
from rostrum.apps.people.personal import DECLARED, Who
from rostrum.apps.registration.models import Dossier, Registration
from rostrum.apps.registration.operations.holder_portraits import drop_holder_portraits
from rostrum.apps.registration.operations.leaving import leave_floors
from rostrum.apps.registration.permissions import may
from rostrum.apps.registration.queries.holder_portraits import names_of
from rostrum.foundation.refusal import Refusal

Cause = Deletion.Cause


def _who(*, dossier: str = "", participant: str = "") -> Who:
    """Everything that points to one person. Refused: unknown_person."""
    rows = Registration.objects.filter(Q(dossier=dossier) if dossier else Q(participant=participant or "-"))
    dossiers = frozenset(rows.values_list("dossier", flat=True)) | ({dossier} if dossier else set())
    every = Registration.objects.filter(dossier__in=dossiers)
    held = frozenset(every.exclude(participant="").values_list("participant", flat=True))
    people = {participant} | held if participant else held
    here = participation.events_of(participants=people)
    known = Dossier.objects.filter(pk__in=dossiers, erased_at=None)
    if not here and not known:
        raise Refusal("unknown_person")
    addresses = frozenset(known.exclude(address="").values_list("address", flat=True))
    events = frozenset(every.values_list("event", flat=True)) | frozenset(here.values())
    return Who(dossiers, frozenset(here), events, addresses)


def erase_person(
    *, dossier: str = "", participant: str = "", by: Account | None, now: int, cause: str = Cause.WISH
) -> dict[str, int]:
    """Erase a person, by the dossier or by one of their participants, in every event; gives the rows by table.

    What waits on a floor is withdrawn first, and every screen forgets the name. `by` None: the person themselves, or
    the installation. Refused: unknown_person, not_permitted (also without the role in one of the events),
    has_the_floor (they speak: when they have finished).
    """
    with transaction.atomic():
        who = _who(dossier=dossier, participant=participant)
        for event in who.events:
            may(by, "registration.erase", event)
        for one in who.participants:
            _not_speaking(one)
            leave_floors(participant=one, now=now)
        _drop_portraits(who)
        counts = Counter(_erase(who, now))
        if cause == Cause.WISH:
            for event in who.events:
                floor.forget_names(event=event, by=by, now=now)
        Deletion.objects.create(
            cause=cause, events=sorted(who.events), counts=dict(counts), ids=sorted(who.ids), by=by, at=now
        )
        if cause != Cause.RESTORED:
            transaction.on_commit(partial(_note, sorted(who.ids)))
    return dict(counts)


def _drop_portraits(who: Who) -> None:
    """What the programme shows of somebody by one of these names, or by the name a letter was sent to."""
    dossiers = Dossier.objects.filter(pk__in=who.dossiers)
    names = {one for row in dossiers for one in names_of(row)}
    names |= {participation.participant(id=one).name for one in who.participants}
    names |= meeting.invited_at(addresses=who.addresses)
    for event in who.events:
        drop_holder_portraits(event=event, names=names)


def _not_speaking(participant: str) -> None:
    for one in floors.floors(event=participation.participant(id=participant).event_id):
        if floors.mine(floor=one, participant=participant).state in {"floor", "interrupted"}:
            raise Refusal("has_the_floor")


def _erase(who: Who, now: int) -> Iterable[str]:
    """The label of each row that was erased. A row that must stay is emptied; what hangs on others goes with them."""
    for one in sorted(DECLARED.values(), key=lambda one: not one.stays):
        if one.of is None:
            continue
        rows = one.rows(one.of(who))
        if one.stays:
            names = tuple(name for name, kept in one.fields.items() if kept not in {"record", "nobody"})
            yield from [one.label] * rows.update(**one.empty(names))
        else:
            keys = list(rows.values_list("pk", flat=True).distinct())
            for label, number in one.rows(Q(pk__in=keys)).delete()[1].items():
                yield from [label] * (0 if one.untold else number)
    files = sum(erase_files(person=one) + erase_files(owner=one) for one in who.ids)
    yield from ["documents.File"] * files
    Dossier.objects.filter(pk__in=who.dossiers).update(erased_at=now, link_expires=0, protected=False)


def _note(ids: list[str]) -> None:
    """Beside the database, so that an older copy that comes back is erased again (security 3)."""
    with _noted().open("a", encoding="utf-8") as file:
        file.write(json.dumps(ids) + "\n")


def _noted() -> Path:
    return Path(settings.DATA) / "erased.jsonl"


def erase_again(*, now: int) -> int:
    """Erase whoever was erased before and stands in the tables again, because a copy was put back; gives how many."""
    path, found = _noted(), 0
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    ids = {one for line in lines for one in json.loads(line)}
    for dossier in Dossier.objects.filter(pk__in=ids, erased_at=None).values_list("pk", flat=True):
        erase_person(dossier=dossier, by=None, now=now, cause=Cause.RESTORED)
        found += 1
    for one in participation.events_of(participants=ids):
        erase_person(participant=one, by=None, now=now, cause=Cause.RESTORED)
        found += 1
    return found
