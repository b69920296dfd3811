"""The shipped tables against themselves and, for codes alone, against CLDR."""

from collections import Counter

import pytest
from babel import Locale
from babel.core import get_global

from rostrum.apps.people.reference import LANGUAGES, OBSERVERS, Body, read, read_memberships
from rostrum.apps.people.reference_check import findings


@pytest.fixture(scope="module")
def states() -> dict[str, Body]:
    return {body.code: body for body in read() if body.state}


@pytest.fixture(scope="module")
def observers() -> dict[str, Body]:
    return {body.code: body for body in read() if body.file == OBSERVERS}


def test_nothing_is_found_in_the_shipped_tables() -> None:
    assert findings(read(), read_memberships()) == []


def test_the_groups_add_up_to_every_member_state(states: dict[str, Body]) -> None:
    assert Counter(body.cells["regional_group"] for body in states.values()) == {
        "african": 54,
        "asia_pacific": 54,
        "eastern_european": 23,
        "latin_american_caribbean": 33,
        "weog": 29,
    }


def test_the_hard_cases_carry_a_note(states: dict[str, Body]) -> None:
    hard = {code: states[code].cells for code in ("usa", "tur", "isr", "kir")}
    assert {code: (row["regional_group"], row["regional_group_also"]) for code, row in hard.items()} == {
        "usa": ("weog", ""),
        "tur": ("weog", "asia_pacific"),
        "isr": ("weog", ""),
        "kir": ("asia_pacific", ""),
    }
    assert all(row["note"] for row in hard.values())


# Where the United Nations calls a State otherwise than people do: every other short name is that of CLDR.
OTHERWISE = {
    "ar": (
        "ben bol brn chl civ cod cog cpv cze dom ecu fsm gab gbr gnb irn kir kna kor lao lbr lka "
        "lux mda mdv mlt mmr moz nld omn prk pse rus stp syc syr tha tza ury usa vat ven vnm zwe "
    ),
    "en": (
        "atg bih bol brn cod cog cpv fsm gbr irn kna kor lao lca mda mmr nld prk pse rus stp syr "
        "tto tza usa vat vct ven vnm "
    ),
    "es": (
        "ben bgd bhr blr bol brn btn bwa dji fji fsm gbr gnb irn irq kaz ken kna kor lao lso mda "
        "mli mmr mwi nld nzl plw png prk pse qat rou rus rwa sau sur swz syr tto tur tza usa vat "
        "ven vnm zwe "
    ),
    "fr": (
        "blr bol brn cod cog cpv fsm gbr irn irq kgz kna kor lao lbr mda mmr nga niu nld prk pse "
        "rus slv syr tls tur tza usa vat ven vnm "
    ),
    "ru": (
        "are bhs bol brn caf cod cog cok com fsm gbr irn kgz lao mda mdv mhl mmr nld prk pse rus "
        "slb syc syr tls tza usa vat ven zaf "
    ),
    "zh": ("bol brn cod dom fsm gbr irn kor lao mda nld prk pse rus syr tza usa vat ven "),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_names_are_those_of_cldr_except_where_the_united_nations_say_otherwise(language: str) -> None:
    territories = Locale(language).territories
    named = {body.code: body for body in read() if body.cells.get("iso2")}
    differs = {
        code
        for code, body in named.items()
        if body.cells[f"short_{language}"].casefold()
        != territories[body.cells["iso2"]].replace("’", "'").casefold()
    }
    assert (len(named), differs) == (197, set(OTHERWISE[language].split()))


def test_the_agencies_and_their_members_that_are_no_members_of_the_united_nations() -> None:
    """R88, R90: they too may ask for the basis of objections. What is not confirmed decides nothing."""
    bodies = {body.code: body for body in read()}
    found: dict[str, set[str]] = {}
    for row in read_memberships():
        if bodies[row.of].kind == "agency" and not row.unconfirmed:
            found.setdefault(row.code, set()).add(row.of)
    assert found == {
        "vat": {"itu", "upu", "wipo"},
        "pse": {"unesco", "unido"},
        "cok": {"fao", "icao", "ilo", "unesco", "who"},
        "niu": {"unesco", "who"},
    }


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("tur", "Türkiye"),
        ("nld", "Netherlands (Kingdom of the)"),
        ("civ", "Côte d'Ivoire"),
        ("irn", "Iran (Islamic Republic of)"),
        ("kor", "Republic of Korea"),
        ("vnm", "Viet Nam"),
        ("bol", "Bolivia (Plurinational State of)"),
        ("cze", "Czechia"),
        ("swz", "Eswatini"),
    ],
)
def test_names_are_those_of_the_united_nations(states: dict[str, Body], code: str, name: str) -> None:
    assert states[code].cells["short_en"] == name


def test_one_state_in_six_languages(states: dict[str, Body]) -> None:
    assert states["qat"].names() == {
        ("short", "ar"): "قطر",
        ("short", "en"): "Qatar",
        ("short", "es"): "Qatar",
        ("short", "fr"): "Qatar",
        ("short", "ru"): "Катар",
        ("short", "zh-hans"): "卡塔尔",
        ("formal", "ar"): "دولة قطر",
        ("formal", "en"): "State of Qatar",
        ("formal", "es"): "Estado de Qatar",
        ("formal", "fr"): "État du Qatar",
        ("formal", "ru"): "Государство Катар",
        ("formal", "zh-hans"): "卡塔尔国",
    }


def test_observers_stand_in_three_classes(observers: dict[str, Body]) -> None:
    classes = {code: body.order_class for code, body in observers.items()}
    assert {code: of for code, of in classes.items() if of < 3} == {"vat": 1, "pse": 1, "eu": 2}


def test_no_column_calls_a_state_developed_or_developing() -> None:
    assert not [column for body in read() for column in body.cells if "develop" in column]


def test_codes_agree_with_cldr(states: dict[str, Body]) -> None:
    aliases = get_global("territory_aliases")
    territories = Locale("en").territories
    for body in states.values():
        iso2, iso3, m49 = (body.cells[column] for column in ("iso2", "iso3", "m49"))
        assert iso2 in territories
        assert (aliases[iso3], aliases[m49]) == ([iso2], [iso2])


def test_every_name_is_written_in_the_script_of_its_language(states: dict[str, Body]) -> None:
    first = {"ar": "\u0600", "ru": "\u0400", "zh": "\u4e00"}
    last = {"ar": "\u06ff", "ru": "\u04ff", "zh": "\u9fff"}
    for language in LANGUAGES:
        low, high = first.get(language, "A"), last.get(language, "\u024f")
        for body in states.values():
            for form in ("short", "formal"):
                letters = [sign for sign in body.cells[f"{form}_{language}"] if sign.isalpha()]
                assert all(low <= sign <= high for sign in letters), body.code
