"""One at a time where an act is judged by all that stands in an event: two never give its last place."""

from rostrum.apps.meeting.models import Event


def hold_event(*, event: str) -> None:
    """Let no other act hold the event before the caller's transaction ends. Whoever only refers to it does not wait.

    On SQLite the transaction itself began with the lock. An unknown event holds nothing: the act refuses it.
    """
    Event.objects.select_for_update(no_key=True).filter(pk=event).first()
