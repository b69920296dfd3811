"""Acts on events, their programmes, and the people in their offices."""

from rostrum.apps.meeting.operations.appointments import (
    advance,
    appoint,
    correct_candidate,
    end_appointment,
    erase_candidate,
    propose,
)
from rostrum.apps.meeting.operations.choices import end_entrustment, entrust_choice
from rostrum.apps.meeting.operations.holding import hold_event
from rostrum.apps.meeting.operations.invitations import Inviting, send_invitation
from rostrum.apps.meeting.operations.portraits import (
    Picture,
    examine_portrait,
    forget_portraits,
    keep_portrait,
    take_down_portrait,
)
from rostrum.apps.meeting.operations.programme import (
    load_event,
    name_holder,
    record_act,
    record_attribute,
    revise_programme,
    set_segment_time,
    set_state,
)
from rostrum.apps.meeting.operations.sharing import LONGEST as LONGEST_NAME
from rostrum.apps.meeting.operations.sharing import set_answers, share_registration

__all__ = [
    "LONGEST_NAME",
    "Inviting",
    "Picture",
    "advance",
    "appoint",
    "correct_candidate",
    "end_appointment",
    "end_entrustment",
    "entrust_choice",
    "erase_candidate",
    "examine_portrait",
    "forget_portraits",
    "hold_event",
    "keep_portrait",
    "load_event",
    "name_holder",
    "propose",
    "record_act",
    "record_attribute",
    "revise_programme",
    "send_invitation",
    "set_answers",
    "set_segment_time",
    "set_state",
    "share_registration",
    "take_down_portrait",
]
