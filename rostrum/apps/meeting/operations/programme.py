"""Acts on events and programmes. A programme is changed by adding a version, never by altering one (R28)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from rostrum.apps.meeting import queries
from rostrum.apps.meeting.models import (
    Act,
    Appointment,
    AppointmentStep,
    Event,
    ProgrammeVersion,
    SensitiveFact,
)
from rostrum.apps.meeting.operations.portraits import end_portraits
from rostrum.apps.meeting.permissions import LOAD, RECORD, RECORD_ATTRIBUTE, REVISE
from rostrum.apps.people.models import Account
from rostrum.apps.processes.permissions import may
from rostrum.foundation.clock import moment
from rostrum.foundation.refusal import Refusal
from rostrum.procedure import appointments
from rostrum.procedure import modalities as modalities_files
from rostrum.procedure import programme_revision as revision
from rostrum.procedure.conformance import attributes
from rostrum.procedure.modalities import Modalities, ModalitiesError
from rostrum.procedure.modalities.arrangement import Arrangement

NOT_ARRANGED = ("rostrum", "provisions", "forecasts")
WHY_LIMIT = 500


@dataclass(frozen=True)
class Stamp:
    """Who acts, when (microseconds UTC) and why."""

    by: Account | None
    now: int
    why: str = ""


def arranged(modalities: Modalities) -> dict[str, Any]:
    """What a modalities file says of the arrangement: all of it but the mandate's voice."""
    return {key: value for key, value in modalities.data.items() if key not in NOT_ARRANGED}


def first_state(arrangement: Arrangement) -> str:
    """The state that the documents give their programme, else preliminary (R28)."""
    for document in arrangement.get("trail", ()):
        if document["kind"] == "programme" and "state" in document:
            return str(document["state"])
    return "preliminary"


def load_event(*, text: str, name: str, rehearsal: bool, by: Account | None, now: int) -> queries.EventRow:
    """The event of a modalities file; the same text again changes nothing, corrected provisions no version.

    Refused: not_permitted, modalities_refused (with its `problems`), programme_revised (another arrangement
    would undo what people changed since).
    """
    may(by, LOAD, None)
    try:
        modalities = modalities_files.load(text, name)
    except ModalitiesError as error:
        raise Refusal("modalities_refused", problems=error.problems) from error
    facts = {"modalities_text": text, "modalities_name": name} | {
        key: modalities.data[key] for key in ("kind", "title", "process", "session", "tz")
    }
    with transaction.atomic():
        held = Event.objects.select_for_update().filter(pk=modalities.id).first()
        if held is None:
            facts |= {"rehearsal": rehearsal, "created_at": now}
            held = Event.objects.create(id=modalities.id, **facts)
            _append(held, 1, arranged(modalities), first_state(modalities.data), Stamp(by, now))
        elif held.modalities_text != text:
            _reload(held, modalities, facts, Stamp(by, now, name))
    return queries.event(event=modalities.id)


def _reload(held: Event, modalities: Modalities, facts: Mapping[str, Any], stamp: Stamp) -> None:
    newest = queries.stored(event=held.pk)
    before = arranged(queries.read(held.modalities_text, held.modalities_name))
    after = arranged(modalities)
    Event.objects.filter(pk=held.pk).update(**facts)
    if after == before:
        return
    if newest.arrangement != before:
        raise Refusal("programme_revised", id=held.pk, number=newest.number)
    _append(held, newest.number + 1, after, newest.state, stamp)
    _forget_former(held.pk, newest.arrangement, after)
    _end_former(held.pk, after, stamp)


def _append(held: Event, number: int, arrangement: Arrangement, state: str, stamp: Stamp) -> None:
    ProgrammeVersion.objects.create(
        event=held,
        number=number,
        state=state,
        arrangement=arrangement,
        made_by=stamp.by,
        made_at=stamp.now,
        why=stamp.why.strip(),
    )


def revise_programme(  # noqa: PLR0913 - an act names what, who, when and why
    *,
    event: str,
    change: Arrangement,
    state: str | None = None,
    why: str,
    by: Account | None,
    now: int,
    seen: int | None = None,
) -> int:
    """The number of the new version, whose arrangement is `change`; of the newest where nothing differs.

    `seen` is the version that the change was made from. What breaches the mandate is saved and shown as a
    finding (D3). Refused: not_permitted, unknown_event, no_reason, reason_too_long, unknown_state,
    other_event, stale (somebody was faster), and as `procedure.programme_revision.readable`.
    """
    may(by, REVISE, queries.event(event=event).id)
    if change.get("id") != event:
        raise Refusal("other_event", id=event)
    return add_version(event, change, state, Stamp(by, now, why), seen)


def add_version(event: str, change: Arrangement, state: str | None, stamp: Stamp, seen: int | None) -> int:
    """The same for an act that has asked its own permission. Refused: as `revise_programme`, but not_permitted."""
    _check_words(state, stamp.why)
    revision.readable(change)
    with transaction.atomic():
        held = Event.objects.select_for_update().get(pk=event)
        newest = queries.stored(event=event)
        if seen is not None and seen != newest.number:
            raise Refusal("stale", number=newest.number)
        if change == newest.arrangement and state in {None, newest.state}:
            return newest.number
        try:
            _append(held, newest.number + 1, change, state or newest.state, stamp)
        except IntegrityError as error:
            raise Refusal("stale", number=newest.number) from error
        _forget_former(event, newest.arrangement, change)
        _end_former(event, change, stamp)
    return newest.number + 1


