"""Selected speakers in words: the own state, the states for the staff, what is wrong, what was done."""

from typing import Any

from django.utils.translation import gettext_lazy, pgettext_lazy

OWN: dict[str, Any] = {
    "received": gettext_lazy("Your interest was received. Everybody is told when the speakers are chosen."),
    "chosen": gettext_lazy("You are chosen to speak. You stand on the list of this segment."),
    "not_chosen": gettext_lazy("The speakers are chosen, and you are not among them."),
    "replaced": gettext_lazy("Another speaker was chosen in your place."),
    "withdrawn": gettext_lazy("You have taken your interest back."),
}
OWN_TONES = {"received": "info", "chosen": "ok", "not_chosen": "", "replaced": "warn", "withdrawn": ""}
STATES: dict[str, Any] = {
    "received": pgettext_lazy("interest in speaking", "Received"),
    "listed": gettext_lazy("On the short-list"),
    "chosen": pgettext_lazy("interest in speaking", "Chosen"),
    "replaced": pgettext_lazy("interest in speaking", "Replaced"),
    "withdrawn": pgettext_lazy("interest in speaking", "Taken back"),
    "left": gettext_lazy("No longer takes part"),
}
GROUPS: dict[str, Any] = {
    "interested": gettext_lazy("Everybody still interested"),
    "picked": gettext_lazy("On the short-list or chosen"),
}
TONES = {
    "received": "",
    "listed": "info",
    "chosen": "ok",
    "replaced": "warn",
    "withdrawn": "",
    "left": "stop",
}
STANDS: dict[str, Any] = {
    "to_come": gettext_lazy("Not open yet"),
    "open": gettext_lazy("Open for interest"),
    "closed": gettext_lazy("Closed"),
}
TOLD: dict[str, Any] = {
    "chosen": gettext_lazy("Told: chosen"),
    "not_chosen": gettext_lazy("Told: not chosen"),
    "replaced": gettext_lazy("Told: replaced"),
}
STEPS: dict[str, Any] = {
    "express": gettext_lazy("Interest sent"),
    "change": gettext_lazy("Interest changed"),
    "withdraw": gettext_lazy("Interest taken back"),
    "short_list": gettext_lazy("Put on the short-list"),
    "take_off": gettext_lazy("Taken off the short-list"),
    "choose": pgettext_lazy("interest in speaking", "Chosen"),
    "take_back": gettext_lazy("Choice taken back"),
    "replace": pgettext_lazy("interest in speaking", "Replaced"),
    "note": pgettext_lazy("interest in speaking", "Note"),
}
FIRST: dict[str, Any] = {
    "": gettext_lazy("I do not say"),
    "yes": gettext_lazy("Yes, it would be the first time"),
    "no": gettext_lazy("No, I have spoken here before"),
}
FIRSTS: dict[str, Any] = {
    "yes": gettext_lazy("First time"),
    "no": gettext_lazy("Has spoken before"),
}
FIELDS: dict[str, Any] = {
    "text": gettext_lazy("What you would say"),
    "language": gettext_lazy("Language in which you would speak"),
    "first": gettext_lazy("Would you speak here for the first time?"),
}
FAULTS: dict[str, Any] = {
    "answer_missing": gettext_lazy("Fill this in."),
    "too_many_words": gettext_lazy("This is longer than 200 words. Shorten it."),
    "too_long": gettext_lazy("This is too long."),
    "hidden_signs": gettext_lazy("This holds signs that cannot be seen."),
    "unknown_language": gettext_lazy("Choose a language of the list."),
    "unknown_choice": gettext_lazy("Choose one of the answers."),
    "consent_missing": gettext_lazy("Without your consent nobody can read it. Tick the box to send it."),
}
REFUSALS: dict[str, Any] = {
    "deadline_passed": gettext_lazy("The time for this has passed. What you sent before is kept."),
    "call_to_come": gettext_lazy("This is not open yet. Nothing was sent."),
    "not_open_to": gettext_lazy("Your category does not speak in this segment. Nothing was sent."),
    "not_now": gettext_lazy("This has changed meanwhile. It is shown as it stands now."),
    "unknown_expression": gettext_lazy("This interest is no longer there. Nothing was changed."),
    "has_left": gettext_lazy("This person no longer takes part. Choose another."),
    "not_approved": gettext_lazy("This registration is not approved. Approve it first, then choose."),
    "no_place_left": gettext_lazy("Every place is taken. Take a choice back first."),
    "reason_needed": gettext_lazy("This departs from the balance or the short-list. Write the reason."),
    "missing": gettext_lazy("Write the reason or the note. Nothing was changed."),
    "told_already": gettext_lazy("This person was told already. Choose another in their place."),
    "not_told": gettext_lazy("This person was not told yet. Take the choice back instead."),
    "call_is_open": gettext_lazy("Interest is still taken. Tell everybody when the time has ended."),
    "nobody_chosen": gettext_lazy("Nobody is chosen yet. Choose the speakers first."),
    "nobody_to_tell": gettext_lazy("Everybody was told already. Nothing was sent."),
    "not_permitted": gettext_lazy("Your account does not have the role for this act. Nothing was changed."),
    "too_long": gettext_lazy("This is too long. Nothing was changed. Shorten it."),
}
OTHER = gettext_lazy("This could not be done. Nothing was changed.")
