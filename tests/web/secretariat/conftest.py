from tests.invented import (
    event,
    link,
    now,
    person,
    plain_files,
    preregistered_event,
    rehearsal,
    staff,
)
from tests.web.secretariat.resolutions_held import desk, secretary

__all__ = [
    "desk",
    "event",
    "link",
    "now",
    "person",
    "plain_files",
    "preregistered_event",
    "rehearsal",
    "secretary",
    "staff",
]
