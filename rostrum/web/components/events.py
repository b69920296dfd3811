"""The event that an address names."""

from django.http import Http404

from rostrum.apps.meeting import queries as meeting
from rostrum.foundation.refusal import Refusal


def found_event(event: str) -> meeting.EventRow:
    """An event that does not exist is a page that does not exist; whoever may come here may know that."""
    try:
        return meeting.event(event=event)
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal
