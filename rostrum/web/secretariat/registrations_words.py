"""What the secretariat reads of registrations: states, acts, what to look at, why something was not done."""

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from rostrum.foundation.refusal import Refusal
from rostrum.web.components.cap_words import beyond, body_full
from rostrum.web.components.delegation_words import TYPES
from rostrum.web.secretariat.participants_forms import words as list_words

Word = str | Promise
STATES: dict[str, Word] = {
    "submitted": gettext_lazy("To decide"),
    "asked": gettext_lazy("Waits for an answer"),
    "proposed": gettext_lazy("Proposed for the list of the President"),
    "approved": pgettext_lazy("registration", "Approved"),
    "refused": pgettext_lazy("registration", "Refused"),
    "not_included": gettext_lazy("Not on the final list"),
    "withdrawn": pgettext_lazy("registration", "Withdrawn"),
}
GROUPS: dict[str, Word] = {
    "waiting": gettext_lazy("Everything that waits"),
    "coming": gettext_lazy("Everything that waits or was approved"),
    "not_approved": gettext_lazy("Not approved"),
}
MEMBERS: dict[str, Word] = {  # of delegations
    "members": gettext_lazy("All members of delegations"),
    "counted": gettext_lazy("Members of delegations who count"),
    "beside": gettext_lazy("Assistants and interpreters beside"),
    **TYPES,
}
TONES = {
    "submitted": "info",
    "asked": "warn",
    "proposed": "info",
    "approved": "ok",
    "refused": "stop",
    "not_included": "stop",
    "withdrawn": "",
}
FLAGS: dict[str, tuple[Word, Word]] = {  # what it is in short, and what to do about it
    "ecosoc_not_recorded": (
        gettext_lazy("No consultative status on file"),
        gettext_lazy("Match the organization with one on file, or ask for evidence of its status."),
    ),
    "paris_not_recorded": (
        gettext_lazy("No A status on file"),
        gettext_lazy("Match the institution with one on file, or ask for evidence of its accreditation."),
    ),
    "ecosoc_status": (
        gettext_lazy("Has consultative status"),
        gettext_lazy("It may register without the list of the President. Ask it to use that way."),
    ),
}
ACTS: dict[str, Word] = {
    "save": gettext_lazy("Began"),
    "send": gettext_lazy("Sent"),
    "enter": gettext_lazy("Registered from a list"),
    "ask": gettext_lazy("Asked for more"),
    "answer": gettext_lazy("Answered"),
    "change": gettext_lazy("Changed"),
    "change_identity": gettext_lazy("Changed who they are"),
    "approve": pgettext_lazy("act", "Approved"),
    "propose": gettext_lazy("Proposed for the list"),
    "refuse": pgettext_lazy("act", "Refused"),
    "correct": gettext_lazy("Corrected on the list"),
    "include": gettext_lazy("On the final list"),
    "leave_out": gettext_lazy("Not on the final list"),
    "reconsider": gettext_lazy("Taken up again"),
    "keep": gettext_lazy("Change declined"),
    "withdraw": pgettext_lazy("act", "Withdrawn"),
    "match": gettext_lazy("Organization matched"),
    "recommend": gettext_lazy("Recommended by the body"),
    "advise_against": gettext_lazy("Advised against by the body"),
}
BY: dict[str, Word] = {
    "applicant": gettext_lazy("the person"),
    "focal_point": gettext_lazy("the focal point"),
    "account": gettext_lazy("somebody who has left"),
    "assembly": gettext_lazy("the General Assembly"),
    "installation": gettext_lazy("this installation"),
}
STEPS: dict[str, Word] = {
    "who": gettext_lazy("The person"),
    "organization": gettext_lazy("Organization, as told"),
    "taking_part": gettext_lazy("Taking part"),
    "publication": gettext_lazy("What is published"),
}
ECOSOC: dict[str, Word] = {
    "general": gettext_lazy("General consultative status"),
    "special": gettext_lazy("Special consultative status"),
    "roster": gettext_lazy("On the roster"),
}
PARIS: dict[str, Word] = {
    "A": gettext_lazy("A: in full compliance with the Paris Principles"),
    "B": gettext_lazy("B: in part in compliance with the Paris Principles"),
}
FIELDS: dict[str, Word] = {
    "member_type": gettext_lazy("What this member is"),
    "level": gettext_lazy("Level of representation"),
    "organization": gettext_lazy("Body on file"),
    "category": gettext_lazy("Category"),
}
DONE: dict[str, Word] = {
    "approve": gettext_lazy("Approved. A letter is on its way."),
    "propose": gettext_lazy("Proposed for the list. A letter is on its way."),
    "ask": gettext_lazy("Your question is on its way."),
    "refuse": gettext_lazy("Refused. A letter with the reason is on its way."),
    "withdraw": gettext_lazy("Withdrawn. A letter is on its way."),
    "keep": gettext_lazy("The change is declined. A letter is on its way."),
    "reconsider": gettext_lazy("It waits for a decision again. A letter is on its way."),
    "match": gettext_lazy("The organization is matched."),
}
WORDS: dict[str, Word] = {
    "not_now": gettext_lazy(
        "Somebody decided meanwhile. Nothing was changed. It is shown below as it stands now."
    ),
    "changed_meanwhile": gettext_lazy(
        "An answer was changed meanwhile. Nothing was decided. Look at it again below, then decide."
    ),
    "by_the_list": gettext_lazy("Here the General Assembly decides, by the list. Nothing was changed."),
    "not_by_the_list": gettext_lazy("This category does not come by the list. Nothing was changed."),
    "missing": gettext_lazy("Write what the person will read. Nothing was changed."),
    "too_long": gettext_lazy("Use at most %(longest)s characters. Your text is kept, nothing was changed."),
    "unknown": gettext_lazy("There is no such body on file. Nothing was changed."),
    "nobody_chosen": gettext_lazy("Nobody was chosen. Nothing was changed. Choose one or more."),
    "too_many": gettext_lazy("At most %(limit)s at once. Nothing was changed. Choose fewer."),
    "stopped_midway": gettext_lazy(
        "%(done)s were decided, then one could not be. The rest is as it was. Open them one by one."
    ),
    "list_stale": gettext_lazy("The list changed in the meantime. Nothing was added. Try again."),
    "empty_list": gettext_lazy("The file holds nobody to register. Nothing was stored."),
    "list_changed": gettext_lazy(
        "One of them changed meanwhile. Nobody was approved. Look at the list again, then decide."
    ),
}


