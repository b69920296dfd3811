"""The President's list from the first proposal to the published decision (R81-R92, Amb7, Amb8)."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.non_objection import acts as a
from rostrum.procedure.non_objection import entries as e
from rostrum.procedure.non_objection.decide import Dated, ListRules, decide, proposed_outcome, rules_of
from rostrum.procedure.non_objection.entries import decode, encode
from rostrum.procedure.non_objection.state import List, fold
from rostrum.procedure.non_objection.telling import public, takes_part, to_disclose
from rostrum.procedure.non_objection.versions import next_symbol, replaced, stands_in

UNTIL = 1_000
RULES = ListRules(
    of=("csos", "academia"),
    may_request=("un_member_state", "specialized_agency_member_state"),
    disclosed="on_request",
)


def run(*steps: tuple[Any, int], rules: ListRules = RULES) -> list[Dated]:
    """The entries of acts with their moments."""
    held, made = List(), list[Dated]()
    for act, now in steps:
        new = decide(held, act, now, rules)
        held = fold(held, ((one.entry, one.at) for one in new))
        made += new
    return made


def state(*steps: tuple[Any, int], rules: ListRules = RULES) -> List:
    return fold(List(), ((one.entry, one.at) for one in run(*steps, rules=rules)))


def refused(code: str, *steps: tuple[Any, int], rules: ListRules = RULES) -> Refusal:
    *before, last = steps
    held = state(*before, rules=rules)
    with pytest.raises(Refusal) as told:
        decide(held, last[0], last[1], rules)
    assert told.value.code == code
    return told.value


DRAWN_UP = [(a.ProposeName(one, "csos"), 1) for one in ("ana", "bo", "chi")]
OUT = [*DRAWN_UP, (a.Circulate("A/80/CRP.1", UNTIL, inclusive=True), 10)]
OBJECTED = [
    *OUT,
    (a.ReceiveObjection("o1", "ana"), 20),
    (a.ReceiveObjection("o2", "bo"), 21),
    (a.WithdrawObjection("o2"), 30),
]
BROUGHT = [*OBJECTED, (a.BringToAssembly("A/80/L.3"), UNTIL + 1)]
DECIDED = [*BROUGHT, (a.Decide("A/DEC/80/501", ("ana",)), UNTIL + 2)]
PUBLISHED = [*DECIDED, (a.Publish("A/INF/80/4"), UNTIL + 3)]


def test_an_objection_withdrawn_and_one_that_stands() -> None:
    held = state(*OBJECTED)
    assert (held.standing("ana"), held.standing("bo"), held.standing("chi")) == (True, False, False)
    assert proposed_outcome(held, RULES) == ("ana",)


def test_the_whole_life_ends_with_proposed_and_final_names_both_visible() -> None:
    told = {one.nominee: one.state for one in public(state(*PUBLISHED))}
    assert told == {"ana": "not_included", "bo": "final", "chi": "final"}
    assert [takes_part(state(*PUBLISHED), one) for one in ("ana", "bo", "zoe")] == [False, True, None]


def test_the_assembly_may_decide_otherwise_than_the_objections() -> None:
    held = state(*BROUGHT, (a.Decide("", ()), UNTIL + 2))
    assert takes_part(held, "ana") is True


def test_until_the_publication_the_list_shows_no_decision() -> None:
    assert {one.state for one in public(state(*DECIDED))} == {"proposed"}


def test_the_period_ends_at_its_own_moment_whoever_looks_first() -> None:
    made = run(*OUT, (a.EndPeriod(), UNTIL + 500))
    assert (type(made[-1].entry), made[-1].at) == (e.PeriodEnded, UNTIL)


@pytest.mark.parametrize(
    ("inclusive", "at", "in_time"), [(True, UNTIL, True), (False, UNTIL, False), (True, UNTIL + 1, False)]
)
def test_an_objection_is_in_time_to_the_microsecond(*, inclusive: bool, at: int, in_time: bool) -> None:
    sent = [*DRAWN_UP, (a.Circulate("", UNTIL, inclusive), 10)]
    objects = (a.ReceiveObjection("o1", "ana"), at)
    if in_time:
        assert state(*sent, objects).standing("ana")
    else:
        refused("period_ended", *sent, objects)


def test_a_period_is_only_made_longer() -> None:
    refused("not_longer", *OUT, (a.ExtendPeriod(1, UNTIL, inclusive=True), 20))
    refused("period_ended", *OUT, (a.ExtendPeriod(1, UNTIL + 9, inclusive=True), UNTIL + 1))
    longer = [*OUT, (a.ExtendPeriod(1, UNTIL + 9, inclusive=True), 20)]
    assert state(*longer, (a.ReceiveObjection("o1", "ana"), UNTIL + 9)).standing("ana")


def test_an_addendum_has_a_period_of_its_own() -> None:
    more = [
        *OUT,
        (a.ProposeName("dia", "academia"), 40),
        (a.Circulate("A/80/CRP.1/Add.1", 5_000, inclusive=True, form="addendum"), 50),
    ]
    held = state(*more, (a.EndPeriod(), UNTIL + 1))
    assert (held.stage, [one.ended for one in held.circulations]) == ("circulated", [True, False])
    refused("period_ended", *more, (a.ReceiveObjection("o1", "ana"), UNTIL + 1))
    assert state(*more, (a.ReceiveObjection("o1", "dia"), UNTIL + 1)).standing("dia")
    refused("not_considered", *more, (a.BringToAssembly(), UNTIL + 1))
    assert state(*more, (a.BringToAssembly(), 5_001)).stage == "before_assembly"


def test_a_corrigendum_brings_no_name_and_moves_no_period() -> None:
    """It corrects a part of a document; the time that Members have for the names is the one they were given."""
    corrected = [*OUT, (a.Reissue("A/80/CRP.1/Corr.1", "corrigendum", ("bo", "bo")), 20)]
    held, before = state(*corrected), state(*OUT)
    assert (held.stage, held.running, held.names) == (before.stage, before.running, before.names)
    assert public(held) == public(before)
    one = held.circulations[-1]
    assert (one.version, one.form, one.until, one.corrected) == (2, "corrigendum", 0, ("bo",))
    assert state(*corrected, (a.ReceiveObjection("o1", "bo"), UNTIL)).standing("bo")
    refused("period_ended", *corrected, (a.ExtendPeriod(2, UNTIL + 9, inclusive=True), 21))


def test_names_that_wait_go_on_waiting_when_something_is_corrected() -> None:
    waiting = [*OUT, (a.ProposeName("dia", "csos"), 15)]
    for form, suffix in (("corrigendum", "Corr"), ("revision", "Rev")):
        held = state(*waiting, (a.Reissue(f"A/80/CRP.1/{suffix}.1", form), 20))
        assert (held.unsent, held.names["dia"].version) == (("dia",), 0)
    told = (a.Circulate("A/80/CRP.1/Corr.1", UNTIL, inclusive=True, form="corrigendum"), 20)
    refused("corrigendum_brings_no_name", *waiting, told)


def test_a_revision_with_new_names_gives_them_a_period_and_leaves_the_others_theirs() -> None:
    later = (a.Circulate("A/80/CRP.1/Rev.1", 5_000, inclusive=True, form="revision"), 30)
    held = state(*OUT, (a.ProposeName("dia", "csos"), 15), later)
    assert [one.until for one in held.running] == [UNTIL, 5_000]
    assert (held.names["ana"].version, held.names["dia"].version) == (1, 2)


def test_what_members_have_is_corrected_until_the_assembly_has_decided() -> None:
    again = a.Reissue("A/80/CRP.1/Corr.1", "corrigendum", ("bo",))
    assert state(*BROUGHT, (again, UNTIL + 2)).stage == "before_assembly"
    assert state(*OBJECTED, (again, UNTIL + 1)).stage == "considered"


def test_a_name_that_was_taken_off_is_corrected_no_more() -> None:
    gone = (a.DropName("bo"), 15)
    refused("not_on_the_list", *OUT, gone, (a.Reissue("", "corrigendum", ("bo",)), 20))


ISSUED = (
    "A/80/CRP.1",
    "A/80/CRP.1/Corr.1",
    "A/80/CRP.1/Add.1",
    "A/80/CRP.1/Add.1/Corr.1",
    "A/80/CRP.1/Rev.1",
)


@pytest.mark.parametrize(
    ("issued", "form", "of", "symbol"),
    [
        (1, "addendum", "", "A/80/CRP.1/Add.1"),
        (1, "corrigendum", "", "A/80/CRP.1/Corr.1"),
        (4, "corrigendum", "", "A/80/CRP.1/Corr.2"),
        (4, "corrigendum", "A/80/CRP.1/Add.1", "A/80/CRP.1/Add.1/Corr.2"),
        (4, "addendum", "", "A/80/CRP.1/Add.2"),
        (4, "revision", "A/80/CRP.1/Add.1", "A/80/CRP.1/Rev.1"),
        (5, "revision", "", "A/80/CRP.1/Rev.2"),
        (5, "addendum", "", "A/80/CRP.1/Rev.1/Add.1"),
        (5, "corrigendum", "", "A/80/CRP.1/Rev.1/Corr.1"),
        (0, "list", "", ""),
    ],
)
def test_the_next_symbol_is_that_of_its_form_and_document(
    issued: int, form: str, of: str, symbol: str
) -> None:
    assert next_symbol(ISSUED[:issued], form, of) == symbol


def test_a_list_that_went_out_by_letter_has_no_next_symbol() -> None:
    assert next_symbol(("", "A/80/CRP.4/Add.1"), "corrigendum") == ""


def test_a_star_of_a_paper_printed_again_is_no_part_of_its_symbol() -> None:
    assert next_symbol(("A/80/CRP.1*", "A/80/CRP.1/Corr.1*"), "corrigendum") == "A/80/CRP.1/Corr.2"


def reissued(*symbols: tuple[str, str]) -> list[tuple[Any, int]]:
    return [*OUT, *((a.Reissue(symbol, form), 20) for form, symbol in symbols)]


@pytest.mark.parametrize(
    ("code", "symbol", "form"),
    [
        ("symbol_not_read", "Corr. 1", "corrigendum"),
        ("symbol_of_another_form", "A/80/CRP.1/Rev.2", "corrigendum"),
        ("symbol_of_another_form", "A/80/CRP.2", "revision"),
        ("symbol_taken", "A/80/CRP.1/Corr.1", "corrigendum"),
        ("symbol_of_another_document", "A/80/CRP.2/Corr.1", "corrigendum"),
        ("symbol_of_another_document", "A/80/CRP.1/Corr.1/Corr.1", "corrigendum"),
        ("symbol_of_another_document", "A/80/CRP.1/Rev.1/Rev.1", "revision"),
        ("unknown_form", "", "addendum"),
        ("unknown_form", "", "list"),
    ],
)
def test_which_symbols_a_later_version_cannot_have(code: str, symbol: str, form: str) -> None:
    before = reissued(("corrigendum", "A/80/CRP.1/Corr.1"), ("revision", "A/80/CRP.1/Rev.1"))
    refused(code, *before, (a.Reissue(symbol, form), 21))


def test_a_revision_takes_the_place_of_every_version_before_it() -> None:
    later = reissued(
        ("corrigendum", "A/80/CRP.1/Corr.1"),
        ("revision", "A/80/CRP.1/Rev.1"),
        ("corrigendum", "A/80/CRP.1/Rev.1/Corr.1"),
    )
    versions = state(*later).circulations
    assert {number: one.symbol for number, one in replaced(versions).items()} == dict.fromkeys(
        (1, 2), "A/80/CRP.1/Rev.1"
    )
    assert (stands_in(versions[:2], {1}), stands_in(versions, {1})) == ("A/80/CRP.1", "A/80/CRP.1/Rev.1")
    assert stands_in(versions, ()) == ""


def test_a_name_taken_back_before_it_went_out_leaves_no_trace_and_afterwards_stays() -> None:
    early = state(*DRAWN_UP, (a.DropName("ana"), 5), (a.Circulate("", UNTIL, inclusive=True), 10))
    assert [one.nominee for one in public(early)] == ["bo", "chi"]
    late = state(*OUT, (a.DropName("ana"), 20))
    assert public(late)[0].state == "withdrawn"
    assert late.brought == ("bo", "chi")


def test_an_organization_in_consultative_status_is_flagged_and_not_refused() -> None:
    held = state((a.ProposeName("ana", "csos", ecosoc=True), 1))
    assert held.names["ana"].flags == ("ecosoc_status",)


def test_where_objections_do_not_strike_nobody_is_proposed_to_be_left_out() -> None:
    assert proposed_outcome(state(*OBJECTED), ListRules(of=("csos",), strikes="never")) == ()


@pytest.mark.parametrize(
    ("code", "steps"),
    [
        ("not_by_the_list", [(a.ProposeName("x", "member_states"), 1)]),
        ("already_on_the_list", [*DRAWN_UP, (a.ProposeName("ana", "csos"), 2)]),
        ("nothing_to_circulate", [(a.Circulate("", UNTIL, inclusive=True), 1)]),
        ("period_in_the_past", [*DRAWN_UP, (a.Circulate("", 10, inclusive=True), 10)]),
        ("unknown_form", [*DRAWN_UP, (a.Circulate("", UNTIL, inclusive=True, form="addendum"), 10)]),
        ("not_circulated", [*DRAWN_UP, (a.ReceiveObjection("o1", "ana"), 5)]),
        ("nothing_to_correct", [*DRAWN_UP, (a.Reissue("", "corrigendum"), 5)]),
        (
            "not_circulated",
            [*OUT, (a.ProposeName("dia", "csos"), 15), (a.Reissue("", "corrigendum", ("dia",)), 20)],
        ),
        ("list_is_with_the_assembly", [*DECIDED, (a.Reissue("", "revision"), UNTIL + 3)]),
        ("not_on_the_list", [*OUT, (a.ReceiveObjection("o1", "zoe"), 20)]),
        ("objection_known", [*OBJECTED, (a.ReceiveObjection("o1", "chi"), 40)]),
        ("no_such_objection", [*OBJECTED, (a.WithdrawObjection("o2"), 40)]),
        ("not_considered", [*OUT, (a.BringToAssembly(), 20)]),
        ("not_before_the_assembly", [*OBJECTED, (a.Decide("", ()), UNTIL + 1)]),
        ("not_on_the_list", [*BROUGHT, (a.Decide("", ("zoe",)), UNTIL + 2)]),
        ("not_decided", [*BROUGHT, (a.Publish(), UNTIL + 2)]),
        ("list_is_with_the_assembly", [*BROUGHT, (a.ProposeName("eva", "csos"), UNTIL + 2)]),
        ("list_is_with_the_assembly", [*DECIDED, (a.WithdrawObjection("o1"), UNTIL + 3)]),
        ("may_not_request", [*OBJECTED, (a.RequestBasis("r1", "ana", "press"), 40)]),
        ("no_such_request", [*OBJECTED, (a.DiscloseBasis("r1"), 40)]),
    ],
)
def test_what_is_refused(code: str, steps: list[tuple[Any, int]]) -> None:
    refused(code, *steps)


def test_names_that_were_not_sent_keep_the_list_from_the_assembly() -> None:
    late = (a.ProposeName("dia", "csos"), UNTIL + 1)
    assert refused("names_not_circulated", *OBJECTED, late, (a.BringToAssembly(), UNTIL + 2)).detail == {
        "count": 1
    }


def test_an_objection_may_be_withdrawn_until_the_assembly_decides() -> None:
    assert not state(*BROUGHT, (a.WithdrawObjection("o1"), UNTIL + 2)).standing("ana")


def test_the_basis_is_told_once_to_who_asked_of_every_objection_to_that_name() -> None:
    asked = [*OBJECTED, (a.RequestBasis("r1", "bo", "specialized_agency_member_state"), 40)]
    assert to_disclose(state(*asked), "r1") == ("o2",)
    told = [*asked, (a.DiscloseBasis("r1"), 41)]
    assert to_disclose(state(*told), "r1") is None
    refused("no_such_request", *told, (a.DiscloseBasis("r1"), 42))


def test_a_request_about_a_name_without_objection_is_taken_like_any_other() -> None:
    """A refusal would tell that there is none."""
    asked = state(*OBJECTED, (a.RequestBasis("r1", "chi", "un_member_state"), 40))
    assert to_disclose(asked, "r1") == ()


def test_where_the_mandate_tells_no_basis_nobody_may_ask() -> None:
    rules = ListRules(of=("csos",), may_request=("un_member_state",))
    refused("may_not_request", *OBJECTED, (a.RequestBasis("r1", "ana", "un_member_state"), 40), rules=rules)


SECRET = st.one_of(
    st.builds(a.ReceiveObjection, st.sampled_from(("o3", "o4", "o5")), st.sampled_from(("ana", "bo", "chi"))),
    st.builds(a.WithdrawObjection, st.sampled_from(("o1", "o2", "o3", "o4"))),
    st.builds(
        a.RequestBasis,
        st.sampled_from(("r1", "r2")),
        st.sampled_from(("ana", "chi")),
        st.just("un_member_state"),
    ),
    st.builds(a.DiscloseBasis, st.sampled_from(("r1", "r2"))),
)


@given(st.lists(SECRET, max_size=12))
def test_no_objection_and_no_request_ever_shows_on_the_public_list(secret: list[Any]) -> None:
    """The public list before and after is the same, whatever happens in the confidential record (security 4.5)."""
    held = state(*OUT)
    before = public(held)
    for at, act in enumerate(secret, 20):
        try:
            made = decide(held, act, at, RULES)
        except Refusal:
            continue
        held = fold(held, ((one.entry, one.at) for one in made))
        assert public(held) == before


def test_every_entry_is_stored_and_read_again_as_it_was() -> None:
    asked = [(a.RequestBasis("r1", "ana", "un_member_state"), UNTIL + 4), (a.DiscloseBasis("r1"), UNTIL + 5)]
    longer = (a.ExtendPeriod(1, UNTIL + 9, inclusive=True), 12)
    again = (a.Reissue("A/80/CRP.1/Corr.1", "corrigendum", ("ana",)), 13)
    changed = run(*OUT, longer, again, (a.DropName("bo"), 14))
    entries = [one.entry for one in (*run(*PUBLISHED, *asked), *changed)]
    assert {type(one) for one in entries} == set(e.Entry.__args__)
    assert [decode(*encode(one)) for one in entries] == entries


def test_the_rules_come_from_the_modalities() -> None:
    told = {
        "of": ["csos"],
        "covers": ["hlm"],
        "objections": {"may_request": ["un_member_state"], "basis_disclosed": "on_request"},
    }
    assert rules_of(told) == ListRules(
        ("csos",), ("hlm",), ("un_member_state",), "on_request", "unless_withdrawn"
    )
    assert rules_of({"of": ["csos"]}).disclosed == "never"
