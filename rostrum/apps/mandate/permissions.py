"""Who may bring a mandate in and confirm its clauses; everybody may read it.

| act                       | secretariat of all events |
|---------------------------|---------------------------|
| import a resolution       | yes                       |
| confirm or move a split   | yes                       |
"""

from rostrum.apps.processes.permissions import holds, permit

IMPORT = "mandate.import"
CONFIRM = "mandate.confirm"
PERMISSIONS = {IMPORT: holds("secretariat"), CONFIRM: holds("secretariat")}
permit(PERMISSIONS)
