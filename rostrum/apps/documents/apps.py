from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "rostrum.apps.documents"
    label = "documents"
