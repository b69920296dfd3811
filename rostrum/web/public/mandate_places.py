"""What a path and a value of an arrangement are called, for whoever reads a finding."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, ngettext

from rostrum.apps.meeting.words import city
from rostrum.procedure.modalities.arrangement import Arrangement, at, mapping, members, sequence
from rostrum.web.components.dates import DATE, MONTH
from rostrum.web.components.programme_words import PARTS, segment_name

Word = str | Promise

FIELDS: dict[str, Word] = {
    "address": gettext_lazy("address"),
    "adopted": gettext_lazy("day of adoption"),
    "adopted_in": gettext_lazy("adopted in"),
    "after": gettext_lazy("follows"),
    "appointed_by": gettext_lazy("appointed by"),
    "basis": gettext_lazy("basis"),
    "basis_disclosed": gettext_lazy("when the basis of an objection is told"),
    "before": gettext_lazy("before"),
    "by": gettext_lazy("by"),
    "circulated_to": gettext_lazy("circulated to"),
    "condition": gettext_lazy("condition"),
    "covers": gettext_lazy("events covered"),
    "cycle": gettext_lazy("cycle"),
    "date": gettext_lazy("date"),
    "decided_by": gettext_lazy("decided by"),
    "disclosed_to": gettext_lazy("who is told the basis of an objection"),
    "drawn_by": gettext_lazy("drawn by"),
    "drawn_up_by": gettext_lazy("drawn up by"),
    "end": gettext_lazy("end"),
    "ends": gettext_lazy("how it ends"),
    "enforcement": gettext_lazy("what happens at the limit"),
    "explanations_of_vote": gettext_lazy("explanations of vote"),
    "facilitated_by": gettext_lazy("facilitated by"),
    "form": gettext_lazy("form"),
    "group": gettext_lazy("limit for a group"),
    "hashtag": gettext_lazy("hashtag"),
    "holders": gettext_lazy("names"),
    "includes": gettext_lazy("who is included"),
    "individual": gettext_lazy("limit for one speaker"),
    "items": gettext_lazy("what happens"),
    "joint": gettext_lazy("joint interventions"),
    "kind": gettext_lazy("kind"),
    "languages": gettext_lazy("channels"),
    "last_day": gettext_lazy("last day"),
    "level": gettext_lazy("level of representation"),
    "link": gettext_lazy("who gets the link to the floor"),
    "live": gettext_lazy("live"),
    "may": gettext_lazy("what they may do"),
    "may_request": gettext_lazy("who may ask for the basis of an objection"),
    "meeting": gettext_lazy("meeting"),
    "mode": gettext_lazy("how one comes to the floor"),
    "month": gettext_lazy("month"),
    "names": gettext_lazy("names shown"),
    "not_before": gettext_lazy("not before"),
    "number": gettext_lazy("number"),
    "of": gettext_lazy("categories"),
    "on": gettext_lazy("day"),
    "on_demand": gettext_lazy("on demand afterwards"),
    "openness": gettext_lazy("how it is negotiated"),
    "order": gettext_lazy("order"),
    "preference": gettext_lazy("preference"),
    "preregister": gettext_lazy("registration of speakers"),
    "presubmit": gettext_lazy("sent before"),
    "principles": gettext_lazy("principles"),
    "publish": gettext_lazy("publication"),
    "published": gettext_lazy("published"),
    "recalls": gettext_lazy("resolutions recalled"),
    "request": gettext_lazy("how the floor is asked for"),
    "requests": gettext_lazy("where requests go"),
    "route": gettext_lazy("way in"),
    "seating": gettext_lazy("seating can be adjusted"),
    "session": gettext_lazy("session"),
    "start": gettext_lazy("start"),
    "state": gettext_lazy("state"),
    "substitute": gettext_lazy("substitute"),
    "theme": gettext_lazy("theme"),
    "time_permitting": gettext_lazy("only if time permits"),
    "track": gettext_lazy("room"),
    "utc": gettext_lazy("moment in UTC"),
    "weekday": gettext_lazy("weekday"),
    "working_days": gettext_lazy("working days before"),
}
HEADS: dict[str, Word] = {
    "access": gettext_lazy("Accessibility"),
    "communications": gettext_lazy("Communication"),
    "cycle": gettext_lazy("Cycle"),
    "guiding_questions": gettext_lazy("Guiding questions"),
    "lists": gettext_lazy("List of organizations"),
    "mandate": gettext_lazy("Mandate"),
    "meetings": gettext_lazy("Meetings"),
    "mode": gettext_lazy("How people attend"),
    "outcome": gettext_lazy("Outcome document"),
    "platform": gettext_lazy("Interpretation platform"),
    "questions": gettext_lazy("Questions to panellists"),
    "record": gettext_lazy("Record"),
    "segments": gettext_lazy("Segments"),
    "session": gettext_lazy("Session of the Assembly"),
    "statements": gettext_lazy("Written statements"),
    "summary": gettext_lazy("Summary by the President"),
    "support": gettext_lazy("Support for taking part"),
    "trail": gettext_lazy("Documents"),
    "training": gettext_lazy("Training"),
    "venue": gettext_lazy("Place"),
    "webcast": gettext_lazy("Webcast"),
}
CODES: dict[str, Word] = {
    "apply": gettext_lazy("application"),
    "appointed": gettext_lazy("appointed"),
    "approval": gettext_lazy("approval"),
    "attend": gettext_lazy("attend"),
    "cut": gettext_lazy("the microphone is cut"),
    "decided": gettext_lazy("decided"),
    "delegation": gettext_lazy("as part of a delegation"),
    "final": gettext_lazy("final names"),
    "first_come": gettext_lazy("first come, first served"),
    "general_assembly": gettext_lazy("General Assembly"),
    "hearing": gettext_lazy("hearing"),
    "held": gettext_lazy("held"),
    "in_statement": gettext_lazy("within the statement"),
    "inscribe": gettext_lazy("inscription on the list of speakers"),
    "invite": gettext_lazy("invitation"),
    "invited": gettext_lazy("by invitation"),
    "list": gettext_lazy("list of speakers"),
    "list_exhausted": gettext_lazy("when the list of speakers has been exhausted"),
    "non_objection": gettext_lazy("non-objection"),
    "none": gettext_lazy("nothing"),
    "office_of_pga": gettext_lazy("Office of the President"),
    "on_request": gettext_lazy("on request"),
    "open": gettext_lazy("open to all"),
    "panel": gettext_lazy("take part in panels"),
    "panels": gettext_lazy("panel discussions"),
    "pga_list": gettext_lazy("the list of the President"),
    "plenary": gettext_lazy("plenary"),
    "proposed": gettext_lazy("proposed names"),
    "register": gettext_lazy("registration"),
    "requester": gettext_lazy("whoever asked"),
    "separate": gettext_lazy("separately"),
    "speak": gettext_lazy("speak"),
    "submitted": gettext_lazy("submitted"),
    "summary_prepared": gettext_lazy("summary prepared"),
    "unspecified": gettext_lazy("none named"),
    "urge": gettext_lazy("the Chair urges the speaker"),
    "webcast": gettext_lazy("follow the webcast"),
    "Monday": gettext_lazy("Monday"),
    "Tuesday": gettext_lazy("Tuesday"),
    "Wednesday": gettext_lazy("Wednesday"),
    "Thursday": gettext_lazy("Thursday"),
    "Friday": gettext_lazy("Friday"),
    "Saturday": gettext_lazy("Saturday"),
    "Sunday": gettext_lazy("Sunday"),
}
TIMES = {"start", "end", "not_before"}
DAYS = {"date", "month", "last_day", "on", "adopted", "not_after"}
TEXTS = {"theme", "venue", "address", "hashtag", "request", "preference", "platform"}


@dataclass(frozen=True)
class Places:
    """Names paths and values in the language in force, with the labels that the arrangement has."""

    arrangement: Arrangement

    def place(self, where: str) -> str:
        """The thing and its part: `segments.closing.start` is the start of the closing segment."""
        head, *rest = where.split(".")
        if head in {"segments", "meetings", "roles", "participants", "floors", "deadlines"} and rest:
            name, rest = self.member(head, rest[0]), rest[1:]
        elif where.startswith("mandate.recalls."):
            return gettext("Resolution %(symbol)s, recalled") % {"symbol": where.partition("recalls.")[2]}
        elif head == "lists" and rest:
            name, rest = str(HEADS["lists"]), rest[1:]
        else:
            name = str(HEADS.get(head, head.replace("_", " ")))
        words = [str(FIELDS.get(step, step.replace("_", " "))) for step in rest[-1:]]
        return capfirst(gettext(", ").join([name, *words]))

    def member(self, collection: str, name: str) -> str:
        """What a segment, meeting, office, category or deadline is called."""
        held = members(self.arrangement, collection).get(name, {})
        if collection == "segments" and held:
            return segment_name(str(held.get("kind")), held.get("number"))
        if collection == "meetings" and held:
            return gettext("Meeting of %(day)s") % {"day": self.day(held.get("date"))}
        if collection == "floors":
            return gettext("Rules of the floor, %(segment)s") % {"segment": self.floor(name)}
        return str(held.get("label") or held.get("what") or name.replace("_", " "))

    def floor(self, name: str) -> str:
        for segment in map(mapping, sequence(self.arrangement.get("segments"))):
            if segment.get("floor") == name:
                return segment_name(str(segment.get("kind")))
        return name.replace("_", " ")

    def value(self, where: str, found: Any) -> str:
        """A value of that path as people say it: a time with its zone, a limit in minutes, a name for an id."""
        field = where.rpartition(".")[2]
        if found is None or found in ("", [], ()):
            return gettext("nothing recorded")
        if isinstance(found, dict):
            return gettext("recorded")
        if isinstance(found, list | tuple):
            return ", ".join(self.value(where, one) for one in found if one is not None)
        if ".limits." in where and isinstance(found, int):
            return minutes_words(found)
        if isinstance(found, bool) or found in {"true", "false"}:
            return gettext("yes") if found in {True, "true"} else gettext("no")
        if field in TIMES:
            return self.hour(where, str(found))
        if field in DAYS or where.startswith("mandate.recalls."):
            return self.day(found)
        return str(found) if field in TEXTS else self.name(str(found))

    def name(self, found: str) -> str:
        """The label of an id, the words of a code, else the text itself."""
        for collection in ("roles", "segments", "participants", "meetings"):
            if found in members(self.arrangement, collection):
                return self.member(collection, found)
        word = CODES.get(found) or PARTS.get(found)
        return str(word) if word else found.replace("_", " ")

    def hour(self, where: str, found: str) -> str:
        """A wall time with the city of its zone, which is that of its meeting."""
        meeting = at(self.arrangement, ".".join([*where.split(".")[:2], "meeting"]))
        own = at(self.arrangement, f"meetings.{meeting}.tz") if meeting else None
        tz = str(own or self.arrangement.get("tz", "UTC"))
        try:
            shown = time_format(time.fromisoformat(found), "TIME_FORMAT")
        except ValueError:
            return found
        return gettext("%(time)s (%(city)s)") % {"time": shown, "city": city(tz)}

    def day(self, found: Any) -> str:
        """A day, or a month that is written without one."""
        text = str(found)
        month = len(text) == len("2025-06")
        try:
            day = date.fromisoformat(f"{text}-01" if month else text)
        except ValueError:
            return text
        return date_format(day, str(MONTH if month else DATE))


def minutes_words(seconds: int) -> str:
    """Whole minutes as minutes, anything else as seconds."""
    if seconds % 60 == 0:
        count = seconds // 60
        return ngettext("%(count)s minute", "%(count)s minutes", count) % {"count": count}
    return ngettext("%(count)s second", "%(count)s seconds", seconds) % {"count": seconds}
