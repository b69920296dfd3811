"""Every act about mail: queueing, handing over, what came back, the words, mailings, and being forgotten."""

from rostrum.apps.correspondence.operations.deliver import deliver_mail
from rostrum.apps.correspondence.operations.mailings import (
    Draft,
    prepare_mailing,
    send_mailing,
    send_test,
    write_mailing,
)
from rostrum.apps.correspondence.operations.outbox import (
    erase_correspondence,
    record_bounce,
    send_again,
    unsubscribe,
)
from rostrum.apps.correspondence.operations.queue import To, queue_mail, queue_many
from rostrum.apps.correspondence.operations.words import Edited, change_words

__all__ = [
    "Draft",
    "Edited",
    "To",
    "change_words",
    "deliver_mail",
    "erase_correspondence",
    "prepare_mailing",
    "queue_mail",
    "queue_many",
    "record_bounce",
    "send_again",
    "send_mailing",
    "send_test",
    "unsubscribe",
    "write_mailing",
]
