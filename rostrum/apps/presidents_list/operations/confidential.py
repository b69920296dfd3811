"""What Members say in confidence: objections, and requests for their general basis (R88-R90, D41, security 4).

Every act here asks for an account of the Office: the installation itself reads nothing. Opening what is sealed is
logged in the same transaction, so that there is no reading without its row.
"""

from dataclasses import dataclass, field

from django.db import transaction

from rostrum.apps.people import queries as people
from rostrum.apps.people.models import Account, Kind, Organization
from rostrum.apps.presidents_list.lists import Which
from rostrum.apps.presidents_list.models import Disclosure, SealedObjection, SealedRequest
from rostrum.apps.presidents_list.permissions import CONFIDENTIAL, may
from rostrum.apps.presidents_list.record import By, act, current
from rostrum.apps.presidents_list.sealing import seal, unseal
from rostrum.foundation.ids import new_id
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.non_objection.acts import (
    DiscloseBasis,
    ReceiveObjection,
    RequestBasis,
    WithdrawObjection,
)
from rostrum.procedure.non_objection.telling import to_disclose

LONGEST = {"state": 24, "reason": 4_000, "basis": 500, "why": 500}


@dataclass(frozen=True)
class Said:
    """What a Member State objects: its code, the reason as it gave it, the general basis that may be told (R88)."""

    state: str = field(repr=False)
    reason: str = field(repr=False)
    basis: str = field(repr=False)


@dataclass(frozen=True)
class Objected:
    """An objection as the Office reads it."""

    nominee: str
    said: Said


@dataclass(frozen=True)
class Told:
    """What answers a request: every general basis that was given, never by whom. Empty: there was none."""

    nominee: str
    to: str = field(repr=False)
    bases: tuple[str, ...] = field(repr=False)


def receive_objection(*, which: Which, nominee: str, said: Said, by: By) -> None:
    """Note an objection of a Member State. The general basis is told to who asks, the rest to nobody.

    Refused: not_permitted, no_list, not_a_member, missing, too_long, not_on_the_list, not_circulated, period_ended.
    """
    _office(which, by)
    state = _state(said.state)
    if state.kind != Kind.STATE:
        raise Refusal("not_a_member", field="state")
    told = {"state": state.code, "reason": _text("reason", said.reason), "basis": _text("basis", said.basis)}
    objection = new_id()
    with transaction.atomic():
        if not act(which=which, what=ReceiveObjection(objection, nominee), by=by).repeated:
            SealedObjection.behind.create(id=objection, list_id=which.id, sealed=seal(objection, told))


def withdraw_objection(*, which: Which, objection: str, by: By) -> None:
    """The State takes its objection back; until the Assembly has decided.

    Refused: not_permitted, no_list, no_such_objection, list_is_with_the_assembly.
    """
    _office(which, by)
    act(which=which, what=WithdrawObjection(objection), by=by)


def open_objection(*, which: Which, objection: str, why: str, by: By) -> Objected:
    """Read who objected and why. The reader and the reason are logged (security 4.1).

    Refused: not_permitted, no_list, missing, too_long, no_such_objection, objection_erased (with the person, or by
    time), other_key.
    """
    account = _office(which, by)
    why = _text("why", why)
    held = current(which=which, now=by.now).objections.get(objection)
    row = SealedObjection.behind.filter(list_id=which.id, pk=objection).first()
    if held is None:
        raise Refusal("no_such_objection")
    if row is None:
        raise Refusal("objection_erased")
    told = unseal(objection, row.sealed)
    _log(which, account, by.now, what="objection", nominee=held.nominee, why=why, to="")
    return Objected(held.nominee, Said(**told))


def receive_request(*, which: Which, nominee: str, state: str, by: By) -> None:
    """Note that a State asks for the general basis of objections to a name: a Member, or a member of an agency (R90).

    A request about a name that nobody objected to is taken like any other: a refusal would tell.
    Refused: not_permitted, no_list, missing, unknown, may_not_request, not_on_the_list, not_circulated.
    """
    _office(which, by)
    body, request = _state(state), new_id()
    with transaction.atomic():
        what = RequestBasis(request, nominee, _capacity(body))
        if not act(which=which, what=what, by=by).repeated:
            sealed = seal(request, {"state": body.code})
            SealedRequest.behind.create(id=request, list_id=which.id, sealed=sealed)


def disclose_basis(*, which: Which, request: str, by: By) -> Told:
    """The general basis of any objections to the name that was asked about, for the Office to tell the requester.

    Standing and withdrawn objections alike (footnote 4). Each basis once, so that their number does not count the
    States. Once a request; a new one answers again.
    Refused: not_permitted, no_list, no_such_request, objection_erased, other_key.
    """
    account = _office(which, by)
    with transaction.atomic():
        held = current(which=which, now=by.now)
        objections = to_disclose(held, request)
        asked = SealedRequest.behind.filter(list_id=which.id, pk=request).first()
        if objections is None or asked is None:
            raise Refusal("no_such_request")
        nominee, to = held.asked[request].nominee, unseal(request, asked.sealed)["state"]
        rows = SealedObjection.behind.filter(list_id=which.id, pk__in=objections)
        if len(rows) < len(objections):
            raise Refusal("objection_erased")
        bases = tuple(sorted({unseal(one.pk, one.sealed)["basis"] for one in rows}))
        act(which=which, what=DiscloseBasis(request), by=by)
        _log(which, account, by.now, what="basis", nominee=nominee, why="", to=to)
    return Told(nominee, to, bases)


def _office(which: Which, by: By) -> Account:
    if by.account is None:
        raise Refusal("not_permitted", permission=CONFIDENTIAL)
    may(by.account, CONFIDENTIAL, which.event)
    return by.account


def _state(code: str) -> Organization:
    return people.organization(code=_text("state", code))


def _capacity(body: Organization) -> str:
    """As what the State asks (R90, Amb8)."""
    if body.kind == Kind.STATE:
        return "un_member_state"
    if people.may_ask_basis(organization=body):
        return "specialized_agency_member_state"
    raise Refusal("may_not_request", field="state")


def _text(name: str, given: str) -> str:
    told = given.strip()
    if not told:
        raise Refusal("missing", field=name)
    if len(told) > LONGEST[name]:
        raise Refusal("too_long", field=name, longest=LONGEST[name])
    return told


def _log(which: Which, account: Account, now: int, **told: str) -> None:
    Disclosure.behind.create(list_id=which.id, account=account, at=now, sealed=seal(which.id, told))
