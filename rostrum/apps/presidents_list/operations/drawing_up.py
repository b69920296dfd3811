"""Putting names on a list and taking them off, before the Assembly has it (R81, R82, R87)."""

from collections.abc import Sequence

from django.db import transaction

from rostrum.apps.presidents_list.lists import Which
from rostrum.apps.presidents_list.models import Nominee
from rostrum.apps.presidents_list.named import people
from rostrum.apps.presidents_list.permissions import DRAW_UP, may
from rostrum.apps.presidents_list.queries.desk import flagged
from rostrum.apps.presidents_list.record import By, act, begin, current
from rostrum.apps.registration.operations import put_forward
from rostrum.apps.registration.queries import ways_of
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.non_objection.acts import DropName, ProposeName


def propose_names(*, which: Which, registrations: Sequence[str], by: By) -> None:
    """Put registrations on the list, all or none; one in consultative status is flagged in the record (R82).

    Refused: not_permitted, no_list, nothing_chosen, unknown_registration, not_now, not_by_the_list,
    already_on_the_list, list_is_with_the_assembly, beyond_cap.
    """
    may(by.account, DRAW_UP, which.event)
    if not registrations:
        raise Refusal("nothing_chosen")
    with transaction.atomic():
        for one in registrations:
            _propose(which, one, by)


def _propose(which: Which, registration: str, by: By) -> None:
    row = put_forward(registration=registration, event=which.event, by=by.account, now=by.now)
    way = ways_of(event=which.event).get(row.category)
    begin(which)
    nominee, _ = Nominee.objects.get_or_create(list_id=which.id, registration=row)
    ecosoc = way is not None and "ecosoc_status" in flagged(row, way)
    act(which=which, what=ProposeName(nominee.pk, row.category, ecosoc), by=By(by.account, by.now))


def drop_name(*, which: Which, nominee: str, by: By) -> None:
    """Take a name off. What was circulated stays visible as withdrawn (R87).

    Refused: not_permitted, no_list, not_on_the_list, list_is_with_the_assembly.
    """
    may(by.account, DRAW_UP, which.event)
    act(which=which, what=DropName(nominee), by=by)


def drop_withdrawn(which: Which, now: int) -> None:
    """Note whoever took their registration back meanwhile, or was erased. Inside a transaction."""
    named = people(list=which.id)
    for one in current(which=which, now=now).names.values():
        if not one.dropped and named[one.nominee].gone:
            act(which=which, what=DropName(one.nominee), by=By(None, now))
