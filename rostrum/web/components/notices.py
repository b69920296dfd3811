"""The words that a page shows once after an act. They travel in a cookie: a press writes no session (D22)."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


class Notices(CookieStorage):
    cookie_name = "__Host-notices" if settings.SECURE else "notices"
