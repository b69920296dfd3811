"""What an act would do to the mandate, in words, and on which moment an act was done."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from rostrum.apps.conformance.queries import Effect
from rostrum.foundation import clock
from rostrum.procedure.deadlines import moment
from rostrum.web.components.attribute_words import attribute_value
from rostrum.web.components.provision_words import anchor, heading
from rostrum.web.components.result_words import RESULTS, Result

NOON = 12 * 60


@dataclass(frozen=True)
class Change:
    """What an act would do to one provision, in words; `recorded` what the mix would then find."""

    paragraph: str
    anchor: str
    asks: str
    before: Result
    after: Result
    breaks: bool
    recorded: tuple[str, ...]


def changes(effects: tuple[Effect, ...]) -> list[Change]:
    return [
        Change(
            heading(one.finding.clause.partition("#")[0]),
            anchor(one.finding),
            one.finding.asks or one.finding.says,
            RESULTS[one.before],
            RESULTS[one.finding.result],
            one.breaks,
            recorded(one),
        )
        for one in effects
    ]


def recorded(effect: Effect) -> tuple[str, ...]:
    """What the mix would find of each holder; of what is sensitive a finding tells no value (R42)."""
    facts = [fact for fact in effect.finding.facts if fact.code == "mix"]
    return tuple(
        attribute_value(str(value)) if value else gettext("not decided yet")
        for fact in facts
        for value in fact.found
        if "survivor" not in fact.wanted
    )


def on(day: date | None, zone: str) -> int | None:
    """The moment of an act done on a day: now, if that is today; else noon there (Amb6)."""
    today = clock.moment(clock.now()).astimezone(ZoneInfo(zone)).date()
    return None if day is None or day == today else moment(day, NOON, zone)
