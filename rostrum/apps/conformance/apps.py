from django.apps import AppConfig


class ConformanceConfig(AppConfig):
    name = "rostrum.apps.conformance"
    label = "conformance"
