"""Addresses without a language in front."""

from django.urls import path

from rostrum.web.account import demo

urlpatterns = [path("demo/<str:token>/", demo.demo, name="demo")]
