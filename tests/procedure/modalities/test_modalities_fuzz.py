"""Whatever arrives, `load` answers with modalities or with its own refusal."""

import contextlib
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from rostrum.procedure.conformance import report
from rostrum.procedure.modalities import Modalities, ModalitiesError, load

EDITION = Path(__file__).parents[3] / "rostrum/data/modalities/tip-2025-hearing.yaml"
TEXT = EDITION.read_text("utf-8")
KEYS = ["rostrum", "id", "roles", "segments", "deadlines", "provisions", "check", "tz", "<<"]
VALUES = st.recursive(
    st.one_of(st.text(max_size=8), st.sampled_from(KEYS), st.just("{}"), st.integers().map(str)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda one: "[" + ", ".join(one) + "]"),
        st.dictionaries(st.sampled_from(KEYS), inner, max_size=4).map(
            lambda one: "{" + ", ".join(f"{key}: {value}" for key, value in one.items()) + "}"
        ),
    ),
    max_leaves=12,
)


def _answered(text: str) -> None:
    with contextlib.suppress(ModalitiesError):
        assert isinstance(load(text, "fuzz.yaml"), Modalities)


@given(st.text())
def test_any_text(text: str) -> None:
    _answered(text)


@given(VALUES)
def test_any_yaml(text: str) -> None:
    _answered(text)


@settings(max_examples=60)
@given(st.integers(0, len(TEXT)), st.integers(0, 40), st.one_of(st.text(max_size=6), VALUES))
def test_an_edition_with_a_wound(start: int, length: int, put: str) -> None:
    _answered(TEXT[:start] + put + TEXT[start + length :])


SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=6))
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
)


@st.composite
def damage(draw: st.DrawFn) -> object:
    """The data of an edition with some values replaced or gone, as a live arrangement may be."""

    def hurt(value: object) -> object:
        if draw(st.integers(0, 60)) == 0:
            return draw(ANYTHING)
        if isinstance(value, dict):
            return {key: hurt(one) for key, one in value.items() if draw(st.integers(0, 80))}
        if isinstance(value, list):
            return [hurt(one) for one in value]
        return value

    data = dict(load(TEXT, "tip.yaml").data)
    return {key: hurt(one) for key, one in data.items() if key != "provisions"}


@settings(max_examples=40)
@given(damage())
def test_no_arrangement_makes_the_checker_fail(arrangement: dict[str, object]) -> None:
    modalities = load(TEXT, "tip.yaml")
    said = report(modalities, arrangement, {"tip-2025-hlm": arrangement})
    assert len(said.findings) == len(modalities.provisions)
