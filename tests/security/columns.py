"""Every text that a person can bring into a table, taken from the models; what is left out stands here with its reason.

A new column of text is filled by itself. A new one of JSON is written down here, or the test turns red.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models.expressions import RawSQL

from rostrum.procedure.modalities.structs import STRUCTS
from rostrum.procedure.registration.questions import OF_ONE_EVENT, QUESTIONS

CODE = "a code that the house chooses from its own table"
ID = "an id that the house makes, or the id of another row"
DIGEST = "a digest"
LANGUAGE = "the tag of a language"
RECORD = "ids and codes alone, guarded by the database; no name enters a record"
_LEFT_OUT = {
    CODE: {
        "people.Organization": "code iso2 iso3 m49",
        "people.Correction": "about",
        "people.Deletion": "kept events counts",
        "processes.Tenure": "process",
        "processes.TenureStep": "act",
        "documents.File": "purpose media_type state retention",
        "correspondence.Mail": "letter reason",
        "correspondence.Try": "outcome",
        "correspondence.TemplateText": "letter",
        "correspondence.Mailing": "audience choice letter",
        "mandate.Resolution": "symbol session",
        "mandate.Unit": "path part alias",
        "mandate.Clause": "unit",
        "meeting.Event": "kind process tz",
        "meeting.Act": "of",
        "meeting.SensitiveFact": "role attribute value",
        "meeting.Entrustment": "role",
        "meeting.Appointment": "role status attributes",
        "meeting.HolderPortrait": "role",
        "meeting.AppointmentStep": "act status office",
        "participation.Participant": "region",
        "participation.Invitation": "status",
        "participation.InvitationStep": "act",
        "participation.Listing": "audience",
        "registration.Holiday": "zone",
        "registration.DelegationStep": "by",
        "registration.Dossier": "country registered_by",
        "registration.Registration": "state",
        "registration.Step": "state by",
        "selection.Expression": "state first told",
        "selection.ExpressionStep": "state",
        "presidents_list.PresidentsList": "name",
        "attendance.Scan": "way verdict",
        "attendance.Feedback": "counts shown_counts",
    },
    ID: {
        "people.Deletion": "ids",
        "processes.Grant": "event",
        "documents.File": "event owner person",
        "correspondence.Mail": "message_id event person context key",
        "correspondence.TemplateText": "event",
        "correspondence.Mailing": "event",
        "correspondence.Unsubscription": "event",
        "participation.Participant": "body_ref",
        "floor.Floor": "track",
        "floor.Request": "participant",
        "registration.AccessRequest": "participant",
        "registration.Delegation": "letter",
        "meeting.HolderPortrait": "file",
        "registration.DelegationStep": "floor",
        "registration.Registration": "participant",
        "attendance.Scan": "key",
    },
    DIGEST: {
        "people.Account": "password",
        "documents.File": "sha256",
        "correspondence.Unsubscription": "digest",
        "mandate.Expression": "sha256",
        "participation.Link": "token_hash pin_mac",
        "participation.FullExport": "digest",
        "floor.Counter": "hash",
        "presidents_list.Counter": "hash",
    },
    LANGUAGE: {
        "people.OrganizationName": "language",
        "people.Person": "languages",
        "correspondence.Mail": "language",
        "correspondence.TemplateText": "language",
        "mandate.Expression": "language",
        "meeting.InvitationLetter": "language",
        "participation.Participant": "lang",
        "registration.InvitationLink": "language",
        "registration.AccessRequest": "language",
        "registration.Delegation": "language",
        "registration.Dossier": "language",
        "selection.Expression": "language",
        "attendance.Paper": "language",
    },
}
SPARED = {
    **{
        f"{table}.{one}": why
        for why, told in _LEFT_OUT.items()
        for table, fields in told.items()
        for one in fields.split()
    },
    **{
        f"{app}.Entry.{one}": RECORD
        for app in ("floor", "presidents_list")
        for one in ("kind", "actor", "key", "body", "previous", "hash")
    },
    "meeting.Event.modalities_text": "a file that is read again; what it says stands in the arrangement",
    "attendance.Certificate.days": "days",
    "attendance.Paper.words": "words of the house in a language",
}
# Of tables that are not ours: a browser's own name, and how somebody calls their passkey.
ELSEWHERE = ("usersessions.UserSession.user_agent", "mfa.Authenticator.data")
APART = {"name", "body", "email", "travel", "access"}  # each in a column of its own
WRITTEN = tuple(one.name for one in QUESTIONS if one.kind in {"text", "long"} and one.name not in APART)
ANSWERS = tuple(one for one in WRITTEN if one not in OF_ONE_EVENT)
TOLD = tuple(one for one in WRITTEN if one in OF_ONE_EVENT)
# What the format of an arrangement calls a text wherever the name stands, and what is one where it matters.
_TYPES: dict[str, set[str]] = {}
for _line in "\n".join(STRUCTS.values()).splitlines():
    if ":" in _line:
        _name, _, _type = _line.partition("--")[0].strip().partition(":")
        _TYPES.setdefault(_name, set()).update(_type.split())
COMPARED = {
    "may_request",
    "disclosed_to",
    "condition",
    "attributes",
    "values",
}  # with words that the rules know
PLAIN_TEXT = {"opt", "list", "map", "some", "text"}
ARRANGED = tuple(
    name for name, told in _TYPES.items() if "text" in told and told <= PLAIN_TEXT and name not in COMPARED
)
ALL_OF_IT = ("",)
# Of JSON: the names under which a text stands; everything else there is a code.
JSON = {
    "registration.Dossier.answers": ANSWERS,
    "registration.Registration.told": TOLD,
    "registration.Step.differs": ALL_OF_IT,
    "correspondence.Mail.broken": ALL_OF_IT,
    "correspondence.Mailing.words": ALL_OF_IT,
    "mandate.Unit.notes": ("text",),
    "mandate.Unit.cites": ALL_OF_IT,
    "meeting.ProgrammeVersion.arrangement": ARRANGED,
    "attendance.Feedback.texts": ALL_OF_IT,
    "attendance.Feedback.shown_texts": ALL_OF_IT,
    "mfa.Authenticator.data": ("name",),
}
Make = Callable[[str], str]


@dataclass(frozen=True)
class Column:
    """`name`: app, table and field."""

    model: Any
    field: Any

    @property
    def name(self) -> str:
        return f"{self.model._meta.label}.{self.field.name}"

    @property
    def is_json(self) -> bool:
        return isinstance(self.field, models.JSONField)


def tables() -> list[Any]:
    return [one for one in apps.get_models() if one.__module__.startswith("rostrum.")]


def columns() -> list[Column]:
    """All that must be filled, in an order that stays."""
    ours = [Column(model, field) for model in tables() for field in texts(model)]
    others = [Column(model, field) for model in apps.get_models() for field in texts(model)]
    return [one for one in ours if one.name not in SPARED] + [one for one in others if one.name in ELSEWHERE]


def texts(model: Any) -> Iterator[Any]:
    """Neither keys, nor what may only be one of some, nor slugs: their signs are letters, digits and dashes."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    for one in model._meta.concrete_fields:
        if isinstance(one, kinds) and not (
            one.primary_key or one.choices or isinstance(one, models.SlugField)
        ):
            yield one


