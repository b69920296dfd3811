"""What was done for a delegation and to its members, by whom and when: one trail, for the secretariat (R70, R71)."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from rostrum.apps.people.models import Account
from rostrum.apps.registration.models import Delegation, DelegationStep, Registration, Step
from rostrum.apps.registration.permissions import may
from rostrum.foundation.refusal import Refusal


@dataclass(frozen=True)
class TrailRow:
    """One line. `by`: focal_point, account, assembly, applicant, installation.

    `who`: the name of the account or of the focal point of that time, empty when they were erased. `named`: the focal
    point that the line names. `member`: the registration it is about; their `name` is empty when they were erased.
    """

    act: str
    at: int
    by: str
    who: str = field(repr=False)
    named: str = field(default="", repr=False)
    member: str = ""
    name: str = field(default="", repr=False)
    why: str = field(default="", repr=False)
    differs: Mapping[str, Any] = field(default_factory=dict, repr=False)


def delegation_trail(*, id: str, by: Account | None) -> tuple[TrailRow, ...]:  # noqa: A002 - its id, keyword only
    """Oldest first, three queries however long. Refused: unknown_delegation, not_permitted."""
    row = Delegation.objects.filter(pk=id, closed_at=None).first()
    if row is None:
        raise Refusal("unknown_delegation")
    may(by, "registration.see", row)
    whole = list(DelegationStep.objects.filter(delegation=row).select_related("account", "member__dossier"))
    each = Step.objects.filter(registration__delegation=row)
    each = each.select_related("account", "registration__dossier").order_by("at", "id")
    holders = [one for one in whole if one.act in {"name", "hand_over"}]
    lines = [_of_the_whole(one, holders) for one in whole] + [_of_a_member(one, holders) for one in each]
    return tuple(sorted(lines, key=attrgetter("at")))


def _of_the_whole(one: DelegationStep, holders: list[DelegationStep]) -> TrailRow:
    return TrailRow(
        one.act,
        one.at,
        one.by,
        _who(one, holders),
        named=one.focal_name,
        member=one.member_id or "",
        name=_name(one.member),
    )


def _of_a_member(one: Step, holders: list[DelegationStep]) -> TrailRow:
    return TrailRow(
        one.act,
        one.at,
        one.by,
        _who(one, holders),
        member=one.registration_id,
        name=_name(one.registration),
        why=one.why,
        differs=one.differs,
    )


def _who(one: Step | DelegationStep, holders: list[DelegationStep]) -> str:
    """A focal point is whoever was named last before."""
    if one.by == "focal_point":
        before = bisect_right(holders, one.at, key=attrgetter("at"))
        return holders[before - 1].focal_name if before else ""
    return one.account.name if one.account else ""


def _name(one: Registration | None) -> str:
    return one.dossier.name if one else ""
