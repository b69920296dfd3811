"""Who of an event can be written to: sets by category and the focal points of delegations (R79, R80)."""

from rostrum.apps.correspondence import operations as mail
from rostrum.apps.correspondence import queries
from rostrum.apps.registration import audiences
from rostrum.apps.registration import operations as o
from rostrum.apps.registration.models import Registration
from tests.apps.registration.conftest import HEARING, Office
from tests.apps.registration.test_delegations import named


def approved(office: Office, address: str, **told: str) -> None:
    row = office.sent(address, **told)
    o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())


def found(choice: str) -> list[str]:
    return [one.address for one in audiences.find(HEARING, choice)]


def test_a_category_is_a_set_where_somebody_of_it_was_approved(office: Office) -> None:
    approved(office, "ana@example.org")
    approved(office, "bo@example.org", category="academia")
    office.sent("waits@example.org", category="private_sector")
    offered = [code for code, _ in audiences.choices(HEARING) if code.startswith("category-")]
    assert sorted(offered) == ["category-academia", "category-csos"]
    assert (found("category-academia"), found("category-csos")) == (["bo@example.org"], ["ana@example.org"])
    assert found("category-private_sector") == []


def test_nobody_is_written_to_as_a_survivor(office: Office) -> None:
    approved(office, "ana@example.org")
    Registration.objects.update(category="survivors")
    assert [code for code, _ in audiences.choices(HEARING) if code.startswith("category-")] == []


def test_a_letter_to_focal_points_names_their_delegation(office: Office) -> None:
    named(office)
    draft = mail.Draft(
        HEARING, "focal", "", {"en": ("Seats", "{name}, seats of {body} at {event}.")}, official=True
    )
    by = office.staff["secretariat"]
    made = mail.write_mailing(draft=draft, by=by, now=office.tick())
    row, count = queries.mailing(event=HEARING, mailing=made, by=by)
    shown = queries.mailing_preview(event=HEARING, mailing=made, language="en", by=by)
    assert (count, row.audience) == (1, "focal")
    assert shown is not None
    assert "seats of Chile" in shown.text
