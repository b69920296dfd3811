"""The words of letters in one event: what the house says, what the event says instead, as a recipient reads it."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from rostrum.apps.correspondence import operations, queries
from rostrum.apps.correspondence.writing import Words
from rostrum.foundation import clock
from rostrum.foundation.languages import BY_CODE, OFFICIAL, direction
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.access import staff_required
from rostrum.web.components.events import found_event
from rostrum.web.secretariat.mail_words import words
from rostrum.web.secretariat.participants import staff

desks = staff_required("secretariat")


class WordsForm(forms.Form):
    """What is typed is kept whatever happens; the rules stand in the operation."""

    subject = forms.CharField(label=gettext_lazy("Subject"), required=False, max_length=400)
    text = forms.CharField(
        label=gettext_lazy("Text"), required=False, widget=forms.Textarea(attrs={"rows": 14}), strip=False
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=1_000_000)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = {"class": "input", "lang": language, "dir": direction(language)}
        for name in ("subject", "text"):
            self.fields[name].widget.attrs |= told


@desks
@require_safe
def letters(request: HttpRequest, event: str) -> HttpResponse:
    rows = queries.letters(event=event, by=staff(request))
    lines = [(row, [(one, one.code in row.changed) for one in OFFICIAL]) for row in rows]
    return render(request, "secretariat/letters.html", {"event": found_event(event), "lines": lines})


@desks
def letter_words(request: HttpRequest, event: str, letter: str, language: str) -> HttpResponse:
    """Save, or only look: the button says which. Looking keeps what is typed and stores nothing."""
    row, by = found_event(event), staff(request)
    told = next((one for one in queries.letters(event=event, by=by) if one.code == letter), None)
    if told is None or language not in BY_CODE or BY_CODE[language].code != language:
        raise Http404("unknown_letter")
    now = queries.words(event=event, letter=letter, language=language, by=by)
    initial = {"subject": now.subject, "text": now.text, "seen": now.number}
    form = WordsForm(request.POST or None, initial=initial, language=language)
    shown = now
    if request.method == "POST" and form.is_valid():
        shown = Words(form.cleaned_data["subject"], form.cleaned_data["text"])
        if "look" not in request.POST and saved(request, form, (event, letter, language)):
            return HttpResponseRedirect(reverse("letter_words", args=[event, letter, language]) + "?saved=1")
    context = {
        "event": row,
        "letter": told,
        "language": BY_CODE[language],
        "languages_of": [(one, one.code in told.changed) for one in OFFICIAL],
        "form": form,
        "own": language in told.changed,
        "composed": queries.preview_words(event=event, letter=letter, language=language, words=shown, by=by),
        "saved": "saved" in request.GET,
    }
    return render(request, "secretariat/letter_words.html", context, status=422 if form.errors else 200)


def saved(request: HttpRequest, form: WordsForm, where: tuple[str, str, str]) -> bool:
    """Whether the words were stored; `ours` brings the shipped ones back."""
    told = form.cleaned_data
    subject, text = ("", "") if "ours" in request.POST else (told["subject"], told["text"])
    if not (subject or text) and "ours" not in request.POST:
        form.add_error("subject", words(Refusal("missing")))
        return False
    edited = operations.Edited(*where, subject, text, told["seen"])
    try:
        operations.change_words(edited=edited, by=staff(request), now=clock.now())
    except Refusal as refusal:
        form.add_error(refusal.detail.get("column"), words(refusal))
        if refusal.code == "stale":
            form.data = dict(form.data.items()) | {"seen": str(refusal.detail["number"])}
        return False
    return True
