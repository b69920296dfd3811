"""Addresses of the delegations of an event, below the secretariat's own."""

from django.urls import path

from rostrum.web.secretariat import delegations as desk
from rostrum.web.secretariat import delegations_list

ALL = "events/<slug:event>/delegations/"
ONE = f"{ALL}<slug:delegation>/"
urlpatterns = [
    path(ALL, delegations_list.delegations, name="delegations"),
    path(f"{ALL}file/<slug:form>/", delegations_list.delegations_file, name="delegations_file"),
    path(f"{ALL}add/", desk.delegation_add, name="delegation_add"),
    path(ONE, desk.delegation_desk, name="delegation_desk"),
    path(f"{ONE}focal-point/", desk.delegation_focal, name="delegation_focal"),
    path(f"{ONE}link/", desk.delegation_again, name="delegation_again"),
    path(f"{ONE}approve/", desk.delegation_approve, name="delegation_approve"),
]
