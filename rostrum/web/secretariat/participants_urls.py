"""Addresses of the list of participants, below the secretariat's own."""

from django.urls import path

from rostrum.web.secretariat import erasing
from rostrum.web.secretariat import participants as desk
from rostrum.web.secretariat import participants_import as lists

LIST = "events/<slug:event>/participants/"
urlpatterns = [
    path(LIST, desk.participants, name="participants"),
    path(f"{LIST}add/", desk.participant_add, name="participant_add"),
    path(f"{LIST}import/", lists.participants_import, name="participants_import"),
    path(f"{LIST}links/", lists.participants_links, name="participants_links"),
    path(f"{LIST}<slug:participant>/", desk.participant, name="participant"),
    path(f"{LIST}<slug:participant>/name/", desk.participant_rename, name="participant_rename"),
    path(f"{LIST}<slug:participant>/protection/", desk.participant_protect, name="participant_protect"),
    path(f"{LIST}<slug:participant>/erase/", erasing.participant_erase, name="participant_erase"),
    path(f"{LIST}<slug:participant>/link/", desk.participant_link, name="participant_link"),
    path(f"{LIST}<slug:participant>/extra-time/", desk.participant_extra_time, name="participant_extra_time"),
    path(f"{LIST}<slug:participant>/revoke/", desk.participant_revoke, name="participant_revoke"),
]
