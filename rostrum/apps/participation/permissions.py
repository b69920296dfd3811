"""Who may do what about participants.

| act                              | operator | secretariat | the participant |
|----------------------------------|----------|-------------|-----------------|
| see names, bodies, links' states | yes      | yes         |                 |
| add, rename, issue a link        | yes      | yes         |                 |
| shut out a device                | yes      | yes         | their own       |
| record or see extra time (R100)  | yes      | yes         |                 |
| import a list                    |          | yes         |                 |
| invite a body, note its answer   |          | yes         |                 |
| see the legal name               |          | yes         |                 |
| say who sees them on a list      |          |             | their own       |
| see every list as its readers do |          | yes         |                 |
| protect, rename who is protected | yes      | yes         | their own       |
| ask for a full table             |          | yes         |                 |
| confirm or refuse a full table   |          | another one |                 |
"""

from rostrum.apps.processes.permissions import holds, may, permit

__all__ = ["PERMISSIONS", "may"]

AT_THE_DESKS = holds("operator", "secretariat")
PERMISSIONS = {
    "participation.see_participants": AT_THE_DESKS,
    "participation.add_participant": AT_THE_DESKS,
    "participation.rename_participant": AT_THE_DESKS,
    "participation.issue_link": AT_THE_DESKS,
    "participation.revoke_device": AT_THE_DESKS,
    "participation.invite_body": holds("secretariat"),
    "participation.record_accommodation": AT_THE_DESKS,
    "participation.import_list": holds("secretariat"),
    "participation.see_legal_name": holds("secretariat"),
    "participation.see_lists": holds("secretariat"),
    "participation.protect": AT_THE_DESKS,
    "participation.ask_full_export": holds("secretariat"),
    "participation.decide_full_export": holds("secretariat"),
}
permit(PERMISSIONS)
