"""Letters of free words to a filtered set: written, counted, tested on oneself, then sent (R79)."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from rostrum.apps.correspondence import operations, queries
from rostrum.apps.registration import audiences, floor_link_letter, notices
from rostrum.foundation import clock
from rostrum.foundation.languages import OFFICIAL, direction
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.access import staff_required
from rostrum.web.components.events import found_event
from rostrum.web.components.numbers import number
from rostrum.web.secretariat.mail_words import words
from rostrum.web.secretariat.participants import staff

desks = staff_required("secretariat")


class MailingForm(forms.Form):
    """One field for whom, and subject and text in as many of the six languages as there are."""

    to = forms.ChoiceField(label=gettext_lazy("To whom"), widget=forms.Select(attrs={"class": "input"}))
    official = forms.BooleanField(
        label=gettext_lazy("Official business: the letter has no way to unsubscribe"),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, audiences: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        to.choices = [
            (f"{code}/{choice}", f"{title}: {label}")
            for code, title, choices in audiences
            for choice, label in choices
        ]
        for one in OFFICIAL:
            told = {"class": "input", "lang": one.code, "dir": one.direction}
            self.fields[f"subject_{one.code}"] = forms.CharField(
                label=gettext_lazy("Subject"), required=False, widget=forms.TextInput(attrs=told)
            )
            self.fields[f"text_{one.code}"] = forms.CharField(
                label=gettext_lazy("Text"),
                required=False,
                strip=False,
                widget=forms.Textarea(attrs=told | {"rows": 8}),
            )

    def draft(self, event: str, mailing: str) -> operations.Draft:
        told = self.cleaned_data
        audience, _, choice = told["to"].partition("/")
        texts = {one.code: (told[f"subject_{one.code}"], told[f"text_{one.code}"]) for one in OFFICIAL}
        return operations.Draft(event, audience, choice, texts, told["official"], mailing)

    def languages(self) -> Iterator[tuple[Any, Any, Any]]:
        """Each language with its two fields, in the alphabetical order of the six."""
        for one in OFFICIAL:
            yield one, self[f"subject_{one.code}"], self[f"text_{one.code}"]


@desks
@require_safe
def mailings(request: HttpRequest, event: str) -> HttpResponse:
    return mailings_page(request, event)


def mailings_page(request: HttpRequest, event: str, error: str = "") -> HttpResponse:
    by = staff(request)
    rows = queries.mailings(event=event, by=by)
    names = labels(event, by)
    lines = [(row, names.get(f"{row.audience}/{row.choice}", row.audience), first(row)) for row in rows]
    page = {
        "event": found_event(event),
        "lines": lines,
        "error": error,
        "changes": audiences.changes(event),
        "segment": request.POST.get("segment", ""),
        "to": request.POST.get("to", ""),
    }
    return render(request, "secretariat/mailings.html", page, status=422 if error else 200)


@desks
@require_POST
def mailing_notice(request: HttpRequest, event: str) -> HttpResponse:
    """A notice to those whom the newest programme concerns, or the move of one segment; tested before it is sent."""
    found_event(event)
    to = audiences.INVITED if request.POST.get("to") == audiences.INVITED else audiences.AUDIENCE
    try:
        choice = audiences.changed_by(event, request.POST.get("segment", ""))
    except Refusal:
        return mailings_page(request, event, words(Refusal("nobody")))
    return prepared(request, event, {"letter": notices.CODE, "audience": to, "choice": choice})


@desks
@require_POST
def mailing_links(request: HttpRequest, event: str) -> HttpResponse:
    """The link to the floor to whoever has one and was not told it; without the PIN, tested before it is sent."""
    found_event(event)
    told = {
        "letter": floor_link_letter.CODE,
        "audience": audiences.AUDIENCE,
        "choice": audiences.LINKED,
    }
    return prepared(request, event, told)


def prepared(request: HttpRequest, event: str, told: dict[str, str]) -> HttpResponse:
    try:
        made = operations.prepare_mailing(event=event, **told, by=staff(request), now=clock.now())
    except Refusal as refusal:
        return mailings_page(request, event, words(refusal))
    return HttpResponseRedirect(reverse("mailing", args=[event, made]))


def labels(event: str, by: Any) -> dict[str, str]:
    """Every set a letter can go to, by its code, in words."""
    return {
        f"{code}/{choice}": f"{title}: {label}"
        for code, title, choices in queries.audiences(event=event, by=by)
        for choice, label in choices
    }


def first(row: queries.MailingRow) -> tuple[str, str]:
    """The subject by which a mailing is known, and its language: English where there is one."""
    if row.letter:
        return str(queries.title(letter=row.letter)), get_language() or "en"
    language = "en" if "en" in row.words else next(iter(row.words))
    return row.words[language]["subject"], language


@desks
def mailing_write(request: HttpRequest, event: str, mailing: str = "") -> HttpResponse:
    row, by = found_event(event), staff(request)
    initial = initially(found(event, mailing, by)[0]) if mailing else None
    told = queries.audiences(event=event, by=by)
    form = MailingForm(request.POST or None, initial=initial, audiences=told)
    if request.method == "POST" and form.is_valid():
        try:
            made = operations.write_mailing(draft=form.draft(event, mailing), by=by, now=clock.now())
        except Refusal as refusal:
            form.add_error(field_of(refusal), words(refusal))
        else:
            return HttpResponseRedirect(reverse("mailing", args=[event, made]))
    context = {"event": row, "form": form, "mailing": mailing}
    return render(request, "secretariat/mailing_write.html", context, status=422 if form.errors else 200)


def initially(row: queries.MailingRow) -> dict[str, Any]:
    told: dict[str, Any] = {"to": f"{row.audience}/{row.choice}", "official": row.official}
    for language, text in row.words.items():
        told |= {f"subject_{language}": text["subject"], f"text_{language}": text["text"]}
    return told


def field_of(refusal: Refusal) -> str | None:
    column = refusal.detail.get("column")
    if column == "audience":
        return "to"
    return f"{column}_{refusal.detail['language']}" if column else None


def found(event: str, mailing: str, by: Any) -> tuple[queries.MailingRow, int]:
    try:
        return queries.mailing(event=event, mailing=mailing, by=by)
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal


@desks
@require_safe
def mailing(request: HttpRequest, event: str, mailing: str) -> HttpResponse:
    return mailing_page(request, event, mailing)


def mailing_page(request: HttpRequest, event: str, mailing: str, error: str = "") -> HttpResponse:
    """What it says to its first recipient, to how many it goes, and what is still to do before it is sent."""
    by = staff(request)
    row, count = found(event, mailing, by)
    languages = queries.mailing_languages(event=event, mailing=mailing, by=by)
    previews = [
        (
            one,
            direction(one.code),
            queries.mailing_preview(event=event, mailing=mailing, language=one.code, by=by),
        )
        for one in OFFICIAL
        if one.code in languages
    ]
    context = {
        "event": found_event(event),
        "mailing": row,
        "count": count,
        "to": labels(event, by).get(f"{row.audience}/{row.choice}", row.audience),
        "previews": previews,
        "error": error,
        "tested": number(request.GET.get("tested", ""), 0),
    }
    return render(request, "secretariat/mailing.html", context, status=422 if error else 200)


@desks
@require_POST
def mailing_test(request: HttpRequest, event: str, mailing: str) -> HttpResponse:
    found(event, mailing, staff(request))
    try:
        sent = operations.send_test(mailing=mailing, by=staff(request), now=clock.now())
    except Refusal as refusal:
        return mailing_page(request, event, mailing, words(refusal))
    return HttpResponseRedirect(reverse("mailing", args=[event, mailing]) + f"?tested={sent}")


@desks
@require_POST
def mailing_send(request: HttpRequest, event: str, mailing: str) -> HttpResponse:
    """The number that was shown comes back with the press, so that nobody sends to another set than was seen."""
    found(event, mailing, staff(request))
    count = number(request.POST.get("count", ""), 0)
    try:
        operations.send_mailing(mailing=mailing, count=count, by=staff(request), now=clock.now())
    except Refusal as refusal:
        return mailing_page(request, event, mailing, words(refusal))
    return HttpResponseRedirect(reverse("mailing", args=[event, mailing]))
