"""Every act about participants: the list, the ways in, and what a rehearsal needs."""

from rostrum.apps.participation.operations.accommodations import (
    record_accommodation,
)
from rostrum.apps.participation.operations.chosen import call_chosen, drop_chosen
from rostrum.apps.participation.operations.full_exports import (
    ask_full_export,
    decide_full_export,
    hand_out,
    masked_table,
)
from rostrum.apps.participation.operations.invitations import answer_invitation, invite_bodies
from rostrum.apps.participation.operations.links import (
    Issued,
    Opened,
    digits,
    issue_link,
    issue_links,
    leave,
    open_link,
    revoke_device,
    revoke_link,
)
from rostrum.apps.participation.operations.people import (
    add_participant,
    amend_participant,
    import_list,
    preview_list,
    rename_participant,
)
from rostrum.apps.participation.operations.protection import (
    Wish,
    choose_list,
    leave_list,
    protect_participant,
)
from rostrum.apps.participation.operations.rehearsal import (
    GUEST,
    Prepared,
    prepare_rehearsal_accounts,
    rehearsal_guest,
)

__all__ = [
    "GUEST",
    "Issued",
    "Opened",
    "Prepared",
    "Wish",
    "add_participant",
    "amend_participant",
    "answer_invitation",
    "ask_full_export",
    "call_chosen",
    "choose_list",
    "decide_full_export",
    "digits",
    "drop_chosen",
    "hand_out",
    "import_list",
    "invite_bodies",
    "issue_link",
    "issue_links",
    "leave",
    "leave_list",
    "masked_table",
    "open_link",
    "prepare_rehearsal_accounts",
    "preview_list",
    "protect_participant",
    "record_accommodation",
    "rehearsal_guest",
    "rename_participant",
    "revoke_device",
    "revoke_link",
]
