"""Addresses of programme and mandate (docs/wire.md). Pages stand under a language, the calendar file does not."""

from django.urls import path

from rostrum.web.public import mandate, portraits, programme

urlpatterns = [
    path("events/<slug:event>/programme/", programme.programme, name="programme"),
    path(
        "events/<slug:event>/programme/versions/<int:number>/",
        programme.programme,
        name="programme_version",
    ),
    path(
        "events/<slug:event>/programme/changes/<int:a>/<int:b>/",
        programme.changes,
        name="programme_changes",
    ),
    path("events/<slug:event>/mandate/", mandate.mandate, name="mandate"),
]

machine_urlpatterns = [
    path("events/<slug:event>/programme.ics", programme.calendar, name="programme_calendar"),
    path("events/<slug:event>/portraits/<slug:portrait>/", portraits.portrait, name="programme_portrait"),
]
