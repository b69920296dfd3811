"""Moving an interest: the table of `procedure.selection` decides, the row follows, the trail says so."""

from dataclasses import dataclass

from rostrum.apps.correspondence.operations import To, queue_mail
from rostrum.apps.people.models import Account
from rostrum.apps.selection.models import Expression, ExpressionStep
from rostrum.apps.selection.queries import of_segment
from rostrum.foundation.refusal import Refusal
from rostrum.procedure import selection as rules

LONGEST = 1_000  # signs of a reason or a note


@dataclass(frozen=True)
class Which:
    """An interest in a segment of an event."""

    event: str
    segment: str
    expression: str


def locked(which: Which) -> dict[str, Expression]:
    """Every interest in a segment by id, held until the transaction ends: places are counted over all of them."""
    return {one.pk: one for one in of_segment(which.event, which.segment).select_for_update(of=("self",))}


def found(rows: dict[str, Expression], expression: str) -> Expression:
    """Refused: unknown_expression."""
    if expression not in rows:
        raise Refusal("unknown_expression")
    return rows[expression]


def move(row: Expression, act: str, *, now: int, by: Account | None = None, why: str = "") -> None:
    """Do an act of the table to a held row. Refused: not_now."""
    row.state = rules.after(row.state, act)
    row.changed_at = now
    if act == "choose":
        row.chosen_at = now
    row.save()
    ExpressionStep.objects.create(expression=row, act=act, state=row.state, at=now, account=by, why=why)


def reason(why: str, *, needed: bool = True) -> str:
    """Refused: missing, too_long."""
    told = why.strip()
    if needed and not told:
        raise Refusal("missing", field="why")
    if len(told) > LONGEST:
        raise Refusal("too_long", field="why", longest=LONGEST)
    return told


def tell(letter: str, row: Expression, now: int) -> None:
    """Queue a letter of `selection.letters` to the person; whoever has no address is written to by nobody."""
    dossier = row.registration.dossier
    if dossier.address:
        to = To(dossier.address, dossier.language, dossier.pk)
        context = {"expression": row.pk, "event": row.registration.event_id, "at": str(now)}
        queue_mail(
            letter=f"selection.{letter}", to=to, context=context, now=now, key=f"{row.pk}:{letter}:{now}"
        )
