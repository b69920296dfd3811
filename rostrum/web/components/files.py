"""Files from and to people: why one was not taken, in words, and how one is handed out (security 6)."""

from io import BytesIO
from typing import Any

from django.http import FileResponse
from django.utils.translation import gettext, gettext_lazy

from rostrum.apps.documents.queries import Content
from rostrum.foundation.refusal import Refusal

STATES = {
    "unscanned": gettext_lazy("Waits for the virus scanner"),
    "clean": gettext_lazy("Scanned, nothing found"),
    "infected": gettext_lazy("Harmful, deleted"),
    "scanner_off": gettext_lazy("Not scanned: there is no scanner here"),
}
TONES = {"unscanned": "info", "clean": "ok", "infected": "stop", "scanner_off": "warn"}
PURPOSES = {
    "statement": gettext_lazy("Statement"),
    "list": gettext_lazy("List"),
    "captions": gettext_lazy("Captions"),
    "letter": gettext_lazy("Letter"),
    "portrait": gettext_lazy("Portrait"),
    "holder": gettext_lazy("Portrait on the programme"),
}
# What happened, what is kept, what to do.
WORDS = {
    "file_empty": gettext_lazy("The file is empty. Nothing was stored. Choose the file again."),
    "file_too_large": gettext_lazy(
        "The file is larger than %(limit)s MB. Nothing was stored. Send a smaller one."
    ),
    "type_not_allowed": gettext_lazy(
        "This kind of file is not taken here. Nothing was stored. Send one of these: %(allowed)s"
    ),
    "old_office": gettext_lazy(
        "This is an old or locked office format. Nothing was stored. Save it as DOCX or PDF without a password."
    ),
    "not_what_it_says": gettext_lazy(
        "The content is not what the name says. Nothing was stored. Save it again as %(extension)s."
    ),
    "two_files_in_one": gettext_lazy(
        "The file holds a second file behind the first. Nothing was stored. Save it again and send it."
    ),
    "not_unicode": gettext_lazy("The text is not in Unicode. Nothing was stored. Save it as UTF-8."),
    "unreadable": gettext_lazy(
        "The file could not be read safely. Nothing was stored. Save it again, or send it as a PDF."
    ),
    "too_many_parts": gettext_lazy(
        "The file is made of too many parts. Nothing was stored. Save the text as a new document."
    ),
    "unpacks_too_large": gettext_lazy(
        "The file unpacks to far more than it should. Nothing was stored. Save the text as a new document."
    ),
    "encrypted": gettext_lazy(
        "The file is locked by a password. Nothing was stored. Save it without one and send it again."
    ),
    "bad_path": gettext_lazy(
        "The file is not built as it should be. Nothing was stored. Save it again and send it."
    ),
    "macros": gettext_lazy(
        "The file holds programs or embedded objects. Nothing was stored. Save it without them, or as a PDF."
    ),
    "declares_entities": gettext_lazy(
        "The file holds a declaration that is never read. Nothing was stored. Save the text as a new document."
    ),
    "outside_reference": gettext_lazy(
        "The file fetches something from elsewhere when it is opened. Nothing was stored. Put pictures into the file"
        " itself, or send a PDF."
    ),
    "fetches": gettext_lazy(
        "A field of the file fetches something or starts a program. Nothing was stored. Turn fields into text."
    ),
    "acts": gettext_lazy(
        "The PDF holds a script, a form or an action. Nothing was stored. Print it into a new PDF and send that."
    ),
    "carries_files": gettext_lazy(
        "The PDF carries other files inside. Nothing was stored. Save it without attachments."
    ),
    "too_many_pages": gettext_lazy("The PDF has more than %(limit)s pages. Nothing was stored. Divide it."),
    "too_many_pixels": gettext_lazy(
        "The picture has more than %(limit)s million pixels. Nothing was stored. Send a smaller one."
    ),
    "too_small": gettext_lazy("The picture is too small to be shown. Nothing was stored. Send a larger one."),
    "too_many_files": gettext_lazy(
        "There are as many files here as can be kept. What is here stays. Remove one before you send another."
    ),
    "unknown_purpose": gettext_lazy("Say what the file is for. Nothing was stored."),
    "unknown_file": gettext_lazy("This file is not there any more."),
    "unscanned": gettext_lazy(
        "The virus scanner has not looked at this file yet. It is kept. Try again in a minute."
    ),
    "infected": gettext_lazy(
        "The virus scanner found something harmful. The file was deleted. Ask for another one."
    ),
}


def words(refusal: Refusal) -> str:
    """The sentences for a file that was not taken or not given."""
    told = WORDS.get(refusal.code)
    if told is None:
        return gettext("This could not be done. Nothing was changed.")
    return str(told) % {key: str(value) for key, value in refusal.detail.items()}


def attachment(content: Content) -> FileResponse:
    """The file to be saved, never shown: no browser runs or guesses anything of it, and no cache keeps it."""
    answer = FileResponse(BytesIO(content.data), as_attachment=True, filename=content.name)
    told: dict[str, Any] = {
        "Content-Type": content.media_type,
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }
    for name, value in told.items():
        answer[name] = value
    return answer
