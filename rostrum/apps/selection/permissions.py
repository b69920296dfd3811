"""Who may do what about speakers who are selected. Applicants come by their own link and see their own alone.

| act                                              | Office of the President | committee | secretariat | the person |
|--------------------------------------------------|-------------------------|-----------|-------------|------------|
| express interest, change it, take it back        |                         |           |             | their own  |
| see who is interested, with the figures          | yes                     | yes       | yes         |            |
| take that away as a file, the protected left out | yes                     | yes       | yes         |            |
| short-list, take off, note                       |                         | yes       | yes         |            |
| choose, take back, replace, tell everybody       | yes                     |           |             |            |

The committee acts by a role of its own, `committee`, for it sees nothing else; where it has no account, the
secretariat writes down what it said (R57). With the protected in it the table goes by two of the secretariat.
"""

from rostrum.apps.processes.permissions import holds, may, permit

__all__ = ["CHOOSE", "EXPORT", "PERMISSIONS", "SEE", "SHORT_LIST", "may"]

SEE, EXPORT = "selection.see", "selection.export"
SHORT_LIST, CHOOSE = "selection.short_list", "selection.choose"
PERMISSIONS = {
    **dict.fromkeys([SEE, EXPORT], holds("office", "committee", "secretariat")),
    SHORT_LIST: holds("committee", "secretariat"),
    CHOOSE: holds("office"),
}
permit(PERMISSIONS)
