"""The pages, as a WSGI application for the server that `rostrum serve` starts."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from rostrum.conf import lifeline

if os.environ.get("ROSTRUM_CHILD"):
    lifeline.hold()
application = get_wsgi_application()
# Every page is read now, a second of work, and not at the first press.
_ADDRESSES = len(get_resolver().reverse_dict)
