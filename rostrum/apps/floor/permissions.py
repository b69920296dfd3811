"""Who may do what on a floor. Participants act on their own requests only; the timekeeper is no person."""

from rostrum.apps.processes.permissions import holds, permit

DESK = holds("operator", "moderator", "simulator")
CHAIR = holds("operator", "moderator")
OPERATOR = holds("operator")

PERMISSIONS = {
    "floor.see_podium": DESK,
    "floor.see_console": holds("operator", "technician"),
    "floor.see_booth": holds("interpreter", "operator"),
    "floor.give": DESK,
    "floor.stop": DESK,
    "floor.pause": CHAIR,
    "floor.extend": CHAIR,
    "floor.undo": CHAIR,
    "floor.open_segment": DESK,
    "floor.accept": DESK,
    "floor.suspend": DESK,
    "floor.put_question": DESK,
    "floor.move": CHAIR,
    "floor.remove": CHAIR,
    "floor.add": OPERATOR,
    "floor.raise": OPERATOR,
    "floor.rule": DESK,
    "floor.deliver": OPERATOR,
    "floor.report_microphone": OPERATOR,
    "floor.take_chair": CHAIR,
    "floor.change_names": holds("secretariat", "operator"),
}

permit(PERMISSIONS)
