"""Every refusal that a desk or a phone can meet has its words, and no words wait for a refusal that nobody makes."""

import ast
from collections.abc import Iterator
from pathlib import Path

import rostrum
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.refusals import WORDS, words

PACKAGE = Path(rostrum.__file__).parent
RAISING = (
    "procedure/floor/*.py",
    "apps/floor/*.py",
    "apps/floor/operations/*.py",
    "apps/participation/queries.py",
    "apps/participation/operations/people.py",
    "apps/participation/lists.py",
    "apps/people/permissions.py",
    "web/components/*.py",
    "web/participant/phone.py",
)
# Met by processes and commands alone.
UNSEEN = {"deadline_moved", "not_due", "record_has_begun", "rate", "not_a_rehearsal"}
# A press that no page of ours makes: the plain sentence will do.
PLAIN = {"unknown_language", "unknown_participant", "empty_list", "list_changed"}


def literals(node: ast.expr) -> Iterator[str]:
    """The codes an argument may come to: a text, one of two, or a text made of a column's name."""
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def raised() -> set[str]:
    found = {"category_unknown", "missing"}  # made of a column's name in `lists.judge`
    for pattern in RAISING:
        for path in PACKAGE.glob(pattern):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refusal" and node.args:
                    found |= set(literals(node.args[0]))
    return found


def test_every_refusal_has_its_words() -> None:
    assert sorted(raised() - set(WORDS) - UNSEEN - PLAIN) == []


def test_no_words_are_kept_that_nobody_says() -> None:
    assert sorted(set(WORDS) - raised()) == []


def test_a_refusal_without_words_is_said_plainly() -> None:
    assert words(Refusal("planted")) == "This could not be done. Nothing was changed."
