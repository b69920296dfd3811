"""Addresses of the registration, below the language."""

from django.urls import include, path

from rostrum.web.registration import (
    access,
    another,
    badge,
    certificate,
    door,
    erasing,
    feedback,
    form,
    interest,
    portrait,
    travel,
    ways,
)

urlpatterns = [
    path("", include("rostrum.web.registration.delegation_urls")),
    path("events/<slug:event>/register/", ways.ways, name="register"),
    path("events/<slug:event>/register/<slug:category>/", ways.ask, name="register_ask"),
    path("events/<slug:event>/register/<slug:category>/sent/", ways.asked, name="register_asked"),
    path("events/<slug:event>/access/", access.access, name="access"),
    path("registration/", door.home, name="dossier"),
    path("registration/open/", door.come_in, name="dossier_door"),
    path("registration/erase/", erasing.erase, name="dossier_erase"),
    path("registration/leave/", door.leave, name="dossier_leave"),
    path("registration/links/end/", another.end_links, name="dossier_end_links"),
    path("registration/events/<slug:event>/", another.another, name="registration_another"),
    path("registration/<slug:registration>/withdraw/", form.withdraw, name="registration_withdraw"),
    path("registration/<slug:registration>/send/", form.send, name="registration_send"),
    path("registration/<slug:registration>/travel/", travel.answer, name="registration_travel"),
    path(
        "registration/<slug:registration>/interest/<slug:segment>/",
        interest.interest,
        name="registration_interest",
    ),
    path(
        "registration/<slug:registration>/interest/<slug:segment>/withdraw/",
        interest.withdraw,
        name="registration_interest_withdraw",
    ),
    path("registration/<slug:registration>/badge/", badge.badge, name="registration_badge"),
    path("registration/<slug:registration>/badge.pdf", badge.badge_pdf, name="registration_badge_pdf"),
    path(
        "registration/<slug:registration>/certificate/",
        certificate.certificate,
        name="registration_certificate",
    ),
    path(
        "registration/<slug:registration>/certificate.pdf",
        certificate.certificate_pdf,
        name="registration_certificate_pdf",
    ),
    path("registration/<slug:registration>/portrait/", portrait.portrait, name="registration_portrait"),
    path(
        "registration/<slug:registration>/portrait/file/",
        portrait.portrait_file,
        name="registration_portrait_file",
    ),
    path("registration/<slug:registration>/feedback/", feedback.feedback, name="registration_feedback"),
    path("registration/<slug:registration>/<slug:step>/", form.step, name="registration_step"),
    path("register/<str:token>/", door.link, name="dossier_link"),
]
