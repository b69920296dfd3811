"""Addresses of the console."""

from django.urls import path

from rostrum.web.console import views

urlpatterns = [
    path("events/<slug:event>/console/", views.console, name="console"),
    path("events/<slug:event>/console/<slug:act>/", views.act, name="console_act"),
]
