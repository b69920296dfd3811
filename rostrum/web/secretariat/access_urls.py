"""Addresses of the board of needs, below the secretariat's own."""

from django.urls import path

from rostrum.web.secretariat import access as desk

HERE = "events/<slug:event>/access/"
urlpatterns = [
    path(HERE, desk.board, name="access_board"),
    path(f"{HERE}<slug:need>/", desk.request_page, name="access_request"),
    path(f"{HERE}<slug:need>/handle/", desk.handle, name="access_handle"),
]
