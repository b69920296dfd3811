from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "rostrum.apps.participation"
    label = "participation"
