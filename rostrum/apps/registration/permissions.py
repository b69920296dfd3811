"""Who may do what about registrations. Applicants and focal points come by their own link and see their own alone.

| act                                        | secretariat | accessibility | facilitator | applicant  | focal point |
|--------------------------------------------|-------------|---------------|-------------|------------|-------------|
| fill in, send, change, withdraw            |             |               |             | their own  | their members' |
| see registrations, decide on them          | yes         |               |             |            |             |
| see applications to their body, advise     |             |               | yes         |            |             |
| invite, name a focal point, import, export | yes         |               |             |            |             |
| see and handle what somebody needs (R100)  |             | yes           |             | their own  |             |
| erase a person, see what was deleted       | yes         |               |             | themselves |             |
| invite speakers to a rehearsal             | yes         |               |             |            |             |
| keep holidays, extend a deadline           | yes         |               |             |            |             |

A facilitator acts for the body that the modalities name to collect applications, sees those made through it alone, and
no more of them than `queries.facilitated` gives (R57).
"""

from rostrum.apps.processes.permissions import holds, may, permit

__all__ = ["PERMISSIONS", "may"]

PERMISSIONS = {
    "registration.see": holds("secretariat"),
    "registration.review": holds("secretariat"),
    "registration.advise": holds("facilitator"),
    "registration.invite": holds("secretariat"),
    "registration.import": holds("secretariat"),
    "registration.export": holds("secretariat"),
    "registration.see_access": holds("accessibility"),
    "registration.handle_access": holds("accessibility"),
    "registration.decide_travel": holds("secretariat"),
    "registration.erase": holds("secretariat"),
    "registration.train": holds("secretariat"),
    "registration.keep_calendar": holds("secretariat"),
}
permit(PERMISSIONS)
