"""Who may do what about mail. Mail of no event belongs to the secretariat of all events.

| act                                | secretariat of the event | secretariat of all events |
|------------------------------------|--------------------------|---------------------------|
| see the outbox, send again         | yes                      | yes                       |
| bring in a report of a bounce      | yes, of the event's mail | yes                       |
| change the words of a letter       | yes                      | yes                       |
| write, test and send a mailing     | yes                      | yes                       |
| erase                              |                          | installation alone        |
"""

from rostrum.apps.processes.permissions import holds, may, permit

__all__ = ["ERASE", "MAILINGS", "OUTBOX", "WORDS", "may"]

OUTBOX = "correspondence.outbox"
WORDS = "correspondence.words"
MAILINGS = "correspondence.mailings"
ERASE = "correspondence.erase"
PERMISSIONS = {
    OUTBOX: holds("secretariat"),
    WORDS: holds("secretariat"),
    MAILINGS: holds("secretariat"),
}
permit(PERMISSIONS)
