"""Addresses of the review of registrations, below the secretariat's own."""

from django.urls import path

from rostrum.web.secretariat import (
    registrations,
    registrations_bulk,
    registrations_import,
    registrations_sheet,
)

LIST = "events/<slug:event>/registrations/"
urlpatterns = [
    path(LIST, registrations.registrations, name="registrations"),
    path(f"{LIST}approve/", registrations_bulk.registrations_bulk, name="registrations_bulk"),
    path(f"{LIST}import/", registrations_import.registrations_import, name="registrations_import"),
    path(f"{LIST}file/<slug:form>/", registrations.registrations_file, name="registrations_file"),
    path(f"{LIST}<slug:registration>/", registrations_sheet.registration_sheet, name="registration_sheet"),
    path(
        f"{LIST}<slug:registration>/<slug:act>/",
        registrations_sheet.registration_act,
        name="registration_act",
    ),
]
