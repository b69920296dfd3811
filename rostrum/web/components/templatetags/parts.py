"""Times as words, with their zone (R33, R195): the meeting's own zone first, UTC beside it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from rostrum.apps.meeting.words import city
from rostrum.foundation.clock import moment as moment_of
from rostrum.foundation.languages import BY_CODE, direction
from rostrum.web.components.categories import ORIGINAL, Original
from rostrum.web.components.dates import DATE, DAY, hour

register = template.Library()
INSTANT = timedelta(microseconds=1)
LANGUAGES = {
    "ar": gettext_lazy("Arabic"),
    "zh": gettext_lazy("Chinese"),
    "en": gettext_lazy("English"),
    "fr": gettext_lazy("French"),
    "ru": gettext_lazy("Russian"),
    "es": gettext_lazy("Spanish"),
    "pt": gettext_lazy("Portuguese"),
    "floor": gettext_lazy("Original sound"),
}


register.filter("city", city)
register.filter("city_name", city)


def local(at: int | datetime, zone: str) -> datetime:
    aware = moment_of(at) if isinstance(at, int) else at
    return aware.astimezone(ZoneInfo(zone))


@register.simple_tag
def moment(at: int | datetime | None, zone: str, form: str = "time") -> SafeString | str:
    """A moment in words: `time`, `day` or `full`, in the zone of the meeting and with its name."""
    if at is None:
        return ""
    there = local(at, zone)
    words = {
        "time": gettext("%(time)s (%(city)s)"),
        "day": "%(day)s",
        "full": gettext("%(day)s, %(time)s (%(city)s)"),
    }[form] % {
        "day": date_format(there, str(DAY)),
        "time": hour(there),
        "city": city(zone),
    }
    return format_html('<time datetime="{}" data-zone="{}">{}</time>', there.isoformat(), zone, words)


@register.simple_tag
def until(at: int | datetime | None, inclusive: bool, zone: str, form: str = "") -> SafeString | str:
    """The end of a period as people say it: one that ends where a day does ends with that day (R196).

    `utc`: with the same in UTC beside it.
    """
    if at is None:
        return ""
    there, beside = local(at, zone), local(at, "UTC")
    last = (beside - INSTANT).astimezone(there.tzinfo)
    whole = not inclusive and last.date() < there.date()
    told = {
        "day": date_format(last if whole else there, str(DAY)),
        "time": hour(there),
        "city": city(zone),
        "utc_day": date_format(beside, str(DAY)),
        "utc": hour(beside),
    }
    words = _until(whole=whole, inclusive=inclusive, utc=form == "utc") % told
    return format_html('<time datetime="{}" data-zone="{}">{}</time>', there.isoformat(), zone, words)


def _until(*, whole: bool, inclusive: bool, utc: bool) -> str:
    if whole:
        with_utc = gettext("Until the end of %(day)s (%(city)s), which is before %(utc_day)s, %(utc)s UTC")
        return with_utc if utc else gettext("Until the end of %(day)s (%(city)s)")
    if inclusive:
        with_utc = gettext("Until and including %(day)s, %(time)s (%(city)s), %(utc)s UTC")
        return with_utc if utc else gettext("Until and including %(day)s, %(time)s (%(city)s)")
    with_utc = gettext("Before %(day)s, %(time)s (%(city)s), %(utc)s UTC")
    return with_utc if utc else gettext("Before %(day)s, %(time)s (%(city)s)")


@register.simple_tag
def span(start: int | datetime, end: int | datetime | None, zone: str, form: str = "full") -> SafeString:
    """From when to when, in words. `full` names the day and adds UTC; `time` gives hours and the city."""
    first = local(start, zone)
    last = local(end, zone) if end is not None else None
    hours = _hours(first, last)
    unbroken = city(zone).replace(" ", "\u00a0")
    words = gettext("%(hours)s (%(city)s)") % {"hours": hours, "city": unbroken}
    if form == "full":
        utc = _hours(local(start, "UTC"), local(end, "UTC") if end is not None else None)
        words = gettext("%(day)s, %(hours)s, %(utc)s UTC") % {
            "day": date_format(first, str(DAY)),
            "hours": words,
            "utc": utc,
        }
    return format_html(
        '<time datetime="{}" data-until="{}" data-zone="{}">{}</time>',
        first.isoformat(),
        last.isoformat() if last else "",
        zone,
        words,
    )


def _hours(first: datetime, last: datetime | None) -> str:
    start = hour(first)
    if last is None:
        return gettext("from %(start)s") % {"start": start}
    end = hour(last)
    figures, _, half = start.rpartition(" ")
    return f"{figures if figures and end.endswith(f' {half}') else start} – {end}"


@register.filter
def language(code: str) -> str:
    """The name of a language in the language of the page."""
    known = LANGUAGES.get(code.partition("-")[0])
    return str(known) if known else code


@register.filter
def own_name(code: str) -> str:
    """The name of an official language in itself."""
    known = BY_CODE.get(code)
    return known.name if known else language(code)


@register.filter
def tongue(words: str) -> SafeString:
    """The attribute by which words of the arrangement say that their language is not the page's."""
    return format_html('lang="{}"', ORIGINAL) if isinstance(words, Original) else SafeString("")


@register.filter
def worded(code: str, words: Iterable[tuple[str, str]]) -> str:
    """A code in words, of pairs of both."""
    return dict(words).get(code, "")


@register.filter
def reads(code: str) -> str:
    """`rtl` or `ltr`."""
    return direction(code)


@register.filter
def city_of(at: datetime) -> str:
    """The name of the zone a moment is told in."""
    return city(str(at.tzinfo))


TURNS = (" as part of ", " of the General Assembly ")


@register.filter
def heading(title: str) -> tuple[str, str]:
    """An official title in two: what it is, and what it belongs to; a short one stays whole."""
    for turn in TURNS:
        head, found, rest = title.partition(turn)
        if found and len(title) > 80:
            rest = f"{turn.strip()} {rest}"
            return head, rest[0].upper() + rest[1:]
    return title, ""


@register.filter
def day(at: date) -> str:
    """The weekday and date in words, as documents of the page's language write them."""
    return date_format(at, str(DAY))


@register.filter
def written(at: date) -> str:
    """The date in words without its weekday."""
    return date_format(at, str(DATE))
