"""What the focal point of a delegation does: members, the credentials letter, the list of speakers (R70-R72, R94)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from rostrum.apps.correspondence.operations.queue import read_address
from rostrum.apps.documents.operations import Upload, erase_file, examine_file, keep_file
from rostrum.apps.floor import operations as floor
from rostrum.apps.floor import queries as floors
from rostrum.apps.participation import queries as participation
from rostrum.apps.registration import queries
from rostrum.apps.registration.answers import cleaned, wrong
from rostrum.apps.registration.links import LASTS_DAYS
from rostrum.apps.registration.models import Delegation, Dossier, Registration
from rostrum.apps.registration.operations.confidential import keep_confidential
from rostrum.apps.registration.operations.filling import compared, put
from rostrum.apps.registration.operations.leaving import lose_way_in
from rostrum.apps.registration.operations.places import keep_delegation_to_cap
from rostrum.apps.registration.operations.review import renew
from rostrum.apps.registration.operations.telling import tell
from rostrum.apps.registration.operations.trail import Doer, locked, move, note_delegation
from rostrum.apps.registration.queries import FocalPoint
from rostrum.foundation.clock import DAY
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration import states
from rostrum.procedure.registration.caps import counts
from rostrum.procedure.registration.delegations import LEVELS, MEMBER_TYPES, STANDS_AS
from rostrum.procedure.registration.ways import Way

ASKED = ("name", "honorific", "capacity", "say", "lang", "letters", "protected", "access")  # of a member


@dataclass(frozen=True)
class Member:
    """Somebody of a delegation. `answers` are those of ASKED; a need left empty stays as it is on record (R94).

    `address` is the member's own, for letters and a page of their own; without one the focal point is written to.
    """

    member_type: str
    answers: Mapping[str, str] = field(repr=False)
    level: str = ""
    address: str = field(default="", repr=False)


def add_member(*, focal: FocalPoint, member: Member) -> str:
    """Bring somebody into the delegation, for the secretariat to approve; gives the registration's id.

    Refused: signed_out, deadline_passed, delegation_full (`limit`, `per`), address_not_read, wrong_answers with
    `faults`: (field, code) each.
    """
    with transaction.atomic():
        row = _opened(focal)
        way = queries.way_of(event=row.event_id, category=row.category)
        queries.refuse_closed(event=row.event_id, way=way, now=focal.now)
        told = _judged(way, member)
        keep_delegation_to_cap(row, member.member_type)
        made = Registration(
            dossier=_dossier(row, member, focal.now),
            event_id=row.event_id,
            category=row.category,
            delegation=row,
            member_type=member.member_type,
            level=member.level,
            counted=counts(member.member_type),
        )
        _fill(made, told, focal.now)
        move(made, "send", Doer("focal_point", focal.now))
        keep_confidential(made, told, focal.now)
        if made.dossier.address:
            tell("registration.received", made, str(focal.now), focal.now)
    return made.pk


def _fill(row: Registration, told: Mapping[str, str], now: int) -> None:
    """The answers of somebody new; the body is that of the delegation, whatever it is called."""
    body = row.dossier.organization
    put(row, told, now)
    row.dossier.organization = body
    row.dossier.save(update_fields=["organization"])


def _dossier(row: Delegation, member: Member, now: int) -> Dossier:
    return Dossier(
        address=read_address(member.address).lower() if member.address else "",
        body=row.organization.name("en"),
        organization=row.organization,
        country=row.organization.iso3,
        language=row.language,
        registered_by="focal_point",
        link_expires=now + LASTS_DAYS * DAY,
        made_at=now,
    )


def change_member(*, focal: FocalPoint, registration: str, member: Member) -> str:
    """Change what is said of a member; what the secretariat asked is answered by it. Gives the state.

    Whoever was approved and is then somebody else, of another type or level, is looked at again. Refused: as
    `add_member`, but not for the deadline; unknown_registration, not_now, address_is_theirs.
    """
    with transaction.atomic():
        delegation, row = _member(focal, registration)
        way = queries.way_of(event=row.event_id, category=row.category)
        told = _judged(way, member)
        keep_delegation_to_cap(delegation, member.member_type, row.member_type)
        differs = compared(row, told) | _standing(row, member)
        _address(row.dossier, member.address)
        put(row, told, focal.now)
        row.member_type, row.level = member.member_type, member.level
        row.counted = counts(member.member_type)
        move(row, _act(row, differs), Doer("focal_point", focal.now, differs=differs))
        keep_confidential(row, told, focal.now)
        return row.state


def _address(dossier: Dossier, told: str) -> None:
    """Another address ends the link to the one before. Refused: address_is_theirs, once the member came in by it.

    What a member told in confidence on the own page is so never read by having its link sent elsewhere (R100).
    """
    address = read_address(told).lower() if told else ""
    if address == dossier.address:
        return
    if dossier.proved_at is not None:
        raise Refusal("address_is_theirs")
    dossier.address, dossier.link_number = address, dossier.link_number + 1


def _standing(row: Registration, member: Member) -> dict[str, tuple[str, str]]:
    pairs = {"member_type": (row.member_type, member.member_type), "level": (row.level, member.level)}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _act(row: Registration, differs: Mapping[str, tuple[str, str]]) -> str:
    if row.state == states.ASKED:
        return "answer"
    return "change_identity" if STANDS_AS & differs.keys() else states.act_of_change(differs)


def withdraw_member(*, focal: FocalPoint, registration: str) -> None:
    """Take somebody out of the delegation; whoever was approved loses the way in and the place on a list.

    Refused: signed_out, unknown_registration, not_now.
    """
    with transaction.atomic():
        _, row = _member(focal, registration)
        move(row, "withdraw", Doer("focal_point", focal.now))
        if row.participant:
            lose_way_in(participant=row.participant, by=None, now=focal.now)
        if row.dossier.address:
            tell("registration.withdrawn", row, str(focal.now), focal.now)


def keep_letter(*, focal: FocalPoint, name: str, data: bytes) -> str:
    """The credentials letter, a PDF; the one before is deleted. Gives the file's id.

    Refused: signed_out, and what `documents.operations.examine_file` and `keep_file` refuse: nothing is then stored.
    """
    held = queries.own_delegation(focal=focal, language="en")
    examined = examine_file(upload=Upload(name, data, "letter", held.event, held.id))
    with transaction.atomic():
        row = _opened(focal)
        kept = keep_file(examined=examined, by=None, now=focal.now)
        former, row.letter = row.letter, kept
        row.save(update_fields=["letter"])
        note_delegation(row, "keep_letter", Doer("focal_point", focal.now))
        if former and former != kept:
            erase_file(file=former, event=row.event_id, by=None)
    return kept


def inscribe_delegation(  # noqa: PLR0913 - who speaks, where, how and by which press
    *, focal: FocalPoint, floor_id: str, registration: str, lang: str = "", group: bool = False, key: str
) -> int:
    """Put a delegation on a list of speakers by the hand of an approved member, once a list; gives its place.

    Being inscribed is no right to speak (R110). Refused: signed_out, unknown_registration, not_approved, inscribed
    (the delegation stands on this list already), and as `floor.operations.request_floor`.
    """
    with transaction.atomic():
        delegation, row = _member(focal, registration)
        if row.state != states.APPROVED or not row.participant:
            raise Refusal("not_approved")
        _refuse_inscribed(row, floor_id)
        if not row.speaks:
            row.speaks = True
            row.save(update_fields=["speaks"])
            renew(row, Doer("focal_point", focal.now))
        who = participation.participant(id=row.participant)
        hand = floor.Hand(floor_id, who, key, focal.now)
        outcome = floor.request_floor(hand=hand, lang=lang, group=group)
        note_delegation(delegation, "inscribe", Doer("focal_point", focal.now), member=row, floor=floor_id)
    return floors.standing(state=outcome.state, participant=row.participant).number


def withdraw_inscription(*, focal: FocalPoint, floor_id: str, registration: str, key: str) -> None:
    """Take a delegation off a list of speakers. Refused: signed_out, unknown_registration, not_waiting."""
    with transaction.atomic():
        delegation, row = _member(focal, registration)
        if not row.participant:
            raise Refusal("not_waiting")
        who = participation.participant(id=row.participant)
        stood = floors.mine(floor=floor_id, participant=row.participant).number
        floor.withdraw_request(hand=floor.Hand(floor_id, who, key, focal.now))
        if stood:  # not when the same press comes twice
            note_delegation(
                delegation, "take_off", Doer("focal_point", focal.now), member=row, floor=floor_id
            )


def _refuse_inscribed(row: Registration, floor_id: str) -> None:
    """One place a delegation on each list, whoever of it takes the floor."""
    for one in queries.members(delegation=str(row.delegation_id)):
        if one.participant and floors.mine(floor=floor_id, participant=one.participant).number:
            raise Refusal("inscribed")


def _opened(focal: FocalPoint) -> Delegation:
    """The delegation, held."""
    rows = Delegation.objects.select_for_update(of=("self",)).select_related("organization")
    row = rows.filter(pk=focal.delegation, link_number=focal.number, closed_at=None).first()
    if row is None or row.link_expires <= focal.now:
        raise Refusal("signed_out")
    return row


def _member(focal: FocalPoint, registration: str) -> tuple[Delegation, Registration]:
    delegation = _opened(focal)
    row = locked(registration)
    if row is None or row.delegation_id != delegation.pk:
        raise Refusal("unknown_registration")
    return delegation, row


def _judged(way: Way, member: Member) -> dict[str, str]:
    told = cleaned(way, {name: member.answers.get(name, "") for name in ASKED})
    if not told["access"]:
        del told["access"]
    faults = [(one.field, one.code) for one in wrong(way, told, ())]
    if not told.get("name"):
        faults.append(("name", "answer_missing"))
    if member.member_type not in MEMBER_TYPES:
        faults.append(("member_type", "unknown_choice"))
    if member.level and member.level not in LEVELS:
        faults.append(("level", "unknown_choice"))
    if faults:
        raise Refusal("wrong_answers", faults=tuple(faults))
    return told
