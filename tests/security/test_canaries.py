"""Strings that only one table holds are looked for wherever something leaves the house (security 9, test 10)."""

import io
import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pytest
from django.db import connection

from rostrum.apps.participation import operations
from rostrum.apps.participation.models import Participant
from rostrum.apps.participation.names import names_sql
from rostrum.live import answers, reader
from rostrum.live.channel import Channel
from rostrum.live.reader import Reader
from rostrum.procedure.floor.audiences import AUDIENCES
from tests.security.addresses import FLOOR, addresses
from tests.security.looking import looks, presses
from tests.security.neighbours import APPLICANT, FOCAL
from tests.security.town import AWAY, LOOKING, PARTICIPANT, SHOWN, SIGNED_IN, STREAMS, VISITOR, Town, token_of

Seen = set[tuple[str, str, str]]
DESKS = ("operator", "secretariat", "registrar")
AFTER_A_PRESS = ("participant_rename", "participant_link", "participants_links", "participant_protect")
TABLES_AFTER_A_PRESS = ("table_ask", "table_decide", "table_take")
LETTERS_AFTER_A_PRESS = ("outbox_again", "mailing_test", "mailing_send")
NEEDS = ("need", "need of a member")
CANDIDATES = ("role_person", "role_correct", "role_appoint", "role_invite")
ALLOWED: Seen = {
    # the desks that admit people, as `participation.permissions` has it; the own phone shows what the room is told
    *((who, page, "body") for who in DESKS for page in ("participants", "participant")),
    *((who, "participant", "capacity") for who in DESKS),
    *((who, "participant", "device") for who in DESKS),
    (PARTICIPANT, "door_devices", "device"),
    # mail, to the secretariat of its event and that of all
    *(
        (who, page, "address of a letter")
        for who in ("secretariat", "registrar")
        for page in ("outbox", "outbox_mail")
    ),
    *(
        (who, page, "words of a letter")
        for who in ("secretariat", "registrar")
        for page in ("outbox_mail", "mailing", "mailing_write")
    ),
    # what a person told, to whoever decides on it; what they need, to whoever arranges it and nobody else
    *(
        (who, "registration_sheet", kind)
        for who in ("secretariat", "registrar")
        for kind in ("change", "telephone", "address of a person", "support")
    ),
    *((who, "travel", "support") for who in ("secretariat", "registrar")),
    *(("accessibility", "access_board", kind) for kind in NEEDS),
    ("accessibility", "access_request", "need of a member"),
    *((who, "registration_sheet", "telephone of a member") for who in ("secretariat", "registrar")),
    # who is thought of for an office, to whoever fills it; a focal point's address and files, to the secretariat
    *((who, page, "candidate") for who in ("secretariat", "registrar") for page in ("roles", *CANDIDATES)),
    *((who, "role_person", "author") for who in ("secretariat", "registrar")),
    *(
        (who, page, "address of a focal point")
        for who in ("secretariat", "registrar")
        for page in ("delegation_desk", "delegation_focal")
    ),
    *((who, page, "file") for who in ("secretariat", "registrar") for page in ("files", "file")),
    # tables to take away: why they were asked for, and what no protection hides
    *((who, "tables", "reason of a table") for who in ("secretariat", "registrar")),
    # an account's own name and address: on its own pages, and in the passkey that it makes
    *((who, "mfa_add_webauthn", f"e-mail of {who}") for who in SIGNED_IN),
    *(("secretariat", page, "author") for page in ("account_home", "mfa_add_webauthn")),
    # who holds which role, by name, to whoever gives it
    *((who, "staff", "author") for who in ("secretariat", "registrar")),
}


NEVER_OPENED = {
    # crawled where there is a list: `test_secret_objections`
    *("office_list", "office_circulate", "office_reissue", "office_extend", "office_decision"),
    *(
        "office_confidential",
        "office_objection",
        "office_objection_add",
        "office_request",
        "office_request_add",
    ),
    *("office_disclosures", "office_record", "public_list"),
    # lead on to a door
    *("door", "dossier_link", "delegation_link"),
    # ask for a password, or change a second factor, which no account of a rehearsal has
    *("account_change_password", "account_reauthenticate", "mfa_authenticate", "mfa_deactivate_totp"),
    *(
        "mfa_download_recovery_codes",
        "mfa_edit_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
    ),
    *("mfa_remove_webauthn", "mfa_view_recovery_codes"),
    # of a segment whose speakers are selected, an event that is over, a group of events: this hearing is none
    *("selection", "selection_choice", "selection_file", "registration_interest", "registration_feedback"),
    "registration_another",
    # of a body on file, or of an act of the mandate: no page of this hearing leads there at once
    *("body_fact", "body_member", "body_member_end", "body_name", "record_act"),
    # files that nobody has sent or printed here
    *("delegation_letter", "programme_portrait", "registration_portrait_file", "registration_badge_pdf"),
    "registration_certificate_pdf",
}


def found(text: str, canaries: dict[str, str]) -> Iterator[str]:
    """The classes of canaries in a text. Six digits inside a longer number or a digest are no PIN."""
    for kind, one in canaries.items():
        pattern = rf"(?<![0-9A-Fa-f.]){one}(?![0-9A-Fa-f])" if kind == "pin" else re.escape(one)
        if re.search(pattern, text):
            yield kind


def seen(town: Town, who: str, pages: Iterable[tuple[str, str]]) -> Seen:
    return {(who, name, kind) for name, text in pages for kind in found(text, town.canaries)}


