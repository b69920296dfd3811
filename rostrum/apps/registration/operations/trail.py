"""Moving a registration: the table of states decides, the row follows, the trail says so. One place for all acts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from rostrum.apps.people.models import Account
from rostrum.apps.registration.models import Delegation, DelegationStep, Registration, Step
from rostrum.procedure.registration import states
from rostrum.procedure.registration.questions import OF_ONE_EVENT

DECIDES = frozenset({"approve", "refuse", "propose", "include", "leave_out"})


@dataclass(frozen=True)
class Doer:
    """Who acts, and when (µs). `by`: applicant, focal_point, account, assembly, installation."""

    by: str
    now: int
    account: Account | None = None
    why: str = ""
    differs: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def staff(account: Account | None, now: int, why: str = "") -> Doer:
    """A member of the staff, or the installation itself where there is none."""
    return Doer("account" if account else "installation", now, account, why)


def move(row: Registration, act: str, doer: Doer) -> Registration:
    """Do an act of the table to a locked row. Refused: not_now."""
    row.state = states.after(row.state, act)
    if act == "send":
        row.sent_at = doer.now
    if act in DECIDES:
        row.decided_at = doer.now
    row.save()
    note(row, act, doer)
    return row


def note(row: Registration, act: str, doer: Doer, body: str = "") -> None:
    """A line of the trail, with the state as it stands; `body`: the role whose word it is."""
    Step.objects.create(
        registration=row,
        act=act,
        state=row.state,
        at=doer.now,
        by=doer.by,
        account=doer.account,
        body=body,
        why=doer.why,
        differs={name: list(pair) for name, pair in doer.differs.items()},
    )


def move_others(row: Registration, act: str, doer: Doer) -> None:
    """The same act in the person's other events, wherever the table has room for it: there is one dossier.

    What was told for one event alone is no change in another.
    """
    doer = shared(doer)
    if not doer.differs:
        return
    others = Registration.objects.select_for_update().filter(dossier=row.dossier_id).exclude(pk=row.pk)
    for other in others:
        if act in states.allowed(other.state):
            move(other, act, doer)


def shared(doer: Doer) -> Doer:
    """The same without what is of one event alone."""
    return replace(
        doer, differs={name: pair for name, pair in doer.differs.items() if name not in OF_ONE_EVENT}
    )


def note_delegation(
    row: Delegation, act: str, doer: Doer, *, member: Registration | None = None, floor: str = ""
) -> None:
    """A line of a delegation's trail; one that names a focal point says whom."""
    named = act in {"name", "hand_over"}
    DelegationStep.objects.create(
        delegation=row,
        act=act,
        at=doer.now,
        by=doer.by,
        account=doer.account,
        link_number=row.link_number,
        focal_name=row.focal_name if named else "",
        focal_address=row.focal_address if named else "",
        member=member,
        floor=floor,
    )


def locked(registration: str) -> Registration | None:
    """The row, held until the transaction ends."""
    return Registration.objects.select_for_update().select_related("dossier").filter(pk=registration).first()
