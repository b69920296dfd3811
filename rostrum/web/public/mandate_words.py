"""The words of findings, forecasts and notices: what was found, and what would satisfy the clause."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from rostrum.procedure.conformance import Fact, Finding, Forecast, Notice
from rostrum.web.components.result_words import Result
from rostrum.web.public.mandate_places import Places, minutes_words

Word = str | Promise


FORCES: dict[str, Word] = {
    "decides": pgettext_lazy("force of a clause", "Decision"),
    "requests": pgettext_lazy("force of a clause", "Request"),
    "invites": pgettext_lazy("force of a clause", "Invitation"),
    "encourages": pgettext_lazy("force of a clause", "Encouragement"),
    "notes": pgettext_lazy("force of a clause", "Note"),
}
FOUND: dict[str, Word] = {
    "value": gettext_lazy("%(place)s: %(found)s."),
    "missing": gettext_lazy("%(place)s: not in the arrangement."),
    "contains": gettext_lazy("%(place)s: %(found)s."),
    "exactly": gettext_lazy("%(place)s: %(found)s."),
    "number": gettext_lazy("%(place)s: %(found)s in number."),
    "number_n": gettext_lazy("Number of meetings: %(found)s."),
    "number_days": gettext_lazy("Number of days: %(found)s."),
    "order": gettext_lazy("Order of the segments: %(found)s."),
    "then": gettext_lazy("%(place)s: %(found)s."),
    "last": gettext_lazy("It ends with: %(found)s."),
    "inside": gettext_lazy("%(place)s: from %(found)s."),
    "follows": gettext_lazy("%(place)s: %(found)s."),
    "not_after": gettext_lazy("Last day: %(found)s."),
    "event": gettext_lazy("The event %(wanted)s is not in this installation."),
    "present": gettext_lazy("%(place)s: recorded."),
    "done": gettext_lazy("On record: %(wanted)s."),
    "mix": gettext_lazy("%(place)s: one of each is recorded."),
    "at_least": gettext_lazy("Recorded, with consent."),
}
OPEN: dict[str, Word] = {
    "done": gettext_lazy("Not on record yet: %(wanted)s."),
    "mix": gettext_lazy("%(place)s: not recorded for every one of them."),
    "at_least": gettext_lazy("Nothing is recorded yet, and silence is not taken as a no."),
    "not_after": gettext_lazy("No day is recorded."),
}
FALSE: dict[str, Word] = {
    "present": gettext_lazy("%(place)s: nothing recorded."),
    "mix": gettext_lazy("%(place)s: recorded, and not one of each."),
    "at_least": gettext_lazy("Recorded, and for none of them."),
}
SATISFIES: dict[str, Word] = {
    "value": gettext_lazy("%(place)s: %(wanted)s."),
    "missing": gettext_lazy("Add it to the arrangement."),
    "contains": gettext_lazy("Add: %(wanted)s."),
    "exactly": gettext_lazy("Exactly these: %(wanted)s."),
    "number": gettext_lazy("%(wanted)s in number."),
    "number_n": gettext_lazy("Number of meetings: %(wanted)s."),
    "number_days": gettext_lazy("Number of days: %(wanted)s."),
    "order": gettext_lazy("This order: %(wanted)s."),
    "then": gettext_lazy("First and then: %(wanted)s."),
    "last": gettext_lazy("It ends with: %(wanted)s."),
    "inside": gettext_lazy("Within the hours of its meeting: %(wanted)s."),
    "follows": gettext_lazy("It starts when the one before it ends: %(wanted)s."),
    "not_after": gettext_lazy("Not later than %(wanted)s."),
    "event": gettext_lazy("Load that event."),
    "present": gettext_lazy("Record it."),
    "done": gettext_lazy("Put it on record when it is done."),
    "judge": gettext_lazy("A person answers: %(wanted)s?"),
    "mix": gettext_lazy("One of each is recorded: %(wanted)s."),
    "at_least": gettext_lazy("At least this many are recorded, with consent: %(wanted)s."),
}
NOTICES: dict[str, tuple[Word, Word]] = {
    "no_way_in": (
        gettext_lazy("%(place)s: named among the participants, and no paragraph gives them a way in."),
        gettext_lazy("Name a way in, such as registration, invitation or a delegation."),
    ),
    "overlap": (
        gettext_lazy("%(place)s overlaps with: %(values)s."),
        gettext_lazy("Move one of the two, or give it another room."),
    ),
    "outside": (
        gettext_lazy("%(place)s leaves the hours of its meeting."),
        gettext_lazy("Move it, or change the hours of the meeting."),
    ),
    "gap": (
        gettext_lazy("%(place)s: nothing is planned from %(values)s."),
        gettext_lazy("Extend a segment, or shorten the meeting."),
    ),
    "nobody_chosen": (
        gettext_lazy("%(place)s: its speakers are selected, and nobody has been chosen and told."),
        gettext_lazy("Choose the speakers and tell them, or change how one comes to this floor."),
    ),
    "dangling": (
        gettext_lazy("%(place)s names something that is not in the arrangement: %(values)s."),
        gettext_lazy("Add it, or name another."),
    ),
}
PRIVATE = {"at_least", "mix"}  # what is recorded of a person is never shown here (R42, D40)
HOURS = {"inside": "segments..start", "follows": "segments..start", "not_after": "not_after"}


def found_words(fact: Fact, places: Places) -> str:
    """What was found; empty where only a person can look. Of people only whether it is recorded, never what."""
    templates = {True: FOUND, None: FOUND | OPEN, False: FOUND | FALSE}[fact.holds]
    return str(templates.get(fact.code, "")) % _words(fact, places)


def satisfying_words(fact: Fact, places: Places) -> str:
    """What would satisfy the clause."""
    return str(SATISFIES[fact.code]) % _words(fact, places)


def _words(fact: Fact, places: Places) -> dict[str, str]:
    where = HOURS.get(fact.code, fact.where)
    if fact.code in HOURS and fact.code != "not_after":
        where = f"{fact.where.removesuffix('.start')}.start"
    found = "" if fact.code in PRIVATE else places.value(where, fact.found)
    wanted = fact.wanted if fact.code == "judge" else places.value(where, fact.wanted)
    return {"place": places.place(fact.where.removesuffix(".holders")), "found": found, "wanted": str(wanted)}


def shown(finding: Finding) -> tuple[Fact, ...]:
    """The facts to speak of: those that do not hold, or all where the clause is met."""
    return finding.wanting or finding.facts


def notice_words(notice: Notice, places: Places) -> tuple[str, str]:
    """What is odd, and its remedy."""
    said, remedy = NOTICES[notice.code]
    where = f"{notice.where}.start" if notice.code == "gap" else notice.where
    values = (" – " if notice.code == "gap" else ", ").join(places.value(where, one) for one in notice.values)
    return str(said) % {"place": places.place(notice.where), "values": values}, str(remedy)


def forecast_words(forecast: Forecast) -> tuple[str, str]:
    """What was computed, and its remedy where the time is short; empty where it is not."""
    if forecast.result == "unknown":
        said = gettext("No limit or no hours are stated, so nothing can be computed.")
        return said, gettext("State a limit for one speaker and the hours of each segment.")
    numbers: dict[str, Any] = {
        "minutes": forecast.minutes,
        "slots": forecast.slots,
        "expected": forecast.expected,
        "of": forecast.of,
        "limit": minutes_words(forecast.limit or 0),
    }
    said = (
        gettext("%(minutes)s minutes hold %(slots)s turns of %(limit)s; %(expected)s are expected.") % numbers
    )
    if forecast.result == "fits":
        return said, ""
    return said, gettext("Plan more time, agree on a shorter limit, or take statements in writing.")


FORECASTS = {
    "fits": Result(pgettext_lazy("forecast", "Fits"), "ok"),
    "short": Result(pgettext_lazy("forecast", "Short"), "warn"),
    "unknown": Result(pgettext_lazy("forecast", "Unknown"), ""),
}
