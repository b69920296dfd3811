from django.apps import AppConfig


class FloorConfig(AppConfig):
    name = "rostrum.apps.floor"
    label = "floor"
