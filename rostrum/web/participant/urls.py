"""Addresses of the participant's phone."""

from django.urls import path

from rostrum.web.participant import lists, phone

urlpatterns = [
    path("events/<slug:event>/floor/", phone.phone, name="phone"),
    path("events/<slug:event>/floor/request/", phone.request_floor, name="request_floor"),
    path("events/<slug:event>/floor/join/", phone.join, name="join_request"),
    path("events/<slug:event>/floor/withdraw/", phone.withdraw, name="withdraw"),
    path("events/<slug:event>/floor/raise/", phone.raise_matter, name="raise_matter"),
    path("events/<slug:event>/floor/take-back/", phone.withdraw_matter, name="withdraw_matter"),
    path("events/<slug:event>/floor/yield/", phone.yield_floor, name="yield_floor"),
    path("events/<slug:event>/floor/participants/", lists.listed, name="list_participants"),
    path("events/<slug:event>/floor/who-sees-me/", lists.choice, name="list_choice"),
    path("events/<slug:event>/floor/protect/", lists.protect, name="protect_me"),
]
