"""Addresses of what everybody may see; `pages` stand behind a language, `files` do not."""

from django.urls import path, re_path

from rostrum.web.public import certificate, lists, live, presidents_list, unsubscribe

pages = [
    path("", live.home, name="home"),
    path("events/<slug:event>/", live.live, name="live"),
    path("events/<slug:event>/screen/", live.screen, name="screen"),
    path("events/<slug:event>/participants/", lists.listed, name="list"),
    path("events/<slug:event>/record/", live.record, name="record"),
    path("events/<slug:event>/lists/<slug:name>/", presidents_list.public_list, name="public_list"),
    path("certificates/", certificate.certificate, name="certificate"),
    path("letters/end/<str:token>/", unsubscribe.unsubscribe, name="unsubscribe"),
]
files = [
    re_path(
        r"^floors/(?P<floor>[a-z0-9_.-]+)/record\.(?P<form>jsonl|csv|xlsx)$",
        live.record_file,
        name="record_file",
    ),
    path("verify.py", live.verifier, name="verifier"),
    path("healthz", live.alive, name="alive"),
]
