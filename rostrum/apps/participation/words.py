"""What a text about a person may hold. Pure, so that a form, an act and a list judge alike."""

import re
import unicodedata

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """One line in composed form, outer and repeated white space gone."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fault(text: str, longest: int) -> str:
    """Why a text is refused: `too_long`, `hidden_signs`; empty when it is not.

    Hidden are control signs and those that turn the direction of what follows on a page; joiners
    belong to the spelling of several languages and stay.
    """
    if len(text) > longest:
        return "too_long"
    hidden = any(sign in TURNING or unicodedata.category(sign) in {"Cc", "Cs"} for sign in text)
    return "hidden_signs" if hidden else ""


def alike(one: str, other: str) -> bool:
    """Whether two names may be of the same person: the words of one are all in the other, at least two of them.

    Accents, case, order and what stands before or after a name, such as an honorific, make no difference. A script
    without spaces is compared as a whole.
    """
    ours, theirs = _parts(one), _parts(other)
    if "".join(sorted(ours)) == "".join(sorted(theirs)):
        return bool(ours)
    few, many = sorted((ours, theirs), key=lambda parts: (len(parts), sum(map(len, parts))))
    if len(few) > 1:
        return few <= many
    whole = "".join(few)
    return len(whole) > 1 and not whole.isascii() and any(part.startswith(whole) for part in many)


def may_be(announced: str, name: str) -> bool:
    """As `alike`, and a name of one word is found beside one more, which may be an honorific (R59).

    Asked for protection (R42, D40): a name too many costs a picture, one too few shows a face.
    """
    few, many = sorted((_parts(announced), _parts(name)), key=len)
    return alike(announced, name) or (len(few) == 1 and len(many) <= 2 and few <= many)


def _parts(name: str) -> frozenset[str]:
    bare = "".join(
        sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign)
    )
    return frozenset(re.findall(r"\w+", bare))


def is_language(code: str) -> bool:
    return bool(LANGUAGE.fullmatch(code))
