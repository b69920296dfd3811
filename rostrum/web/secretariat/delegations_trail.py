"""The trail of a delegation in words: who named, changed, withdrew, sent the letter, inscribed (R70, R71)."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from rostrum.apps.registration import queries
from rostrum.web.secretariat.participants import staff
from rostrum.web.secretariat.registrations_sheet import Difference, differences
from rostrum.web.secretariat.registrations_words import ACTS, BY

Word = str | Promise
OF_DELEGATIONS: dict[str, Word] = {
    "name": gettext_lazy("Focal point named"),
    "hand_over": gettext_lazy("Another focal point named"),
    "send_link": gettext_lazy("Link sent again"),
    "keep_letter": gettext_lazy("Credentials letter received"),
    "inscribe": gettext_lazy("Inscribed on a list of speakers"),
    "take_off": gettext_lazy("Taken off a list of speakers"),
    "send": gettext_lazy("Member added"),
    "change": gettext_lazy("Member changed"),
    "change_identity": gettext_lazy("Changed who a member is"),
    "withdraw": gettext_lazy("Member taken out"),
}


@dataclass(frozen=True)
class Told:
    """A line in words. `about`: whoever was named, or the member; empty where nobody is known any more."""

    act: Any
    row: queries.TrailRow
    by: Any
    about: str
    differs: tuple[Difference, ...]


def history(request: HttpRequest, delegation: str) -> list[Told]:
    """The newest first."""
    rows = queries.delegation_trail(id=delegation, by=staff(request))
    return [told(row) for row in reversed(rows)]


def told(row: queries.TrailRow) -> Told:
    act = OF_DELEGATIONS.get(row.act) or ACTS.get(row.act, row.act)
    return Told(act, row, who(row), row.named or row.name, differences(row.differs))


def who(row: queries.TrailRow) -> Any:
    if row.by == "focal_point" and row.who:
        return gettext("%(name)s, focal point") % {"name": row.who}
    return row.who or BY.get(row.by, row.by)
