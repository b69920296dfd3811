"""Addresses of the booth."""

from django.urls import path

from rostrum.web.booth import views

urlpatterns = [path("events/<slug:event>/booth/", views.booth, name="booth")]
