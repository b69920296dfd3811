"""Addresses of mail, below the secretariat's own."""

from django.urls import path

from rostrum.web.secretariat import letters, mail, mailings, training

urlpatterns = [
    path("outbox/", mail.outbox, name="outbox"),
    path("outbox/report/", mail.bounce, name="outbox_bounce"),
    path("outbox/<slug:mail>/", mail.mail, name="outbox_mail"),
    path("outbox/<slug:mail>/again/", mail.mail_again, name="outbox_again"),
    path("events/<slug:event>/letters/", letters.letters, name="letters"),
    path(
        "events/<slug:event>/letters/<str:letter>/<slug:language>/", letters.letter_words, name="letter_words"
    ),
    path("events/<slug:event>/mailings/", mailings.mailings, name="mailings"),
    path("events/<slug:event>/mailings/new/", mailings.mailing_write, name="mailing_new"),
    path("events/<slug:event>/mailings/notice/", mailings.mailing_notice, name="mailing_notice"),
    path("events/<slug:event>/mailings/links/", mailings.mailing_links, name="mailing_links"),
    path("events/<slug:event>/mailings/training/", training.training, name="training"),
    path("events/<slug:event>/mailings/<slug:mailing>/", mailings.mailing, name="mailing"),
    path("events/<slug:event>/mailings/<slug:mailing>/words/", mailings.mailing_write, name="mailing_write"),
    path("events/<slug:event>/mailings/<slug:mailing>/test/", mailings.mailing_test, name="mailing_test"),
    path("events/<slug:event>/mailings/<slug:mailing>/send/", mailings.mailing_send, name="mailing_send"),
]
