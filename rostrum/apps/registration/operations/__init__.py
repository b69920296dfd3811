"""Every act of a registration: by whoever registers, and by the secretariat."""

from rostrum.apps.registration.operations.access import (
    Handled,
    Need,
    ask_for_access,
    handle_access,
)
from rostrum.apps.registration.operations.advising import advise
from rostrum.apps.registration.operations.apply import (
    Asking,
    Holder,
    begin_registration,
    end_links,
    save_answers,
    send_registration,
    take_another_event,
    withdraw_registration,
)
from rostrum.apps.registration.operations.bodies import match_body
from rostrum.apps.registration.operations.by_list import correct_as_listed, follow_decision, put_forward
from rostrum.apps.registration.operations.calendar import (
    Would,
    add_holiday,
    extend_deadline,
    preview_extension,
    remove_holiday,
)
from rostrum.apps.registration.operations.delegations import (
    Contact,
    approve_delegation,
    change_focal_point,
    name_focal_point,
    send_delegation_link,
)
from rostrum.apps.registration.operations.erasure import erase_again, erase_person
from rostrum.apps.registration.operations.expiry import forget_drafts
from rostrum.apps.registration.operations.holder_portraits import show_portrait
from rostrum.apps.registration.operations.importing import import_registrations, preview_registrations
from rostrum.apps.registration.operations.invitations import (
    MOST_PLACES,
    send_invitation,
    send_invitation_again,
    withdraw_invitation,
)
from rostrum.apps.registration.operations.keeping import keep_approved
from rostrum.apps.registration.operations.members import (
    Member,
    add_member,
    change_member,
    inscribe_delegation,
    keep_letter,
    withdraw_inscription,
    withdraw_member,
)
from rostrum.apps.registration.operations.portraits import keep_portrait, take_back_portrait
from rostrum.apps.registration.operations.protection import protect_person
from rostrum.apps.registration.operations.retention import forget_due
from rostrum.apps.registration.operations.review import (
    LONGEST,
    MOST,
    approve_registration,
    ask_applicant,
    decide_many,
    propose_registration,
    reconsider_registration,
    refuse_registration,
    take_back_registration,
)
from rostrum.apps.registration.operations.training import invite_to_training
from rostrum.apps.registration.operations.travel import answer_travel, decide_travel

__all__ = [
    "LONGEST",
    "MOST",
    "MOST_PLACES",
    "Asking",
    "Contact",
    "Handled",
    "Holder",
    "Member",
    "Need",
    "Would",
    "add_holiday",
    "add_member",
    "advise",
    "answer_travel",
    "approve_delegation",
    "approve_registration",
    "ask_applicant",
    "ask_for_access",
    "begin_registration",
    "change_focal_point",
    "change_member",
    "correct_as_listed",
    "decide_many",
    "decide_travel",
    "end_links",
    "erase_again",
    "erase_person",
    "extend_deadline",
    "follow_decision",
    "forget_drafts",
    "forget_due",
    "handle_access",
    "import_registrations",
    "inscribe_delegation",
    "invite_to_training",
    "keep_approved",
    "keep_letter",
    "keep_portrait",
    "match_body",
    "name_focal_point",
    "preview_extension",
    "preview_registrations",
    "propose_registration",
    "protect_person",
    "put_forward",
    "reconsider_registration",
    "refuse_registration",
    "remove_holiday",
    "save_answers",
    "send_delegation_link",
    "send_invitation",
    "send_invitation_again",
    "send_registration",
    "show_portrait",
    "take_another_event",
    "take_back_portrait",
    "take_back_registration",
    "withdraw_inscription",
    "withdraw_invitation",
    "withdraw_member",
    "withdraw_registration",
]
