"""Why an act on a list was not done: what happened, what is kept, what to do; never what was said in confidence."""

from django import forms
from django.utils.translation import gettext, gettext_lazy

from rostrum.foundation.refusal import Refusal
from rostrum.web.components.cap_words import beyond

WORDS = {
    "nothing_chosen": (None, gettext_lazy("Choose at least one name. Nothing was changed.")),
    "unknown_registration": (
        None,
        gettext_lazy("This registration is no longer there. Nothing was changed."),
    ),
    "not_now": (None, gettext_lazy("One of these registrations was decided meanwhile. Nothing was changed.")),
    "already_on_the_list": (
        None,
        gettext_lazy("One of these names is on the list already. Nothing was changed."),
    ),
    "not_by_the_list": (None, gettext_lazy("This category does not come by the list. Nothing was changed.")),
    "not_on_the_list": ("nominee", gettext_lazy("This name is no longer on the list. Choose another.")),
    "list_is_with_the_assembly": (
        None,
        gettext_lazy("The list is with the General Assembly. Nothing can be changed any more."),
    ),
    "symbol_not_read": (
        "symbol",
        gettext_lazy("This is no symbol of a document. Write it as A/80/CRP.1, or leave it empty."),
    ),
    "symbol_of_another_form": (
        "symbol",
        gettext_lazy(
            "The end of the symbol must fit the kind of version, for example /Add.1 for an addendum."
        ),
    ),
    "unknown_form": (
        "form",
        gettext_lazy("The first version is the list. New names follow in an addendum or a revision."),
    ),
    "corrigendum_brings_no_name": (
        "form",
        gettext_lazy("A corrigendum brings no new names. Choose an addendum or a revision."),
    ),
    "symbol_taken": (
        "symbol",
        gettext_lazy("A version with this symbol has been sent already. Take the next number."),
    ),
    "symbol_of_another_document": (
        "symbol",
        gettext_lazy("The symbol must begin with that of the version it belongs to."),
    ),
    "nothing_to_correct": (
        None,
        gettext_lazy("Nothing has been sent to Member States yet. Send the list first."),
    ),
    "wrong_answers": (
        None,
        gettext_lazy("One of these names holds a sign that cannot be shown. Nothing was changed."),
    ),
    "period_in_the_past": ("day", gettext_lazy("This moment has passed. Choose a later one.")),
    "not_longer": ("day", gettext_lazy("The time can only be made longer. Choose a later moment.")),
    "period_ended": (None, gettext_lazy("The time of Member States has ended. Nothing was changed.")),
    "nothing_to_circulate": (None, gettext_lazy("Every name has been sent already. Propose a name first.")),
    "not_considered": (
        None,
        gettext_lazy("Member States still have time. Wait until it has ended, then bring the list."),
    ),
    "names_not_circulated": (
        None,
        gettext_lazy("Some names have not been sent to Member States. Send them or take them off first."),
    ),
    "not_before_the_assembly": (None, gettext_lazy("The list is not before the General Assembly.")),
    "not_decided": (None, gettext_lazy("The General Assembly has not decided yet. Nothing was changed.")),
    "not_circulated": (
        "nominee",
        gettext_lazy("This name has not been sent to Member States. Choose another."),
    ),
    "not_a_member": ("state", gettext_lazy("Only Member States can object. Choose a Member State.")),
    "may_not_request": (
        "state",
        gettext_lazy("Only Member States and States members of a specialized agency can ask for it."),
    ),
    "unknown": ("state", gettext_lazy("Choose a State of the list.")),
    "no_such_objection": (None, gettext_lazy("This objection was withdrawn already. Nothing was changed.")),
    "objection_erased": (
        None,
        gettext_lazy("What was said of this name was erased with the person. Nothing can be opened or told."),
    ),
    "no_such_request": (None, gettext_lazy("This request was answered already. See the log of disclosures.")),
    "other_key": (
        None,
        gettext_lazy(
            "The key of this installation does not open it. It is kept. Tell whoever runs the installation."
        ),
    ),
    "bad_request": (None, gettext_lazy("Something in this request could not be read. Nothing was changed.")),
    "not_permitted": (
        None,
        gettext_lazy("Your account does not have the role for this act. Nothing was changed."),
    ),
}


def words(refusal: Refusal) -> tuple[str | None, str]:
    """The field a refusal belongs to, None for the whole form, and its sentence."""
    if refusal.code in {"missing", "too_long"}:
        told = gettext("Fill this in.") if refusal.code == "missing" else gettext("This is too long.")
        return str(refusal.detail.get("field")), told
    if refusal.code == "beyond_cap":
        return None, beyond(refusal)
    field, said = WORDS.get(
        refusal.code, (None, gettext_lazy("This could not be done. Nothing was changed."))
    )
    return field, str(said)


def tell(form: forms.Form, refusal: Refusal) -> None:
    """The sentence beside its field, or above the form where it has no such field."""
    field, said = words(refusal)
    form.add_error(field if field in form.fields else None, said)
