"""States, observers and stakeholders' organizations in the tables."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from rostrum.apps.people.models import Account, Correction, Organization
from rostrum.apps.people.operations import (
    Loaded,
    add_membership,
    add_organization,
    correct_fact,
    correct_name,
    end_membership,
    load_reference,
)
from rostrum.apps.people.queries import (
    corrections,
    may_ask_basis,
    members,
    memberships,
    organization,
    organizations_sorted,
    states,
)
from rostrum.apps.processes.operations import grant_role
from rostrum.foundation.refusal import Refusal

pytestmark = pytest.mark.django_db
NOW = 1_795_279_547_000_310


@pytest.fixture
def officer() -> Account:
    account = Account.objects.create_user("officer@example.org", name="Officer")
    grant_role(account=account, role="secretariat", event="some-event", by=None, now=NOW)
    return account


@pytest.fixture
def ngo() -> Organization:
    names = {"en": "Bridge  House ", "zh": "桥屋", "pt": "Casa da Ponte"}
    return add_organization(kind="ngo", names=names, region="african", by=None, now=NOW)


def test_a_second_load_changes_nothing() -> None:
    assert load_reference(now=NOW) == Loaded(added=320, renamed=0, kept=0)
    assert load_reference(now=NOW + 1) == Loaded(added=0, renamed=0, kept=0)
    assert Correction.objects.count() == 0


def test_a_loaded_state_knows_its_codes_group_and_names() -> None:
    load_reference(now=NOW)
    turkiye = organization(code="tur")
    facts = (turkiye.kind, turkiye.iso2, turkiye.m49, turkiye.region, turkiye.region_also)
    assert facts == ("state", "TR", "792", "weog", "asia_pacific")
    assert [turkiye.name(one) for one in ("en", "ru", "zh-hans")] == [
        "Türkiye",
        "Турция",
        "土耳其",
    ]
    assert turkiye.name("fr", "formal") == "République de Türkiye"


def test_an_observer_without_a_formal_name_shows_its_short_one() -> None:
    load_reference(now=NOW)
    union = organization(code="eu")
    assert (union.kind, union.order_class) == ("observer", 2)
    assert union.name("es", "formal") == "Unión Europea"


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("en", ["Afghanistan", "Albania"], "Zimbabwe"),
        ("fr", ["Afghanistan", "Afrique du Sud"], "Zimbabwe"),
        ("es", ["Afganistán", "Albania"], "Zimbabwe"),
        ("ru", ["Австралия", "Австрия"], "Япония"),
        ("ar", ["الاتحاد الروسي", "إثيوبيا"], "اليونان"),
        ("zh-hans", ["阿尔巴尼亚", "阿尔及利亚"], "中国"),
    ],
)
def test_states_stand_in_the_order_of_each_language(language: str, first: list[str], last: str) -> None:
    load_reference(now=NOW)
    names = [row.name for row in organizations_sorted(language=language, kind="state")]
    assert (len(names), names[:2]) == (193, first)
    assert last in names[-3:]


def test_a_correction_outlives_the_next_load_and_says_why(officer: Account) -> None:
    load_reference(now=NOW)
    state = organization(code="nld")
    correct_name(
        organization=state, language="zh", text="荷兰", by=officer, why="Letter of the mission", now=NOW + 5
    )
    correct_fact(organization=state, fact="region", text="", by=officer, why="Try", now=NOW + 6)
    assert load_reference(now=NOW + 7) == Loaded(added=0, renamed=0, kept=1)
    state = organization(code="nld")
    assert (state.name("zh-hans"), state.region) == ("荷兰", "")
    trail = [
        (row.about, row.before, row.after, row.by, row.at, row.why) for row in corrections(organization=state)
    ]
    assert trail == [
        ("region", "weog", "", officer, NOW + 6, "Try"),
        ("short.zh-hans", "荷兰王国", "荷兰", officer, NOW + 5, "Letter of the mission"),
    ]


def test_a_name_changed_by_a_release_leaves_a_trail_by_nobody() -> None:
    load_reference(now=NOW)
    state = organization(code="tur")
    state.names.filter(form="short", language="en").update(text="Turkey")
    assert load_reference(now=NOW + 9) == Loaded(added=0, renamed=1, kept=0)
    trail = corrections(organization=state)
    assert [(row.about, row.before, row.after, row.by, row.at) for row in trail] == [
        ("short.en", "Turkey", "Türkiye", None, NOW + 9)
    ]
    state.names.filter(form="short", language="en").update(text="Turkey")
    assert load_reference(now=NOW + 10).renamed == 1


def test_an_organization_shows_the_name_it_has(ngo: Organization) -> None:
    shown = [ngo.name(one) for one in ("en", "zh-hans", "pt", "ar")]
    assert shown == ["Bridge House", "桥屋", "Casa da Ponte", "Bridge House"]
    row = organizations_sorted(language="ar")[0]
    assert (row.id, row.kind, row.region, row.name_language) == (ngo.id, "ngo", "african", "en")


def test_an_organization_named_in_another_language_only_is_shown_so() -> None:
    one = add_organization(kind="academia", names={"pt": "Universidade"}, code="uni", by=None, now=NOW)
    assert (one.name("fr"), one.name_row("fr").language) == ("Universidade", "pt")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"kind": "club"}, "unknown_kind"),
        ({"names": {}}, "no_name"),
        ({"names": {"en": "  "}}, "no_name"),
        ({"names": {"English": "A"}}, "unknown_language"),
        ({"region": "europe"}, "unknown_value"),
        ({"consultative_status": "A"}, "unknown_value"),
        ({"consultative_status": "special"}, "no_evidence"),
        ({"paris_status": "A", "paris_since": "2015"}, "no_evidence"),
        ({"consultative_since": "1066"}, "unknown_value"),
        ({"consultative_since": "٢٠١٥x"}, "unknown_value"),
        ({"m49": "4"}, "unknown_value"),
        ({"country": "nowhere"}, "unknown_value"),
        ({"seat": "x" * 121}, "unknown_value"),
        ({"development": "developed"}, "unknown_fact"),
        ({"code": "taken"}, "code_taken"),
    ],
)
def test_an_organization_is_refused(given: dict[str, object], code: str) -> None:
    add_organization(kind="ngo", names={"en": "First"}, code="taken", by=None, now=NOW)
    act: dict[str, Any] = {"kind": "ngo", "names": {"en": "A"}, "by": None, "now": NOW, **given}
    with pytest.raises(Refusal) as refused:
        add_organization(**act)
    assert (refused.value.code, Organization.objects.count()) == (code, 1)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"why": " "}, "no_reason"),
        ({"text": ""}, "no_name"),
        ({"text": "Bridge House"}, "unchanged"),
        ({"form": "long"}, "unknown_fact"),
        ({"language": "??"}, "unknown_language"),
    ],
)
def test_a_correction_is_refused(
    officer: Account, ngo: Organization, given: dict[str, str], code: str
) -> None:
    act: dict[str, Any] = {"language": "en", "text": "Other", "why": "Because", **given}
    with pytest.raises(Refusal) as refused:
        correct_name(organization=ngo, by=officer, now=NOW, **act)
    assert (refused.value.code, corrections(organization=ngo)) == (code, [])


def test_a_closed_account_corrects_nothing(officer: Account, ngo: Organization) -> None:
    officer.is_active = False
    with pytest.raises(Refusal) as refused:
        correct_fact(organization=ngo, fact="region", text="weog", by=officer, why="Because", now=NOW)
    assert (refused.value.code, organization(code=ngo.code).region) == ("not_permitted", "african")


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        organization(code="nowhere")
    assert refused.value.code == "unknown"


def test_the_database_itself_refuses_a_correction_about_nothing(officer: Account) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(about="region", by=officer, at=NOW, why="Because")


def test_a_status_stands_with_its_year_and_what_shows_it(officer: Account) -> None:
    load_reference(now=NOW)
    shown: dict[str, Any] = {"consultative_evidence": "E/2024/INF/4", "consultative_since": "2011"}
    ngo = add_organization(
        kind="ngo",
        names={"en": "Bridge House"},
        consultative_status="special",
        seat="Nairobi",
        country="ken",
        by=officer,
        now=NOW,
        **shown,
    )
    kept = organization(code=ngo.code)
    assert kept.country is not None
    assert (kept.consultative_status, kept.consultative_since, kept.seat, kept.country.iso3) == (
        "special",
        2011,
        "Nairobi",
        "KEN",
    )
    told: dict[str, Any] = {"organization": ngo, "by": officer, "why": "E/2026/32", "now": NOW + 1}
    correct_fact(fact="consultative_status", text="general", **told)
    with pytest.raises(Refusal, match="no_evidence"):
        correct_fact(fact="consultative_evidence", text="", **told)
    with pytest.raises(Refusal, match="unchanged"):
        correct_fact(fact="consultative_since", text=" 2011 ", **told)
    correct_fact(fact="confirmed", text="no", **told)
    trail = [(row.about, row.before, row.after) for row in corrections(organization=ngo)]
    assert trail == [("confirmed", "yes", "no"), ("consultative_status", "special", "general")]


def test_the_database_itself_refuses_a_status_without_evidence() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Organization.objects.create(kind="nhri", paris_status="A")


def test_who_holds_no_secretariat_puts_nothing_right(ngo: Organization) -> None:
    other = Account.objects.create_user("interpreter@example.org", name="Interpreter")
    grant_role(account=other, role="interpreter", event="", by=None, now=NOW)
    told: dict[str, Any] = {"by": other, "why": "Because", "now": NOW}
    acts = (
        lambda: correct_name(organization=ngo, language="en", text="Other", **told),
        lambda: correct_fact(organization=ngo, fact="seat", text="Rome", **told),
        lambda: add_organization(kind="ngo", names={"en": "A"}, by=other, now=NOW),
        lambda: add_membership(body="vat", of="pse", since=None, source="x", by=other, now=NOW),
    )
    for act in acts:
        with pytest.raises(Refusal, match="not_permitted"):
            act()
    assert (ngo.name("en"), corrections(organization=ngo)) == ("Bridge House", [])


@pytest.mark.parametrize(
    ("code", "may"),
    [
        ("fra", True),
        ("vat", True),
        ("pse", True),
        ("cok", True),
        ("niu", True),
        ("malta-order", False),
        ("unesco", False),
        ("eu", False),
        ("iom", False),
    ],
)
def test_who_may_ask_for_the_general_basis_of_objections(code: str, may: bool) -> None:
    """R88, R90, Amb8: Members, and States that are members of a specialized agency."""
    load_reference(now=NOW)
    assert may_ask_basis(organization=organization(code=code)) is may


def test_a_membership_is_confirmed_with_what_shows_it_and_outlives_the_next_load(officer: Account) -> None:
    load_reference(now=NOW)
    niue = organization(code="niu")
    assert [one.of.code for one in memberships(organization=niue) if not one.confirmed] == [
        "fao",
        "ifad",
        "wmo",
    ]
    add_membership(body="niu", of="fao", since=1999, source="FAO Conference", by=officer, now=NOW)
    load_reference(now=NOW + 1)
    kept = next(one for one in memberships(organization=niue) if one.of.code == "fao")
    assert (kept.since, kept.source, kept.confirmed) == (1999, "FAO Conference", True)
    told: dict[str, Any] = {
        "body": "niu",
        "of": "fao",
        "since": None,
        "source": "x",
        "by": officer,
        "now": NOW,
    }
    wrong: tuple[tuple[dict[str, str], str], ...] = (
        ({"of": "niu"}, "of_itself"),
        ({"of": "none"}, "unknown"),
        ({"source": " "}, "no_evidence"),
    )
    for given, code in wrong:
        with pytest.raises(Refusal, match=code):
            add_membership(**told | given)


def test_a_membership_taken_off_the_file_stays_off_and_opens_nothing_more(officer: Account) -> None:
    """R90: who may ask for the general basis of objections depends on it."""
    load_reference(now=NOW)
    niue = organization(code="niu")
    told: dict[str, Any] = {"body": "niu", "by": officer, "now": NOW + 5}
    for code in [one.of.code for one in memberships(organization=niue)]:
        end_membership(of=code, why="Entered by mistake", **told)
    assert not may_ask_basis(organization=niue)
    load_reference(now=NOW + 6)
    assert not memberships(organization=niue)
    add_membership(of="unesco", since=1993, source="unesco.org, 3 May", **told)
    load_reference(now=NOW + 7)
    assert [one.of.code for one in memberships(organization=niue)] == ["unesco"]
    trail = [(one.before, one.after, one.why) for one in corrections(organization=niue)]
    assert ("unesco", "", "Entered by mistake") in trail
    assert ("", "unesco", "unesco.org, 3 May") in trail
    for given, code in (
        ({"why": " "}, "no_reason"),
        ({"why": "x" * 301}, "reason_too_long"),
        ({"of": "who"}, "unknown"),
    ):
        with pytest.raises(Refusal, match=code):
            end_membership(**told | {"of": "unesco", "why": "x"} | given)


def test_the_kind_of_a_body_is_put_right_but_nobody_becomes_a_member_state(officer: Account) -> None:
    load_reference(now=NOW)
    told: dict[str, Any] = {"fact": "kind", "by": officer, "why": "x", "now": NOW + 5}
    correct_fact(organization=organization(code="osce"), text="igo", **told)
    load_reference(now=NOW + 6)
    assert organization(code="osce").kind == "igo"
    for code, text in (("osce", "state"), ("chl", "ngo"), ("osce", "club")):
        with pytest.raises(Refusal, match="unknown_value"):
            correct_fact(organization=organization(code=code), text=text, **told)


def test_the_members_of_a_coordination_group_are_on_file() -> None:
    load_reference(now=NOW)
    found = {one.body.code: one.confirmed for one in members(of="icat")}
    assert found["unodc"]
    assert {"unodc", "iom", "ilo", "unhcr", "unicef"} <= set(found)
    unodc = organization(code="unodc")
    assert unodc.country is not None
    assert (unodc.kind, unodc.seat, unodc.country.code, unodc.confirmed) == (
        "un_entity",
        "Vienna",
        "aut",
        True,
    )


def test_a_form_offers_every_state_in_the_order_of_the_page() -> None:
    load_reference(now=NOW)
    offered = [row.code for row in states(language="es")]
    assert (len(offered), offered[:2], {"vat", "pse", "cok", "niu"} <= set(offered)) == (
        197,
        ["afg", "alb"],
        True,
    )
