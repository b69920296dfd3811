"""Every address. Pages carry their language in front (D27); machine files do not."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from rostrum.web import stream_tokens
from rostrum.web.components import display, prospects
from rostrum.web.public import programme_urls
from rostrum.web.public import urls as public

handler500 = "rostrum.web.components.failures.failed"
urlpatterns = [
    path("", include(public.files)),
    path("", include(programme_urls.machine_urlpatterns)),
    path("", include("rostrum.web.account.demo_urls")),
    path("display/", display.set_display, name="display"),
    path("events/<slug:event>/token/", stream_tokens.stream_token, name="stream_token"),
    path("events/<slug:event>/prospects/", prospects.prospects, name="prospects"),
    *i18n_patterns(
        path("", include(public.pages)),
        path("", include("rostrum.web.public.programme_urls")),
        path("", include("rostrum.web.public.resolutions_urls")),
        path("", include("rostrum.web.account.urls")),
        path("", include("rostrum.web.participant.door_urls")),
        path("", include("rostrum.web.participant.urls")),
        path("", include("rostrum.web.registration.urls")),
        path("", include("rostrum.web.entrance.urls")),
        path("", include("rostrum.web.podium.urls")),
        path("", include("rostrum.web.console.urls")),
        path("", include("rostrum.web.booth.urls")),
        path("", include("rostrum.web.secretariat.urls")),
        path("", include("rostrum.web.office.urls")),
    ),
]
