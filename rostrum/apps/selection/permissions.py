"""Who may do what about speakers who are selected. Applicants come by their own link and see their own alone.

| act                                             | Office of the President | committee | secretariat | the person |
|-------------------------------------------------|-------------------------|-----------|-------------|------------|
| express interest, change it, take it back       |                         |           |             | their own  |
| see who is interested, with the figures         | yes                     | yes       | yes         |            |
| short-list, take off, note                      |                         | yes       | yes         |            |
| choose, take back, replace, tell everybody      | yes                     |           |             |            |

The committee acts by a role of its own, `committee`, for it sees nothing else; where it has no account, the
secretariat writes down what it said (R57).
"""

from rostrum.apps.processes.permissions import holds, may, permit

__all__ = ["CHOOSE", "PERMISSIONS", "SEE", "SHORT_LIST", "may"]

SEE, SHORT_LIST, CHOOSE = "selection.see", "selection.short_list", "selection.choose"
PERMISSIONS = {
    SEE: holds("office", "committee", "secretariat"),
    SHORT_LIST: holds("committee", "secretariat"),
    CHOOSE: holds("office"),
}
permit(PERMISSIONS)
