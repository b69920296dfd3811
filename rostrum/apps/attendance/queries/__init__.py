"""What is read on the day: badges, the copy an entrance keeps, who came, papers."""

from rostrum.apps.attendance.queries.badges import BadgeRow, Holder, badge_of, holders, lacking
from rostrum.apps.attendance.queries.certificates import (
    CertificateRow,
    certificate,
    certificate_of,
    days_present,
    may_certify,
)
from rostrum.apps.attendance.queries.entrance import Counts, Seen, counts, counts_by_category, look, snapshot
from rostrum.apps.attendance.queries.feedback import feedback, has_spoken, may_speak
from rostrum.apps.attendance.queries.papers import PaperRow, contents, own_paper, paper, papers

__all__ = [
    "BadgeRow",
    "CertificateRow",
    "Counts",
    "Holder",
    "PaperRow",
    "Seen",
    "badge_of",
    "certificate",
    "certificate_of",
    "contents",
    "counts",
    "counts_by_category",
    "days_present",
    "feedback",
    "has_spoken",
    "holders",
    "lacking",
    "look",
    "may_certify",
    "may_speak",
    "own_paper",
    "paper",
    "papers",
    "snapshot",
]
