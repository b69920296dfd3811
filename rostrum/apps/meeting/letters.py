"""The mail that brings a letter of invitation. The letter is printed when it is sent (requirements 36-59)."""

from dataclasses import asdict, dataclass

from django.conf import settings
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from rostrum.apps.correspondence.letters import Answers, Ids, Letter, Lines, declare, declare_answers
from rostrum.apps.meeting import queries
from rostrum.apps.meeting.invitation_letters import Invitation, invitation
from rostrum.apps.meeting.models import InvitationLetter
from rostrum.foundation.languages import direction
from rostrum.foundation.ports import Attachment, ports
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.sharing import answers

CODE = "meeting.invitation"


@dataclass(frozen=True)
class Written:
    row: InvitationLetter
    told: Invitation


def _load(ids: Ids) -> Written:
    """Refused: unknown_invitation, when the person was forgotten meanwhile."""
    row = InvitationLetter.objects.select_related("appointment").filter(pk=ids["invitation"]).first()
    if row is None:
        raise Refusal("unknown_invitation")
    return Written(row, invitation(letter=row))


def _paper(told: Written) -> tuple[Attachment, ...]:
    """Refused: not_printed; the mail is then held and can be sent again."""
    language = get_language() or "en"
    rehearsal = gettext("Rehearsal") if told.row.appointment.event.rehearsal else ""
    data = asdict(told.told) | {
        "title": gettext("Letter of invitation"),
        "house": settings.NAME or gettext("General Assembly"),
        "rehearsal": rehearsal,
        "as_words": gettext("As:"),
        "when_words": gettext("When and where:"),
        "language": "zh" if language == "zh-hans" else language,
        "direction": direction(language),
    }
    done = ports.typesetter.typeset("invitation", data)
    if not done.data:
        raise Refusal("not_printed", fault=done.fault)
    return (Attachment("invitation.pdf", "application/pdf", done.data),)


def _answers(event: str) -> Answers:
    """The contact that the event's data name for its secretariat, the first of them with an address."""
    try:
        return answers(queries.arrangement(event=event))
    except Refusal:
        return "", ""


declare_answers(_answers)
declare(
    Letter(
        code=CODE,
        title=_("Letter of invitation to a role"),
        subject=_("Invitation: {event}"),
        text=_(
            "{name},\n\nthe letter with this message invites you to take part in this event:\n{event}\n\n"
            "As: {role}\n{when}\n\nPlease answer this message to say whether you accept.\n\n"
            "If you wish to be seen on the public programme, send a portrait with your answer and say so."
            " You need not, and you can take it back at any time by another answer: it is then deleted."
        ),
        load=_load,
        values={
            "name": lambda told: told.row.appointment.name,
            "event": lambda told: told.told.event,
            "role": lambda told: told.told.role,
            "when": lambda told: Lines(told.told.when),
        },
        addressee=lambda told: told.row.appointment.name,
        attachments=_paper,
    )
)
