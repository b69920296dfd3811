"""Who takes part, as figures: by gender where it was told, and by the regional group of the body on file (R83, R93)."""

from collections import Counter
from dataclasses import dataclass

from rostrum.apps.people.models import Account
from rostrum.apps.registration.models import Registration
from rostrum.apps.registration.permissions import may
from rostrum.procedure.registration.states import APPROVED


@dataclass(frozen=True)
class Taking:
    """Everybody approved; those who told a gender; how many are women; how many of each regional group."""

    approved: int
    told: int
    women: int
    regions: dict[str, int]


def balance(*, event: str, by: Account | None) -> Taking:
    """Figures of everybody approved; one query. Refused: not_permitted.

    Nobody's gender is ever inferred, and a protected person is of no region.
    """
    may(by, "registration.see", event)
    rows = Registration.objects.filter(event=event, state=APPROVED, dossier__erased_at=None)
    found = list(rows.values_list("dossier__answers", "dossier__organization__region", "dossier__protected"))
    genders = Counter(str(answers.get("gender", "")) for answers, _, _ in found)
    regions = Counter(region for _, region, protected in found if region and not protected)
    return Taking(len(found), len(found) - genders[""], genders["woman"], dict(regions))
