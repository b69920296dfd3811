from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    name = "rostrum.apps.attendance"
    label = "attendance"
