"""The six official languages (R141), in the alphabetical order of their English names."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    code: str  # what the address and the catalogues carry
    name: str  # in its own language and script
    direction: str
    letter: str  # how the United Nations marks a document of this language


OFFICIAL = (
    Language("ar", "العربية", "rtl", "A"),
    Language("zh-hans", "中文", "ltr", "C"),
    Language("en", "English", "ltr", "E"),
    Language("fr", "Français", "ltr", "F"),
    Language("ru", "Русский", "ltr", "R"),
    Language("es", "Español", "ltr", "S"),
)
BY_CODE = {language.code: language for language in OFFICIAL} | {"zh": OFFICIAL[1]}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "dv", "sd", "ug", "yi"})


def direction(code: str) -> str:
    """`rtl` or `ltr` for a language code, official or not."""
    return "rtl" if code.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