def _end_former(event: str, arrangement: Arrangement, stamp: Stamp) -> None:
    """An appointment and a portrait end with the name in the programme, whichever act took it out."""
    end_portraits(event, arrangement)
    for held in Appointment.objects.filter(event=event, status__in=appointments.STANDING):
        if appointments.place_of(arrangement, held.role, held.name) is None:
            held.status = appointments.after("end", held.status)
            held.save(update_fields=["status"])
            AppointmentStep.objects.create(
                appointment=held,
                act="end",
                status=held.status,
                on=stamp.now,
                by=stamp.by,
                at=stamp.now,
                why=stamp.why.strip(),
            )


def _forget_former(event: str, before: Arrangement, after: Arrangement) -> None:
    """What was recorded of a holder ends with the name in that place: it never passes to the next person."""
    for fact in SensitiveFact.objects.filter(event_id=event):
        if _holder_name(before, fact) != _holder_name(after, fact):
            fact.delete()


def _holder_name(arrangement: Arrangement, fact: SensitiveFact) -> str | None:
    held = arrangement.get("roles", {}).get(fact.role, {}).get("holders", ())
    return held[fact.place].get("name") if fact.place < len(held) else None


def _newest(event: str, by: Account | None) -> ProgrammeVersion:
    may(by, REVISE, queries.event(event=event).id)
    return queries.stored(event=event)


def _check_words(state: str | None, why: str) -> None:
    if state is not None and state not in revision.STATES:
        raise Refusal("unknown_state", state=state)
    if not why.strip():
        raise Refusal("no_reason")
    if len(why) > WHY_LIMIT:
        raise Refusal("reason_too_long", limit=WHY_LIMIT)


def set_segment_time(  # noqa: PLR0913 - an act names what, who, when and why
    *, event: str, segment: str, words: str, by: Account | None, why: str, now: int, seen: int | None = None
) -> int:
    """A segment's time from words as documents write it ("3 pm - 4.30 pm"), local to its meeting.

    Refused: as `procedure.programme_revision.hours`, unknown_segment, ends_before_start,
    and as `revise_programme`.
    """
    newest = _newest(event, by)
    start, end = revision.hours(words)
    change = revision.with_segment_time(newest.arrangement, segment, start, end)
    return revise_programme(event=event, change=change, why=why, by=by, now=now, seen=seen or newest.number)


def name_holder(  # noqa: PLR0913 - an act names what, who, when and why
    *,
    event: str,
    role: str,
    holder: Mapping[str, Any],
    place: int = 0,
    by: Account | None,
    why: str,
    now: int,
    seen: int | None = None,
) -> int:
    """The holder of an office in one of its places; an empty name leaves it to be announced (Amb17).

    Refused: unknown_role, no_such_place, and as `revise_programme`.
    """
    newest = _newest(event, by)
    change = revision.with_holder(newest.arrangement, role, place, holder)
    return revise_programme(event=event, change=change, why=why, by=by, now=now, seen=seen or newest.number)


def set_state(  # noqa: PLR0913 - an act names what, who, when and why
    *, event: str, state: str, by: Account | None, why: str, now: int, seen: int | None = None
) -> int:
    """The state of the programme: preliminary, provisional or final. Refused: as `revise_programme`."""
    newest = _newest(event, by)
    change, seen = newest.arrangement, seen or newest.number
    return revise_programme(event=event, change=change, state=state, why=why, by=by, now=now, seen=seen)


def record_act(  # noqa: PLR0913 - an act names what, who and when
    *, event: str, act: str, of: str, on: date | None, by: Account | None, now: int
) -> None:
    """A fact put on record once, such as `submitted` of a list; again it changes nothing.

    `on` is a day where the event is. Refused: not_permitted, unknown_event, not_yet (a day to come is a plan).
    """
    row = queries.event(event=event)
    may(by, RECORD, row.id)
    if on and on > moment(now).astimezone(ZoneInfo(row.tz)).date():
        raise Refusal("not_yet", on=on.isoformat())
    Act.objects.get_or_create(
        event_id=event, act=act, of=of, defaults={"on": on, "recorded_by": by, "recorded_at": now}
    )


def record_attribute(  # noqa: PLR0913 - an act names what, who, when and why
    *,
    event: str,
    role: str,
    place: int,
    attribute: str,
    value: str,
    by: Account | None,
    why: str,
    now: int,
    seen: int | None = None,
) -> int:
    """What the mandate asks of a holder, as a person decided it (Amb38); empty takes it back. Gives the newest version.

    What is sensitive makes no version: it is kept apart, `why` says how the person consented (R42), and taken
    back it is erased. Refused: unknown_attribute, unknown_value, no_such_place, and as `revise_programme`.
    """
    may(by, RECORD_ATTRIBUTE, queries.event(event=event).id)
    newest = queries.stored(event=event)
    asked = attributes.accepted(newest.arrangement, role, attribute, value)
    seen = seen or newest.number
    change = attributes.with_attribute(newest.arrangement, role, place, attribute, value)
    if not asked.sensitive:
        return revise_programme(event=event, change=change, why=why, by=by, now=now, seen=seen)
    if value:
        _check_words(None, why)
    with transaction.atomic():
        Event.objects.select_for_update().get(pk=event)
        if queries.stored(event=event).number != seen:
            raise Refusal("stale", number=queries.stored(event=event).number)
        of = {"event_id": event, "role": role, "place": place, "attribute": attribute}
        _keep_apart(of, value, Stamp(by, now, why))
    return seen


def _keep_apart(of: Mapping[str, Any], value: str, stamp: Stamp) -> None:
    """The row is made anew or erased, so that no earlier value stays anywhere."""
    SensitiveFact.objects.filter(**of).delete()
    if value:
        SensitiveFact.objects.create(
            **of,
            value=value,
            consent_note=stamp.why.strip(),
            recorded_by=stamp.by,
            recorded_at=stamp.now,
        )
