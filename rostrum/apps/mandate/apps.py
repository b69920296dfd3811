from django.apps import AppConfig


class MandateConfig(AppConfig):
    name = "rostrum.apps.mandate"
    label = "mandate"
