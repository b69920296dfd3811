"""Addresses of the entrances; everything an entrance needs stands below its own, so that its worker sees no other."""

from django.urls import path

from rostrum.web.entrance import views

HERE = "events/<slug:event>/entrance/"
urlpatterns = [
    path(HERE, views.entrance, name="entrance"),
    path(f"{HERE}worker.js", views.worker, name="entrance_worker"),
    path(f"{HERE}copy/", views.copy, name="entrance_copy"),
    path(f"{HERE}scans/", views.scans, name="entrance_scans"),
]
