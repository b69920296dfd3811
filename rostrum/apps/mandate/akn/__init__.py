"""Reads AKN4UN, the XML in which the United Nations publishes resolutions (Akoma Ntoso 3.0, profile of HLCM 2017)."""

from rostrum.apps.mandate.akn.body import Reader
from rostrum.apps.mandate.akn.head import described
from rostrum.apps.mandate.akn.tree import statement_of, value
from rostrum.procedure.resolution.composition import Composition
from rostrum.procedure.resolution.units import Resolution, ResolutionError

LANGUAGES = {"ara": "ar", "zho": "zh-hans", "eng": "en", "fra": "fr", "rus": "ru", "spa": "es"}


def read(text: str) -> Resolution:
    """The resolution in an AKN4UN document. Refuses what ResolutionError lists, each with its line."""
    statement = statement_of(text)
    language = LANGUAGES.get(value(statement, "FRBRlanguage", "language"), "en")
    try:
        units = Reader(Composition(language)).read(statement)
    except RecursionError:
        raise ResolutionError("too_deep", "elements are nested too deep") from None
    if not any(unit.part == "operative" for unit in units):
        raise ResolutionError("no_operative", "no operative paragraph")
    return described(statement, language, units)
