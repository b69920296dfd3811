"""Addresses of what is put on record, below the secretariat's own."""

from django.urls import path

from rostrum.web.secretariat import record

urlpatterns = [
    path("events/<slug:event>/record/", record.record_desk, name="record_desk"),
    path("events/<slug:event>/record/acts/<slug:provision>/", record.record_act, name="record_act"),
    path(
        "events/<slug:event>/record/offices/<slug:role>/<int:place>/<slug:attribute>/",
        record.record_attribute,
        name="record_attribute",
    ),
]
