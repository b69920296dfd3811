from django.apps import AppConfig


class PresidentsListConfig(AppConfig):
    name = "rostrum.apps.presidents_list"
    label = "presidents_list"
