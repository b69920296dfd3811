"""Documents of the Assembly: nothing of a person who takes part."""

from rostrum.apps.mandate.models import Clause, Expression, Resolution, Span, Unit
from rostrum.apps.people.personal import nobody

nobody(Resolution, Expression, Unit, Clause, Span)
