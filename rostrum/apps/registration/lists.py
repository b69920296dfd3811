"""A list of people whom the secretariat registers, read whole and judged before anything is stored.

Pure: lines in, a preview out. It is judged by the questions of each category's form, so that a list brings in nothing
that the form would refuse (R60-R80).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rostrum.apps.participation.sheets import (
    Fault,
    Sheet,
    Twice,
    in_order,
    once,
    plain,
    read_sheet,
    yes_or_no,
)
from rostrum.apps.participation.words import clean
from rostrum.apps.registration.answers import YES, cleaned, wrong
from rostrum.procedure.registration.caps import PER_BODY, Places, Seat
from rostrum.procedure.registration.delegations import MEMBER_TYPES
from rostrum.procedure.registration.questions import asked, missing
from rostrum.procedure.registration.ways import Way

SWITCHES = ("speak", "protected")
QUESTIONS = (
    "name",
    "body",
    "email",
    "letters",
    "country",
    "honorific",
    "legal_name",
    "say",
    "phone",
    "capacity",
    "website",
    "status",
    "lang",
    *SWITCHES,
)
COLUMNS = ("category", "member_type", *QUESTIONS)
REQUIRED = ("name", "category", "body")
LETTERS = "en"  # where the list does not say in which language to write


def key_of_name(name: str, body: str) -> str:
    """Name and body, whatever their case."""
    return f"{name}\n{body}".casefold()


def key_of_address(address: str) -> str:
    """An address, whatever its case."""
    return address.casefold()


@dataclass(frozen=True)
class Entry:
    """One person of a list; `told` are the answers by the names of the questions. Never printed."""

    line: int
    category: str
    told: Mapping[str, str] = field(repr=False)
    member_type: str = ""  # an assistant or a sign interpreter stands outside every cap

    @property
    def name(self) -> str:
        return self.told.get("name", "")

    @property
    def body(self) -> str:
        return self.told.get("body", "")

    @property
    def keys(self) -> tuple[str, ...]:
        """What makes two registrations the same person's: the address, or name and body, whatever their case."""
        named, address = key_of_name(self.name, self.body), self.told.get("email", "")
        return (named, key_of_address(address)) if address else (named,)


@dataclass(frozen=True)
class Preview:
    """What an import would do. With one fault nothing may be imported."""

    entries: tuple[Entry, ...] = ()
    faults: tuple[Fault, ...] = ()
    duplicates: tuple[Twice, ...] = ()


@dataclass(frozen=True)
class Known:
    """What lines are judged by: the ways in, the codes of countries, whoever stands there already, an address.

    `places`: who holds or waits for a place under a cap, asked once, because whoever comes in takes one.
    """

    ways: Mapping[str, Way]
    countries: Collection[str]
    keys: frozenset[str]
    address: Callable[[str], str]  # the fault of an address, or empty
    places: Callable[[], Places]


def read_list(data: bytes, known: Known) -> Preview:
    """Judge a list of at most 1 MiB and 2,000 people, CSV or a workbook that passed the gate."""
    sheet = read_sheet(data, columns=COLUMNS, required=REQUIRED)
    entries = list(_entries(sheet, known))
    kept, left = once(entries, known.keys)
    return Preview(kept, in_order([*sheet.faults, *beyond(kept, known)]), left)


def _entries(sheet: Sheet, known: Known) -> Iterator[Entry]:
    for line, cells in sheet.lines:
        told, faults = _told(line, cells)
        entry = Entry(line, told.pop("category", ""), told, told.pop("member_type", ""))
        sheet.faults.extend(faults or judge(entry, known))
        yield entry


def _told(line: int, cells: Mapping[str, str]) -> tuple[dict[str, str], list[Fault]]:
    told: dict[str, str] = {}
    faults = []
    for column, cell in cells.items():
        text, code = plain(cell)
        if column in SWITCHES and not code:
            yes, code = yes_or_no(text)
            text = YES if yes else ""
        told[column] = text.upper() if column == "country" else text
        if code:
            faults.append(Fault(line, column, code, cell[:40]))
    return told, faults


def judge(entry: Entry, known: Known) -> Iterator[Fault]:
    """Everything wrong with one person.

    Codes: category_unknown, no_way_in, not_asked (of this category), missing, address_not_read, and as
    `answers.wrong`.
    """
    way = known.ways.get(entry.category)
    if way is None or not way.has_form:
        code = "no_way_in" if way else "category_unknown" if entry.category else "missing"
        yield Fault(entry.line, "category", code, entry.category[:40])
        return
    if entry.member_type and entry.member_type not in MEMBER_TYPES:
        yield Fault(entry.line, "member_type", "unknown_choice", entry.member_type[:40])
    yield from _answers(entry, way, known)


def beyond(entries: Iterable[Entry], known: Known) -> Iterator[Fault]:
    """Everybody of a list for whom a cap leaves no place, beside those who stand there and the lines before.

    Codes: beyond_cap_delegation, beyond_cap_organization, beyond_cap_category, beyond_cap_event.
    """
    lines = {str(one.line): one for one in entries}
    seats = (
        Seat(name, one.category, body=clean(one.body), member_type=one.member_type)
        for name, one in lines.items()
    )
    for name, room in known.places().beyond(seats).items():
        one = lines[name]
        stands = one.body if room.per in PER_BODY else one.category
        yield Fault(one.line, "category", f"beyond_cap_{room.per}", stands[:40])


def _answers(entry: Entry, way: Way, known: Known) -> Iterator[Fault]:
    told = {name: text for name, text in entry.told.items() if text}
    names = {one.name for one in asked(way)}
    for name in told:
        if name not in names:
            yield Fault(entry.line, name, "not_asked", told[name][:40])
    for one in wrong(way, cleaned(way, told), known.countries):
        yield Fault(entry.line, one.field, one.code, told.get(one.field, "")[:40])
    if told.get("email") and (code := known.address(told["email"])):
        yield Fault(entry.line, "email", code, told["email"][:40])
    for name in missing(way, told):
        if name in COLUMNS and name not in {"email", "letters"}:
            yield Fault(entry.line, name, "missing")
