"""What the paragraphs of a mandate are called, and where their provisions stand on the page of it."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from rostrum.procedure.conformance import Finding

CLAUSE = re.compile(r"(PP|OP)(\d+)(?:\((\w)\))?(?:/fn(\d+))?")
DOCUMENTS: dict[str, str | Promise] = {
    "note": gettext_lazy("Concept note"),
    "letter": gettext_lazy("Letter"),
    "page": gettext_lazy("Page of the event"),
    "summary": gettext_lazy("Summary"),
    "decision": gettext_lazy("Decision"),
}


def anchor(finding: Finding) -> str:
    """The fragment of one provision, which stays when the programme changes: `p-op2-a-1-survivor`."""
    return slug(f"{finding.clause}-{finding.part}")


def slug(path: str) -> str:
    return "p-" + re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-")


def heading(path: str) -> str:
    """What a paragraph, a footnote or a section of another document is called."""
    found = CLAUSE.fullmatch(path)
    if found is None:
        document, _, section = path.partition("/")
        name = str(DOCUMENTS.get(document, document))
        return f"{name}: {section.replace('_', ' ')}"
    part, number, letter, note = found.groups()
    label = f"{number} ({letter})" if letter else number
    words = gettext("Preamble, paragraph %(number)s") if part == "PP" else gettext("Paragraph %(number)s")
    paragraph = words % {"number": label}
    if not note:
        return paragraph
    return gettext("%(paragraph)s, footnote %(number)s") % {"paragraph": paragraph, "number": note}
