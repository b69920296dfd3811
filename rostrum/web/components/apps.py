from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    name = "rostrum.web.components"
    label = "components"
