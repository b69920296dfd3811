"""A table as an answer: to be kept as a file, as CSV or as a workbook."""

from collections.abc import Iterable

from django.http import HttpResponse, StreamingHttpResponse

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def attached(content: bytes | Iterable[bytes], name: str, form: str) -> HttpResponse:
    """What `participation.tables` wrote, in which no cell is a formula (security 7); lines go out one by one."""
    made = HttpResponse if isinstance(content, bytes) else StreamingHttpResponse
    answer = made(content, content_type=KINDS[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer  # type: ignore[return-value]  # both are what Django calls a response
