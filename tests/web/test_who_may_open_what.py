"""Every address against every role, cell by cell (security 9, test 9). An address that is not declared here fails."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from rostrum.apps.participation.operations import issue_link
from rostrum.apps.people.models import Organization
from rostrum.apps.registration.links import token
from rostrum.apps.registration.models import Delegation, Dossier, Registration
from tests.stage import NOW, ROLES, Stage, set_stage

EVERYBODY = frozenset({"visitor", "participant", "applicant", "focal", *ROLES})
STAFF = frozenset(ROLES)
SECRETARIAT = frozenset({"secretariat"})
LISTS = frozenset({"secretariat", "operator"})
OFFICE = frozenset({"office"})

MAY_OPEN: dict[str, frozenset[str]] = {
    # what everybody may see
    **dict.fromkeys(
        [
            "home",
            "live",
            "screen",
            "list",
            "record",
            "record_file",
            "verifier",
            "alive",
            "programme",
            "programme_version",
            "programme_changes",
            "programme_calendar",
            "programme_portrait",
            "mandate",
            "resolutions",
            "resolution",
            "display",
            "demo",
            "door",
            "door_pin",
            "register",
            "register_ask",
            "register_asked",
            "access",
            "dossier_link",
            "dossier_door",
            "dossier_leave",  # by post only
            "delegation_link",
            "delegation_door",
            "delegation_leave",  # by post only
            "delegation_inscribe",  # the same
            "registration_send",  # the same
            "registration_travel",  # the same
            "registration_interest_withdraw",  # the same
            "dossier_end_links",  # the same
            "unsubscribe",
            "public_list",
            "certificate",
            "account_login",
            "account_inactive",
            "mfa_authenticate",
            "mfa_login_webauthn",
        ],
        EVERYBODY,
    ),
    # a participant's own
    **dict.fromkeys(
        ("phone", "door_devices", "list_participants", "list_choice"), frozenset({"participant"})
    ),
    **dict.fromkeys(
        (
            "request_floor",
            "join_request",
            "withdraw",
            "raise_matter",
            "withdraw_matter",
            "yield_floor",
            "protect_me",
            "door_sign_out",
        ),
        EVERYBODY,
    ),  # by post only
    "door_sign_out": EVERYBODY,  # the same
    # whoever registers, their own
    **dict.fromkeys(
        (
            "dossier",
            "registration_step",
            "dossier_erase",
            "registration_withdraw",
            "registration_interest",
            "registration_another",
            "registration_badge",
            "registration_badge_pdf",
            "registration_certificate",
            "registration_certificate_pdf",
            "registration_feedback",
            "registration_portrait",
            "registration_portrait_file",
        ),
        frozenset({"applicant"}),
    ),
    # a focal point, their own delegation
    **dict.fromkeys(
        ("delegation_home", "delegation_letter", "member_add", "member", "member_withdraw"),
        frozenset({"focal"}),
    ),
    # each desk
    "podium": frozenset({"moderator", "operator", "simulator"}),
    "podium_act": frozenset({"moderator", "operator", "simulator"}),
    "console": frozenset({"operator", "technician"}),
    "console_act": frozenset({"operator"}),
    "booth": frozenset({"interpreter", "operator"}),
    "prospects": frozenset({"moderator", "operator"}),
    **dict.fromkeys(("access_board", "access_request", "access_handle"), frozenset({"accessibility"})),
    **dict.fromkeys(
        ("entrance", "entrance_worker", "entrance_copy", "entrance_scans"), frozenset({"door", "secretariat"})
    ),
    "stream_token": frozenset({"operator", "technician"}),  # asked here for the console's stream
    # the secretariat
    **dict.fromkeys(
        [
            "secretariat",
            "programme_edit",
            "programme_time",
            "programme_holder",
            "programme_state",
            "programme_answers",
            "programme_sharing",
            "delegations",
            "delegations_file",
            "delegation_add",
            "delegation_desk",
            "delegation_focal",
            "delegation_again",
            "delegation_approve",
            "invitations",
            "invitation_add",
            "invitation_again",
            "invitation_withdraw",
            "invited_bodies",
            "invited_answer",
            "offices",
            "office_add",
            "tenure",
            "staff",
            "staff_take_back",
            "bodies",
            "body",
            "body_add",
            "body_fact",
            "body_member",
            "body_member_end",
            "body_name",
            "record_desk",
            "record_act",
            "record_attribute",
            "participants_import",
            "registrations",
            "registrations_bulk",
            "registrations_file",
            "overview",
            "deadlines",
            "deadline_extend",
            "holiday_add",
            "holiday_remove",
            "registrations_import",
            "registration_sheet",
            "registration_act",
            "lists",
            "deletions",
            "participant_erase",
            "tables",
            "table_masked",  # by post only
            "table_ask",
            "table_decide",
            "table_take",
            "files",
            "file",
            "file_erase",
            "outbox",
            "outbox_bounce",
            "outbox_mail",
            "outbox_again",
            "letters",
            "letter_words",
            "mailings",
            "mailing_new",
            "mailing",
            "mailing_write",
            "mailing_test",
            "mailing_send",
            "mailing_links",  # by post only
            "mailing_notice",
            "training",
            "travel",
            "travel_decide",
            "travel_file",
            "badges",
            "badges_make",
            "feedback",
            "badges_print",
            "badges_paper",
            "badge",
        ],
        SECRETARIAT,
    ),
    **dict.fromkeys(
        [
            "participants",
            "participant_add",
            "participants_links",
            "participant",
            "participant_extra_time",
            "participant_protect",
            "participant_link",
            "participant_rename",
            "participant_rename",
            "participant_revoke",
        ],
        LISTS,
    ),
    # the secretariat of all events, which nobody here is: a mandate belongs to no single one
    **dict.fromkeys(
        ["resolution_desk", "resolution_import", "resolution_sheet", "resolution_split"], frozenset()
    ),
    # who comes into the offices of an event
    **dict.fromkeys(["role_propose", "role_entrust", "role_end", "role_portrait"], SECRETARIAT),
    **dict.fromkeys(
        [
            "roles",
            "role_person",
            "role_correct",
            "role_appoint",
            "role_erase",
            "role_invite",
            "role_entrust_end",
        ],
        SECRETARIAT | OFFICE,
    ),
    # the President's list
    **dict.fromkeys(
        ["office_lists", "office_list", "office_propose", "office_drop"], frozenset({"office", "secretariat"})
    ),
    **dict.fromkeys(
        [
            "office_circulate",
            "office_reissue",
            "office_extend",
            "office_bring",
            "office_decision",
            "office_publish",
            "office_confidential",
            "office_objection_add",
            "office_objection",
            "office_objection_withdraw",
            "office_request_add",
            "office_request",
            "office_disclosures",
            "office_record",
        ],
        OFFICE,
    ),
    # speakers who are selected
    **dict.fromkeys(
        ["selections", "selection", "selection_file"], frozenset({"office", "committee", "secretariat"})
    ),
    "selection_act": frozenset({"committee", "secretariat"}),
    **dict.fromkeys(["selection_choice", "selection_choose", "selection_tell"], OFFICE),
    # applications that a body facilitates
    **dict.fromkeys(["applications", "application_advise"], frozenset({"facilitator"})),
    # whoever is signed in
    **dict.fromkeys(
        [
            "account_home",
            "account_logout",
            "account_reauthenticate",
            "account_change_password",
            "account_set_password",
            "usersessions_list",
            "mfa_index",
            "mfa_reauthenticate",
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
            "mfa_download_recovery_codes",
            "mfa_list_webauthn",
            "mfa_add_webauthn",
            "mfa_reauthenticate_webauthn",
            "mfa_remove_webauthn",
            "mfa_edit_webauthn",
        ],
        STAFF,
    ),
}


def _patterns(resolver: Any = None, names: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every address by its name, with the names of what stands in it."""
    for one in (resolver or get_resolver()).url_patterns:
        here = (*names, *one.pattern.regex.groupindex, *getattr(one.pattern, "converters", {}))
        if isinstance(one, URLResolver):
            yield from _patterns(one, here)
        else:
            yield str(one.name), tuple(dict.fromkeys(here))


