"""Who people are. What they may do stands in `processes` and `participation`."""

from rostrum.apps.people.models.accounts import Account, AccountManager
from rostrum.apps.people.models.bodies import (
    Consultative,
    Kind,
    Membership,
    Organization,
    OrganizationName,
    Paris,
    Region,
)
from rostrum.apps.people.models.deletions import Deletion
from rostrum.apps.people.models.persons import LegalName, Person
from rostrum.apps.people.models.trail import Correction

__all__ = [
    "Account",
    "AccountManager",
    "Consultative",
    "Correction",
    "Deletion",
    "Kind",
    "LegalName",
    "Membership",
    "Organization",
    "OrganizationName",
    "Paris",
    "Person",
    "Region",
]
