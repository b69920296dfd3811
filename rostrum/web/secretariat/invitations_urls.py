"""Addresses of the invitations of an event, below the secretariat's own."""

from django.urls import path

from rostrum.web.secretariat import invitations as desk
from rostrum.web.secretariat import invited

ALL = "events/<slug:event>/invitations/"
ONE = f"{ALL}<slug:invitation>/"
urlpatterns = [
    path(ALL, desk.invitations, name="invitations"),
    path(f"{ALL}add/", desk.invitation_add, name="invitation_add"),
    path(f"{ALL}bodies/", invited.invited_bodies, name="invited_bodies"),
    path(f"{ALL}bodies/<slug:invitation>/", invited.invited_answer, name="invited_answer"),
    path(f"{ONE}again/", desk.invitation_again, name="invitation_again"),
    path(f"{ONE}withdraw/", desk.invitation_withdraw, name="invitation_withdraw"),
]