def test_every_address_is_declared() -> None:
    assert {name for name, _ in _patterns()} == set(MAY_OPEN)


@pytest.fixture
def clients(db: None, settings: Any, tmp_path: Path) -> dict[str, Client]:
    """A browser for each role, on a stage where everything is a rehearsal, so that no second factor is asked."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    stage = set_stage(now=NOW, rehearsal=True)
    made = {"visitor": Client(), "participant": _participant(stage), "applicant": _applicant(stage)}
    made["focal"] = _focal(stage)
    for role in ROLES:
        made[role] = Client()
        made[role].force_login(stage.staff[role], backend="django.contrib.auth.backends.ModelBackend")
    return made


def _participant(stage: Stage) -> Client:
    """Somebody who came in by the door, with link and PIN."""
    from rostrum.foundation import clock  # noqa: PLC0415 - the door reads the real clock

    issued = issue_link(participant=stage.people[0], by=None, now=clock.now())
    client = Client()
    client.get(f"/en/floor/{issued.token}/")
    client.post("/en/floor/", {"pin": issued.pin})
    return client


def _applicant(stage: Stage) -> Client:
    """Somebody who asked for a link, opened it and pressed the button."""
    from rostrum.foundation import clock  # noqa: PLC0415 - the door reads the real clock

    dossier = Dossier.objects.create(
        address="ana@example.org", link_expires=clock.now() + 10**12, made_at=NOW, changed_at=NOW
    )
    Registration.objects.create(id="mine", dossier=dossier, event_id=stage.event, category="csos")
    client = Client()
    client.get(reverse("dossier_link", args=[token("dossier", dossier.pk, 1)]))
    client.post(reverse("dossier_door"))
    client.get(
        reverse("dossier_link", args=[token("dossier", dossier.pk, 1)])
    )  # so that the door stands open too
    return client


def _focal(stage: Stage) -> Client:
    """The focal point of a delegation, come in by the link."""
    from rostrum.foundation import clock  # noqa: PLC0415 - the door reads the real clock

    body = Organization.objects.create(code="zzz", kind="state")
    delegation = Delegation.objects.create(
        event_id=stage.event,
        organization=body,
        category="member_states",
        focal_address="mission@example.org",
        link_expires=clock.now() + 10**12,
        made_at=NOW,
    )
    client = Client()
    for _ in range(2):  # once more, so that the door stands open too
        client.get(reverse("delegation_link", args=[token("delegation", delegation.pk, 1)]))
        client.post(reverse("delegation_door"))
    client.get(reverse("delegation_link", args=[token("delegation", delegation.pk, 1)]))
    return client


AWAY = {  # they lead away, sign the client out, or belong to the middle of a sign-in
    "door",
    "dossier_link",
    "delegation_link",
    "demo",
    "account_logout",
    "account_reauthenticate",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
}
FILL: dict[str, Any] = {
    "event": "tip-2025-hearing",
    "number": 1,
    "a": 1,
    "b": 1,
    "floor": "tip-2025-hearing.main",
    "form": "jsonl",
    "token": "x" * 22,
    "device": "none",
    "act": "stop",
    "segment": "panel",
    "role": "moderator",
    "place": 0,
    "provision": "p-none",
    "attribute": "none",
    "appointment": "none",
    "delegation": "none",
    "invitation": "none",
    "body": "none",
    "of": "none",
    "fact": "none",
    "tenure": "none",
    "participant": "nobody",
    "symbol": "A-RES-84-999",
    "unit": "OP1",
    "pk": 1,
    "category": "csos",
    "deadline": "none",
    "registration": "mine",
    "step": "who",
    "mail": "none",
    "file": "none",
    "letter": "none",
    "language": "en",
    "mailing": "none",
    "paper": "none",
    "portrait": "none",
    "table": "participants",
    "kind": "csv",
    "export": "none",
    "need": "none",
    "name": "none",
    "nominee": "none",
    "objection": "none",
    "request_id": "none",
    "asked": "none",
}


def _address(name: str, wanted: tuple[str, ...]) -> str:
    query = "?audience=console" if name == "stream_token" else ""
    return reverse(name, kwargs={one: FILL[one] for one in wanted}) + query


def _open(client: Client, address: str) -> bool:
    """Whether the page lets this client in: neither the door, nor sign-in, nor a refusal."""
    answer = client.get(address)
    if answer.status_code == 302:
        shut = (
            reverse("account_login"),
            reverse("door_pin"),
            reverse("dossier_door"),
            reverse("delegation_door"),
        )
        return not any(answer["Location"].startswith(one) for one in shut)
    return answer.status_code not in {401, 403}


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_each_role_opens_what_it_may_and_nothing_else(role: str, clients: dict[str, Client]) -> None:
    opened = {
        name
        for name, wanted in _patterns()
        if name not in AWAY and _open(clients[role], _address(name, wanted))
    }
    assert opened == {name for name, roles in MAY_OPEN.items() if role in roles} - AWAY
