from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "rostrum.apps.correspondence"
    label = "correspondence"
