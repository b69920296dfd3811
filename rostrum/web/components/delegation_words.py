"""The words of delegations: types of members, levels of representation, and what was refused."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from rostrum.foundation.refusal import Refusal
from rostrum.web.components.cap_words import full
from rostrum.web.components.refusals import WORDS as OF_THE_FLOOR
from rostrum.web.components.registration_words import FAULTS
from rostrum.web.components.registration_words import REFUSALS as OF_REGISTRATION

Word = str | Promise

TYPES: dict[str, Word] = {
    "delegate": gettext_lazy("Delegate"),
    "parliamentarian": gettext_lazy("Parliamentarian"),
    "law_enforcement": gettext_lazy("Law enforcement"),
    "nhri": gettext_lazy("National human rights institution"),
    "civil_society": gettext_lazy("Civil society"),
    "private_sector": gettext_lazy("Private sector"),
    "assistant": gettext_lazy("Assistant"),
    "sign_interpreter": gettext_lazy("Sign language interpreter"),
}
LEVELS: dict[str, Word] = {
    "head_of_state": gettext_lazy("Head of State"),
    "vice_president": pgettext_lazy("level of representation", "Vice-President"),
    "crown_prince": gettext_lazy("Crown Prince or Crown Princess"),
    "head_of_government": gettext_lazy("Head of Government"),
    "deputy_head_of_government": gettext_lazy("Deputy Head of Government"),
    "minister": gettext_lazy("Minister"),
    "vice_minister": gettext_lazy("Vice-Minister"),
    "head_of_delegation": gettext_lazy("Head of delegation"),
}
FIELDS: dict[str, Word] = {
    "member_type": gettext_lazy("Choose what this member is."),
    "level": gettext_lazy("Choose one of those shown."),
}
LISTS: dict[str, Word] = {
    "open": gettext_lazy("The list takes names now."),
    "closed": gettext_lazy("The list does not take names now. The operator opens it."),
    "shut": gettext_lazy("The time for your door of this list has passed."),
    "invited": gettext_lazy("In this segment only the speakers named in the programme are heard."),
    "none": gettext_lazy("Your category has no door to this list."),
}
REFUSALS: dict[str, Word] = {
    "deadline_passed": gettext_lazy(
        "The time to add members has passed. Those who stand here can still be changed."
    ),
    "not_now": gettext_lazy("This is not possible any more. The delegation is shown as it stands."),
    "not_approved": gettext_lazy("The secretariat has not approved this member yet. Nothing was changed."),
    "address_is_theirs": gettext_lazy(
        "This member uses a page of their own, so only they change the address. Nothing was changed."
    ),
    "inscribed": gettext_lazy("Your delegation stands on this list already. It keeps its place."),
    "delegation_exists": gettext_lazy("This body has a delegation already. Change its focal point instead."),
    "no_delegations": gettext_lazy("This category does not come by a delegation. Choose another one."),
    "not_by_invitation": gettext_lazy("This category does not come by invitation. Choose another one."),
    "too_many_places": gettext_lazy("Enter a whole number from 1 to 99."),
    "unknown": gettext_lazy("Choose one of those shown."),
    "unknown_language": gettext_lazy("Choose a language of the list."),
    "category_unknown": gettext_lazy("Choose one of those shown."),
}


def refused(refusal: Refusal) -> str:
    """The sentence for a refusal, whichever subject it comes from."""
    if refusal.code == "delegation_full":
        return full(refusal)
    for table in (REFUSALS, OF_REGISTRATION, OF_THE_FLOOR, FAULTS):
        if refusal.code in table:
            detail: dict[str, Any] = {key: str(value) for key, value in refusal.detail.items()}
            return str(table[refusal.code]) % detail
    return gettext("This could not be saved. Nothing was changed.")
