"""One door for a file, whatever its form: AKN4UN XML, or text as it was pasted."""

from rostrum.apps.mandate import akn
from rostrum.procedure.resolution import plain
from rostrum.procedure.resolution.intake import text_of
from rostrum.procedure.resolution.units import Resolution, ResolutionError

LONGEST_TITLE = 2_000
_TEXT_ENDINGS = (".txt", ".md", ".markdown")


def read(data: bytes, name: str) -> Resolution:
    """The resolution in a file of at most 8 MB. Raises ResolutionError, which names file, line and reason."""
    try:
        text = text_of(data)
        is_xml = text.lstrip().startswith("<") and not name.lower().endswith(_TEXT_ENDINGS)
        return _titled(akn.read(text) if is_xml else plain.read(text))
    except ResolutionError as error:
        raise ResolutionError(error.code, error.reason, line=error.line, name=name) from None


def _titled(resolution: Resolution) -> Resolution:
    if max(len(resolution.title), len(resolution.committee)) > LONGEST_TITLE:
        raise ResolutionError("too_long", f"a title is longer than {LONGEST_TITLE} signs")
    return resolution
