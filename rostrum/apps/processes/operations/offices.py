"""Who holds an office, from when to when, and who acts for them. Each act leaves a row of the trail."""

from django.db import transaction

from rostrum.apps.people.models import Account, Organization
from rostrum.apps.processes import queries
from rostrum.apps.processes.models import Process, Substitution, Tenure, TenureStep
from rostrum.apps.processes.permissions import RECORD_OFFICE, may
from rostrum.foundation.refusal import Refusal
from rostrum.procedure import offices

NAME_LIMIT, WHY_LIMIT = 300, 300


@transaction.atomic
def begin_tenure(  # noqa: PLR0913 - an act names what, who, when and why
    *,
    process: str,
    office: str,
    session: int | None,
    name: str,
    country: str = "",
    since: int,
    until: int | None = None,
    by: Account | None,
    why: str,
    now: int,
) -> str:
    """Somebody takes an office at `since`, which ends the tenure before where that had no end; gives the new id.

    `country` is the code of a State. Refused: not_permitted, no_name, too_long, no_reason, reason_too_long, unknown,
    ends_before_start, overlap.
    """
    may(by, RECORD_OFFICE, None)
    told = _said(name)
    _check(why)
    state = _state(country)
    _hold(process)
    ended = offices.admitted(queries.tenures(process=process), office, since, until)
    if ended:
        Tenure.objects.filter(pk=ended.id).update(until=since)
        _leave(ended.id, "ended", by, now, why)
    held = Tenure.objects.create(
        process=process,
        office=office,
        session=session,
        name=told,
        country=state,
        since=since,
        until=until,
    )
    _leave(held.pk, "begun", by, now, why)
    return held.pk


@transaction.atomic
def end_tenure(*, tenure: str, until: int, by: Account | None, why: str, now: int) -> None:
    """The holder leaves at `until`; substitutes named beyond it act no longer.

    Refused: not_permitted, no_reason, reason_too_long, unknown_tenure, ends_before_start, unchanged, overlap.
    """
    may(by, RECORD_OFFICE, None)
    _check(why)
    _hold(queries.tenure(id=tenure).process)
    row = queries.tenure(id=tenure)
    if row.until == until:
        raise Refusal("unchanged")
    others = [one for one in queries.tenures(process=row.process) if one.id != tenure]
    if offices.admitted(others, row.office, row.since, until):
        raise Refusal("overlap")
    Tenure.objects.filter(pk=tenure).update(until=until)
    Substitution.objects.filter(tenure=tenure, since__gte=until).update(void=True)
    Substitution.objects.filter(tenure=tenure, until__gt=until, void=False).update(until=until)
    _leave(tenure, "ended", by, now, why)


@transaction.atomic
def name_substitute(  # noqa: PLR0913 - an act names what, who, when and why
    *,
    tenure: str,
    name: str,
    function: str = "",
    since: int,
    until: int,
    by: Account | None,
    why: str,
    now: int,
) -> None:
    """Somebody acts for the holder from `since` to `until`; what they do is the holder's act (R51, Amb6).

    Refused: not_permitted, no_name, too_long, no_reason, reason_too_long, unknown_tenure, ends_before_start,
    outside_tenure.
    """
    may(by, RECORD_OFFICE, None)
    told, role = _said(name), " ".join(function.split())
    _check(why)
    row = queries.tenure(id=tenure)
    held = next(one for one in queries.tenures(process=row.process) if one.id == tenure)
    offices.within(held, since, until)
    if len(role) > NAME_LIMIT:
        raise Refusal("too_long", limit=NAME_LIMIT)
    Substitution.objects.create(tenure=row, name=told, function=role, since=since, until=until)
    _leave(tenure, "substitute", by, now, why)


@transaction.atomic
def void_tenure(*, tenure: str, by: Account | None, why: str, now: int) -> None:
    """An entry made by mistake counts no longer; it stays in the trail. Enter the right one anew.

    Refused: not_permitted, no_reason, reason_too_long, unknown_tenure.
    """
    may(by, RECORD_OFFICE, None)
    _check(why)
    Tenure.objects.filter(pk=queries.tenure(id=tenure).pk).update(void=True)
    _leave(tenure, "void", by, now, why)


def _hold(process: str) -> None:
    """One change of the offices of a process at a time, the first of all too, when there is no tenure to hold."""
    Process.objects.select_for_update().get_or_create(id=process)


def _leave(tenure: str, act: str, by: Account | None, now: int, why: str) -> None:
    TenureStep.objects.create(tenure_id=tenure, act=act, by=by, at=now, why=why.strip())


def _said(name: str) -> str:
    text = " ".join(name.split())
    if not text:
        raise Refusal("no_name")
    if len(text) > NAME_LIMIT:
        raise Refusal("too_long", limit=NAME_LIMIT)
    return text


def _check(why: str) -> None:
    if not why.strip():
        raise Refusal("no_reason")
    if len(why.strip()) > WHY_LIMIT:
        raise Refusal("reason_too_long", limit=WHY_LIMIT)


def _state(code: str) -> Organization | None:
    if not code:
        return None
    found = Organization.objects.filter(code=code).first()
    if found is None:
        raise Refusal("unknown", organization=code)
    return found
