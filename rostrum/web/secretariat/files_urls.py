"""Addresses of files, below the secretariat's own."""

from django.urls import path

from rostrum.web.secretariat import files

urlpatterns = [
    path("events/<slug:event>/files/", files.files, name="files"),
    path("events/<slug:event>/files/<slug:file>/", files.file, name="file"),
    path("events/<slug:event>/files/<slug:file>/delete/", files.file_erase, name="file_erase"),
]
