"""Addresses of the podium."""

from django.urls import path

from rostrum.web.podium import views

urlpatterns = [
    path("events/<slug:event>/podium/", views.podium, name="podium"),
    path("events/<slug:event>/podium/<slug:act>/", views.act, name="podium_act"),
]
