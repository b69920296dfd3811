"""Addresses of the offices of a process and of the staff of an event, below the secretariat's own."""

from django.urls import path

from rostrum.web.secretariat import staff
from rostrum.web.secretariat import tenures as desk

HERE = "events/<slug:event>/offices/"
urlpatterns = [
    path("events/<slug:event>/staff/", staff.staff_desk, name="staff"),
    path("events/<slug:event>/staff/take-back/", staff.staff_take_back, name="staff_take_back"),
    path(HERE, desk.offices, name="offices"),
    path(f"{HERE}add/", desk.office_add, name="office_add"),
    path(f"{HERE}<slug:tenure>/", desk.tenure, name="tenure"),
]
