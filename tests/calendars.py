"""A reader of calendar files that shares nothing with the writer: the grammar of RFC 5545, 3.1, and no more."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

LINE = re.compile(rb"[\x20-\x7e\x80-\xff\t]{0,75}\r\n")
CONTENT = re.compile(r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', re.DOTALL)
PARAMETER = re.compile(r';([A-Z0-9-]+)=(?:"([^"]*)"|([^";:,]*))')
ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY", "ORGANIZER")


@dataclass
class Component:
    name: str
    lines: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    inside: list["Component"] = field(default_factory=list)

    def one(self, name: str) -> str:
        (told,) = [value for key, _, value in self.lines if key == name]
        return re.sub(r"\\([\\;,])", r"\1", told.replace("\\n", "\n"))

    def moment(self, name: str) -> datetime:
        """In UTC, by the machine's own definition of the zone that the file names."""
        ((parameters, told),) = [(more, value) for key, more, value in self.lines if key == name]
        if told.endswith("Z"):
            return datetime.strptime(told, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        zone = ZoneInfo(parameters["TZID"])
        return datetime.strptime(told, "%Y%m%dT%H%M%S").replace(tzinfo=zone).astimezone(UTC)


def read_calendar(data: bytes) -> Component:
    """The calendar of a file. Every line is of its form and length, every zone named is defined inside."""
    assert all(LINE.fullmatch(line) for line in data.splitlines(keepends=True)), data
    unfolded = re.sub(rb"\r\n[ \t]", b"", data).decode("utf-8").removesuffix("\r\n")
    open_ones = [Component("")]
    for line in unfolded.split("\r\n"):
        found = CONTENT.fullmatch(line)
        assert found, line
        name, more, value = found.groups()
        if name == "BEGIN":
            open_ones.append(Component(value))
        elif name == "END":
            closed = open_ones.pop()
            assert closed.name == value
            open_ones[-1].inside.append(closed)
        else:
            told = {key: quoted or bare for key, quoted, bare in PARAMETER.findall(more)}
            open_ones[-1].lines.append((name, told, value))
    (calendar,) = open_ones[0].inside
    assert (calendar.name, calendar.one("VERSION")) == ("VCALENDAR", "2.0")
    zones = {one.one("TZID") for one in calendar.inside if one.name == "VTIMEZONE"}
    for entry in entries(calendar):
        assert all(entry.one(name) for name in ONCE)
        assert {more["TZID"] for _, more, _ in entry.lines if "TZID" in more} <= zones
    return calendar


def entries(calendar: Component) -> list[Component]:
    return [one for one in calendar.inside if one.name == "VEVENT"]
