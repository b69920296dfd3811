"""Who may do what about the President's list. Members object to the Office in writing; the Office notes it.

| act                                                          | Office of the President | secretariat | everybody |
|--------------------------------------------------------------|-------------------------|-------------|-----------|
| see the list that was circulated, and the decision           | yes                     | yes         | yes       |
| draw up: propose and drop names, see the balance             | yes                     | yes         |           |
| circulate, correct, extend, bring to the Assembly            | yes                     |             |           |
| note the decision, publish                                   | yes                     |             |           |
| note, read, lift objections; requests and disclosures        | yes                     |             |           |
"""

from rostrum.apps.processes.permissions import holds, may, permit

__all__ = ["CONDUCT", "CONFIDENTIAL", "DRAW_UP", "PERMISSIONS", "may"]

DRAW_UP = "presidents_list.draw_up"
CONDUCT = "presidents_list.conduct"
CONFIDENTIAL = "presidents_list.see_objections"
PERMISSIONS = {
    DRAW_UP: holds("office", "secretariat"),
    CONDUCT: holds("office"),
    CONFIDENTIAL: holds("office"),
}
permit(PERMISSIONS)
