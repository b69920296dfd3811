"""Who told a gender where another app asked for it: for figures alone, shown of nobody (R200)."""

from collections.abc import Callable, Mapping

Source = Callable[[str], Mapping[str, str]]  # of an event: the gender each participant told

SOURCES: list[Source] = []


def declare(source: Source) -> None:
    """Called by the module `genders` of an app that asks for one, once at start."""
    SOURCES.append(source)


def genders_told(*, event: str) -> dict[str, str]:
    """By participant, of those alone who told one."""
    return {one: gender for source in SOURCES for one, gender in source(event).items()}
