"""How long the roles and offices of a process are kept."""

from rostrum.apps.people.models import (
    Account,
    Correction,
    Deletion,
    LegalName,
    Membership,
    Organization,
    OrganizationName,
    Person,
)
from rostrum.apps.people.personal import Personal, declare, nobody
from rostrum.apps.processes.models import Grant, Process, Substitution, Tenure, TenureStep

nobody(Organization, OrganizationName, Membership, Process, Grant)
declare(
    # those who work here, for as long as their accounts are open; offices of the Assembly are public history
    Personal(Account, dict.fromkeys(("password", "email", "name"), "staff")),
    Personal(Person, dict.fromkeys(("honorific", "public_name", "say", "languages"), "official")),
    Personal(LegalName, {"text": "official"}),
    Personal(Correction, dict.fromkeys(("about", "before", "after", "why"), "log")),
    Personal(Deletion, dict.fromkeys(("kept", "events", "counts", "ids"), "log")),
    Personal(Tenure, dict.fromkeys(("process", "office", "name"), "official")),
    Personal(Substitution, dict.fromkeys(("name", "function"), "official")),
    Personal(TenureStep, dict.fromkeys(("act", "why"), "official")),
)
