"""The verb of a paragraph: the run that opens it, without the adverb that only counts repetitions (R10).

No list of verbs is kept: the resolutions of one session open in 671 ways.
"""

ENGLISH = "en"
_LEADING = {
    "en": ("also", "further", "once again", "reiterates its"),
    "ar": (),
    "zh-hans": ("又", "还", "并", "也", "再次"),
    "fr": (),
    "ru": ("также", "далее"),
    "es": ("también", "además"),
}
_TRAILING = {
    "en": ("also", "further", "once again"),
    "ar": ("أيضا", "كذلك", "أيضاً"),
    "zh-hans": (),
    "fr": ("également", "en outre", "aussi"),
    "ru": ("также", "далее"),
    "es": ("también", "además", "asimismo"),
}
_ARABIC_AND = "و"


def verb(opening: str, language: str = ENGLISH) -> str:
    """`Also decides` is `decides`, `Recalling further` is `recalling`; lower case, adverbs of the language removed."""
    word = opening.replace("\u00a0", " ").lower().strip()
    gap = "" if language == "zh-hans" else " "
    for adverb in _LEADING.get(language, ()):
        word = word.removeprefix(adverb + gap) or word
    for adverb in _TRAILING.get(language, ()):
        word = word.removesuffix(gap + adverb) or word
    if language == "ar" and word.startswith(_ARABIC_AND + "إذ"):
        word = word.removeprefix(_ARABIC_AND)
    return word.strip()
