"""Addresses of the roles of an event, below the secretariat's own."""

from django.urls import path

from rostrum.web.secretariat import roles, roles_appoint, roles_invite, roles_people, roles_portrait

ROLES = "events/<slug:event>/roles/"
ROLE = f"{ROLES}<slug:role>/"
PERSON = "events/<slug:event>/appointments/<slug:appointment>/"
urlpatterns = [
    path(ROLES, roles.roles, name="roles"),
    path(PERSON, roles_people.role_person, name="role_person"),
    path(f"{PERSON}correct/", roles_people.role_correct, name="role_correct"),
    path(f"{PERSON}appoint/", roles_appoint.role_appoint, name="role_appoint"),
    path(f"{PERSON}letter/", roles_invite.role_invite, name="role_invite"),
    path(f"{PERSON}erase/", roles_people.role_erase, name="role_erase"),
    path(f"{ROLE}propose/", roles_people.role_propose, name="role_propose"),
    path(f"{ROLE}choice/", roles.role_entrust, name="role_entrust"),
    path(f"{ROLE}choice/end/", roles.role_entrust_end, name="role_entrust_end"),
    path(f"{ROLE}<int:place>/end/", roles_appoint.role_end, name="role_end"),
    path(f"{ROLE}<int:place>/portrait/", roles_portrait.role_portrait, name="role_portrait"),
]