def fill(make: Make) -> None:
    """Every cell of every column gets what `make` gives for the name of its column, past every rule.

    In the order in which SQLite's rows came in: ids are random, and every run should hold the same.
    """
    found: dict[Any, list[Column]] = {}
    for one in columns():
        found.setdefault(one.model, []).append(one)
    with transaction.atomic():
        for model, told in found.items():
            rows = model._base_manager.order_by(RawSQL("rowid", ()))
            for row in rows.values("pk", *(one.field.name for one in told)):
                new = {one.field.name: _filled(one.name, row[one.field.name], make) for one in told}
                rows.filter(pk=row["pk"]).update(**new)


def _filled(name: str, value: Any, make: Make) -> Any:
    return (
        make(name)
        if name not in JSON
        else _walked(name, value, JSON[name], make, within=JSON[name] == ALL_OF_IT)
    )


def _walked(name: str, value: Any, keys: tuple[str, ...], make: Make, *, within: bool) -> Any:
    """The same shape; the texts under each of the keys are a column of its own, called by the key."""
    if isinstance(value, dict):
        return {
            key: _walked(f"{name}.{key}", one, keys, make, within=True)
            if within
            else _walked(f"{name}.{key}" if key in keys else name, one, keys, make, within=key in keys)
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [_walked(name, one, keys, make, within=within) for one in value]
    return make(name) if within and isinstance(value, str) else value
