"""Refusals of the floor in words: what happened, what is safe, what to do next (experience 2)."""

from django.utils.translation import gettext, gettext_lazy

from rostrum.foundation.refusal import Refusal

WORDS = {
    "already_ended": gettext_lazy("This intervention has ended already. Nothing was changed."),
    "already_waiting": gettext_lazy("Your request is on the list already. It keeps its place."),
    "by_invitation": gettext_lazy("In this segment only the speakers named in the programme are heard."),
    "chair_is_simulated": gettext_lazy("The simulated moderator has the chair already."),
    "chair_is_taken": gettext_lazy("A person has the chair already."),
    "co_speaker_waits": gettext_lazy("One of those named waits or speaks already. Nothing was changed."),
    "co_speakers": gettext_lazy(
        "A joint intervention names between two and ten bodies, each once. Nothing was changed."
    ),
    "door_is_closed": gettext_lazy("This list is closed. Requests that are on it keep their place."),
    "door_is_open": gettext_lazy("This list is open already."),
    "has_the_floor": gettext_lazy("You have the floor now. You can ask again when you have finished."),
    "list_is_closed": gettext_lazy("The list is closed. Requests that are on it keep their place."),
    "list_is_open": gettext_lazy("The list is open already."),
    "list_is_suspended": gettext_lazy(
        "The list is suspended. Those who were waiting hand in their statements in writing."
    ),
    "list_runs": gettext_lazy("The list is not suspended. Nothing was changed."),
    "list_waits": gettext_lazy(
        "People still wait on the list. Hear them, or suspend the list and take the rest in writing."
    ),
    "no_group": gettext_lazy(
        "Only Member States and observers speak on behalf of a group of States. Nothing was changed."
    ),
    "no_such_door": gettext_lazy("The rules name no such list. Nothing was changed."),
    "no_such_code": gettext_lazy("No request has this code. Ask whoever told it to you."),
    "not_joint": gettext_lazy("In this segment the operator arranges joint interventions. Ask at the desk."),
    "no_door": gettext_lazy(
        "Your category does not speak in this segment. The webcast is open to everybody."
    ),
    "no_floor": gettext_lazy("This floor does not exist. Check the address."),
    "no_rehearsal": gettext_lazy("This is not a rehearsal. The chair is always a person."),
    "no_segment": gettext_lazy("No segment is open yet. Wait until the meeting begins."),
    "no_such_place": gettext_lazy("There is no such place on the list. Nothing was changed."),
    "nobody_has_the_floor": gettext_lazy("Nobody has the floor. Nothing was changed."),
    "nobody_waits": gettext_lazy("Nobody is waiting. Nothing was changed."),
    "already_raised": gettext_lazy("This is raised already. It keeps its place."),
    "appealed": gettext_lazy("There was an appeal against this ruling already. Nothing was changed."),
    "no_appeal": gettext_lazy("There is no appeal to decide. Nothing was changed."),
    "no_point": gettext_lazy("No point of order is in hand. Nothing was changed."),
    "no_ruling": gettext_lazy("There is no ruling to appeal against. Nothing was changed."),
    "nobody_is_interrupted": gettext_lazy("Nobody is interrupted. Nothing was changed."),
    "nobody_to_answer": gettext_lazy("Choose who answers. Nothing was changed."),
    "not_yours_to_raise": gettext_lazy(
        "The rules of this segment do not give your category this right. Nothing was changed."
    ),
    "point_is_open": gettext_lazy("A point of order is open. Rule on it first, then go on."),
    "replies_used": gettext_lazy("All rights of reply on this item have been used. Nothing was changed."),
    "ruled": gettext_lazy("The chair has ruled already. Nothing was changed."),
    "somebody_is_interrupted": gettext_lazy(
        "A speaker is interrupted. Give the floor back or stop that intervention first."
    ),
    "unknown_office": gettext_lazy("The modalities have no such office. Nothing was changed."),
    "votes": gettext_lazy("The votes say something else than the outcome. Nothing was changed."),
    "not_allowed": gettext_lazy("This floor belongs to another event. Open the link of this event."),
    "not_permitted": gettext_lazy("Your account does not have the role for this act. Nothing was changed."),
    "not_waiting": gettext_lazy("This request is no longer on the list. Nothing was changed."),
    "not_your_floor": gettext_lazy("You do not have the floor any more. Nothing was changed."),
    "nothing_to_undo": gettext_lazy("There is nothing to undo. Nothing was changed."),
    "nothing_to_report": gettext_lazy("The microphone is in that state already. Nothing was changed."),
    "extension": gettext_lazy("Give between 1 and 600 seconds more. Nothing was changed."),
    "no_limit": gettext_lazy("No limit runs here, so there is none to extend. Nothing was changed."),
    "no_such_limit": gettext_lazy("The rules state no such limit for this. Nothing was changed."),
    "limit_reason_needed": gettext_lazy("Choose why another limit is given. Nothing was changed."),
    "not_paused": gettext_lazy("The time is running already."),
    "paused": gettext_lazy("The time stands still already."),
    "reason_needed": gettext_lazy("Choose a reason for leaving the order. Nothing was changed."),
    "segment_is_open": gettext_lazy("This segment is open already."),
    "signed_out": gettext_lazy("This device is signed out. Open your link again and enter the PIN."),
    "somebody_has_the_floor": gettext_lazy("Somebody has the floor. Stop that intervention first."),
    "stale": gettext_lazy("The desk has changed since. Look at it again, then act."),
    "too_late": gettext_lazy("An act can be undone for ten seconds. That time is over."),
    "too_often": gettext_lazy("Too many presses in a minute. Your last request is safe. Wait a little."),
    "unknown_segment": gettext_lazy("The programme has no such segment on this floor. Nothing was changed."),
    "perhaps_the_same": gettext_lazy(
        "Somebody with such a name takes part already. Look in the queue, or say that it is another person. "
        "Nothing was changed."
    ),
    "guessed_too_often": gettext_lazy(
        "Too many codes were tried. Your place is safe. Try again in ten minutes."
    ),
    "missing": gettext_lazy("Fill in the name. Nothing was changed."),
    "category_unknown": gettext_lazy("Choose a category of this event. Nothing was changed."),
    "unavailable": gettext_lazy(
        "The record cannot be reached now. Nothing was stored. Try again in a moment."
    ),
    "bad_request": gettext_lazy("Something in this request could not be read. Nothing was changed."),
}


def words(refusal: Refusal) -> str:
    """The sentence for a refusal; one without words of its own is said plainly and never as a code."""
    told = WORDS.get(refusal.code)
    return str(told) if told else gettext("This could not be done. Nothing was changed.")
