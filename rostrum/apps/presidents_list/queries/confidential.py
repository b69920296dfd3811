"""What the Office alone may read: that an objection was made, who asked for a basis, what was disclosed (D41).

Who objected and why is not read here at all: `operations.open_objection` opens it, with a reason, and logs that.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rostrum.apps.people.models import Account
from rostrum.apps.presidents_list.lists import Which, asked
from rostrum.apps.presidents_list.models import RECORD, Disclosure, SealedRequest
from rostrum.apps.presidents_list.permissions import CONFIDENTIAL, may
from rostrum.apps.presidents_list.record import current
from rostrum.apps.presidents_list.sealing import unseal
from rostrum.procedure.non_objection.decide import proposed_outcome


@dataclass(frozen=True)
class ObjectionRow:
    """That there is one: to which name, when it came, when it was withdrawn (µs, None while it stands)."""

    id: str
    nominee: str
    received_at: int
    withdrawn_at: int | None


@dataclass(frozen=True)
class RequestRow:
    """Who asked for the general basis of objections to a name. `state`: the code of the State."""

    id: str
    nominee: str
    may: str
    asked_at: int
    disclosed_at: int | None
    state: str = field(repr=False, default="")


@dataclass(frozen=True)
class DisclosureRow:
    """Something was opened: `what` is objection or basis; `to` the State that was told, empty for the Office itself."""

    at: int
    account: str
    what: str
    nominee: str
    why: str = field(repr=False)
    to: str = field(repr=False)


def objections(*, which: Which, by: Account) -> tuple[ObjectionRow, ...]:
    """Every objection, the oldest first. Refused: not_permitted."""
    may(by, CONFIDENTIAL, which.event)
    ended = {body["objection"]: at for body, at in _entries(which, "ObjectionWithdrawn")}
    return tuple(
        ObjectionRow(body["objection"], body["nominee"], at, ended.get(body["objection"]))
        for body, at in _entries(which, "ObjectionReceived")
    )


def would_not_include(*, which: Which, by: Account, now: int) -> tuple[str, ...]:
    """The names with a standing objection: by default not in the final list; the Assembly decides (Amb7).

    Refused: not_permitted, no_list.
    """
    may(by, CONFIDENTIAL, which.event)
    return proposed_outcome(current(which=which, now=now), asked(which=which).rules)


def requests(*, which: Which, by: Account) -> tuple[RequestRow, ...]:
    """Every request for the general basis. Refused: not_permitted, other_key."""
    may(by, CONFIDENTIAL, which.event)
    told = {body["request"]: at for body, at in _entries(which, "BasisDisclosed")}
    sealed = {one.pk: one.sealed for one in SealedRequest.behind.filter(list_id=which.id)}
    return tuple(
        RequestRow(
            body["request"],
            body["nominee"],
            body["may"],
            at,
            told.get(body["request"]),
            unseal(body["request"], sealed[body["request"]])["state"],
        )
        for body, at in _entries(which, "BasisRequested")
    )


def disclosures(*, which: Which, by: Account) -> tuple[DisclosureRow, ...]:
    """Every disclosure, the newest first: the one place that logs them. Refused: not_permitted, other_key."""
    may(by, CONFIDENTIAL, which.event)
    found = Disclosure.behind.filter(list_id=which.id).select_related("account").order_by("-at", "-id")
    return tuple(DisclosureRow(one.at, one.account.name, **unseal(which.id, one.sealed)) for one in found)


def record_lines(*, which: Which, by: Account) -> Iterator[bytes]:
    """The record as a file that `verify` reads, for the Office alone: its head is never published (D14).

    Refused: not_permitted.
    """
    may(by, CONFIDENTIAL, which.event)
    return RECORD.lines(which.id)


def _entries(which: Which, kind: str) -> list[tuple[dict[str, str], int]]:
    return [(row.body, row.at) for row in RECORD.read(which.id) if row.kind == kind]
