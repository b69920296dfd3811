"""Addresses of the door, below the language."""

from django.urls import path

from rostrum.web.participant import door

urlpatterns = [
    path("floor/", door.pin, name="door_pin"),
    path("floor/devices/", door.devices, name="door_devices"),
    path("floor/devices/<slug:device>/", door.sign_out, name="door_sign_out"),
    path("floor/<str:token>/", door.door, name="door"),
]
