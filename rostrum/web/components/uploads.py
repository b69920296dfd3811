"""Files in a form: bounded by their length before a byte is read, and never on a disk before the gate has seen them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse

from rostrum.web.components.access import View
from rostrum.web.components.numbers import number

AROUND_A_FILE = 64 * 1024  # what a form adds to its file


class InMemory(MemoryFileUploadHandler):
    """Keeps the file in memory whatever its size."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        super().handle_raw_input(*args, **kwargs)
        self.activated = True


def bounded(largest: int, too_large: Callable[..., HttpResponse]) -> Callable[[View], View]:
    """Answers with `too_large(request, …)` what is longer than any file may be; `largest` in bytes.

    Stands outside `csrf_protect`, which would read the whole form: such a view is `csrf_exempt`, then `bounded`, then
    `csrf_protect`.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            most = largest + AROUND_A_FILE
            told = request.META.get("CONTENT_LENGTH") or "0"
            if number(told, most + 1) > most:  # what cannot be read as a length is too long
                return too_large(request, *args, **kwargs)
            request.upload_handlers = [InMemory(request)]
            return view(request, *args, **kwargs)

        return answer

    return decorate
