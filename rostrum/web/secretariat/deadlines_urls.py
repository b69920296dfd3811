"""Addresses of deadlines and of the calendar, below the secretariat's own."""

from django.urls import path

from rostrum.web.secretariat import deadlines

urlpatterns = [
    path("events/<slug:event>/deadlines/", deadlines.deadlines, name="deadlines"),
    path("events/<slug:event>/deadlines/<slug:deadline>/", deadlines.deadline_extend, name="deadline_extend"),
    path("events/<slug:event>/holidays/", deadlines.holiday_add, name="holiday_add"),
    path("events/<slug:event>/holidays/remove/", deadlines.holiday_remove, name="holiday_remove"),
]
