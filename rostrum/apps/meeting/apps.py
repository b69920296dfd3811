from django.apps import AppConfig


class MeetingConfig(AppConfig):
    name = "rostrum.apps.meeting"
    label = "meeting"
