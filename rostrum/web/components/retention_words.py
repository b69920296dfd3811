"""Why something is kept, what a table is called, how long: words of the deletion pages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

Word = str | Promise

CLASSES: dict[str, Word] = {
    "health": gettext_lazy("Health: what somebody needs to take part"),
    "working": gettext_lazy("Working papers: travel, questions, mode"),
    "balance": gettext_lazy("Counted for balance"),
    "contact": gettext_lazy("Ways to reach somebody, letters, files"),
    "identity": gettext_lazy("Who somebody is"),
    "public": gettext_lazy("Published by consent: until it is taken back"),
    "record": gettext_lazy("The record: numbers and random ids, no names"),
    "official": gettext_lazy("Offices and programme: public history"),
    "staff": gettext_lazy("Accounts of the staff: while they are open"),
    "log": gettext_lazy("Logs of what was done with data"),
    "door": gettext_lazy("Links, devices, badges: until they end"),
}
CAUSES: dict[str, Word] = {
    "wish": gettext_lazy("A person was erased"),
    "retention": gettext_lazy("The time has run out"),
    "restored": gettext_lazy("Erased again after an older copy came back"),
}
TABLES: dict[str, Word] = {
    "participation.Participant": gettext_lazy("Participants"),
    "registration.Dossier": gettext_lazy("What people told of themselves"),
    "registration.Registration": gettext_lazy("Registrations"),
    "registration.Step": gettext_lazy("Lines of the trail"),
    "registration.DelegationStep": gettext_lazy("Lines of the trail of delegations"),
    "registration.AccessRequest": gettext_lazy("Requests for accessibility"),
    "registration.TravelRequest": gettext_lazy("Requests for travel support"),
    "registration.Consent": gettext_lazy("Consents"),
    "correspondence.Mail": gettext_lazy("Letters"),
    "documents.File": gettext_lazy("Files"),
    "participation.Accommodation": gettext_lazy("Extra time"),
    "attendance.Paper": gettext_lazy("Papers"),
    "attendance.Badge": gettext_lazy("Badges"),
    "meeting.InvitationLetter": gettext_lazy("Letters"),
    "selection.Expression": gettext_lazy("Interest in speaking"),
    "selection.ExpressionStep": gettext_lazy("Lines of the trail"),
}
OTHER: Word = pgettext_lazy("rows of other tables", "Other")
REFUSALS: dict[str, Word] = {
    "not_sure": gettext_lazy("Tick the box first. Nothing was erased."),
    "has_the_floor": gettext_lazy("This person has the floor. Erase when the intervention has ended."),
    "not_permitted": gettext_lazy(
        "This person takes part in another event too. Its secretariat has to agree. Nothing was erased."
    ),
}
