"""Marked text: spaces, runs, links, calls of notes."""

from rostrum.procedure.resolution.marks import LINK, LINK_END, NOTE, RUN, RUN_END, compared, settle, unmarked


def test_white_space_folds_and_a_lone_no_break_space_stays() -> None:
    settled = settle(f"\n\t{RUN}\tDecides {RUN_END}\n that 10\u00a0States  meet{NOTE},\u00a0 now ")
    assert settled.text == "Decides that 10\u00a0States meet, now"
    assert settled.opening == "Decides"
    assert settled.calls == [settled.text.index(",")]


def test_a_run_that_stops_inside_a_word_is_read_to_its_end() -> None:
    assert settle(f"{RUN}Also request{RUN_END}s the Chair").opening == "Also requests"
    assert settle(f"{RUN}又决定{RUN_END}会议").opening == "又决定"


def test_runs_with_only_a_space_between_are_one() -> None:
    marked = f"{RUN}Also{RUN_END} {RUN}decides,{RUN_END} as in {RUN}Treaty Series{RUN_END}"
    assert settle(marked).opening == "Also decides"


def test_a_run_further_on_opens_nothing() -> None:
    assert settle(f"The {RUN}Treaty Series{RUN_END}").opening == ""


def test_links_are_told_by_their_text() -> None:
    assert settle(f"resolutions {LINK}76/186{LINK_END} and {LINK} 78/228 {LINK_END}").links == [
        "76/186",
        "78/228",
    ]


def test_text_is_composed_and_soft_hyphens_go() -> None:
    assert settle(unmarked(f"re\u0301so\u00adlution{RUN}")).text == "résolution"


def test_comparing_keeps_every_sign_in_its_place() -> None:
    text = "non\u2011objection\u00a0basis"
    assert compared(text) == "non-objection basis"
    assert len(compared(text)) == len(text)
