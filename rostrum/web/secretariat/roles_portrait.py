"""The portrait of a holder on the public programme: by the person's yes, and down as soon as it is taken back (D42)."""

from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from rostrum.apps.documents.intake.purposes import MB, PURPOSES
from rostrum.apps.meeting import portraits
from rostrum.apps.meeting.operations import Picture, take_down_portrait
from rostrum.apps.meeting.permissions import APPOINT
from rostrum.apps.registration.operations import show_portrait
from rostrum.apps.registration.queries import shown_portraits
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.modalities.arrangement import mapping, members, sequence
from rostrum.web.components import files
from rostrum.web.components.registration_words import deleted_after
from rostrum.web.components.uploads import bounded
from rostrum.web.secretariat.roles import Desk, desk, desks, page, role_of

LARGEST = PURPOSES["holder"].largest
SAY_HOW = gettext_lazy("Say how the person agreed. Nothing was stored.")
REFUSED = {
    "protected": gettext_lazy("No portrait of this person can be shown here. Nothing was stored."),
    "no_consent": SAY_HOW,
    "no_such_holder": gettext_lazy("Somebody else holds this place now. Nothing was stored. Look again."),
}


class PortraitForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Portrait"),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose a file.")},
    )
    note = forms.CharField(
        label=gettext_lazy("How the person agreed"),
        help_text=gettext_lazy("For example: letter of 3 May. Only those who decide on this office read it."),
        max_length=500,
        widget=forms.TextInput(attrs={"class": "input", "dir": "auto"}),
        error_messages={"required": SAY_HOW},
    )
    agreed = forms.BooleanField(
        label=gettext_lazy("The person agreed that everybody sees this portrait on the programme."),
        error_messages={"required": gettext_lazy("Without the yes of the person no portrait is shown.")},
    )


@dataclass(frozen=True)
class Chair:
    """One place of an office, with the name in it."""

    held: Desk
    role: str
    place: int
    name: str


def chair(request: HttpRequest, event: str, role: str, place: int) -> Chair:
    """For an account that decides on the office."""
    held = desk(request, event)
    role_of(held, role, APPOINT)
    named = sequence(members(held.arrangement, "roles")[role].get("holders"))
    if place >= len(named):
        raise Http404("no_such_place")
    return Chair(held, role, place, str(mapping(named[place]).get("name", "")))


def shown(request: HttpRequest, one: Chair, form: PortraitForm, status: int = 200) -> HttpResponse:
    event = one.held.event.id
    row = portraits.portrait_of(event=event, role=one.role, name=one.name)
    context = page(one.held) | {
        "form": form,
        "role": one.role,
        "label": one.held.label(one.role),
        "name": one.name,
        "row": row,
        "public": shown_portraits(event=event).get((one.role, one.name), ""),
        "state": files.STATES[row.file.state] if row else "",
        "largest": LARGEST // MB,
        "kept": deleted_after("contact"),
        "saved": request.GET.get("saved", ""),
    }
    return render(request, "secretariat/roles_portrait.html", context, status=status)


def too_large(request: HttpRequest, event: str, role: str, place: int) -> HttpResponse:
    form = PortraitForm({"note": "-", "agreed": "yes"})
    form.full_clean()
    form.errors.clear()
    form.add_error("file", files.words(Refusal("file_too_large", limit=LARGEST // MB)))
    return shown(request, chair(request, event, role, place), form, 413)


@csrf_exempt  # asked below, when it is known who sends and how much; asking it here would read the body first
@desks
@require_http_methods(["GET", "HEAD", "POST"])
@bounded(LARGEST, too_large)
@csrf_protect
def role_portrait(request: HttpRequest, event: str, role: str, place: int) -> HttpResponse:
    """Shown with the yes that it stands on; sent with it, or taken down."""
    one = chair(request, event, role, place)
    if request.method != "POST":
        return shown(request, one, PortraitForm())
    name = request.POST.get("holder", "")
    if "remove" in request.POST:
        take_down_portrait(event=event, role=role, holder=name, by=one.held.by)
        return done(one, "removed")
    form = PortraitForm(request.POST, request.FILES)
    if form.is_valid() and kept(form, one, name):
        return done(one, "shown")
    return shown(request, one, form, 422)


def kept(form: PortraitForm, one: Chair, name: str) -> bool:
    """Whether it is kept for the name that was on the page; otherwise the form says why not."""
    sent, note = form.cleaned_data["file"], form.cleaned_data["note"]
    picture = Picture(one.held.event.id, one.role, name, sent.name, sent.read(), note)
    try:
        show_portrait(picture=picture, by=one.held.by, now=clock.now())
    except Refusal as refusal:
        words = REFUSED.get(refusal.code)
        form.add_error("file", str(words) if words else files.words(refusal))
        return False
    return True


def done(one: Chair, saved: str) -> HttpResponse:
    address = reverse("role_portrait", args=[one.held.event.id, one.role, one.place])
    return HttpResponseRedirect(f"{address}?saved={saved}")
