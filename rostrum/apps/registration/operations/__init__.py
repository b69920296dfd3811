"""Every act of a registration: by whoever registers, and by the secretariat."""

from rostrum.apps.registration.operations.apply import (
    Asking,
    Holder,
    begin_registration,
    save_answers,
    send_registration,
    take_another_event,
    withdraw_registration,
)
from rostrum.apps.registration.operations.expiry import forget_drafts
from rostrum.apps.registration.operations.review import (
    approve_registration,
    ask_applicant,
    propose_registration,
    reconsider_registration,
    refuse_registration,
)

__all__ = [
    "Asking",
    "Holder",
    "approve_registration",
    "ask_applicant",
    "begin_registration",
    "forget_drafts",
    "propose_registration",
    "reconsider_registration",
    "refuse_registration",
    "save_answers",
    "send_registration",
    "take_another_event",
    "withdraw_registration",
]
