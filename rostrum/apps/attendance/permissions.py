"""Who may do what on the day.

| act                                      | door | secretariat | the participant |
|------------------------------------------|------|-------------|-----------------|
| scan at an entrance, see how many came   | yes  | yes         |                 |
| make, replace and end badges, print them |      | yes         | their own       |
| see who came                             |      | yes         |                 |
| say how it was, once                     |      |             | without a name  |
| see what many said                       |      | yes         |                 |
"""

from rostrum.apps.processes.permissions import holds, may, permit

__all__ = ["PERMISSIONS", "may"]

PERMISSIONS = {
    "attendance.scan": holds("door", "secretariat"),
    "attendance.make_badge": holds("secretariat"),
    "attendance.see": holds("secretariat"),
    "attendance.see_feedback": holds("secretariat"),
}
permit(PERMISSIONS)
