"""The words of the registration: what each question asks, why, who sees the answer, how long it is kept."""

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext_lazy

from rostrum.foundation.languages import OFFICIAL
from rostrum.procedure.registration.questions import Question, readers
from rostrum.procedure.registration.ways import Way
from rostrum.procedure.retention import DAYS

Word = str | Promise

STEPS: dict[str, Word] = {
    "who": gettext_lazy("Who you are"),
    "organization": gettext_lazy("Organization"),
    "taking_part": gettext_lazy("Taking part"),
    "accessibility": gettext_lazy("Accessibility"),
    "publication": gettext_lazy("What is published"),
    "check": gettext_lazy("Check and send"),
}
LABELS: dict[str, Word] = {
    "honorific": gettext_lazy("Title before the name"),
    "name": gettext_lazy("Name"),
    "legal_name": gettext_lazy("Name as in the passport"),
    "say": gettext_lazy("How to say the name"),
    "email": gettext_lazy("E-mail address"),
    "phone": gettext_lazy("Telephone"),
    "letters": gettext_lazy("Language of our letters"),
    "country": gettext_lazy("Country"),
    "gender": gettext_lazy("Gender"),
    "protected": gettext_lazy("Protect me: show my name alone"),
    "body": gettext_lazy("Organization or delegation"),
    "capacity": gettext_lazy("Function"),
    "website": gettext_lazy("Website of the organization"),
    "status": gettext_lazy("Status of the organization"),
    "expertise": gettext_lazy("Work on the subject"),
    "through": gettext_lazy("Body you apply through"),
    "motive": gettext_lazy("Reason for applying"),
    "mode": gettext_lazy("How you take part"),
    "speak": gettext_lazy("I ask to speak"),
    "lang": gettext_lazy("Will speak in"),
    "joint": gettext_lazy("Organizations that join this intervention"),
    "group": gettext_lazy("Group of States you speak for"),
    "question": gettext_lazy("Question for the panellists"),
    "grounds_pass": gettext_lazy("I hold a grounds pass of the United Nations"),
    "travel": gettext_lazy("Support for travel"),
    "access": gettext_lazy("What you need to take part"),
    "assistant": gettext_lazy("An assistant or a sign interpreter comes with me"),
    "publish_name": gettext_lazy("My name may be published"),
    "publish_text": gettext_lazy("My statement and other contributions may be published"),
    "outside_service": gettext_lazy("My text may be processed by an outside service"),
    "contact_again": gettext_lazy("You may write to me about later events"),
    "listed": gettext_lazy("Who sees me on the list of participants"),
}
HINTS: dict[str, Word] = {
    "name": gettext_lazy("As it is announced and shown. It may be another name than in the passport."),
    "legal_name": gettext_lazy("Only if it differs. It is used at the door and nowhere else."),
    "say": gettext_lazy("In letters as you would write them, so that it is said right."),
    "gender": gettext_lazy("Optional. It is counted for the balance of speakers and never shown."),
    "protected": gettext_lazy(
        "Organization, function and region are then hidden. You need not say why. "
        "Nothing more is asked of you."
    ),
    "status": gettext_lazy("For example consultative status, or the grade under the Paris Principles."),
    "expertise": gettext_lazy("It is a preference of the mandate. Nobody is refused for the lack of it."),
    "through": gettext_lazy("It reads this application and says a word on it. The secretariat decides."),
    "speak": gettext_lazy("Being inscribed is not a right to speak. Interventions depend on the time."),
    "joint": gettext_lazy("Joint interventions share one slot. One name on each line."),
    "question": gettext_lazy("Moderators draw from these questions. Your name is not shown to the room."),
    "grounds_pass": gettext_lazy("Whoever holds none needs a special event ticket."),
    "travel": gettext_lazy("Say what you would need. Support is limited and is decided for each request."),
    "access": gettext_lazy("Only those who arrange it see this. It is deleted after the event."),
    "assistant": gettext_lazy("They need no place of their own in the numbers."),
    "publish_text": gettext_lazy(
        "Without a yes nothing of yours is published. You can take it back at any time."
    ),
    "outside_service": gettext_lazy("For example for a translation. Without a yes it stays in this house."),
    "listed": gettext_lazy("Without a choice nobody sees you. You can change it at any time."),
}
CHOICES: dict[str, dict[str, Word]] = {
    "gender": {
        "": gettext_lazy("I do not say"),
        "woman": gettext_lazy("Woman"),
        "man": gettext_lazy("Man"),
        "other": pgettext_lazy("gender", "Another"),
    },
    "mode": {
        "": gettext_lazy("I do not know yet"),
        "in_person": gettext_lazy("In the room"),
        "online": gettext_lazy("Online"),
    },
    "listed": {
        "nobody": gettext_lazy("Nobody"),
        "category": gettext_lazy("People of my category"),
        "participants": gettext_lazy("All participants"),
        "public": gettext_lazy("Everybody"),
    },
}
SEEN_BY: dict[str, Word] = {
    "everybody": gettext_lazy("everybody"),
    "secretariat": gettext_lazy("the secretariat"),
    "operator": gettext_lazy("the operators of the floor"),
    "moderator": gettext_lazy("the moderators"),
    "facilitator": gettext_lazy("the body that facilitates applications"),
    "accessibility": gettext_lazy("those who arrange accessibility"),
}
FAULTS: dict[str, Word] = {
    "too_long": gettext_lazy("This is too long."),
    "hidden_signs": gettext_lazy("This holds signs that cannot be seen."),
    "unknown_language": gettext_lazy("Choose a language of the list."),
    "unknown_country": gettext_lazy("Choose a country of the list."),
    "unknown_choice": gettext_lazy("Choose one of the answers."),
    "answer_missing": gettext_lazy("Fill this in."),
    "address_not_read": gettext_lazy("Enter an e-mail address such as name@example.org."),
}
REFUSALS: dict[str, Word] = {
    "no_way_in": gettext_lazy("This category has no form. The page of the event says what is possible."),
    "by_invitation": gettext_lazy("This form opens by an invitation. Use the link of your invitation."),
    "invitation_ended": gettext_lazy(
        "This invitation opens nothing any more. Ask whoever invited you for another one."
    ),
    "deadline_passed": gettext_lazy("The time for this form has passed. What you filled in is kept."),
    "too_often": gettext_lazy("Too many requests from your network. Wait an hour and try again."),
    "signed_out": gettext_lazy("This link is no longer open. Ask for a new one at the form of the event."),
    "not_now": gettext_lazy("This is not possible any more. Your registration is shown as it stands."),
    "not_grouped": gettext_lazy("This event has a registration of its own."),
    "registered_already": gettext_lazy("You are registered for this event already."),
    "address_registered": gettext_lazy(
        "Your e-mail address has another registration for this event. Nothing was begun. Ask for its link at the form."
    ),
}
STATES: dict[str, Word] = {
    "draft": gettext_lazy("Not sent yet"),
    "submitted": gettext_lazy("With the secretariat"),
    "asked": gettext_lazy("Waits for your answer"),
    "proposed": gettext_lazy("Proposed for the list of the President"),
    "approved": pgettext_lazy("registration", "Approved"),
    "refused": gettext_lazy("Not approved"),
    "not_included": gettext_lazy("Not on the final list"),
    "withdrawn": pgettext_lazy("registration", "Withdrawn"),
}
NEXT: dict[str, Word] = {
    "draft": gettext_lazy("Fill in the form and send it. What you have entered is kept."),
    "submitted": gettext_lazy("The secretariat looks at it and writes to you. Nothing more is needed now."),
    "asked": gettext_lazy("Answer the question, then send the form again."),
    "proposed": gettext_lazy("Member States consider the list. Then the General Assembly decides."),
    "approved": gettext_lazy("You take part. What you need comes by mail in time."),
    "refused": gettext_lazy("The webcast is open to everybody."),
    "not_included": gettext_lazy("The webcast is open to everybody."),
    "withdrawn": gettext_lazy("You do not take part. To come back, ask for a new link."),
}
ROUTES: dict[str, Word] = {
    "delegation": gettext_lazy(
        "By the delegation: its focal point registers the members, by a link from the secretariat."
    ),
    "inscribe": gettext_lazy("Delegations inscribe by this form."),
    "register": gettext_lazy("By this form."),
    "invite": gettext_lazy("By invitation: use the link of your invitation."),
    "apply": gettext_lazy("By this form; it is an application."),
    "pga_list": gettext_lazy(
        "By this form, for the list of the President. Member States consider the list and the General Assembly decides."
    ),
    "open": gettext_lazy("No registration is needed. Follow the webcast."),
    "unspecified": gettext_lazy("The mandate names no way in for this category. What is possible:"),
}
REMEDIES: dict[str, Word] = {
    "by_delegation": gettext_lazy("as a member of a delegation"),
    "as_panellist": gettext_lazy("as a panellist whom the Office invites"),
    "by_organization": gettext_lazy("with an organization that registers"),
    "by_accreditation": gettext_lazy("with an accreditation as media"),
}


def seen_by(question: Question, way: Way) -> str:
    """Who reads the answer by this way in, as a sentence."""
    names = gettext(", ").join(str(SEEN_BY[one]) for one in readers(question, way))
    return gettext("Seen by %(names)s.") % {"names": names} if names else gettext("Seen by nobody.")


def kept(question: Question) -> str:
    """How long the answer is kept, as a sentence."""
    return deleted_after(question.kept)


def deleted_after(kept: str) -> str:
    """How long what is of a class of retention is kept, as a sentence."""
    days = DAYS[kept]
    if days is None:
        return gettext("Kept until you take it back.")
    return ngettext(
        "Deleted %(days)d day after the event.", "Deleted %(days)d days after the event.", days
    ) % {"days": days}


def languages() -> list[tuple[str, str]]:
    return [(one.code, one.name) for one in OFFICIAL]
