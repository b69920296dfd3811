from django.apps import AppConfig


class SelectionConfig(AppConfig):
    name = "rostrum.apps.selection"
    label = "selection"
