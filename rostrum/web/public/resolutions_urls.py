"""Addresses of the resolutions held, under a language."""

from django.urls import path

from rostrum.web.public import resolutions

urlpatterns = [
    path("resolutions/", resolutions.resolutions, name="resolutions"),
    path("resolutions/<str:symbol>/", resolutions.resolution, name="resolution"),
]
