"""The life of a registration: one table of states and acts (R72-R79, R81-R87).

A registration is a draft until it is sent, then before the secretariat. Only whoever has opened the link in a mail
can fill one in, so that every address has answered before anything is looked at.
By the list it is proposed and the Assembly decides. Whoever was approved and changes who they are is looked at again.
"""

from collections.abc import Mapping

from rostrum.procedure.registration.life import Life

DRAFT, SUBMITTED, ASKED = "draft", "submitted", "asked"
PROPOSED, APPROVED, REFUSED, NOT_INCLUDED, WITHDRAWN = (
    "proposed",
    "approved",
    "refused",
    "not_included",
    "withdrawn",
)
STATES = (DRAFT, SUBMITTED, ASKED, PROPOSED, APPROVED, REFUSED, NOT_INCLUDED, WITHDRAWN)
OPEN = frozenset({SUBMITTED, ASKED})  # what waits for a decision
ENDED = frozenset({REFUSED, NOT_INCLUDED, WITHDRAWN})
ADVICE = frozenset({"recommend", "advise_against"})
IDENTITY = frozenset({"name", "legal_name", "body", "category", "capacity", "country"})

LIFE = Life(
    {
        "save": {DRAFT: DRAFT},
        "send": {DRAFT: SUBMITTED},
        "enter": {DRAFT: SUBMITTED},  # by the secretariat, from a list
        "ask": {SUBMITTED: ASKED},
        "answer": {ASKED: SUBMITTED},
        "change": {SUBMITTED: SUBMITTED, ASKED: ASKED, APPROVED: APPROVED, PROPOSED: PROPOSED},
        "change_identity": {SUBMITTED: SUBMITTED, ASKED: ASKED, APPROVED: SUBMITTED},
        "approve": {SUBMITTED: APPROVED, ASKED: APPROVED},
        "keep": {SUBMITTED: APPROVED, ASKED: APPROVED},  # a change declined: what was approved before stays
        "propose": {SUBMITTED: PROPOSED, ASKED: PROPOSED},
        "refuse": {SUBMITTED: REFUSED, ASKED: REFUSED, APPROVED: REFUSED},
        "correct": {PROPOSED: PROPOSED},  # how a name is written, as a corrigendum tells Members
        "include": {PROPOSED: APPROVED},
        "leave_out": {PROPOSED: NOT_INCLUDED},
        "reconsider": {REFUSED: SUBMITTED},
        # by a body that facilitates; it decides nothing (R57)
        "recommend": {SUBMITTED: SUBMITTED, ASKED: ASKED},
        "advise_against": {SUBMITTED: SUBMITTED, ASKED: ASKED},
        "withdraw": dict.fromkeys((DRAFT, SUBMITTED, ASKED, PROPOSED, APPROVED), WITHDRAWN),
    }
)
after, allowed = LIFE.after, LIFE.allowed


def changed(before: Mapping[str, str], new: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What differs, field by field: before and after. Shown to whoever approves again."""
    names = {*before, *new}
    pairs = {name: (before.get(name, ""), new.get(name, "")) for name in sorted(names)}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def act_of_change(differs: Mapping[str, tuple[str, str]]) -> str:
    """`change_identity` where one of the fields that were approved is among them, otherwise `change`."""
    return "change_identity" if IDENTITY & differs.keys() else "change"
