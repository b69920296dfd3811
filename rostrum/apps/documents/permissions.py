"""Who may do what about files. The apps above ask for the owners of what they hold.

| act                        | secretariat of the event | secretariat of all events | the owner, by the app above |
|----------------------------|--------------------------|---------------------------|-----------------------------|
| see a file, open it        | yes                      | yes                       | yes                         |
| bring one in for the event | yes                      | yes                       | yes                         |
| delete it                  | yes                      | yes                       | as that app says            |
"""

from rostrum.apps.processes.permissions import holds, may, permit

__all__ = ["BRING", "ERASE", "READ", "may"]

READ = "documents.read_file"
BRING = "documents.bring_file"
ERASE = "documents.erase_file"
PERMISSIONS = {READ: holds("secretariat"), BRING: holds("secretariat"), ERASE: holds("secretariat")}
permit(PERMISSIONS)
