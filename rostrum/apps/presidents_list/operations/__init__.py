"""Every act on a list: drawing it up, conducting it, and what is handled in confidence."""

from rostrum.apps.presidents_list.operations.conduct import (
    Again,
    Sending,
    bring_to_assembly,
    circulate_list,
    extend_period,
    publish_list,
    record_decision,
    reissue_list,
)
from rostrum.apps.presidents_list.operations.confidential import (
    Objected,
    Said,
    Told,
    disclose_basis,
    open_objection,
    receive_objection,
    receive_request,
    withdraw_objection,
)
from rostrum.apps.presidents_list.operations.drawing_up import drop_name, propose_names
from rostrum.apps.presidents_list.record import By

__all__ = [
    "Again",
    "By",
    "Objected",
    "Said",
    "Sending",
    "Told",
    "bring_to_assembly",
    "circulate_list",
    "disclose_basis",
    "drop_name",
    "extend_period",
    "open_objection",
    "propose_names",
    "publish_list",
    "receive_objection",
    "receive_request",
    "record_decision",
    "reissue_list",
    "withdraw_objection",
]
