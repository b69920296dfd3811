"""Addresses of the desk of badges, below the secretariat's own."""

from django.urls import path

from rostrum.web.secretariat import badges as desk
from rostrum.web.secretariat import feedback

HERE = "events/<slug:event>/badges/"
urlpatterns = [
    path("events/<slug:event>/feedback/", feedback.feedback, name="feedback"),
    path(HERE, desk.badges, name="badges"),
    path(f"{HERE}make/", desk.badges_make, name="badges_make"),
    path(f"{HERE}print/", desk.badges_print, name="badges_print"),
    path(f"{HERE}papers/<slug:paper>.pdf", desk.paper, name="badges_paper"),
    path(f"{HERE}<slug:participant>/", desk.badge, name="badge"),
]
