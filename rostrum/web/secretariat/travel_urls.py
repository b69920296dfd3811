"""Addresses of support for travel, below the secretariat's own."""

from django.urls import path

from rostrum.web.secretariat import travel as desk

HERE = "events/<slug:event>/travel/"
urlpatterns = [
    path(HERE, desk.travel, name="travel"),
    path(f"{HERE}file/<slug:form>/", desk.travel_file, name="travel_file"),
    path(f"{HERE}<slug:asked>/", desk.decide, name="travel_decide"),
]
