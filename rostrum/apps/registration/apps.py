from django.apps import AppConfig


class RegistrationConfig(AppConfig):
    name = "rostrum.apps.registration"
    label = "registration"
