"""The pages, as a WSGI application for the server that `rostrum serve` starts."""

import os

from django.core.wsgi import get_wsgi_application

from rostrum.conf import lifeline

if os.environ.get("ROSTRUM_CHILD"):
    lifeline.hold()
application = get_wsgi_application()
