"""Papers that were asked for, and what is printed on them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rostrum.apps.attendance import codes
from rostrum.apps.attendance.drawing import picture
from rostrum.apps.attendance.models import Badge, Certificate, Paper
from rostrum.apps.attendance.permissions import may
from rostrum.apps.attendance.reading import turn
from rostrum.apps.people.models import Account
from rostrum.foundation.languages import direction
from rostrum.foundation.refusal import Refusal

CERTIFICATE = "certificate"
LEGAL, SHOWN = "legal", "shown"  # which name stands on a certificate


@dataclass(frozen=True)
class PaperRow:
    """A paper without its bytes; `fault` is a code with words."""

    id: str
    kind: str
    state: str
    fault: str
    language: str
    asked_at: int
    single: bool


def papers(*, event: str, by: Account | None) -> tuple[PaperRow, ...]:
    """The papers of everybody that are at hand, the newest first. Refused: not_permitted."""
    may(by, "attendance.make_badge", event)
    return tuple(_row(row) for row in Paper.objects.filter(event=event, participant=None).defer("data"))


def own_paper(*, participant: str, kind: str) -> PaperRow | None:
    """The newest of a kind for one participant; whoever asks holds the dossier."""
    row = Paper.objects.filter(participant=participant, kind=kind).defer("data").first()
    return _row(row) if row else None


def paper(*, id: str, event: str, by: Account | None) -> bytes:  # noqa: A002 - the id of the paper, keyword only
    """The bytes. Refused: not_permitted, unknown_paper (also one that is not printed yet)."""
    may(by, "attendance.make_badge", event)
    return _bytes(Paper.objects.filter(pk=id, event=event).first())


def contents(*, participant: str, kind: str) -> bytes:
    """The bytes of one's own paper. Refused: unknown_paper."""
    return _bytes(Paper.objects.filter(participant=participant, kind=kind).first())


def _bytes(row: Paper | None) -> bytes:
    if row is None or row.state != Paper.State.READY:
        raise Refusal("unknown_paper")
    return bytes(row.data)


def _row(row: Paper) -> PaperRow:
    return PaperRow(
        row.pk, row.kind, row.state, row.fault, row.language, row.asked_at, row.participant_id is not None
    )


@dataclass(frozen=True)
class Sheet:
    """A template of the typesetter and what it is filled with; text stays data all the way (security 6)."""

    template: str
    data: Mapping[str, Any] = field(repr=False)


def sheet(row: Paper) -> Sheet:
    """What is printed on a paper, read at this moment: a name that changed or went is not printed any more."""
    if row.kind == CERTIFICATE:
        return Sheet("certificate", {**_language(row), **_certified(row), **row.words})
    badges = Badge.objects.select_related("participant").filter(event=row.event_id, ended_at=None)
    if row.participant_id:
        badges = badges.filter(participant=row.participant_id)
    told = {
        **_language(row),
        "single": row.participant_id is not None,
        "badges": list(_cards(badges.order_by("participant__name", "id"), row.words)),
        **row.words,
    }
    return Sheet("badges", told)


def _language(row: Paper) -> dict[str, str]:
    """As the typesetter asks for it."""
    language = "zh" if row.language == "zh-hans" else row.language
    return {"language": language, "direction": direction(row.language)}


def _certified(row: Paper) -> dict[str, str]:
    """The name that the person chose; of a protected one never another than the name as announced (D40)."""
    made = Certificate.objects.select_related("participant").get(participant=row.participant_id)
    person, told = made.participant, codes.code(made.pk, codes.CERTIFICATE)
    if person is None:
        raise Refusal("unknown_participant")
    legal = row.words.get("named") == LEGAL and not person.protected and person.legal_name
    name = person.legal_name if legal else person.name
    return {
        "name": name,
        "name_turn": turn(name),
        "code": codes.grouped(told),
        "square": picture(f"{row.words['check']}?code={told}"),
    }


def _cards(badges: Any, words: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """One card a badge. Of a protected person the body stays unsaid, as everywhere (security 5)."""
    labels = words.get("labels", {})
    for badge in badges:
        person, told = badge.participant, codes.code(badge.pk)
        body = "" if person.protected else person.body
        yield {
            "name": person.name,
            "name_turn": turn(person.name),
            "body": body,
            "body_turn": turn(body),
            "category": labels.get(person.category, ""),
            "code": codes.grouped(told),
            "square": picture(told),
        }
