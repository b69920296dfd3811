"""Who takes part, as figures: by gender where it was told, and by the regional group of the body on file (R83, R93)."""

from collections import Counter
from dataclasses import dataclass

from rostrum.apps.people.models import Account
from rostrum.apps.registration.models import Registration
from rostrum.apps.registration.permissions import may
from rostrum.procedure.registration.states import APPROVED

STEP = 5  # genders of so many together


@dataclass(frozen=True)
class Taking:
    """Everybody approved; those whose gender is counted; how many are women; how many of each regional group."""

    approved: int
    told: int
    women: int
    regions: dict[str, int]


def balance(*, event: str, by: Account | None) -> Taking:
    """Figures of everybody approved; one query. Refused: not_permitted.

    Nobody's gender is ever inferred, and a protected person is of no region. Genders are counted after every fifth
    person who told one, in the order of their approval, so that nobody's own can be read off two counts (R200).
    """
    may(by, "registration.see", event)
    rows = Registration.objects.filter(event=event, state=APPROVED, dossier__erased_at=None)
    columns = ("dossier__answers", "dossier__organization__region", "dossier__protected")
    found = list(rows.order_by("decided_at", "id").values_list(*columns))
    told = [gender for answers, _, _ in found if (gender := str(answers.get("gender", "")))]
    whole = told[: len(told) - len(told) % STEP]
    regions = Counter(region for _, region, protected in found if region and not protected)
    return Taking(len(found), len(whole), whole.count("woman"), dict(regions))
