"""What a person says of themselves counts at once: protection, lists, uses (D42, security 5)."""

from typing import Any

import pytest

from rostrum.apps.floor.models import Entry
from rostrum.apps.participation import listing
from rostrum.apps.participation import operations as participation
from rostrum.apps.participation.models import Participant
from rostrum.apps.registration import operations as o
from rostrum.apps.registration import queries as q
from rostrum.apps.registration.models import Consent, Registration
from tests.apps.registration.conftest import HEARING, Office


def approved(office: Office, **answers: str) -> tuple[Registration, str]:
    row = office.sent(**answers)
    one = o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
    row.refresh_from_db()
    return row, one


def shown(office: Office, audience: str = "participants") -> list[tuple[str, str]]:
    found = listing.on_list(event=HEARING, audience=audience, language="en", now=office.tick())
    return [(one.name, one.body) for one in found]


def test_nobody_is_listed_before_approval_and_then_as_they_wished(office: Office) -> None:
    row = office.sent()
    assert shown(office) == []
    o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
    assert shown(office) == [("Ana Example", "Open Harbour")]
    assert shown(office, "public") == []


def test_without_a_choice_nobody_is_listed(office: Office) -> None:
    approved(office, listed="")
    assert shown(office) == []


def test_a_change_of_the_form_counts_at_once(office: Office) -> None:
    row, one = approved(office)
    office.save(row, listed="nobody")
    assert shown(office) == []
    assert row.state == "approved"
    office.save(row, listed="public")
    assert shown(office, "public") == [("Ana Example", "Open Harbour")]
    assert q.answers(registration=row.pk, dossier=row.dossier_id, now=office.now)["listed"] == "public"
    participation.choose_list(participant=one, wish=participation.Wish("category"), now=office.tick())
    assert q.answers(registration=row.pk, dossier=row.dossier_id, now=office.now)["listed"] == "category"


def test_a_form_saved_again_keeps_what_was_chosen_elsewhere(office: Office) -> None:
    row, one = approved(office)
    participation.choose_list(participant=one, wish=participation.Wish("participants"), now=office.tick())
    office.save(row, listed="participants", publish_text="yes")
    assert shown(office) == [("Ana Example", "")]


def test_protection_by_the_form_hides_at_once_and_leaves_the_list(office: Office) -> None:
    row, one = approved(office)
    entries = Entry.objects.count()
    office.save(row, protected="yes")
    assert Participant.objects.get(pk=one).protected
    assert shown(office) == []
    assert Entry.objects.count() > entries  # every screen forgets what it knew
    office.save(row, protected="")
    assert not Participant.objects.get(pk=one).protected


def test_a_use_that_is_taken_back_ends_at_once(office: Office) -> None:
    row, _ = approved(office)
    assert Consent.objects.get().withdrawn_at is None
    office.save(row, publish_text="")
    assert Consent.objects.get().withdrawn_at is not None
    office.save(row, publish_text="yes", contact_again="yes")
    assert sorted(Consent.objects.filter(withdrawn_at=None).values_list("use", flat=True)) == [
        "contact_again",
        "publish_text",
    ]


def test_another_name_in_public_lasts_over_the_next_approval(office: Office) -> None:
    row, one = approved(office)
    o.protect_person(
        participant=one,
        protected=True,
        name="  A.  Friend ",
        by=office.staff["secretariat"],
        now=office.tick(),
    )
    office.save(row, capacity="Adviser")
    o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
    held = Participant.objects.get(pk=one)
    assert (held.name, held.legal_name, held.protected, held.capacity) == (
        "A. Friend",
        "Ana Example",
        True,
        "",
    )


@pytest.mark.parametrize("end", ["withdraw", "refuse"])
def test_whoever_no_longer_takes_part_stands_on_no_list(office: Office, end: str) -> None:
    row, _ = approved(office, listed="public")
    told: dict[str, Any] = {"registration": row.pk, "now": office.tick()}
    if end == "refuse":
        o.refuse_registration(why="No place", by=office.staff["secretariat"], **told)
    else:
        o.withdraw_registration(holder=office.holder(row), registration=row.pk)
    assert shown(office, "public") == []


def test_no_search_of_the_queue_finds_a_protected_person_by_what_is_hidden(office: Office) -> None:
    office.sent(protected="yes")
    staff = office.staff["secretariat"]

    def found(words: str) -> int:
        return len(q.queue(event=HEARING, filters=q.Filters(words=words), by=staff))

    assert [found(words) for words in ("Ana", "Harbour", "ana@example.org")] == [1, 0, 0]


def test_the_table_of_registrations_needs_two_for_the_protected(office: Office) -> None:
    office.sent(protected="yes")
    office.sent("bo@example.org", name="Bo Open", body="Open Body")
    told: dict[str, Any] = {"event": HEARING, "code": "registrations", "by": office.staff["secretariat"]}
    masked = str(list(participation.masked_table(now=office.tick(), **told)))
    assert "Open Body" in masked
    assert "Open Harbour" not in masked
    assert participation.ask_full_export(why="Passes", now=office.tick(), **told)


def test_declining_a_change_takes_nobodys_own_word_back(office: Office) -> None:
    row, one = approved(office, listed="public")
    office.save(row, name="Another Name", protected="yes", publish_text="", country="PER")
    o.keep_approved(registration=row.pk, why="Not this", by=office.staff["secretariat"], now=office.tick())
    row.dossier.refresh_from_db()
    assert (row.dossier.protected, row.dossier.name, row.dossier.country) == (True, "Another Name", "CHL")
    assert row.dossier.answers["publish_text"] == ""
    assert Participant.objects.get(pk=one).protected
