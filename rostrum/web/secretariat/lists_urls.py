"""Addresses of the lists of participants and of the tables, below the secretariat's own."""

from django.urls import path

from rostrum.web.secretariat import erasing, listings, tables

TABLES = "events/<slug:event>/tables/"
urlpatterns = [
    path("events/<slug:event>/lists/", listings.lists, name="lists"),
    path("events/<slug:event>/deletions/", erasing.deletions_report, name="deletions"),
    path(TABLES, tables.tables, name="tables"),
    path(f"{TABLES}<slug:table>/masked/", tables.table_masked, name="table_masked"),
    path(f"{TABLES}<slug:table>/ask/", tables.table_ask, name="table_ask"),
    path(f"{TABLES}<slug:export>/decide/", tables.table_decide, name="table_decide"),
    path(f"{TABLES}<slug:export>/take/", tables.table_take, name="table_take"),
]
