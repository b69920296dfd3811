"""Every act of the day: badges, scans, papers, and forgetting them."""

from rostrum.apps.attendance.operations.badges import (
    collect_badge,
    end_badge,
    make_badge,
    make_badges,
)
from rostrum.apps.attendance.operations.certificates import print_own_certificate
from rostrum.apps.attendance.operations.expiry import forget_papers
from rostrum.apps.attendance.operations.feedback import give_feedback
from rostrum.apps.attendance.operations.papers import ask_for_paper, print_own_badge, print_paper
from rostrum.apps.attendance.operations.scans import Told, record_scans

__all__ = [
    "Told",
    "ask_for_paper",
    "collect_badge",
    "end_badge",
    "forget_papers",
    "give_feedback",
    "make_badge",
    "make_badges",
    "print_own_badge",
    "print_own_certificate",
    "print_paper",
    "record_scans",
]
