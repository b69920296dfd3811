"""Conducting a list: to Members, to the Assembly, to everybody (R84-R87, R92). The Office of the President acts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from rostrum.apps.presidents_list.lists import Which
from rostrum.apps.presidents_list.named import people
from rostrum.apps.presidents_list.operations.drawing_up import drop_withdrawn
from rostrum.apps.presidents_list.permissions import CONDUCT, may
from rostrum.apps.presidents_list.record import By, act
from rostrum.apps.registration.operations import correct_as_listed, follow_decision
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.non_objection.acts import (
    BringToAssembly,
    Circulate,
    Decide,
    ExtendPeriod,
    Publish,
    Reissue,
)
from rostrum.procedure.non_objection.state import List
from rostrum.procedure.symbols import recognise


@dataclass(frozen=True)
class Sending:
    """How names go out. `until` in µs UTC, `inclusive`: that moment is still in time. `form`: as the record has it."""

    until: int
    inclusive: bool
    symbol: str = ""
    form: str = "list"


@dataclass(frozen=True)
class Again:
    """How what was sent is told anew. `spelled`: by nominee, what stands on the list of them (`name`, `body`)."""

    form: str
    symbol: str = ""
    spelled: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)


def circulate_list(*, which: Which, sending: Sending, by: By) -> None:
    """Send every name that Members have not seen, with the time they have (R84).

    Refused: not_permitted, no_list, unknown_form, corrigendum_brings_no_name, what `versions.refuse_symbol` says of the
    symbol, period_in_the_past, nothing_to_circulate, list_is_with_the_assembly.
    """
    may(by.account, CONDUCT, which.event)
    with transaction.atomic():
        drop_withdrawn(which, by.now)
        what = Circulate(sending.symbol, sending.until, sending.inclusive, sending.form)
        act(which=which, what=what, by=by)


def reissue_list(*, which: Which, again: Again, by: By) -> None:
    """Correct what Members have, or replace it, without a new name and without moving the time they have (R84).

    Names are corrected in the registrations by the same act, so that no page shows them before the version is out.
    Refused: not_permitted, no_list, nothing_to_correct, unknown_form, what `versions.refuse_symbol` says of the
    symbol, not_on_the_list, not_circulated, list_is_with_the_assembly; missing (with the `field`) and wrong_answers,
    each with the `nominee`.
    """
    may(by.account, CONDUCT, which.event)
    with transaction.atomic():
        done = act(which=which, what=Reissue(again.symbol, again.form, tuple(again.spelled)), by=by)
        if not done.repeated:
            _spell(which, again, by)


def _spell(which: Which, again: Again, by: By) -> None:
    named = people(list=which.id)
    for nominee, told in again.spelled.items():
        try:
            correct_as_listed(registration=named[nominee].registration, told=told, by=by.account, now=by.now)
        except Refusal as refusal:
            raise Refusal(refusal.code, **refusal.detail, nominee=nominee) from refusal


def extend_period(*, which: Which, version: int, sending: Sending, by: By) -> None:
    """Give Members more time. Refused: not_permitted, no_list, period_ended, not_longer."""
    may(by.account, CONDUCT, which.event)
    act(which=which, what=ExtendPeriod(version, sending.until, sending.inclusive), by=by)


def bring_to_assembly(*, which: Which, symbol: str, by: By) -> None:
    """Bring the list to the Assembly's attention (R85).

    Refused: not_permitted, no_list, symbol_not_read, not_considered, names_not_circulated.
    """
    may(by.account, CONDUCT, which.event)
    _refuse_unread(symbol)
    with transaction.atomic():
        drop_withdrawn(which, by.now)
        act(which=which, what=BringToAssembly(symbol), by=by)


def record_decision(*, which: Which, symbol: str, not_included: Sequence[str], by: By) -> None:
    """Note what the Assembly decided on each name, whatever was objected (R86, Amb7).

    Refused: not_permitted, no_list, symbol_not_read, not_before_the_assembly, not_on_the_list.
    """
    may(by.account, CONDUCT, which.event)
    _refuse_unread(symbol)
    act(which=which, what=Decide(symbol, tuple(not_included)), by=by)


def publish_list(*, which: Which, by: By) -> None:
    """Show proposed and final names to everybody, and let the registrations follow the decision (R86, R87, R92).

    Refused: not_permitted, no_list, not_decided.
    """
    may(by.account, CONDUCT, which.event)
    with transaction.atomic():
        done = act(which=which, what=Publish(), by=by)
        if not done.repeated:
            _follow(which, done.state, by.now)


def _follow(which: Which, held: List, now: int) -> None:
    """Every name that went to Members; one that was dropped on the way is left out."""
    named = people(list=which.id)
    for one in held.names.values():
        registration = named[one.nominee].registration
        if one.version and registration:
            follow_decision(registration=registration, included=one.final is True, now=now)


def _refuse_unread(symbol: str) -> None:
    if symbol and recognise(symbol) is None:
        raise Refusal("symbol_not_read", symbol=symbol)