FAULTS: dict[str, Word] = {
    "no_way_in": gettext_lazy("This category has no form, so nobody is registered in it."),
    "not_asked": gettext_lazy("This is not asked of the category. Leave it empty."),
    "address_not_read": gettext_lazy("Enter an e-mail address such as name@example.org."),
    "unknown_country": gettext_lazy("Enter the three letters of a country, for example CHL."),
    "unknown_language": gettext_lazy("Enter the code of a language, for example fr."),
    "unknown_choice": gettext_lazy("Enter one of the answers of the form."),
    "beyond_cap_organization": gettext_lazy(
        "The modalities leave no place for one more of this organization. Take the line out."
    ),
    "beyond_cap_delegation": gettext_lazy(
        "The modalities leave no place for one more of this delegation. Take the line out."
    ),
    "beyond_cap_category": gettext_lazy(
        "The modalities leave no place for one more of this category. Take the line out."
    ),
    "beyond_cap_event": gettext_lazy(
        "The modalities leave no place for one more in this event. Take the line out."
    ),
}


def fault_words(code: str) -> str:
    """What is wrong with a cell, a line or a file."""
    return str(FAULTS.get(code) or list_words(code))


def words(refusal: Refusal) -> str:
    """The sentence for a decision that was not taken."""
    if refusal.code == "beyond_cap":
        return beyond(refusal)
    if refusal.code in {"body_full", "body_full_elsewhere"}:
        return body_full(refusal)
    told = WORDS.get(refusal.code)
    return str(told) % refusal.detail if told else gettext("This could not be done. Nothing was changed.")
