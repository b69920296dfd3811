from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "rostrum.apps.people"
    label = "people"
