"""Who may put names and bodies right, asked by name: who holds which role stands in the app above, `processes`.

| act                              | secretariat of any event | secretariat of all events |
|----------------------------------|--------------------------|---------------------------|
| add and correct bodies, persons  | yes                      | yes                       |
| read and correct a legal name    |  in the event asked for  | yes                       |
"""

from typing import Any

import rules as untyped_rules

from rostrum.apps.people.models import Account
from rostrum.foundation.refusal import Refusal

rules: Any = untyped_rules
CORRECT = "people.correct"
LEGAL_NAME = "people.legal_name"


def may(by: Account | None, permission: str, thing: Any) -> None:
    """Refused: not_permitted, also where nobody has said who may. `by` None is the installation itself."""
    if by is not None and not rules.has_perm(permission, by, thing):
        raise Refusal("not_permitted", permission=permission)
