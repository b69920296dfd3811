"""Addresses of the resolutions' desk, below the secretariat's own."""

from django.urls import path

from rostrum.web.secretariat import mandate, mandate_sheet

urlpatterns = [
    path("resolutions/", mandate.resolution_desk, name="resolution_desk"),
    path("resolutions/import/", mandate.resolution_import, name="resolution_import"),
    path("resolutions/<str:symbol>/", mandate_sheet.resolution_sheet, name="resolution_sheet"),
    path(
        "resolutions/<str:symbol>/units/<path:unit>/", mandate_sheet.resolution_split, name="resolution_split"
    ),
]
