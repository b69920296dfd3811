"""A letter of invitation to a role: written, looked at as the invited reads it, then sent (requirements 36-59)."""

from functools import partial

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_http_methods

from rostrum.apps.meeting import invitation_letters, operations
from rostrum.apps.meeting.operations import Inviting
from rostrum.apps.meeting.permissions import APPOINT
from rostrum.foundation import clock
from rostrum.foundation.languages import OFFICIAL, direction
from rostrum.web.secretariat.roles import Desk, desk, desks, done, page
from rostrum.web.secretariat.roles_people import found


class InviteForm(forms.Form):
    """What is typed is kept, also while the letter is looked at."""

    address = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "input", "dir": "ltr"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the letter"),
        choices=[(one.code, one.name) for one in OFFICIAL],
        widget=forms.Select(attrs={"class": "input"}),
    )
    words = forms.CharField(
        label=gettext_lazy("Words of your own"),
        help_text=gettext_lazy("They stand in the letter as you write them, in its language."),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"class": "input", "rows": 6, "dir": "auto"}),
    )

    def letter(self) -> Inviting:
        told = self.cleaned_data
        return Inviting(told["address"], told["language"], told["words"])


@desks
@require_http_methods(["GET", "HEAD", "POST"])
def role_invite(request: HttpRequest, event: str, appointment: str) -> HttpResponse:
    """Shown as the invited will read it before it is sent; what was shown is what is sent."""
    held = desk(request, event)
    row = found(held, appointment)
    if APPOINT not in held.rights[row.role] or row.status not in {"proposed", "chosen", "invited"}:
        raise Http404("not_now")
    initial = {"language": get_language()}
    form = InviteForm(request.POST if request.method == "POST" else None, initial=initial)
    letter = None
    if form.is_valid():
        if "send" in request.POST and done(form, partial(_send, held, row.id, form.letter())):
            return HttpResponseRedirect(reverse("role_person", args=[event, appointment]) + "?saved=1")
        letter = _read(held, row.id, form.letter())
    language = form.cleaned_data["language"] if form.is_valid() else "en"
    context = page(held) | {
        "row": row,
        "label": held.label(row.role),
        "form": form,
        "letter": letter,
        "language": language,
        "direction": direction(language),
    }
    return render(request, "secretariat/roles_invite.html", context, status=422 if form.errors else 200)


def _send(held: Desk, appointment: str, letter: Inviting, *, now: int) -> None:
    operations.send_invitation(appointment=appointment, letter=letter, by=held.by, now=now)


def _read(held: Desk, appointment: str, letter: Inviting) -> invitation_letters.Invitation:
    with translation.override(letter.language):
        return invitation_letters.preview(
            appointment=appointment, words=letter.words, by=held.by, now=clock.now()
        )