def test_no_page_shows_what_is_not_for_its_reader(town: Town) -> None:
    """Every address of the resolver was really opened by somebody, or takes a press alone."""
    shown: Seen = set()
    opened = set()
    for who in LOOKING:
        pages = list(looks(town, who))
        shown |= seen(town, who, pages)
        opened |= {name.partition(" ")[0] for name, text in pages if text[:3] in {"200", "405"}}
    assert sorted(shown ^ ALLOWED) == []
    assert sorted((set(addresses()) - {*opened, *AWAY}) ^ NEVER_OPENED) == []


def test_no_answer_to_a_form_shows_what_is_not_for_its_sender(town: Town) -> None:
    shown: Seen = set()
    for who in (VISITOR, PARTICIPANT, APPLICANT, FOCAL, "operator", "secretariat"):
        shown |= seen(town, who, presses(town, who))
    told = {
        (who, page, kind)
        for who in DESKS
        for page in AFTER_A_PRESS
        for kind in ("body", "capacity", "device")
    }
    told |= {
        ("secretariat", page, kind)
        for page in LETTERS_AFTER_A_PRESS
        for kind in ("address of a letter", "words of a letter")
    }
    told |= {("secretariat", page, "reason of a table") for page in TABLES_AFTER_A_PRESS}
    told.add(("secretariat", "travel_decide", "support"))
    told.add(("secretariat", "table_masked", "legal name of another"))
    # whoever took a table or decided on one reads their own name in the log
    told |= {("secretariat", page, "author") for page in ("table_ask", "table_take")}
    told |= {(who, "staff_take_back", "author") for who in ("secretariat", "registrar")}
    assert shown <= ALLOWED | told
    assert shown


class Rows:
    """The live process's questions, asked in the transaction of the test."""

    mark = "%s"

    def rows(self, statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement, list(values))
            return list(cursor.fetchall())


def stream(audience: str) -> str:
    """All that an audience hears from the first entry on: every message of the record, one by one."""
    told = Reader(Rows())
    channel = Channel(FLOOR, told)
    channel.ring(audience)
    channel.advance(*told.heads()[FLOOR])
    return b"".join(channel.opening(audience, 0)).decode()


def test_no_stream_tells_more_than_the_name_as_shown(town: Town) -> None:
    for audience in AUDIENCES:
        text = stream(audience)
        assert SHOWN in text, audience
        assert list(found(text, town.canaries)) == [], audience


def test_a_leak_planted_in_the_query_turns_the_streams_red(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leaking(count: int, mark: str) -> str:
        return names_sql(count, mark).replace("WHEN protected", "WHEN false")

    monkeypatch.setattr(reader, "names_sql", leaking)
    told = {audience: set(found(stream(audience), town.canaries)) for audience in AUDIENCES}
    screens, desks = {"body", "capacity"}, {"body", "capacity", "region"}
    assert told == {
        "public": screens,
        "participants": screens,
        "podium": desks,
        "console": desks,
        "booth": desks,
    }


def test_a_leak_planted_in_the_table_turns_the_pages_red(town: Town) -> None:
    """The name as shown becomes what must not be shown: every outlet that names the person is told of."""
    Participant.objects.filter(pk=town.protected).update(name=town.canaries["legal name"])
    shown = seen(town, VISITOR, looks(town, VISITOR))
    workbook = "record_file"  # by the link to it
    outlets = ("live", "screen", "list", "record_file csv", workbook)
    assert shown == {(VISITOR, name, "legal name") for name in outlets}


def test_a_calendar_and_the_files_hold_no_author(town: Town) -> None:
    """They are made for everybody and kept by anybody."""
    told = dict(looks(town, VISITOR))
    for name in ("programme_calendar", "record_file", "record_file csv", "verifier"):
        assert told[name].startswith("200"), name
        assert list(found(told[name], town.canaries)) == []
    assert "a reason for all" in told["programme_version 3"]


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the house writes to its log while the test runs, through its own filter and form."""
    handlers = [one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]
    text, handler = io.StringIO(), handlers[0]
    before = handler.setStream(text)
    yield text
    handler.setStream(before)


def test_errors_show_nothing_and_log_no_secret(
    town: Town, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**told: Any) -> None:
        raise RuntimeError(f"cannot open /en/floor/{told['token']}/ at all")

    monkeypatch.setattr(operations, "open_link", broken)
    client = town.browsers[VISITOR]
    way = f"/en/floor/{town.issued.token}/"
    client.get(way)
    answer = client.post("/en/floor/", {"pin": town.issued.pin})
    assert (answer.status_code, list(found(answer.content.decode(), town.canaries))) == (500, [])
    assert "cannot open" not in answer.content.decode()
    for address in (
        f"/xx{way}",
        f"{way}more/",
        f"/demo/{town.issued.token}/",
        f"/en/?token={town.issued.token}",
    ):
        client.get(address)
    client.get(way, headers={"host": "elsewhere.example"})
    assert "RuntimeError" in log.getvalue()
    assert list(found(log.getvalue(), town.canaries)) == []


def test_the_whole_crawl_writes_no_secret_into_the_log(town: Town, log: io.StringIO) -> None:
    tokens = {f"stream token {one}": token_of(town, one) for one in STREAMS}
    for one in tokens.values():
        town.browsers[VISITOR].get(f"/nothing/?token={one}")
        answers.ask(f"GET /live/{FLOOR}?audience=console&token={one} HTTP/1.1".encode(), b"k", 1)
    for who in (VISITOR, PARTICIPANT, "operator", "registrar"):
        list(presses(town, who))
    assert list(found(log.getvalue(), town.canaries | tokens)) == []
