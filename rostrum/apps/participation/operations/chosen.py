"""Whom the floor calls in a segment whose speakers are selected (P9). Whoever chooses has asked who may."""

from rostrum.apps.participation.models import ChosenSpeaker


def call_chosen(*, participant: str, segment: str, place: int) -> None:
    """Have the floor call somebody when the segment opens; asked twice it is once, and the first place counts."""
    ChosenSpeaker.objects.get_or_create(
        participant_id=participant, segment=segment, defaults={"place": place}
    )


def drop_chosen(*, participant: str, segment: str = "") -> None:
    """Call somebody no more in a segment, or in none where none is named."""
    rows = ChosenSpeaker.objects.filter(participant=participant)
    (rows.filter(segment=segment) if segment else rows).delete()
