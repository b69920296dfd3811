from django.apps import AppConfig


class ProcessesConfig(AppConfig):
    name = "rostrum.apps.processes"
    label = "processes"
