"""In which order names stand, and in which order speakers are called.

Names are ordered in the language of the page (R141, R198) by rules kept here, so that every
installation, browser and export gives the same list without a collation library:
- Latin: accents and case count only between names otherwise equal; Spanish ñ follows n.
- Cyrillic: ё stands with its plain neighbour; й is a letter of its own.
- Arabic: the article, vowel marks and the seats of hamza are passed over.
- Chinese: by sound (pinyin), as GB 2312 orders the 3,755 common characters.
Within a list, names in the script of the page come first. No leading article of a Latin language
is passed over: El Salvador stands under E.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from rostrum.foundation.refusal import Refusal

Named = TypeVar("Named")

LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}  # noqa: RUF001 - a letter
    | {"ة": "ه", "ى": "ي", "ـ": None}  # noqa: RUF001 - letters of Arabic
)
ARTICLE = re.compile(r"\bال(?=\w\w)")  # noqa: RUF001 - the article of Arabic
AFTER_N = "n\U0010ffff"
BREVE, TILDE = "\u0306", "\u0303"
SCRIPTS = {"ar": "ARABIC", "ru": "CYRILLIC", "zh": "CJK"}
# Characters outside the common ones, or read otherwise in a name, with a neighbour of their sound.
SOUNDS = {"秘鲁": "必鲁", "瑙": "脑", "斐": "匪"}
FIRST_COMMON, LAST_COMMON = 0xB0A1, 0xD7F9
RARE = 0xF0000


class Key(NamedTuple):
    foreign: bool
    letters: str
    accents: str


def name_key(name: str, language: str) -> Key:
    """The place of a name in a list of that language; keys of one language compare."""
    script = language.partition("-")[0]
    text = unicodedata.normalize("NFC", name).casefold()
    if script == "ar":
        text = ARTICLE.sub("", text)
    plain = _by_sound(text) if script == "zh" else _letters(text, script)
    return Key(_foreign(text, SCRIPTS.get(script, "LATIN")), plain, text)


def in_order(named: Iterable[Named], *, name: Callable[[Named], str], language: str) -> list[Named]:
    """Whatever bears a name, in the alphabetical order of a language."""
    return sorted(named, key=lambda one: name_key(name(one), language))


def _foreign(text: str, script: str) -> bool:
    first = next((sign for sign in text if sign.isalpha()), "")
    return not unicodedata.name(first, script).startswith(script) if first else True


def _letters(text: str, script: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.translate(LETTERS))
    kept: list[str] = []
    for sign in decomposed:
        if not unicodedata.combining(sign):
            kept.append(sign)
        elif sign == TILDE and script == "es" and kept[-1:] == ["n"]:
            kept[-1] = AFTER_N
        elif sign == BREVE and kept[-1:] == ["и"]:
            kept[-1] = "й"
    return _words("".join(kept))


def _words(text: str) -> str:
    """Apostrophes join, every other sign parts: d'Ivoire is one word, Guinea-Bissau two."""
    joined = re.sub(r"['’ʼ`]", "", text)  # noqa: RUF001 - the apostrophes people type
    return " ".join(re.findall(rf"[\w{AFTER_N[1]}]+", joined))


def _by_sound(text: str) -> str:
    for written, heard in SOUNDS.items():
        text = text.replace(written, heard)
    return "".join(_sound(sign) for sign in _words(text))


def _sound(sign: str) -> str:
    try:
        code = int.from_bytes(sign.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return chr(RARE + ord(sign) % 0x10000)
    return chr(code) if code <= LAST_COMMON else chr(RARE + code)


# Heads of State, Vice-Presidents, heirs and Heads of Government stand equal (practice P1 of the
# requirements); below them the reading is: by level. An event may bring its own table.
STANDING: Mapping[str, int] = {
    "head_of_state": 1,
    "vice_president": 1,
    "crown_prince": 1,
    "head_of_government": 1,
    "deputy_head_of_government": 2,
    "minister": 3,
    "vice_minister": 4,
    "head_of_delegation": 5,
    "": 5,
}
# Members and observer States, bodies that speak for their members, other observers: reading 39
# takes the class of each observer as data (`order_class` of the organization).
LEVELS_A_CLASS = 10
MEMBER, OBSERVER_STATE, REGIONAL_BODY, OTHER_OBSERVER, STAKEHOLDER = 0, 1, 2, 3, 4


def protocol_rank(*, order_class: int, level: str, standing: Mapping[str, int] = STANDING) -> int:
    """The place in protocol by class, then level, 0 the highest; equal ranks keep their order of arrival (R107).

    Refuses `unknown_level`.
    """
    if level not in standing:
        raise Refusal("unknown_level", level=level)
    return order_class * LEVELS_A_CLASS + standing[level]
