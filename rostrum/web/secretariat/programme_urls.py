"""Addresses of the programme's desk, below the secretariat's own."""

from django.urls import path

from rostrum.web.secretariat import programme, sharing

urlpatterns = [
    path("events/<slug:event>/programme/", programme.programme_edit, name="programme_edit"),
    path(
        "events/<slug:event>/programme/segments/<slug:segment>/",
        programme.programme_time,
        name="programme_time",
    ),
    path(
        "events/<slug:event>/programme/offices/<slug:role>/<int:place>/",
        programme.programme_holder,
        name="programme_holder",
    ),
    path("events/<slug:event>/programme/answers/", sharing.programme_answers, name="programme_answers"),
    path("events/<slug:event>/programme/registration/", sharing.programme_sharing, name="programme_sharing"),
    path("events/<slug:event>/programme/state/", programme.programme_state, name="programme_state"),
]
