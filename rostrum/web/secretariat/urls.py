"""Addresses of the secretariat's pages, each subject in a file of its own."""

from django.urls import include, path

from rostrum.web.secretariat import home, overview

urlpatterns = [
    path("secretariat/", home.home, name="secretariat"),
    path("secretariat/events/<slug:event>/", overview.overview, name="overview"),
    path("secretariat/", include("rostrum.web.secretariat.bodies_urls")),
    path("secretariat/", include("rostrum.web.secretariat.programme_urls")),
    path("secretariat/", include("rostrum.web.secretariat.record_urls")),
    path("secretariat/", include("rostrum.web.secretariat.roles_urls")),
    path("secretariat/", include("rostrum.web.secretariat.tenures_urls")),
    path("secretariat/", include("rostrum.web.secretariat.invitations_urls")),
    path("secretariat/", include("rostrum.web.secretariat.registrations_urls")),
    path("secretariat/", include("rostrum.web.secretariat.deadlines_urls")),
    path("secretariat/", include("rostrum.web.secretariat.participants_urls")),
    path("secretariat/", include("rostrum.web.secretariat.lists_urls")),
    path("secretariat/", include("rostrum.web.secretariat.delegations_urls")),
    path("secretariat/", include("rostrum.web.secretariat.mandate_urls")),
    path("secretariat/", include("rostrum.web.secretariat.mail_urls")),
    path("secretariat/", include("rostrum.web.secretariat.files_urls")),
    path("secretariat/", include("rostrum.web.secretariat.badges_urls")),
    path("secretariat/", include("rostrum.web.secretariat.access_urls")),
    path("secretariat/", include("rostrum.web.secretariat.travel_urls")),
]
