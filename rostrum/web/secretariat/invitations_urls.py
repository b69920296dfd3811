"""Addresses of the invitations of an event, below the secretariat's own."""

from django.urls import path

from rostrum.web.secretariat import invitations as desk

ALL = "events/<slug:event>/invitations/"
ONE = f"{ALL}<slug:invitation>/"
urlpatterns = [
    path(ALL, desk.invitations, name="invitations"),
    path(f"{ALL}add/", desk.invitation_add, name="invitation_add"),
    path(f"{ONE}again/", desk.invitation_again, name="invitation_again"),
    path(f"{ONE}withdraw/", desk.invitation_withdraw, name="invitation_withdraw"),
]
