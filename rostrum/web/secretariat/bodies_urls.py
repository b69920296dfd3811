"""Addresses of the bodies on file, which belong to no single event."""

from django.urls import path

from rostrum.web.secretariat import bodies as desk

urlpatterns = [
    path("bodies/", desk.bodies, name="bodies"),
    path("bodies/add/", desk.body_add, name="body_add"),
    path("bodies/<slug:body>/", desk.body, name="body"),
    path("bodies/<slug:body>/name/", desk.body_name, name="body_name"),
    path("bodies/<slug:body>/member/", desk.body_member, name="body_member"),
    path("bodies/<slug:body>/member/<slug:of>/end/", desk.body_member_end, name="body_member_end"),
    path("bodies/<slug:body>/facts/<slug:fact>/", desk.body_fact, name="body_fact"),
]
