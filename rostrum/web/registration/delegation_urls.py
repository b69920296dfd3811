"""Addresses of a focal point, below the language."""

from django.urls import path

from rostrum.web.registration import delegation, delegation_door

urlpatterns = [
    path("delegation/", delegation.home, name="delegation_home"),
    path("delegation/open/", delegation_door.come_in, name="delegation_door"),
    path("delegation/open/<str:token>/", delegation_door.link, name="delegation_link"),
    path("delegation/leave/", delegation_door.leave, name="delegation_leave"),
    path("delegation/letter/", delegation.letter, name="delegation_letter"),
    path("delegation/list/", delegation.inscribe, name="delegation_inscribe"),
    path("delegation/members/add/", delegation.member_add, name="member_add"),
    path("delegation/members/<slug:registration>/", delegation.member, name="member"),
    path(
        "delegation/members/<slug:registration>/withdraw/", delegation.member_withdraw, name="member_withdraw"
    ),
]
